using MathNet.Numerics.Distributions;

namespace Staffroom.Scenarios.Statistics;

/// <summary>How many paired replicates a question takes, by the normal approximation.</summary>
public static class ReplicatesNeeded
{
    /// <summary>Fewer replicates than this get a warning.</summary>
    public const int Recommended = 20;

    private const double TwoSided = 0.975;

    /// <summary>
    /// Replicates to detect a difference with the given power at a two-sided level of 5 %: n = (z.975 + z.power)² sd² / δ², rounded up,
    /// at least 2.
    /// </summary>
    /// <param name="deviation">Standard deviation of the paired differences, 0 or more.</param>
    /// <param name="difference">δ, the difference to detect, above 0.</param>
    /// <param name="power">Chance to detect it, between 0 and 1.</param>
    public static int ForPower(double deviation, double difference, double power = 0.90) =>
        Ceiling((Normal.InvCDF(0.0, 1.0, TwoSided) + Normal.InvCDF(0.0, 1.0, power)) * deviation / difference);

    /// <summary>Replicates so that the 95 % interval is no wider than ± <paramref name="halfWidth"/>: n = z.975² sd² / w², rounded up, at least 2.</summary>
    /// <param name="deviation">Standard deviation of the paired differences, 0 or more.</param>
    /// <param name="halfWidth">Half the width wanted, above 0.</param>
    public static int ForHalfWidth(double deviation, double halfWidth) => Ceiling(Normal.InvCDF(0.0, 1.0, TwoSided) * deviation / halfWidth);

    private static int Ceiling(double root)
    {
        if (double.IsNaN(root) || double.IsInfinity(root) || root < 0.0)
        {
            throw new ArgumentOutOfRangeException(nameof(root), root, "The deviation must be 0 or more and the difference above 0.");
        }

        return (int)Math.Clamp(Math.Ceiling(root * root), 2.0, int.MaxValue);
    }
}
