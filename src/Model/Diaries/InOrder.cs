namespace Staffroom.Model.Diaries;

/// <summary>Sums from the first to the last value: libraries may add in lanes, which rounds differently from machine to machine.</summary>
internal static class InOrder
{
    public static double Sum(double[] values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
