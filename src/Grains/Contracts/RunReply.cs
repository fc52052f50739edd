namespace Staffroom.Grains.Contracts;

/// <summary>How far a run is.</summary>
[GenerateSerializer, Alias("staffroom.run-state")]
public enum RunState
{
    /// <summary>It goes on; ask again.</summary>
    Running,

    /// <summary>It is done, and its result is there.</summary>
    Done,

    /// <summary>It cannot be done; the error says why.</summary>
    Failed,

    /// <summary>Nobody here knows its experiment; submit that again.</summary>
    Unknown,
}

/// <summary>What a run answers to whoever waits for it.</summary>
/// <param name="State">How far it is.</param>
[GenerateSerializer, Immutable, Alias("staffroom.run-reply")]
public sealed record RunReply([property: Id(0)] RunState State)
{
    /// <summary>What came out, if it is done.</summary>
    [Id(1)]
    public RunResult? Result { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    [Id(2)]
    public string? Error { get; init; }
}

/// <summary>What came out of a run.</summary>
/// <param name="Trajectory">The canonical bytes of its trajectory.</param>
/// <param name="Digest">SHA-256 of them, 64 lowercase hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("staffroom.run-result")]
public sealed record RunResult([property: Id(0)] byte[] Trajectory, [property: Id(1)] string Digest)
{
    /// <summary>The diaries that were kept, in the order in which they were asked for.</summary>
    [Id(2)]
    public byte[][] Diaries { get; init; } = [];
}
