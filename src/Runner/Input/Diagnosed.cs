using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Runner.Input;

/// <summary>Turns a value with diagnostics into a value or an exit.</summary>
internal static class Diagnosed
{
    /// <summary>Prints all diagnostics, one a line, on stderr.</summary>
    public static void Print<T>(Outcome<T> outcome, Host host)
        where T : class
    {
        foreach (var diagnostic in outcome.Diagnostics)
        {
            host.Error.WriteLine(diagnostic.ToString());
        }
    }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidInputException">There is none; its problems are printed.</exception>
    public static T Require<T>(Outcome<T> outcome, Host host)
        where T : class
    {
        Print(outcome, host);
        return outcome.Value ?? throw new InvalidInputException(outcome.Diagnostics.Count(d => d.Severity == Severity.Error));
    }
}

/// <summary>Input had errors, which have been printed one by one; nothing was written.</summary>
internal sealed class InvalidInputException(int errors)
    : RunnerException(Runner.ExitCode.Invalid, errors == 1 ? "1 problem; nothing was written." : $"{errors} problems; nothing was written.");
