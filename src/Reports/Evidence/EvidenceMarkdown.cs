using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Evidence;

/// <summary>Writes the evidence as Markdown: docs/evidence.md.</summary>
public static class EvidenceMarkdown
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What was run.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(EvidenceReport report, TextWriter output)
    {
        Opening(report, output);
        Open(report, output);
        Corrections(report, output);
        Section(output, "Where the sources disagree");
        foreach (string paragraph in Disagreements.All)
        {
            output.Write($"- {Text(paragraph)}\n");
        }

        Claims(report, output);
        Published(report, output);
        Bibliography(report, output);
    }

    private static void Opening(EvidenceReport report, TextWriter output)
    {
        output.Write($"# {EvidenceWords.Title}\n\nWritten by `staffroom evidence`; `eng/update-evidence` writes docs/evidence.md again. Do not edit it by hand.\n\n");
        output.Write($"**{report.Summary}**\n\n");
        Table(output, ["", "reproduced", "undecided", "contradicted", "of"], EvidenceWords.Counts(report));
        output.Write($"\n{EvidenceWords.Rule}\n\n{EvidenceWords.OriginRule}\n\nMost magnitudes rest on assumptions: signs can be tested, sizes are not calibrated. Nothing here forecasts a real school, and pupil achievement is outside the model.\n");
    }

    /// <summary>What is not reproduced comes before what is.</summary>
    private static void Open(EvidenceReport report, TextWriter output)
    {
        var open = report.Claims.Where(claim => claim.Verdict != ClaimVerdict.Reproduced).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        Section(output, "What is not reproduced");
        foreach (var claim in open)
        {
            output.Write($"- **{claim.Claim.Id} {EvidenceWords.Of(claim.Verdict)}.** {Text(claim.Claim.Statement)} {Text(EvidenceWords.Missing(claim))}\n");
        }
    }

    private static void Corrections(EvidenceReport report, TextWriter output)
    {
        var corrected = report.Claims.Where(claim => claim.Claim.Corrected is not null).ToArray();
        if (corrected.Length > 0)
        {
            Section(output, "What was changed after a first run");
            foreach (var claim in corrected)
            {
                output.Write($"- **{claim.Claim.Id}.** {Text(claim.Claim.Corrected!)}\n");
            }
        }
    }

    private static void Claims(EvidenceReport report, TextWriter output)
    {
        if (report.Claims.IsEmpty)
        {
            return;
        }

        Section(output, "Claims");
        output.Write($"Effects are paired differences over replicates with common random numbers, intervals 95 %. Draws: how many of the random draws keep what is expected. 5/12/60: the same at 5 schools, at 12 schools, and with 60 staff in each of 8 schools: {EvidenceWords.SizeRule}\n");
        foreach (var (letter, name) in EvidenceWords.Sources)
        {
            var claims = report.Claims.Where(claim => claim.Claim.Id[0] == letter).ToArray();
            if (claims.Length > 0)
            {
                output.Write($"\n### {letter}: {name}\n\n");
                Table(output, ["id", "effect", "outcome", "expected", "found", "95 % interval", "n", "draws", "5/12/60", "verdict"], claims.SelectMany(Findings));
                output.Write("\n");
                Table(output, ["id", "claim", "in the source's words", "in the model", "confidence of the field", "kind", "reference", "scenario"], claims.Select(About));
            }
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Findings(ClaimResult claim)
    {
        foreach (var (finding, index) in claim.Findings.Select((finding, index) => (finding, index)))
        {
            yield return
            [
                claim.Claim.Id, Text(finding.Effect.Label), Text(EvidenceWords.Outcome(finding)), EvidenceWords.Sign(finding.Sign), EffectText.Estimate(finding.Effect),
                EffectText.Interval(finding.Effect), finding.Effect.N.ToString(), EvidenceWords.Draws(finding), EvidenceWords.Sizes(finding), Verdict(claim, index, finding.Verdict),
            ];
        }

        foreach (var figure in claim.Exact)
        {
            yield return
            [
                claim.Claim.Id, "exact", Text(figure.What), EvidenceWords.Number(figure.Published), EvidenceWords.Number(figure.Ours), "–", figure.Runs.ToString(), "–", "–",
                figure.IsReproduced ? "agrees" : "**differs**",
            ];
        }
    }

    /// <summary>The claim's verdict stands in its first row; where a claim has several expectations each row has its own as well.</summary>
    private static string Verdict(ClaimResult claim, int index, ClaimVerdict finding)
    {
        string own = EvidenceWords.Of(finding);
        return index > 0 || (claim.Findings.Length == 1 && finding == claim.Verdict) ? index == 0 ? $"**{own}**" : own
            : $"{own}; claim **{EvidenceWords.Of(claim.Verdict)}**";
    }

    private static IReadOnlyList<string> About(ClaimResult claim) =>
    [
        claim.Claim.Id, Text(claim.Claim.Statement), $"“{Text(claim.Claim.Quote)}”", Text(claim.Claim.Mechanism), Text(claim.Claim.Confidence),
        $"{EvidenceWords.Of(claim.Claim.Origin)}: {Text(claim.Claim.Reason)}", Text(claim.Claim.Reference), $"[{claim.Scenario}](../scenarios/{claim.Scenario}.yaml)",
    ];

    private static void Published(EvidenceReport report, TextWriter output)
    {
        if (report.Published.IsEmpty)
        {
            return;
        }

        Section(output, "Published results");
        output.Write("Published and our numbers agree where their difference is within the tolerance: rounding where both are exact, four standard errors where ours is a mean of runs.\n\n");
        Table(output, ["id", "result", "number", "published", "ours", "difference", "standard error", "verdict"], report.Published.SelectMany(Rows));
        output.Write("\n");
        Table(output, ["id", "prediction", "setting", "sources"], report.Published.Select(row => (IReadOnlyList<string>)
            [row.Result.Id, Text(row.Result.Prediction), Text(row.Result.Setting), Text(string.Join(", ", row.Result.Sources))]));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(PublishedOutcome row) => row.Figures.Select(figure => (IReadOnlyList<string>)
    [
        row.Result.Id, Text(row.Result.Title), Text(figure.What), EvidenceWords.Number(figure.Published), EvidenceWords.Number(figure.Ours), EvidenceWords.Number(figure.Difference),
        figure.StandardError is { } error ? EvidenceWords.Number(error) : "exact", figure.IsReproduced ? "reproduced" : "**contradicted**",
    ]);

    private static void Bibliography(EvidenceReport report, TextWriter output)
    {
        Section(output, "Bibliography");
        output.Write("Each work is marked with how far it was read before it was cited; what is cited from memory must be checked before it is printed as fact.\n\n");
        foreach (var work in EvidenceWords.Works(report))
        {
            output.Write($"- {Text(work.Citation)} *{EvidenceWords.Of(work.Reading)}*\n");
        }
    }

    private static void Section(TextWriter output, string title) => output.Write($"\n## {title}\n\n");

    private static void Table(TextWriter output, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        output.Write($"| {string.Join(" | ", headers)} |\n|{string.Concat(headers.Select(_ => " --- |"))}\n");
        foreach (var row in rows)
        {
            output.Write($"| {string.Join(" | ", row)} |\n");
        }
    }

    private static void Table(TextWriter output, IReadOnlyList<string> headers, IEnumerable<System.Collections.Immutable.ImmutableArray<string>> rows) =>
        Table(output, headers, rows.Select(row => (IReadOnlyList<string>)row));

    /// <summary>Text that means itself in Markdown, also within a table.</summary>
    private static string Text(string text) => string.Concat(text.ReplaceLineEndings(" ").Select(c => c switch
    {
        '<' => "&lt;",
        '|' or '*' or '_' or '`' or '\\' or '[' or ']' => $"\\{c}",
        _ => c.ToString(),
    }));
}
