namespace Staffroom.Model.Measures;

/// <summary>
/// Teacher-weeks at risk and what came of them, by practice. Exposure is the share of a teacher's alters, over ties that exist, who were
/// genuine users at the beginning of the week (Valente 1996).
/// </summary>
/// <param name="Counts">practices × <see cref="Columns"/> whole numbers; doubles hold them exactly up to 2⁵³.</param>
/// <param name="ExposureSums">practices × schools sums of the exposure of first adopters in the week of their adoption.</param>
public sealed record RiskCounts(double[] Counts, double[] ExposureSums)
{
    /// <summary>Classes of exposure: none, above 0 to 0.1, above 0.1 to 0.2, …, above 0.9 to 1.</summary>
    public const int ExposureClasses = 11;

    /// <summary>Counts of a practice: user-weeks, drops, then for each class of exposure the weeks at risk and the first adoptions.</summary>
    public const int Columns = 2 + (2 * ExposureClasses);

    /// <summary>Weeks that teachers began as users, compliers included.</summary>
    public double UserWeeks(int practice) => Counts[practice * Columns];

    /// <summary>Users who dropped the practice; those who left are not among them.</summary>
    public double Drops(int practice) => Counts[(practice * Columns) + 1];

    /// <summary>Weeks that positions without any user so far began in a class of exposure.</summary>
    public double AtRisk(int practice, int exposureClass) => Counts[(practice * Columns) + 2 + (2 * exposureClass)];

    /// <summary>First genuine use of positions that were in a class of exposure.</summary>
    public double Adoptions(int practice, int exposureClass) => Counts[(practice * Columns) + 3 + (2 * exposureClass)];

    /// <summary>Middle of a class of exposure.</summary>
    public static double Midpoint(int exposureClass) => exposureClass == 0 ? 0.0 : (exposureClass - 0.5) / (ExposureClasses - 1);

    internal static int ClassOf(int users, int alters) =>
        users == 0 ? 0 : (((ExposureClasses - 1) * users) + alters - 1) / alters;
}
