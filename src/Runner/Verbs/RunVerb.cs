using System.CommandLine;
using System.Globalization;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Verbs;

/// <summary><c>run</c>: an experiment from its scenario to its report.</summary>
internal static class RunVerb
{
    private const int MostDraws = 10_000;

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "run", "Runs an experiment and says what came out; without a scenario, strong against weak ties under high and low trust",
            "run", "run my-scenario.yaml --replicates 64 --out results/mine", "run strong-weak-trust --set network.schools=8 --robust 40");
        var scenario = new ScenarioArguments().AddTo(verb);
        var engine = new EngineArguments().AddTo(verb);
        var threads = RunOptions.Threads();
        var folder = new Option<string?>("--out") { HelpName = "DIR", Description = "A new folder for the results; by default results/NAME-<n>" };
        var robust = NumberOption.Of("--robust", "N", "Repeats the comparison under N random draws of the assumed parameters", 1, MostDraws);
        var trace = RunOptions.Trace();
        var json = RunOptions.Json();
        var noReport = RunOptions.NoReport();
        var status = RunOptions.StatusPort();
        foreach (var option in (Option[])[threads, folder, robust, trace, json, noReport, status])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed =>
        {
            var request = scenario.Request(parsed);
            var options = new Session.Options(parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json), !parsed.GetValue(noReport), parsed.GetValue(status));
            return Run(host, request, engine.Request(parsed, host), new Wanted(parsed.GetValue(robust) ?? 0, parsed.GetValue(trace), parsed.GetValue(folder)), options);
        });
        return verb;
    }

    private static int Run(Host host, ScenarioRequest request, EngineRequest wantedEngine, Wanted wanted, Session.Options options)
    {
        using var engine = host.Engines.Choose(wantedEngine);
        var experiment = Diagnosed.Require(host.Scenarios.Read(request, host), host);
        if (wanted.HasTrace)
        {
            TraceFile.RequireSize(experiment);
        }

        NetworkFilesInUse.Require(host, experiment, wantedEngine.Cluster is null);
        var facts = Facts(host, request, experiment, engine, wanted, options.Threads);
        using var folder = ResultFolder.Create(host, wanted.Folder, experiment, facts);
        host.Error.WriteLine(Opening(host, folder, options.Threads));
        if (wanted.HasTrace)
        {
            host.Error.WriteLine(TraceFile.Size(experiment));
        }

        return new Session(host, folder, facts).Complete(engine, options);
    }

    private static string Opening(Host host, ResultFolder folder, int threads)
    {
        var experiment = folder.Experiment;
        return $"{Counted.Design(experiment.Conditions.Length, experiment.Replicates)} = {Counted.Of(experiment.RunCount, "run")} on {Counted.Of(threads, "thread")}, into {host.Shown(folder.Path)}";
    }

    private static ResultFacts Facts(Host host, ScenarioRequest request, Experiment experiment, IEngine engine, Wanted wanted, int threads)
    {
        IEnumerable<string> words = ["run", .. ScenarioArguments.Words(request, experiment.Replicates, experiment.Seed)];
        if (wanted.Draws > 0)
        {
            words = [.. words, "--robust", wanted.Draws.ToString(CultureInfo.InvariantCulture)];
        }

        if (wanted.HasTrace)
        {
            words = [.. words, "--trace"];
        }

        var now = host.Clock.GetUtcNow();
        return new ResultFacts
        {
            Version = Machine.Version,
            Engine = engine.Name,
            Granularity = engine.Granularity,
            Silos = engine.Silos,
            Threads = threads,
            Machine = Machine.Describe(),
            Command = $"{host.CommandName} {Shell.Join(words)}",
            Scenario = request.NameOrFile,
            RobustnessDraws = wanted.Draws,
            HasTrace = wanted.HasTrace,
            StartedAt = now,
            EndedAt = now,
        };
    }

    /// <summary>What is wanted beside the runs themselves.</summary>
    /// <param name="Draws">Robustness draws; 0 for none.</param>
    /// <param name="HasTrace">Whether every teacher's state is written.</param>
    /// <param name="Folder">The folder named; null for the next free one.</param>
    private sealed record Wanted(int Draws, bool HasTrace, string? Folder);
}
