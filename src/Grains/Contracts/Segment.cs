namespace Staffroom.Grains.Contracts;

/// <summary>The weeks that a school is to simulate before it reports.</summary>
/// <param name="Epoch">The attempt it belongs to.</param>
/// <param name="FromWeek">The week the school stands at.</param>
/// <param name="ToWeek">The week it goes on to, exclusive: it then stands at the start of this week.</param>
[GenerateSerializer, Immutable, Alias("staffroom.segment")]
public sealed record Segment([property: Id(0)] long Epoch, [property: Id(1)] int FromWeek, [property: Id(2)] int ToWeek)
{
    /// <summary>
    /// Those who leave at the end of <see cref="FromWeek"/>, teachers of all schools in ascending id, where the segment before stopped
    /// short of its turnover; null where it did not.
    /// </summary>
    [Id(3)]
    public int[]? Leavers { get; init; }

    /// <summary>Whether to stop short of the turnover at the end of the last week, and to report who could leave.</summary>
    [Id(4)]
    public bool StopsBeforeTurnover { get; init; }

    /// <summary>Whether to keep the state at the end; not asked at the horizon.</summary>
    [Id(5)]
    public bool SavesAtEnd { get; init; }

    /// <summary>The week of the newest checkpoint that everybody has; it is not overwritten.</summary>
    [Id(6)]
    public int KeptWeek { get; init; }
}
