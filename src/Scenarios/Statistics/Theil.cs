namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Theil's T index of inequality. It stands here and not with the other measures of inequality in the Model because it needs a
/// logarithm, which the Model bans to keep its dynamics bit for bit the same on every system; this is for display only.
/// </summary>
public static class Theil
{
    /// <summary>
    /// T = (1/n) Σ (x/μ) log(x/μ) with natural logarithms and 0 · log 0 = 0 (Theil 1967): 0 if all are equal (or all 0), log n if one
    /// has everything.
    /// </summary>
    /// <exception cref="ArgumentException">There are no values, or one is negative.</exception>
    public static double Index(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("Inequality needs at least one value.", nameof(values));
        }

        double total = 0.0;
        foreach (double value in values)
        {
            total += value >= 0.0
                ? value
                : throw new ArgumentException($"Inequality is defined for values of 0 or more, not for {value}.", nameof(values));
        }

        double mean = total / values.Length;
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value > 0.0 ? value / mean * Math.Log(value / mean) : 0.0;
        }

        // Rounding may leave a trace below 0 where all values are equal.
        return Math.Max(0.0, sum / values.Length);
    }
}
