namespace Staffroom.Scenarios.Statistics;

/// <summary>Quantiles of a sample by linear interpolation between order statistics: definition 7 of Hyndman and Fan (1996).</summary>
public static class Quantile
{
    /// <summary>A quantile of ascending values.</summary>
    /// <param name="ascending">The values, ascending, at least one.</param>
    /// <param name="probability">0 (the smallest) to 1 (the largest).</param>
    public static double OfSorted(ReadOnlySpan<double> ascending, double probability)
    {
        if (ascending.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(ascending));
        }

        double position = Math.Clamp(probability, 0.0, 1.0) * (ascending.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((position - below) * (ascending[above] - ascending[below]));
    }

    /// <summary>A quantile of values in any order.</summary>
    public static double Of(IEnumerable<double> values, double probability) => OfSorted(Sorted(values), probability);

    internal static double[] Sorted(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }
}
