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
        var verb = new Verb("list", "Lists the scenarios that come with staffroom and the question each one asks", "list", "list --json");
        var json = RunOptions.Json();
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                host.Out.WriteLine(JsonText.Of(host.Scenarios.Shipped.Select(scenario => new { scenario.Name, scenario.Question })));
            }
            else
            {
                Screen.Table(
                    host, [("scenario", false), ("question", false)],
                    host.Scenarios.Shipped.Select(scenario => new[] { scenario.Name, scenario.Question }));
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
