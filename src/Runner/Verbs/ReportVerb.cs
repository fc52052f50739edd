using System.CommandLine;
using Staffroom.Runner.Input;
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
            "report", "Writes the report and all other files of a result folder again, from its stored runs", "report results/strong-weak-trust-1",
            "report results/strong-weak-trust-1 --condition 14 --replicate 2", "report results/strong-weak-trust-1 --figures");
        var folder = RunOptions.Folder();
        var condition = new Option<string?>("--condition")
        {
            HelpName = "C", Description = "Number (from 1) or label of the condition whose run the report tells in full, as a network and person by person; by default a typical one",
        };
        var replicate = NumberOption.Of("--replicate", "N", "The replicate told in full, from 1; by default the one nearest its condition's mean", 1, RunName.MostReplicates);
        var figures = new Option<bool>("--figures")
        {
            Description = "Adds each figure of the report to DIR/figures, as SVG (1200 pixels wide) and PNG (twice that), drawn by Chromium, Chrome or Edge, "
                + $"if one is installed or {HeadlessBrowser.Variable} names one; without a browser everything else is written, and the exit code is 2",
        };
        var json = RunOptions.Json();
        verb.Arguments.Add(folder);
        foreach (var option in (Option[])[condition, replicate, figures, json])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(folder);
            using var held = ResultFolder.Open(host, path);
            var shown = new RunName(path, parsed.GetValue(condition), parsed.GetValue(replicate));
            var run = shown.Find(held.Experiment);
            return new Session(host, held, ResultFacts.From(held.Store)).Finish(new Session.Options(host.Cores, parsed.GetValue(json), HasReport: true)
            {
                ShownCondition = shown.Condition is null ? null : run.Condition,
                ShownReplicate = shown.Replicate is null ? null : run.Replicate,
                HasFigures = parsed.GetValue(figures),
            });
        });
        return verb;
    }
}
