using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Staffroom.Reports.Evidence;
using Staffroom.Runner.Evidence;
using Staffroom.Runner.Output;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Runner.Verbs;

/// <summary><c>evidence</c>: the claims of the field and published results, tested one by one.</summary>
internal static class EvidenceVerb
{
    private const string DefaultName = "evidence";

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "evidence", "Tests the claims of the field and published results: what is expected, what came out, with what uncertainty, and whether it was built in",
            "evidence --quick", "evidence --only L2,H6", "evidence --out results/evidence");
        var quick = new Option<bool>("--quick") { Description = "One row of every family, without draws of the assumed parameters and other sizes: a minute at most" };
        var only = new Option<string?>("--only") { HelpName = "IDS", Description = "These rows only, for instance L2,B11; in full unless --quick is given too" };
        var folder = new Option<string?>("--out") { HelpName = "DIR", Description = "A folder for evidence.md, evidence.html and evidence.json; by default results/evidence-<n>" };
        var accept = new Option<string?>("--accept") { HelpName = "FILE", Description = "Also writes the verdicts into this baseline, as eng/update-evidence does; nothing is compared then" };
        var threads = RunOptions.Threads();
        var json = RunOptions.Json();
        foreach (var option in (Option[])[quick, only, folder, accept, threads, json])
        {
            verb.Options.Add(option);
        }

        verb.SetAction(parsed =>
        {
            var effort = parsed.GetValue(quick) ? Effort.Quick : Effort.Full;
            var selection = EvidenceSelection.Of(parsed.GetValue(only), effort == Effort.Quick, ClaimTable.All, PublishedResults.All);
            var output = EvidenceFolder.Create(host, parsed.GetValue(folder), DefaultName);
            return Run(host, effort, selection, output, parsed.GetValue(accept), parsed.GetValue(threads) ?? host.Cores, parsed.GetValue(json));
        });
        return verb;
    }

    private static int Run(Host host, Effort effort, EvidenceSelection selection, EvidenceFolder folder, string? accept, int threads, bool isJson)
    {
        EvidenceReport report;
        try
        {
            var run = new EvidenceRun(host.Clock, threads, host.Interrupt);
            report = ProgressShown.Run(host, "Testing", show => run.Run(effort, selection.Claims, selection.Published, show));
        }
        catch (OperationCanceledException) when (host.Interrupt.IsCancellationRequested)
        {
            host.Error.WriteLine("Interrupted. Nothing was written; name rows with --only to run a part.");
            return ExitCode.Interrupted;
        }

        folder.Write(report);
        if (isJson)
        {
            host.Out.Write(EvidenceJson.Of(report));
        }
        else
        {
            EvidenceShown.Print(host, report);
            host.Out.WriteLine($"\nReport: {host.Shown(folder.Page)}");
        }

        return accept is null ? Compare(host, report, EvidenceBaseline.Shipped()) : Accept(host, report, host.Resolve(accept));
    }

    /// <summary>Says which rows were reproduced before and are no longer.</summary>
    /// <returns><see cref="ExitCode.ExpectationNotMet"/> if there are such rows.</returns>
    internal static int Compare(Host host, EvidenceReport report, EvidenceBaseline before)
    {
        var lost = before.Lost(report);
        if (lost.IsEmpty)
        {
            return ExitCode.Done;
        }

        host.Error.WriteLine($"error: {(lost.Length == 1 ? "1 row was" : $"{lost.Length} rows were")} reproduced before and no longer: {string.Join(", ", lost)}.");
        return ExitCode.ExpectationNotMet;
    }

    private static int Accept(Host host, EvidenceReport report, string file)
    {
        var baseline = File.Exists(file) ? EvidenceBaseline.Parse(File.ReadAllText(file)) : EvidenceBaseline.Empty;
        File.WriteAllText(file, baseline.With(report).ToJson(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return ExitCode.Done;
    }
}
