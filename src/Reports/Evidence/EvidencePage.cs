using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;
using Staffroom.Reports.Sections;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Evidence;

/// <summary>Writes the evidence as one HTML file that opens offline and loads nothing, as the report of a run is.</summary>
public static class EvidencePage
{
    /// <summary>Writes it.</summary>
    /// <param name="report">What was run.</param>
    /// <param name="version">Version of this program.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(EvidenceReport report, string version, TextWriter output) => Write(report, version, output, BrowserAssets.Libraries);

    internal static void Write(EvidenceReport report, string version, TextWriter output, DrawingLibraries? libraries)
    {
        var page = new Page
        {
            Title = EvidenceWords.Title,
            Generator = $"Staffroom {version}",
            OpeningName = "In short",
            Opening = html => Opening(html, report),
            Sections = Sections(report, libraries is not null),
        };
        page.Write(output, libraries, BrowserAssets.Own("page.js"));
    }

    private static List<PageSection> Sections(EvidenceReport report, bool hasPlotly)
    {
        var sections = new List<PageSection>();
        if (report.Claims.Any(claim => claim.Verdict != ClaimVerdict.Reproduced))
        {
            sections.Add(new("open", "What is not reproduced", html => Open(html, report)));
        }

        if (report.Claims.Any(claim => claim.Claim.Corrected is not null))
        {
            sections.Add(new("corrections", "What was changed after a first run", html => Corrections(html, report)));
        }

        sections.Add(new("disagreements", "Where the sources disagree", Differences));
        if (!report.Claims.IsEmpty)
        {
            sections.Add(new("effects", "Effects of the claims", html => Figures(html, report, hasPlotly)));
            sections.AddRange(EvidenceWords.Sources
                .Where(source => report.Claims.Any(claim => claim.Claim.Id[0] == source.Letter))
                .Select(source => new PageSection($"source-{char.ToLowerInvariant(source.Letter)}", $"Claims {source.Letter}: {source.Name}", html => Claims(html, report, source.Letter))));
        }

        if (!report.Published.IsEmpty)
        {
            sections.Add(new("published", "Published results", html => Published(html, report, hasPlotly)));
        }

        sections.Add(new("bibliography", "Bibliography", html => Works(html, report)));
        return sections;
    }

    private static void Opening(HtmlWriter html, EvidenceReport report)
    {
        html.Write($"<header class=\"answer\"><p class=\"kicker\">Staffroom · evidence</p><h1>{EvidenceWords.Title}</h1>");
        html.Write($"<p class=\"lede\" id=\"answer\">{report.Summary}</p>");
        html.Write($"<p class=\"numbers\">{EvidenceWords.Rule}</p><p class=\"numbers\">{EvidenceWords.OriginRule}</p></header>");
        Blocks.PlainTable(html, new DataTable("Verdicts", ["", "reproduced", "undecided", "contradicted", "of"], EvidenceWords.Counts(report)));
        html.Write($"<p class=\"caution\">Most magnitudes rest on assumptions: signs can be tested, sizes are not calibrated. Nothing here forecasts a real school, and pupil achievement is outside the model.</p>");
    }

    private static void Open(HtmlWriter html, EvidenceReport report)
    {
        html.Write($"<ul>");
        foreach (var claim in report.Claims.Where(claim => claim.Verdict != ClaimVerdict.Reproduced))
        {
            html.Write($"<li><b>{claim.Claim.Id} {EvidenceWords.Of(claim.Verdict)}.</b> {claim.Claim.Statement} {EvidenceWords.Missing(claim)}</li>");
        }

        html.Write($"</ul>");
    }

    private static void Corrections(HtmlWriter html, EvidenceReport report)
    {
        html.Write($"<ul>");
        foreach (var claim in report.Claims.Where(claim => claim.Claim.Corrected is not null))
        {
            html.Write($"<li><b>{claim.Claim.Id}.</b> {claim.Claim.Corrected}</li>");
        }

        html.Write($"</ul>");
    }

    private static void Differences(HtmlWriter html)
    {
        html.Write($"<ul>");
        foreach (string paragraph in Disagreements.All)
        {
            html.Write($"<li>{paragraph}</li>");
        }

        html.Write($"</ul>");
    }

