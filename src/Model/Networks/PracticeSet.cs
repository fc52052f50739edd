namespace Staffroom.Model.Networks;

/// <summary>A set of practices by their index in a world, 0 to 31.</summary>
/// <param name="Bits">A bit for each practice, the lowest for the first.</param>
public readonly record struct PracticeSet(uint Bits)
{
    private const int Most = 32;

    /// <summary>Every practice.</summary>
    public static PracticeSet All { get; } = new(uint.MaxValue);

    /// <summary>Whether a practice is in the set.</summary>
    public bool Contains(int practice) => practice is >= 0 and < Most && (Bits >> practice & 1) == 1;

    /// <summary>The same set and one practice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The practice is not one of the first 32.</exception>
    public PracticeSet With(int practice)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(practice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(practice, Most);
        return new(Bits | (1u << practice));
    }
}
