using System.CommandLine;
using Staffroom.Model.Networks;
using Staffroom.Runner.Input;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Writing;

namespace Staffroom.Runner.Verbs.Networks;

/// <summary>Where a network is written to.</summary>
internal sealed class OutputArguments
{
    private readonly Option<string?> _graphMl = new("--graphml") { HelpName = "FILE", Description = "Writes people and ties to a GraphML file" };
    private readonly Option<string?> _csv = new("--csv") { HelpName = "NAME", Description = "Writes people to NAME-people.csv and ties to NAME-ties.csv" };

    /// <summary>Adds them to a verb.</summary>
    public OutputArguments AddTo(Command verb)
    {
        verb.Options.Add(_graphMl);
        verb.Options.Add(_csv);
        return this;
    }

    /// <summary>Whether anything is to be written.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_graphMl) is not null || parsed.GetValue(_csv) is not null;

    /// <summary>Writes the network wherever was asked for; files that exist are left as they are.</summary>
    /// <returns>How the last of them is read again.</returns>
    /// <exception cref="RunnerException">Nothing was asked for, or a file could not be written.</exception>
    public ImportOptions Write(ParseResult parsed, Host host, GivenNetworkSpec network)
    {
        if (!IsGiven(parsed))
        {
            throw new RunnerException(ExitCode.Usage, "Say where to write the network: --graphml FILE or --csv NAME.");
        }

        ImportOptions? written = null;
        if (parsed.GetValue(_csv) is { } name)
        {
            written = Diagnosed.Require(
                NetworkWriter.WriteCsv(network, host.Openable(name + "-people.csv"), host.Openable(name + "-ties.csv")), host);
            host.Error.WriteLine($"Wrote {name}-people.csv and {name}-ties.csv.");
        }

        if (parsed.GetValue(_graphMl) is { } file)
        {
            written = Diagnosed.Require(NetworkWriter.WriteGraphMl(network, host.Openable(file)), host);
            host.Error.WriteLine($"Wrote {file}.");
        }

        return written!;
    }
}
