using MathNet.Numerics.Distributions;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Wilcoxon's signed-rank test of paired differences (Wilcoxon 1945): zero differences are dropped, equal ones share their mean rank.
/// </summary>
/// <param name="W">The smaller of the rank sums of positive and of negative differences.</param>
/// <param name="PValue">
/// Two-sided p: exact given the ranks up to <see cref="ExactLimit"/> differences, by the normal approximation with tie correction beyond;
/// 1 if all differences are 0.
/// </param>
public sealed record SignedRank(double W, double PValue)
{
    /// <summary>Up to so many differences that are not 0 the p-value is exact.</summary>
    public const int ExactLimit = 50;

    /// <summary>Tests whether differences are symmetric about 0.</summary>
    public static SignedRank Of(IReadOnlyList<double> differences)
    {
        double[] nonzero = [.. differences.Where(d => d != 0.0).OrderBy(Math.Abs)];
        if (nonzero.Length == 0)
        {
            return new SignedRank(0.0, 1.0);
        }

        // Twice the mean ranks are whole numbers, ties or not.
        int[] doubledRanks = DoubledRanks(nonzero);
        int positive = nonzero.Select((d, k) => d > 0.0 ? doubledRanks[k] : 0).Sum();
        int smaller = Math.Min(positive, doubledRanks.Sum() - positive);
        double p = nonzero.Length <= ExactLimit ? Exact(doubledRanks, smaller) : Approximate(doubledRanks, smaller);
        return new SignedRank(smaller / 2.0, Math.Min(1.0, p));
    }

    private static int[] DoubledRanks(double[] byMagnitude)
    {
        var ranks = new int[byMagnitude.Length];
        int first = 0;
        while (first < ranks.Length)
        {
            int last = first;
            while (last + 1 < ranks.Length && Math.Abs(byMagnitude[last + 1]) == Math.Abs(byMagnitude[first]))
            {
                last++;
            }

            Array.Fill(ranks, first + last + 2, first, last - first + 1);
            first = last + 1;
        }

        return ranks;
    }

    private static double Exact(int[] ranks, int smaller)
    {
        // probability[s]: that a rank sum of s comes out if every sign is a fair coin.
        var probability = new double[ranks.Sum() + 1];
        probability[0] = 1.0;
        int reach = 0;
        foreach (int rank in ranks)
        {
            reach += rank;
            for (int sum = reach; sum >= 0; sum--)
            {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0.0)) / 2.0;
            }
        }

        return 2.0 * probability.Take(smaller + 1).Sum();
    }

    private static double Approximate(int[] ranks, int smaller)
    {
        double mean = ranks.Sum() / 2.0;
        double variance = ranks.Sum(rank => (double)rank * rank) / 4.0;
        return 2.0 * Normal.CDF(mean, Math.Sqrt(variance), smaller);
    }
}
