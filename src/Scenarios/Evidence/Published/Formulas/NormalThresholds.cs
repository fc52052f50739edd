using MathNet.Numerics.Distributions;

namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>Granovetter's (1978) crowd with normally distributed thresholds, in the limit of many people.</summary>
/// <param name="mean">Mean threshold, in percent of the crowd.</param>
/// <param name="deviation">Standard deviation, in percent of the crowd.</param>
internal sealed class NormalThresholds(double mean, double deviation)
{
    /// <summary>Percent of the crowd that acts in the end: the smallest fixed point of r = Φ((r − mean)/sd), reached from nobody.</summary>
    public double Equilibrium()
    {
        double now = 0.0, before;
        do
        {
            (before, now) = (now, 100.0 * Normal.CDF(mean, deviation, now));
        }
        while (now - before > 1e-12);

        return now;
    }

    /// <summary>Thresholds of a crowd of n as counts of others: the quantiles at (i + ½)/n, rounded up.</summary>
    public int[] Counts(int n) =>
        [.. Enumerable.Range(0, n).Select(i => (int)Math.Ceiling(Normal.InvCDF(mean, deviation, (i + 0.5) / n) * n / 100.0))];
}
