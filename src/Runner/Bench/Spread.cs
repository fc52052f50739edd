namespace Staffroom.Runner.Bench;

/// <summary>Median and range of repeats.</summary>
internal readonly record struct Spread(double Median, double Minimum, double Maximum)
{
    /// <summary>Of at least one value.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
        return new Spread(median, sorted[0], sorted[^1]);
    }
}
