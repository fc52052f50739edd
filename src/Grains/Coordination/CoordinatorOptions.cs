namespace Staffroom.Grains.Coordination;

/// <summary>How a run is coordinated; none of it changes what comes out.</summary>
public sealed record CoordinatorOptions
{
    /// <summary>Weeks between checkpoints, 1 or more; null to choose by measured cost.</summary>
    public int? CheckpointWeeks { get; init; }

    /// <summary>
    /// Time in which all schools must answer; twice as much after each attempt that came to nothing, for systems that are merely slow.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Pauses before the next attempt, after the first, the second … in a row that came to nothing; when they are used up the run stops.
    /// By default it goes on trying for more than half a minute: so long a cluster may take to notice a silo that died.
    /// </summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [.. new[] { 0.5, 2.0, 5.0, 10.0, 20.0 }.Select(TimeSpan.FromSeconds)];

    /// <summary>How long a segment should take, well below the time after which calls are given up.</summary>
    public TimeSpan SegmentTime { get; init; } = TimeSpan.FromSeconds(1);
}
