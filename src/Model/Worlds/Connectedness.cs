using Staffroom.Model.Networks;

namespace Staffroom.Model.Worlds;

/// <summary>How sought a teacher is: the sum of the strengths of all ties, in ascending alter.</summary>
internal static class Connectedness
{
    public static double Of(SchoolNetwork network, double[] tieStrength, int teacher)
    {
        double sum = 0.0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            sum += tieStrength[e];
        }

        return sum;
    }
}
