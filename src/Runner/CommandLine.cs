using System.CommandLine;
using System.CommandLine.Help;
using Staffroom.Grains.Telemetry;
using Staffroom.Runner.Output;

namespace Staffroom.Runner;

/// <summary>The command: its verbs, and what becomes of whatever goes wrong in them.</summary>
internal static class CommandLine
{
    /// <summary>Runs a verb.</summary>
    /// <param name="args">The words after the command's name.</param>
    /// <param name="host">The world outside.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Invoke(IReadOnlyList<string> args, Host host)
    {
        try
        {
            var parsed = Root(host).Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            bool isHelp = parsed.Action is ExampleHelp;
            if ((parsed.Errors.Count > 0 || UsageErrors.MistakenOptions(parsed).Any()) && !isHelp)
            {
                return UsageErrors.Print(parsed, host);
            }

            using var activity = Instruments.Source.StartActivity($"staffroom {parsed.CommandResult.Command.Name}");
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (RunnerException error)
        {
            host.Error.WriteLine($"error: {error.Message}");
            Trace(error, host);
            return error.ExitCode;
        }
        catch (OperationCanceledException) when (host.Interrupt.IsCancellationRequested)
        {
            host.Error.WriteLine("Interrupted.");
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            // The last line of defense: whatever it is, it is said in one line.
            string message = error.Message.ReplaceLineEndings(" ");
            string hint = IsTraced(host) ? "" : " (STAFFROOM_TRACE=1 shows where)";
            host.Error.WriteLine($"error: Unexpected {error.GetType().Name}: {message}{hint}");
            Trace(error, host);
            return ExitCode.Unexpected;
        }
    }

    /// <summary>The root command with all its verbs.</summary>
    internal static RootCommand Root(Host host)
    {
        var root = new RootCommand("Simulates how teaching practices and beliefs spread through networks of schools, and compares what-ifs.")
        {
        };
        foreach (var verb in Verbs.All.Create(host))
        {
            root.Subcommands.Add(verb);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExampleHelp((HelpAction)help.Action!, host);
        }

        return root;
    }

    private static bool IsTraced(Host host) => string.Equals(host.Variable("STAFFROOM_TRACE"), "1", StringComparison.Ordinal);

    private static void Trace(Exception error, Host host)
    {
        if (IsTraced(host))
        {
            host.Error.WriteLine(error);
        }
    }
}
