using Staffroom.Runner.Output;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Evidence;

/// <summary>What an evidence run gave, as a table on the screen: one line for each expectation and for each published result.</summary>
internal static class EvidenceShown
{
    /// <summary>Prints it.</summary>
    public static void Print(Host host, EvidenceReport report)
    {
        Screen.Table(
            host, [("id", false), ("effect", false), ("expected", true), ("found", true), ("95 % interval", true), ("draws", true), ("verdict", false)],
            report.Claims.SelectMany(Rows).Concat(report.Published.Select(Row)));
        host.Out.WriteLine();
        host.Out.WriteLine(report.Summary);
    }

    private static IEnumerable<string[]> Rows(ClaimResult claim) => claim.Findings
        .Select(finding => new[]
        {
            claim.Claim.Id, $"{finding.Effect.Label}: {finding.Effect.Outcome}", finding.Sign > 0 ? "+" : finding.Sign < 0 ? "−" : "0",
            EffectText.Estimate(finding.Effect), EffectText.Interval(finding.Effect), finding.Draws == 0 ? "" : $"{finding.Kept}/{finding.Draws}", Word(finding.Verdict),
        })
        .Concat(claim.Exact.Select(figure => new[]
        {
            claim.Claim.Id, figure.What, $"{figure.Published:0.####}", $"{figure.Ours:0.####}", "exact", "", Word(figure.IsReproduced ? ClaimVerdict.Reproduced : ClaimVerdict.Contradicted),
        }));

    private static string[] Row(PublishedOutcome row) =>
        [row.Result.Id, row.Result.Title, "", "", $"{row.Figures.Count(figure => figure.IsReproduced)} of {row.Figures.Length} numbers", "", Word(row.Verdict)];

    private static string Word(ClaimVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
