using MathNet.Numerics.Distributions;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// The ratio of two paired means with Fieller's 95 % interval (Fieller 1954, J. R. Stat. Soc. B 16:175-185), which knows that the
/// denominator is uncertain too.
/// </summary>
/// <param name="Ratio">Mean of the numerators over the mean of the denominators.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record FiellerRatio(double Ratio, double Low, double High)
{
    /// <summary>The ratio; null where the 95 % interval of the mean denominator includes 0, or there are fewer than two pairs.</summary>
    public static FiellerRatio? Of(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        int n = numerators.Length;
        if (n < 2)
        {
            return null;
        }

        double y = Mean(numerators), x = Mean(denominators);
        double yy = Covariance(numerators, y, numerators, y) / n, xx = Covariance(denominators, x, denominators, x) / n;
        double xy = Covariance(numerators, y, denominators, x) / n;
        double t = StudentT.InvCDF(0.0, 1.0, n - 1, 0.975);
        double g = t * t * xx / (x * x);
        if (!(g < 1.0))
        {
            return null;
        }

        // With slope xy/xx of the numerators on the denominators; where the denominators do not vary it has no part.
        double slope = xx > 0.0 ? xy / xx : 0.0;
        double ratio = y / x;
        double center = (ratio - (g * slope)) / (1.0 - g);
        double spread = yy - (2.0 * ratio * xy) + (ratio * ratio * xx) - (g * (yy - (slope * xy)));
        double half = t / (Math.Abs(x) * (1.0 - g)) * Math.Sqrt(Math.Max(0.0, spread));
        return new FiellerRatio(ratio, center - half, center + half);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double Covariance(ReadOnlySpan<double> a, double meanA, ReadOnlySpan<double> b, double meanB)
    {
        double sum = 0.0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return sum / (a.Length - 1);
    }
}
