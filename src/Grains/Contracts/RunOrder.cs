namespace Staffroom.Grains.Contracts;

/// <summary>How a run is to be run; none of it changes its trajectory.</summary>
/// <param name="Granularity">What a grain is.</param>
[GenerateSerializer, Immutable, Alias("staffroom.run-order")]
public sealed record RunOrder([property: Id(0)] Granularity Granularity)
{
    /// <summary>Weeks between checkpoints, 1 or more; null to choose by measured cost.</summary>
    [Id(1)]
    public int? CheckpointWeeks { get; init; }

    /// <summary>Ids of the teachers whose diaries are kept.</summary>
    [Id(2)]
    public int[] Diaries { get; init; } = [];

    /// <summary>Whether traces go down to the weeks of each school. Ignored where a run is one grain.</summary>
    [Id(3)]
    public bool TracesWeeks { get; init; }

    /// <summary>Threads that a run which is one grain may use, 1 or more. Ignored elsewhere.</summary>
    [Id(4)]
    public int Threads { get; init; } = 1;

    /// <summary>
    /// File that a run which is one grain is kept in on its way, where the grain can reach the files of whoever asks; null for none. Ignored
    /// elsewhere: schools and teachers are kept in storage.
    /// </summary>
    [Id(5)]
    public string? CheckpointFile { get; init; }

    /// <summary>What tells the run in that file from all others.</summary>
    [Id(6)]
    public string CheckpointIdentity { get; init; } = "";
}
