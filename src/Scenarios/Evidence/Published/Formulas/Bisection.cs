namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>Where a yes-or-no answer changes.</summary>
internal static class Bisection
{
    /// <summary>The place between two ends with different answers where the answer changes, to within <paramref name="accuracy"/>.</summary>
    /// <exception cref="ArgumentException">Both ends give the same answer.</exception>
    public static double Switch(double low, double high, double accuracy, Func<double, bool> holds)
    {
        bool atLow = holds(low);
        if (atLow == holds(high))
        {
            throw new ArgumentException($"The answer is {atLow} at {low} and at {high}; it must change between them.", nameof(holds));
        }

        while (high - low > accuracy)
        {
            double middle = 0.5 * (low + high);
            (low, high) = holds(middle) == atLow ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
