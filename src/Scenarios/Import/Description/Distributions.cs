namespace Staffroom.Scenarios.Import.Description;

/// <summary>Summarizes values.</summary>
internal static class Distributions
{
    internal static Distribution Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return new Distribution(0, 0, 0, 0, 0, 0, 0, 0);
        }

        // Summing in ascending order makes the mean independent of the order of the values.
        double mean = sorted.Sum() / sorted.Length;
        double variance = sorted.Sum(value => (value - mean) * (value - mean)) / sorted.Length;
        return new Distribution(
            sorted.Length, sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1], mean, Math.Sqrt(variance));
    }

    private static double Quantile(double[] sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
