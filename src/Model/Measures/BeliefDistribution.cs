namespace Staffroom.Model.Measures;

/// <summary>How beliefs between 0 and 1 are distributed, and how polarized they are.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Population standard deviation (divisor n).</param>
/// <param name="ShareAboveHalf">Share of beliefs above 0.5.</param>
/// <param name="VarianceShare">Population variance over 0.25, the largest possible: 0 is consensus, 1 two equal camps at 0 and 1.</param>
/// <param name="MeanPairwiseDistance">Mean of |bᵢ − bⱼ| over all n² ordered pairs, a person with itself included; at most 0.5.</param>
/// <param name="Clusters">Number of groups that gaps wider than the given one separate.</param>
/// <param name="Sarle">
/// Sarle's bimodality coefficient in its SAS form, (g² + 1) / (k + 3(n − 1)²/((n − 2)(n − 3))) with sample skewness g and sample
/// excess kurtosis k: 5/9 for a uniform distribution, 1 for two points. Biased low in small samples, so use it for n above 50
/// and read <paramref name="VarianceShare"/> first. Null with fewer than four beliefs or without variance.
/// </param>
public sealed record BeliefDistribution(
    double Mean, double StandardDeviation, double ShareAboveHalf, double VarianceShare, double MeanPairwiseDistance, int Clusters, double? Sarle)
{
    /// <summary>The gap in belief that separates clusters unless another one is asked for (assumption).</summary>
    public const double DefaultClusterGap = 0.05;

    /// <summary>Describes beliefs.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static BeliefDistribution Of(ReadOnlySpan<double> beliefs, double clusterGap = DefaultClusterGap)
    {
        if (beliefs.IsEmpty)
        {
            throw new ArgumentException("A distribution needs at least one belief.", nameof(beliefs));
        }

        var sorted = beliefs.ToArray();
        Array.Sort(sorted);
        int n = sorted.Length;
        double mean = sorted.Sum() / n;
        double squares = 0.0, distance = 0.0;
        int above = 0, clusters = 1;
        for (int i = 0; i < n; i++)
        {
            squares += (sorted[i] - mean) * (sorted[i] - mean);
            distance += ((2.0 * i) - n + 1.0) * sorted[i];
            above += sorted[i] > 0.5 ? 1 : 0;
            clusters += i > 0 && sorted[i] - sorted[i - 1] > clusterGap ? 1 : 0;
        }

        double variance = squares / n;
        return new BeliefDistribution(
            mean, Math.Sqrt(variance), (double)above / n, variance / 0.25, 2.0 * distance / ((double)n * n), clusters, SarleOf(sorted, mean));
    }

    private static double? SarleOf(double[] values, double mean)
    {
        double n = values.Length;
        double m2 = 0.0, m3 = 0.0, m4 = 0.0;
        foreach (double value in values)
        {
            double z = value - mean;
            m2 += z * z;
            m3 += z * z * z;
            m4 += z * z * z * z;
        }

        if (n < 4 || m2 <= 0.0)
        {
            return null;
        }

        double s2 = m2 / (n - 1.0);
        double skewness = n / ((n - 1.0) * (n - 2.0)) * m3 / (s2 * Math.Sqrt(s2));
        double correction = 3.0 * (n - 1.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
        double kurtosis = (n * (n + 1.0) / ((n - 1.0) * (n - 2.0) * (n - 3.0)) * m4 / (s2 * s2)) - correction;
        return ((skewness * skewness) + 1.0) / (kurtosis + correction);
    }
}
