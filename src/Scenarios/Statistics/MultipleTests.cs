namespace Staffroom.Scenarios.Statistics;

/// <summary>Correction for many tests, and how many replicates a precision takes.</summary>
public static class MultipleTests
{
    /// <summary>
    /// Holm's step-down correction (Holm 1979): the k-th smallest of m p-values times m − k + 1, made monotone and cut at 1. It controls
    /// the chance of any false positive among all of them, whatever their dependence. Returned in the order given.
    /// </summary>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderBy(k => pValues[k])];
        var corrected = new double[order.Length];
        double largest = 0.0;
        for (int k = 0; k < order.Length; k++)
        {
            largest = Math.Max(largest, Math.Min(1.0, pValues[order[k]] * (order.Length - k)));
            corrected[order[k]] = largest;
        }

        return corrected;
    }
}
