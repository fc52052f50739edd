using System.CommandLine;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;

namespace Staffroom.Runner.Verbs;

/// <summary><c>list</c>: the scenarios that are shipped.</summary>
internal static class ListVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb("list", "Lists the scenarios that come with staffroom and the question each one asks", "list", "list --evidence", "list --json");
        var evidence = new Option<bool>("--evidence") { Description = "Lists the experiments on claims of the field instead, which `evidence` tests all at once" };
        var json = RunOptions.Json();
        verb.Options.Add(evidence);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            bool isEvidence = parsed.GetValue(evidence);
            var scenarios = isEvidence ? host.Scenarios.Evidence : host.Scenarios.Shipped;
            if (parsed.GetValue(json))
            {
                host.Out.WriteLine(JsonText.Of(scenarios.Select(scenario => new { scenario.Name, scenario.Question })));
                return ExitCode.Done;
            }

            Screen.Table(host, [("scenario", false), ("question", false)], scenarios.Select(scenario => new[] { scenario.Name, scenario.Question }));
            if (!isEvidence)
            {
                host.Error.WriteLine($"note: `{host.CommandName} list --evidence` lists {host.Scenarios.Evidence.Count} more, each on a claim of the field.");
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
