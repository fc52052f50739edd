using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Staffroom.Reports.Evidence;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tests.Evidence;

public sealed class EvidenceReportTests
{
    private const string Hostile = "<script>alert(1)</script>|*b*|`c`";

    private static readonly EvidenceReport Report = new(
        Effort.Full,
        [
            Result("L2", ClaimVerdict.Reproduced, 0.2, 38),
            Result("H6", ClaimVerdict.Undecided, 0.01, 19) with { Exact = [new PublishedFigure("contacts " + Hostile, 4.265, 4.265, 1e-6)] },
            Result("D2", ClaimVerdict.Contradicted, -0.3, 2),
        ],
        [new PublishedOutcome(
            new PublishedResult("B1", "A riot " + Hostile, "All act.", "Thresholds 0 to 99.", ["granovetter-1978"], (_, _) => []),
            [new PublishedFigure("who act", 100, 100, 0), new PublishedFigure("who act, one changed", 1, 2, 0) { StandardError = 0.5, Runs = 9 }])]);

    private static readonly string Markdown = WriteMarkdown(Report);
    private static readonly string Html = WritePage(Report);

    [Fact]
    public void It_counts_verdicts_in_a_sentence_and_a_table()
    {
        Assert.Equal("Of 3 claims 1 are reproduced, 1 undecided and 1 contradicted. Of 1 published results 0 are reproduced.", Report.Summary);
        Assert.Contains("| all claims | 1 | 1 | 1 | 3 |", Markdown, StringComparison.Ordinal);
        Assert.Contains("| published results | 0 | 0 | 1 | 1 |", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_reproduced_comes_first_with_its_numbers()
    {
        Assert.Contains("- **H6 undecided.**", Markdown, StringComparison.Ordinal);
        Assert.Contains("- **D2 contradicted.**", Markdown, StringComparison.Ordinal);
        Assert.Contains("draws 19/40", Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("- **L2", Markdown, StringComparison.Ordinal);
        Assert.True(Markdown.IndexOf("## What is not reproduced", StringComparison.Ordinal) < Markdown.IndexOf("## Claims", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_claim_has_its_kind_quote_scenario_and_sizes()
    {
        var claim = ClaimTable.Find("L2")!;
        Assert.Contains(claim.Quote, Markdown, StringComparison.Ordinal);
        Assert.Contains("[evidence/L2-x](../scenarios/evidence/L2-x.yaml)", Markdown, StringComparison.Ordinal);
        Assert.Contains("| 38/40 | ✓ ✗ ? |", Markdown, StringComparison.Ordinal);
        Assert.Contains("emergent: ", Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Disagreements_and_sources_stay_visible()
    {
        Assert.Contains("Paluck et al. 2016", Markdown, StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.1086/226707 *from memory*", Markdown, StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.1086/226707", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        string[] lines = Markdown.Split('\n');
        int cells = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            int here = lines[i].Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
            cells = i > 0 && lines[i - 1].StartsWith('|') ? cells : here;
            Assert.True(!lines[i].StartsWith('|') || here == cells, lines[i]);
        }
    }

    [Fact]
    public void Text_is_escaped_in_both()
    {
        Assert.DoesNotContain("<script>alert", Markdown, StringComparison.Ordinal);
        Assert.Contains("&lt;script>alert(1)&lt;/script>\\|\\*b\\*\\|\\`c\\`", Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_handles_nothing_inline()
    {
        var page = new HtmlParser().ParseDocument(Html);
        string policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[src], link, iframe, object, embed, form, base, img"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style", a.Name));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Equal(2, page.QuerySelectorAll("figure").Length);
    }

    [Fact]
    public void The_json_has_every_number_and_null_for_none()
    {
        var json = JsonNode.Parse(EvidenceJson.Of(Report))!;
        Assert.Equal((EvidenceJson.Schema, "full", 3, 1), (json["schema"]!.GetValue<int>(), json["effort"]!.GetValue<string>(), json["claims"]!.AsArray().Count, json["published"]!.AsArray().Count));
        var finding = json["claims"]![0]!["findings"]![0]!;
        Assert.Equal((0.2, 38, 40, "reproduced"), (finding["effect"]!["estimate"]!.GetValue<double>(), finding["kept"]!.GetValue<int>(), finding["draws"]!.GetValue<int>(), finding["verdict"]!.GetValue<string>()));
        Assert.Null(json["claims"]![0]!["findings"]![0]!["effect"]!["cohensDz"]);
        Assert.Equal("builtIn", json["claims"]![1]!["origin"]!.GetValue<string>());
        Assert.Equal("contradicted", json["published"]![0]!["verdict"]!.GetValue<string>());
    }

    private static ClaimResult Result(string id, ClaimVerdict verdict, double estimate, int kept)
    {
        var effect = Effect(estimate);
        var sizes = NetworkSize.Others.Zip(new[] { ClaimVerdict.Reproduced, ClaimVerdict.Contradicted, ClaimVerdict.Undecided }, (size, each) => new SizeFinding(size, effect, each));
        return new ClaimResult(ClaimTable.Find(id)!, $"evidence/{id}-x", "Does it hold?", [new ClaimFinding(effect, 1, 40, kept, [.. sizes], verdict)], []);
    }

    private static Effect Effect(double estimate) => new()
    {
        Key = "arms @ practice=routine",
        Kind = EffectKind.Main,
        Label = "weak − strong " + Hostile,
        Outcome = "auc",
        Practice = 0,
        N = 24,
        Estimate = estimate,
        Low = estimate - 0.05,
        High = estimate + 0.05,
        Deviation = 0.1,
        CohensDz = double.NaN,
        CohensDav = double.NaN,
        ProbabilityOfSuperiority = 1,
        PValue = 0.01,
        Verdict = EffectVerdict.Undecided,
        Sentence = "",
    };

    private static string WriteMarkdown(EvidenceReport report)
    {
        using var writer = new StringWriter();
        EvidenceMarkdown.Write(report, writer);
        return writer.ToString();
    }

    private static string WritePage(EvidenceReport report)
    {
        using var writer = new StringWriter();
        EvidencePage.Write(report, "1.2.3", writer, new DrawingLibraries("var Plotly = {};", ""));
        return writer.ToString();
    }
}
