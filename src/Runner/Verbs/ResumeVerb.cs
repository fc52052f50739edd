using System.CommandLine;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;

namespace Staffroom.Runner.Verbs;

/// <summary><c>resume</c>: carries on after a stop, with the same bytes as if there had been none.</summary>
internal static class ResumeVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "resume", "Carries on after a stop, with the same result as if there had been none; tries failed runs again",
            "resume results/strong-weak-trust-1");
        var folder = RunOptions.Folder();
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        var noReport = RunOptions.NoReport();
        var status = RunOptions.StatusPort();
        var engine = new EngineArguments().AddTo(verb);
        verb.Arguments.Add(folder);
        verb.Options.Add(threads);
        verb.Options.Add(json);
        verb.Options.Add(noReport);
        verb.Options.Add(status);
        verb.SetAction(parsed => Resume(
            host, parsed.GetRequiredValue(folder), facts => engine.Request(parsed, host, facts.Engine, facts.Granularity),
            new Session.Options(parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json), !parsed.GetValue(noReport), parsed.GetValue(status))));
        return verb;
    }

    private static int Resume(Host host, string path, Func<ResultFacts, EngineRequest> request, Session.Options options)
    {
        using var folder = ResultFolder.Open(host, path);
        var facts = ResultFacts.From(folder.Store);
        if (!string.Equals(facts.Version, Machine.Version, StringComparison.Ordinal))
        {
            host.Error.WriteLine(
                $"note: The stored runs were made by staffroom {facts.Version}, this is {Machine.Version}; `replay` tells whether they agree.");
        }

        var wantedEngine = request(facts);
        NetworkFilesInUse.Require(host, folder.Experiment, wantedEngine.Cluster is null);
        using var engine = host.Engines.Choose(wantedEngine);
        facts = facts with { Engine = engine.Name, Granularity = engine.Granularity, Silos = engine.Silos };
        return new Session(host, folder, facts).Complete(engine, options);
    }
}