    private static void Figures(HtmlWriter html, EvidenceReport report, bool hasPlotly)
    {
        Blocks.Figure(html, ClaimForest.Effects(report), hasPlotly, _ => { });
        if (report.Claims.Any(claim => claim.Findings.Any(finding => finding.Draws > 0)))
        {
            Blocks.Figure(html, ClaimForest.Robustness(report), hasPlotly, _ => { });
        }

        html.Write($"<p class=\"note\">The tables of each source below have the numbers.</p>");
    }

    private static void Claims(HtmlWriter html, EvidenceReport report, char letter)
    {
        var claims = report.Claims.Where(claim => claim.Claim.Id[0] == letter).ToArray();
        html.Write($"<p class=\"note\">5/12/60: at 5 schools, at 12 schools, and with 60 staff in each of 8 schools: {EvidenceWords.SizeRule}</p>");
        Blocks.PlainTable(html, new DataTable(
            "Effects with 95 % intervals",
            ["effect", "outcome", "expected", "found", "interval", "n", "draws", "5/12/60", "verdict"],
            [.. claims.SelectMany(Rows)]) { NameColumns = 2 });
        foreach (var claim in claims)
        {
            html.Write($"<details class=\"data\" id=\"{claim.Claim.Id}\"><summary>{claim.Claim.Id}: {claim.Claim.Statement}</summary>");
            html.Write($"<p>“{claim.Claim.Quote}”</p><ul><li><b>{EvidenceWords.Of(claim.Verdict)}</b>; {EvidenceWords.Of(claim.Claim.Origin)}: {claim.Claim.Reason}</li>");
            html.Write($"<li>In the model: {claim.Claim.Mechanism}.</li><li>Confidence of the field: {claim.Claim.Confidence}.</li>");
            html.Write($"<li>The experiment asks: {claim.Question} Run it with <code>staffroom run {claim.Claim.Id}</code>.</li><li>The reference gave: {claim.Claim.Reference}.</li></ul></details>");
        }
    }

    private static IEnumerable<ImmutableArray<string>> Rows(ClaimResult claim) => claim.Findings
        .Select(finding => ImmutableArray.Create(
            $"{claim.Claim.Id}: {finding.Effect.Label}", EvidenceWords.Outcome(finding), EvidenceWords.Sign(finding.Sign), EffectText.Estimate(finding.Effect),
            EffectText.Interval(finding.Effect), finding.Effect.N.ToString(), EvidenceWords.Draws(finding), EvidenceWords.Sizes(finding), EvidenceWords.Of(finding.Verdict)))
        .Concat(claim.Exact.Select(figure => ImmutableArray.Create(
            $"{claim.Claim.Id}: exact", figure.What, EvidenceWords.Number(figure.Published), EvidenceWords.Number(figure.Ours), "–", figure.Runs.ToString(), "–", "–",
            figure.IsReproduced ? "agrees" : "differs")));

    private static void Published(HtmlWriter html, EvidenceReport report, bool hasPlotly)
    {
        foreach (var chart in report.Published.Select(PublishedChart.Of).OfType<FigureBlock>())
        {
            Blocks.Figure(html, chart, hasPlotly, _ => { });
        }

        Blocks.PlainTable(html, new DataTable(
            "Published and our numbers",
            ["number", "published", "ours", "difference", "standard error", "verdict"],
            [.. report.Published.SelectMany(row => row.Figures.Select(figure => ImmutableArray.Create(
                $"{row.Result.Id}: {figure.What}", EvidenceWords.Number(figure.Published), EvidenceWords.Number(figure.Ours), EvidenceWords.Number(figure.Difference),
                figure.StandardError is { } error ? EvidenceWords.Number(error) : "exact", figure.IsReproduced ? "reproduced" : "contradicted")))]));
        foreach (var row in report.Published)
        {
            html.Write($"<details class=\"data\" id=\"{row.Result.Id}\"><summary>{row.Result.Id}: {row.Result.Title}</summary><ul><li>{row.Result.Prediction}</li><li>{row.Result.Setting}</li><li>{string.Join(", ", row.Result.Sources)}</li></ul></details>");
        }
    }

    private static void Works(HtmlWriter html, EvidenceReport report)
    {
        html.Write($"<p class=\"note\">Each work is marked with how far it was read before it was cited; what is cited from memory must be checked before it is printed as fact.</p><ul>");
        foreach (var work in EvidenceWords.Works(report))
        {
            html.Write($"<li>{work.Citation} <i>{EvidenceWords.Of(work.Reading)}</i></li>");
        }

        html.Write($"</ul>");
    }
}
