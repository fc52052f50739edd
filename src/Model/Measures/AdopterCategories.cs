namespace Staffroom.Model.Measures;

/// <summary>
/// Rogers' adopter categories (Rogers 2003, "Diffusion of Innovations"): cut points at the mean time of adoption less two and one
/// standard deviations, the mean, and the mean plus one. If times are normally distributed the categories hold 2.3, 13.6, 34.1, 34.1
/// and 15.9 % (Rogers rounds to 2.5, 13.5, 34, 34 and 16 %).
/// </summary>
public static class AdopterCategories
{
    /// <summary>
    /// Category of each person. Mean and sample standard deviation (divisor n − 1) are those of the adopters. Adopters who all adopted
    /// in one week are neither early nor late: none is before the mean, so all count as late majority.
    /// </summary>
    /// <param name="adoptionWeeks">Week of adoption, negative for never.</param>
    public static AdopterCategory[] Classify(ReadOnlySpan<int> adoptionWeeks)
    {
        double sum = 0.0;
        int adopters = 0;
        foreach (int week in adoptionWeeks)
        {
            sum += week >= 0 ? week : 0.0;
            adopters += week >= 0 ? 1 : 0;
        }

        double mean = adopters > 0 ? sum / adopters : 0.0;
        double squares = 0.0;
        foreach (int week in adoptionWeeks)
        {
            squares += week >= 0 ? (week - mean) * (week - mean) : 0.0;
        }

        double deviation = adopters > 1 ? Math.Sqrt(squares / (adopters - 1)) : 0.0;
        var categories = new AdopterCategory[adoptionWeeks.Length];
        for (int i = 0; i < categories.Length; i++)
        {
            categories[i] = adoptionWeeks[i] < 0 ? AdopterCategory.NonAdopter : Of(adoptionWeeks[i], mean, deviation);
        }

        return categories;
    }

    /// <summary>Category of a time of adoption, given the mean and the standard deviation of all adopters' times.</summary>
    public static AdopterCategory Of(double time, double mean, double deviation) =>
        time < mean - (2.0 * deviation) ? AdopterCategory.Innovator
        : time < mean - deviation ? AdopterCategory.EarlyAdopter
        : time < mean ? AdopterCategory.EarlyMajority
        : time < mean + deviation || deviation == 0.0 ? AdopterCategory.LateMajority
        : AdopterCategory.Laggard;
}

/// <summary>Rogers' categories, and those who have not adopted.</summary>
public enum AdopterCategory
{
    /// <summary>More than two standard deviations before the mean.</summary>
    Innovator,

    /// <summary>More than one standard deviation before the mean.</summary>
    EarlyAdopter,

    /// <summary>Before the mean.</summary>
    EarlyMajority,

    /// <summary>Less than one standard deviation after the mean.</summary>
    LateMajority,

    /// <summary>Later still.</summary>
    Laggard,

    /// <summary>Did not adopt.</summary>
    NonAdopter,
}
