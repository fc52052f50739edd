namespace Staffroom.Grains.Contracts;

/// <summary>What a school says at the end of a segment.</summary>
/// <param name="Epoch">
/// The attempt it belongs to. A newer one than the segment's says that another coordinator has taken over; nothing else is told then.
/// </param>
/// <param name="Records">The record of each week that ended, in order; the first is of <see cref="Segment.FromWeek"/> + 1.</param>
[GenerateSerializer, Immutable, Alias("staffroom.segment-report")]
public sealed record SegmentReport([property: Id(0)] long Epoch, [property: Id(1)] double[][] Records)
{
    /// <summary>
    /// Who could leave for being well connected, where the segment stopped before its turnover: three numbers for each, the removal, the
    /// teacher and the connectedness.
    /// </summary>
    [Id(2)]
    public double[] Candidates { get; init; } = [];

    /// <summary>What is counted once, where the segment ended at the horizon.</summary>
    [Id(3)]
    public double[]? Final { get; init; }

    /// <summary>Why the state was to be kept and could not be; null where all went well.</summary>
    [Id(4)]
    public string? SaveFailure { get; init; }

    /// <summary>Seconds that keeping the state took.</summary>
    [Id(5)]
    public double SaveSeconds { get; init; }

    /// <summary>Seconds spent waiting for rows of other schools.</summary>
    [Id(6)]
    public double WaitSeconds { get; init; }

    /// <summary>The diaries that the school's teachers kept, where the segment ended at the horizon.</summary>
    [Id(7)]
    public byte[][] Diaries { get; init; } = [];

    /// <summary>Whether the segment is still being simulated, so that nothing else is told yet and the same must be asked again.</summary>
    [Id(8)]
    public bool IsUnfinished { get; init; }
}
