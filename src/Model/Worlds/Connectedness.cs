using Staffroom.Model.Networks;

namespace Staffroom.Model.Worlds;

/// <summary>How sought a teacher is: the sum of the strengths of all ties that exist in a week, in ascending alter.</summary>
internal static class Connectedness
{
    /// <summary>Over all ties.</summary>
    public static double Of(SchoolNetwork network, double[] tieStrength, int teacher, int week)
    {
        double sum = 0.0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            sum += network.Exists(e, week) ? tieStrength[e] : 0.0;
        }

        return sum;
    }

    /// <summary>Over ties to people of one's own school.</summary>
    public static double WithinSchool(SchoolNetwork network, double[] tieStrength, int teacher, int week)
    {
        double sum = 0.0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            sum += network.Exists(e, week) && !network.IsBetween[e] ? tieStrength[e] : 0.0;
        }

        return sum;
    }
}
