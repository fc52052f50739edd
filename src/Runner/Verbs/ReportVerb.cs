using System.CommandLine;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;

namespace Staffroom.Runner.Verbs;

/// <summary><c>report</c>: writes all files of a result folder again from its run store.</summary>
internal static class ReportVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "report", "Writes the report and all other files of a result folder again, from its stored runs", "report results/strong-weak-trust-1");
        var folder = RunOptions.Folder();
        var json = RunOptions.Json();
        verb.Arguments.Add(folder);
        verb.Options.Add(json);
        verb.SetAction(parsed =>
        {
            using var held = ResultFolder.Open(host, parsed.GetRequiredValue(folder));
            return new Session(host, held, ResultFacts.From(held.Store)).Finish(
                new Session.Options(host.Cores, parsed.GetValue(json), HasReport: true));
        });
        return verb;
    }
}
