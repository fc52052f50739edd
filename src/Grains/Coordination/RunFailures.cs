namespace Staffroom.Grains.Coordination;

/// <summary>A run that cannot go on by trying again; what it kept stays for a resume.</summary>
internal sealed class RunStoppedException : Exception
{
    /// <summary>A run that stopped.</summary>
    public RunStoppedException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>Another coordinator has begun a newer attempt of the same run; this one ends, and whoever waits asks again.</summary>
internal sealed class RunTakenOverException() : Exception("Another coordinator has taken the run over.");
