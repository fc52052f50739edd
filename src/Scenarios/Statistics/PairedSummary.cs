using MathNet.Numerics.Distributions;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// A paired difference over replicates. Standard deviations are sample ones (divisor n − 1). With one pair there is no deviation and no
/// interval (NaN) and the p-values are 1; if all differences are equal the interval is that one number.
/// </summary>
/// <param name="N">Number of pairs.</param>
/// <param name="Estimate">Mean difference.</param>
/// <param name="Deviation">Standard deviation of the differences; its square is Vx + Vy − 2 r sx sy.</param>
/// <param name="StandardError">Deviation over √n.</param>
/// <param name="CohensDz">Mean difference over the standard deviation of the differences; NaN if that is 0.</param>
/// <param name="CohensDav">Mean difference over the mean of both sides' standard deviations (Cumming 2012); NaN if that is 0.</param>
/// <param name="Correlation">Pearson's r of both sides; NaN if one does not vary.</param>
/// <param name="ProbabilityOfSuperiority">Share of pairs with a positive difference, equal pairs counted half.</param>
/// <param name="TPValue">Two-sided p of the paired t test; with no deviation 1 if the mean is 0 and else 0.</param>
/// <param name="RankPValue">Two-sided exact p of Wilcoxon's signed-rank test.</param>
/// <param name="Intervals">Bootstrap 95 % intervals of the mean difference.</param>
public sealed record PairedSummary(
    int N, double Estimate, double Deviation, double StandardError, double CohensDz, double CohensDav, double Correlation,
    double ProbabilityOfSuperiority, double TPValue, double RankPValue, BootstrapIntervals Intervals)
{
    /// <summary>Summarizes x − y.</summary>
    /// <param name="x">One side, one value per replicate.</param>
    /// <param name="y">The other side, replicate by replicate.</param>
    /// <exception cref="ArgumentException">The sides differ in length or are empty.</exception>
    public static PairedSummary Of(IReadOnlyList<double> x, IReadOnlyList<double> y) => Of(x, y, new Bootstrap());

    internal static PairedSummary Of(IReadOnlyList<double> x, IReadOnlyList<double> y, Bootstrap bootstrap)
    {
        if (x.Count != y.Count || x.Count == 0)
        {
            throw new ArgumentException($"Pairs need as many values on one side as on the other, at least 1: {x.Count} and {y.Count}.", nameof(y));
        }

        // In ascending order, so that sums do not depend on the order of the replicates.
        double[] differences = Quantile.Sorted(x.Zip(y, (a, b) => a - b));
        int n = differences.Length;
        double mean = Mean(differences);
        double deviation = SampleDeviation(differences);
        double average = (SampleDeviation(Quantile.Sorted(x)) + SampleDeviation(Quantile.Sorted(y))) / 2.0;
        double positive = differences.Count(d => d > 0.0) + (0.5 * differences.Count(d => d == 0.0));
        return new PairedSummary(
            n, mean, deviation, deviation / Math.Sqrt(n), mean / NotZero(deviation), mean / NotZero(average), Pearson(x, y),
            positive / n, TTest(n, mean, deviation), SignedRank.Of(differences).PValue, bootstrap.Mean(differences));
    }

    /// <summary>Sample standard deviation; NaN for one value, exactly 0 if all are equal.</summary>
    private static double SampleDeviation(double[] ascending)
    {
        if (ascending.Length < 2 || ascending[0] == ascending[^1])
        {
            return ascending.Length < 2 ? double.NaN : 0.0;
        }

        double mean = Mean(ascending);
        return Math.Sqrt(ascending.Sum(value => (value - mean) * (value - mean)) / (ascending.Length - 1));
    }

    private static double Mean(double[] ascending) => ascending[0] == ascending[^1] ? ascending[0] : ascending.Sum() / ascending.Length;

    private static double NotZero(double value) => value == 0.0 ? double.NaN : value;

    private static double TTest(int n, double mean, double deviation)
    {
        if (n < 2)
        {
            return 1.0;
        }

        if (deviation == 0.0)
        {
            return mean == 0.0 ? 1.0 : 0.0;
        }

        return 2.0 * StudentT.CDF(0.0, 1.0, n - 1, -Math.Abs(mean / deviation * Math.Sqrt(n)));
    }

    private static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        // Pairs in a fixed order, for the same reason as above.
        (double X, double Y)[] pairs = [.. x.Zip(y).OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        double xx = 0.0, yy = 0.0, xy = 0.0;
        foreach (var (a, b) in pairs)
        {
            xx += (a - meanX) * (a - meanX);
            yy += (b - meanY) * (b - meanY);
            xy += (a - meanX) * (b - meanY);
        }

        return xx > 0.0 && yy > 0.0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1.0, 1.0) : double.NaN;
    }
}
