namespace Staffroom.Model.Measures;

/// <summary>
/// How unequally something is spread over schools (or people). Theil's index needs a logarithm, which this room does without so that
/// its arithmetic is the same on every system; it stands with the statistics of the scenarios.
/// </summary>
public static class InequalityMeasures
{
    /// <summary>
    /// Gini coefficient of non-negative values: Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x) over ascending values; 0 if all are equal (or all 0),
    /// (n − 1)/n if one has everything. The population form, without the factor n/(n − 1).
    /// </summary>
    /// <exception cref="ArgumentException">There are no values, or one is negative.</exception>
    public static double Gini(ReadOnlySpan<double> values)
    {
        var sorted = Sorted(values);
        if (sorted[0] < 0.0)
        {
            throw new ArgumentException($"Inequality is defined for values of 0 or more, not for {sorted[0]}.", nameof(values));
        }

        double sum = 0.0, weighted = 0.0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            weighted += ((2 * (i + 1)) - sorted.Length - 1) * sorted[i];
        }

        return sum == 0.0 ? 0.0 : Math.Max(0.0, weighted / (sorted.Length * sum));
    }

    /// <summary>The largest less the smallest value.</summary>
    public static double MaxMinGap(ReadOnlySpan<double> values)
    {
        var sorted = Sorted(values);
        return sorted[^1] - sorted[0];
    }

    /// <summary>Mean of the lowest quarter of the values, at least one: n/4 rounded up.</summary>
    public static double BottomQuarterMean(ReadOnlySpan<double> values)
    {
        var sorted = Sorted(values);
        int count = (sorted.Length + 3) / 4;
        double sum = 0.0;
        for (int i = 0; i < count; i++)
        {
            sum += sorted[i];
        }

        return sum / count;
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("Inequality needs at least one value.", nameof(values));
        }

        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
