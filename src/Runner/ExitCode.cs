namespace Staffroom.Runner;

/// <summary>What the command's exit code means; the same for every verb.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something unexpected; also what <c>replay</c> says when digests differ.</summary>
    public const int Unexpected = 1;

    /// <summary>The command line asks for something that cannot be.</summary>
    public const int Usage = 2;

    /// <summary>An invalid scenario, or data or a run store that cannot be used.</summary>
    public const int Invalid = 3;

    /// <summary>Some runs failed; all others are kept and compared.</summary>
    public const int RunsFailed = 4;

    /// <summary>An <c>expect</c> of the scenario was not met.</summary>
    public const int ExpectationNotMet = 5;

    /// <summary>Interrupted, after saving what was finished.</summary>
    public const int Interrupted = 130;
}

/// <summary>A problem that is the user's to solve: said in plain words on stderr, never with a stack trace.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, for STAFFROOM_TRACE=1.</param>
internal class RunnerException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>One of <see cref="Runner.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
