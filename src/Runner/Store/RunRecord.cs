namespace Staffroom.Runner.Store;

/// <summary>How a stored run ended; the numbers are part of the store's format.</summary>
internal enum RunState
{
    /// <summary>Finished; digest and outcome are stored.</summary>
    Done = 1,

    /// <summary>Failed with an error; <c>resume</c> tries it again.</summary>
    Failed = 2,
}

/// <summary>One run as it is stored.</summary>
/// <param name="Draw">0 for the experiment itself, 1.. for its robustness draws.</param>
/// <param name="Index">Position in plan order.</param>
/// <param name="Condition">Index of its condition.</param>
/// <param name="Replicate">0-based replicate.</param>
/// <param name="RunSeed">Key of its random numbers.</param>
/// <param name="State">How it ended.</param>
/// <param name="Digest">SHA-256 of what is kept, canonical bytes or outcomes, before compression: 32 bytes; empty if it failed.</param>
/// <param name="Trajectory">Canonical bytes, compressed; null if it failed or only its outcomes are kept.</param>
/// <param name="Outcomes">Outcomes where no trajectory is kept (robustness draws).</param>
/// <param name="Error">What went wrong, if it failed.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record RunRecord(
    int Draw, int Index, int Condition, int Replicate, ulong RunSeed, RunState State,
    byte[] Digest, byte[]? Trajectory, byte[]? Outcomes, string? Error, double Seconds);

/// <summary>A stored run without its bytes.</summary>
internal sealed record RunHeader(
    int Draw, int Index, int Condition, int Replicate, ulong RunSeed, RunState State, byte[] Digest, string? Error, double Seconds)
{
    /// <summary>The digest as 64 lowercase hexadecimal digits.</summary>
    public string DigestText => Convert.ToHexStringLower(Digest);
}
