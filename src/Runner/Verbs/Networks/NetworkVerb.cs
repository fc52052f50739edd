using System.CommandLine;
using System.Globalization;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Description;
using Staffroom.Scenarios.Import.Writing;
using Staffroom.Scenarios.Networks;

namespace Staffroom.Runner.Verbs.Networks;

/// <summary><c>network</c>: imports, generates, describes and converts networks.</summary>
internal static class NetworkVerb
{
    private const int MostReplicates = 100_000;

    /// <summary>Creates the verb with its own verbs.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "network", "Imports, generates, describes and converts networks (CSV lists of people and ties, GraphML, national network files)",
            "network describe ties.csv --weight frequency:0:4");
        verb.Subcommands.Add(Import(host));
        verb.Subcommands.Add(Describe(host));
        verb.Subcommands.Add(Convert(host));
        verb.Subcommands.Add(Generate(host));
        verb.Subcommands.Add(NationalVerb.Create(host));
        return verb;
    }

    private static Verb Import(Host host)
    {
        var verb = new Verb(
            "import", "Reads a network, says what was read, left out and rescaled, and prints the lines that use it in a scenario",
            "network import ties.csv --nodes people.csv --id person --school site --from who --to whom --weight frequency:0:4");
        var import = new ImportArguments().AddTo(verb);
        verb.SetAction(parsed =>
        {
            var options = import.Options(parsed, host);
            var network = Diagnosed.Require(NetworkImporter.Import(options), host);
            foreach (string sentence in network.Report.ToSentences())
            {
                host.Error.WriteLine(sentence);
            }

            host.Out.WriteLine(ScenarioSnippet.Write(options).TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Describe(Host host)
    {
        var verb = new Verb(
            "describe", "Describes a network: size, density, reciprocity, degrees and strengths, clustering, components, the most sought people",
            "network describe ties.csv --nodes people.csv --weight frequency:0:4", "network describe network.graphml --json", "network describe national.srn");
        var import = new ImportArguments().AddTo(verb);
        var json = RunOptions.Json();
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            var options = import.Options(parsed, host);
            host.Out.WriteLine((NetworkFile.Is(options.EdgesFile)
                ? NationalVerb.Describe(host, options.EdgesFile, parsed.GetValue(json))
                : Described(host, options, parsed.GetValue(json))).TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Described(Host host, ImportOptions options, bool isJson)
    {
        var profile = NetworkDescriber.Describe(Diagnosed.Require(NetworkImporter.Import(options), host));
        return isJson ? JsonText.Of(profile) : NetworkProfileText.Render(profile);
    }

    private static Verb Convert(Host host)
    {
        var verb = new Verb(
            "convert", "Reads a network and writes it in another format; files that exist are left as they are",
            "network convert ties.csv --nodes people.csv --graphml network.graphml", "network convert network.graphml --csv network");
        var import = new ImportArguments().AddTo(verb);
        var output = new OutputArguments().AddTo(verb);
        verb.SetAction(parsed =>
        {
            var network = Diagnosed.Require(NetworkImporter.Import(import.Options(parsed, host)), host);
            host.Out.WriteLine(ScenarioSnippet.Write(output.Write(parsed, host, network.Network)).TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb Generate(Host host)
    {
        var verb = new Verb(
            "generate", "Generates the network of a scenario's condition, writes it to files, or describes it where no file is named",
            "network generate strong-weak-trust --set network.schools=6 --condition 1 --graphml six-schools.graphml");
        var scenario = new ScenarioArguments().AddTo(verb);
        var condition = NumberOption.Of("--condition", "N", "Which condition of the scenario, counted from 1 [default: 1]", 1, int.MaxValue);
        var replicate = NumberOption.Of("--replicate", "N", "Which replicate, counted from 1 [default: 1]", 1, MostReplicates);
        var output = new OutputArguments().AddTo(verb);
        verb.Options.Add(condition);
        verb.Options.Add(replicate);
        verb.SetAction(parsed =>
        {
            var world = World(host, scenario.Request(parsed), parsed.GetValue(condition) ?? 1, parsed.GetValue(replicate) ?? 1);
            var network = GeneratedNetwork.ToGiven(world);
            host.Out.WriteLine((output.IsGiven(parsed)
                ? ScenarioSnippet.Write(output.Write(parsed, host, network))
                : NetworkProfileText.Render(NetworkDescriber.Describe(network))).TrimEnd());
            return ExitCode.Done;
        });
        return verb;
    }

    private static World World(Host host, ScenarioRequest request, int condition, int replicate)
    {
        var experiment = Diagnosed.Require(host.Scenarios.Read(request, host), host);
        if (condition > experiment.Conditions.Length)
        {
            throw new RunnerException(ExitCode.Usage, string.Create(
                CultureInfo.InvariantCulture, $"--condition is {condition}; {experiment.Name} has {experiment.Conditions.Length}."));
        }

        var settled = HoursSettled.Of(experiment, host, host.Cores);
        host.Error.WriteLine($"{settled.Conditions[condition - 1].Label}, replicate {replicate}");
        return Model.Worlds.World.Create(
            settled.Conditions[condition - 1].World, Scenarios.Plan.Experiment.RunSeed(settled.Seed, replicate - 1));
    }
}
