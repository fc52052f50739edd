namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Whether replicates fall into two groups (a cascade that takes off or dies), so that a mean describes neither.
/// </summary>
/// <remarks>
/// The sample is split where the sum of squares within both parts is smallest, each part with at least a tenth of the values (two at
/// least). It counts as bimodal if the parts lie more than 5 root-mean-square standard deviations apart: Ashman's
/// D = (μ₂ − μ₁) / √((s₁² + s₂²)/2) (Ashman, Bird and Zepf 1994). Ashman's own bound of 2 is for fitted mixtures; a hard split cuts the
/// parts' tails off, and any sample has one: a uniform distribution gives 3.5, an even sample of a normal one about 2.7. With 20
/// values, normal samples are called bimodal in fewer than 1 of 100 cases and uniform ones in about 4.
/// </remarks>
public static class Bimodality
{
    /// <summary>With fewer values than this nothing is said.</summary>
    public const int MinimumCount = 10;

    private const double SmallestPart = 0.1;
    private const double Apart = 5.0;

    /// <summary>Whether values fall into two groups.</summary>
    public static bool IsBimodal(IEnumerable<double> values)
    {
        double[] sorted = Quantile.Sorted(values);
        if (sorted.Length < MinimumCount || sorted[0] == sorted[^1])
        {
            return false;
        }

        int split = BestSplit(sorted);
        var (lowMean, lowSquares) = Describe(sorted.AsSpan(0, split));
        var (highMean, highSquares) = Describe(sorted.AsSpan(split));
        double variance = ((lowSquares / (split - 1)) + (highSquares / (sorted.Length - split - 1))) / 2.0;
        return highMean - lowMean > Apart * Math.Sqrt(variance);
    }

    private static int BestSplit(double[] sorted)
    {
        int smallest = Math.Max(2, (int)Math.Ceiling(SmallestPart * sorted.Length));
        int best = smallest;
        double least = double.PositiveInfinity;
        for (int split = smallest; split <= sorted.Length - smallest; split++)
        {
            double within = Describe(sorted.AsSpan(0, split)).Squares + Describe(sorted.AsSpan(split)).Squares;
            (least, best) = within < least ? (within, split) : (least, best);
        }

        return best;
    }

    private static (double Mean, double Squares) Describe(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length, squares = 0.0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, squares);
    }
}
