using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tests;

public sealed class ReportWriterTests
{
    private static readonly string HeadlineHtml = Write(Sample.Headline);
    private static readonly IHtmlDocument Headline = Parse(HeadlineHtml);

    [Fact]
    public void The_policy_allows_exactly_the_scripts_and_styles_that_are_there()
    {
        string policy = Headline.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        var directives = policy.Split("; ").Select(d => d.Split(' ')).ToDictionary(d => d[0], d => d[1..], StringComparer.Ordinal);

        Assert.Equal(["'none'"], directives["default-src"]);
        Assert.Equal(["'none'"], directives["base-uri"]);
        Assert.Equal(["'none'"], directives["form-action"]);
        Assert.Equal(["data:", "blob:"], directives["img-src"]);
        Assert.Equal(Headline.QuerySelectorAll("script:not([type])").Select(s => Hash(s.TextContent)), directives["script-src"]);
        Assert.Equal([.. Headline.QuerySelectorAll("style").Select(s => Hash(s.TextContent)), Hash("")], directives["style-src"]);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_effect_has_a_caption_of_its_own()
    {
        var input = Sample.Build("one", "", ["routine"], [Sample.Ties], replicates: 2);
        var effect = input.Comparison.Effects.First(e => e.Outcome == input.Experiment.Primary) with { Verdict = EffectVerdict.Positive };
        string Text(Effect shown) => Parse(Write(input with { Comparison = input.Comparison with { Effects = [shown] } })).Body!.TextContent;

        Assert.Contains("is reliable: ", Text(effect), StringComparison.Ordinal);
        Assert.Contains(" is undecided.", Text(effect with { Verdict = EffectVerdict.Undecided }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_comes_before_anything_it_governs()
    {
        Assert.True(HeadlineHtml.IndexOf("Content-Security-Policy", StringComparison.Ordinal) < HeadlineHtml.IndexOf("<style", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_loaded_and_nothing_is_handled_inline(bool isHostile)
    {
        var page = isHostile ? Parse(Write(HostileSample.Input)) : Headline;

        Assert.Empty(page.QuerySelectorAll("[src], link, iframe, object, embed, form, base, img"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style", a.Name));
        Assert.All(page.QuerySelectorAll("style"), s => Assert.DoesNotContain("url(", s.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_strings_are_shown_as_they_are()
    {
        var page = Parse(Write(HostileSample.Input));

        Assert.Equal(HostileSample.Script, page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(HostileSample.Script + HostileSample.Link, page.QuerySelector("#answer")!.TextContent.Trim());
        Assert.Equal(Headline.QuerySelectorAll("script:not([type])").Length, page.QuerySelectorAll("script:not([type])").Length);
        foreach (var block in page.QuerySelectorAll("script[type='application/json']"))
        {
            Assert.DoesNotContain('<', block.TextContent);
            using var json = JsonDocument.Parse(block.TextContent);
            Assert.NotEqual(JsonValueKind.Undefined, json.RootElement.ValueKind);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_figure_has_a_caption_a_table_and_a_name(bool isWithoutLibraries)
    {
        var page = isWithoutLibraries ? Parse(Write(Sample.Headline, libraries: null)) : Headline;
        var figures = page.QuerySelectorAll("figure");

        Assert.Equal(7, figures.Length);
        Assert.All(figures, figure =>
        {
            Assert.NotEmpty(figure.QuerySelector("figcaption p")!.TextContent.Trim());
            Assert.NotEmpty(figure.QuerySelectorAll("table tbody td"));
            foreach (string attribute in (string[])["aria-labelledby", "aria-describedby"])
            {
                Assert.NotNull(page.GetElementById(figure.GetAttribute(attribute)!));
            }
        });
        Assert.All(page.QuerySelectorAll("[data-plot]"), plot => Assert.NotEmpty(plot.GetAttribute("aria-label")!));
    }

    [Fact]
    public void Without_libraries_every_figure_says_what_to_install()
    {
        var page = Parse(Write(Sample.Headline, libraries: null));

        Assert.Empty(page.QuerySelectorAll("[data-plot]"));
        Assert.Equal(7, page.QuerySelectorAll("figure .missing").Length);
        Assert.All(page.QuerySelectorAll("figure .missing"), m => Assert.Contains("install Node.js 20", m.TextContent, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("#network-svg, #network-data"));
        Assert.Empty(page.QuerySelectorAll("[data-network-table][hidden]"));
        Assert.All((string[])["#adoption-curves details", "#network details"], table => Assert.True(page.QuerySelector(table)!.HasAttribute("open"), table));
    }

    [Fact]
    public void Headings_descend_one_level_at_a_time_and_there_is_one_title()
    {
        int[] levels = [.. Headline.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0')];

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.First} then h{pair.Second}"));
    }

    [Fact]
    public void Sections_come_in_the_order_of_an_argument()
    {
        string[] ids = [.. Headline.QuerySelectorAll("main > section").Select(s => s.Id!)];

        Assert.Equal(["adoption", "conditions", "beliefs", "speed", "effects", "runs", "network-section", "adopters", "hours", "costs", "assumptions", "provenance", "measures"], ids);
        Assert.Equal([.. ids.Select(id => "#" + id).Prepend("#main")], Headline.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public void The_page_is_in_English_and_can_be_skipped_through()
    {
        Assert.Equal("en", Headline.DocumentElement.GetAttribute("lang"));
        Assert.Equal("#main", Headline.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.NotNull(Headline.GetElementById("main"));
        Assert.All(Headline.QuerySelectorAll("select:not([hidden] select), input"), control =>
            Assert.True(control.Closest("label") is not null || Headline.QuerySelector($"label[for='{control.Id}']") is not null, control.Id));
    }

    [Fact]
    public void Ids_are_unique_and_references_lead_somewhere()
    {
        string[] ids = [.. Headline.QuerySelectorAll("[id]").Select(e => e.Id!)];

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Headline.QuerySelectorAll("a[href]"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void An_extra_implementer_has_a_cost_only_where_implementers_differ()
    {
        var rows = Headline.QuerySelectorAll("section:has(#costs-heading) tbody tr, #costs tbody tr").Select(row => row.TextContent).Distinct().ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Contains("+6.86", rows[0], StringComparison.Ordinal);
        Assert.Contains("not defined", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_its_provenance_and_the_warnings_are_there()
    {
        string text = Headline.Body!.TextContent;

        Assert.Equal(Sample.Headline.Comparison.Headline, Headline.QuerySelector("#answer")!.TextContent.Trim());
        Assert.Equal(Sample.Headline.Comparison.Answer, Headline.QuerySelector(".numbers")!.TextContent.Trim());
        Assert.Contains(Sample.Headline.Provenance.Digest, text, StringComparison.Ordinal);
        Assert.Contains(Sample.Headline.Provenance.Command, text, StringComparison.Ordinal);
        Assert.Contains(Sample.Headline.Comparison.Warnings[0], text, StringComparison.Ordinal);
        Assert.Contains("19 of 40", text, StringComparison.Ordinal);
        Assert.Contains("scenario line 8", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_combination_of_the_selectors_has_a_view_with_its_own_caption()
    {
        foreach (var figure in Headline.QuerySelectorAll("figure[data-figure]"))
        {
            using var views = JsonDocument.Parse(Headline.GetElementById(figure.GetAttribute("data-figure")!)!.TextContent);
            string[] keys = [.. figure.QuerySelectorAll("[data-selector]")
                .Select(s => s.QuerySelectorAll("option").Select(o => o.GetAttribute("value")!))
                .Aggregate(Enumerable.Empty<string?>().Append(null), (all, values) => all.SelectMany(key => values.Select(v => key is null ? v : $"{key}|{v}")))
                .Select(key => key ?? "")];

            Assert.Equal(keys.Order(StringComparer.Ordinal), views.RootElement.EnumerateObject().Select(v => v.Name).Order(StringComparer.Ordinal));
            Assert.Equal(keys.Length, views.RootElement.EnumerateObject().Select(v => v.Value.GetProperty("caption").GetString()).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Equal_inputs_give_equal_bytes_of_bounded_size()
    {
        Assert.Equal(HeadlineHtml, Write(Sample.Headline), StringComparer.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(HeadlineHtml), 400_000, 8_000_000);
    }

    [Fact]
    public void A_single_run_of_a_single_condition_is_a_report_too()
    {
        var page = Parse(Write(Sample.Build("one", "", ["planning routine"], [], replicates: 1)));

        Assert.Equal("one", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("n = 1", page.QuerySelector("#adoption-curves-caption")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page.Body!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stream_stays_open_and_has_no_byte_order_mark()
    {
        using var stream = new MemoryStream();

        ReportWriter.Write(Sample.Headline, stream);

        Assert.True(stream.CanWrite);
        Assert.Equal("<!DOCTYPE html>"u8.ToArray(), stream.ToArray()[..15]);
    }

    [Fact]
    public void Inlined_scripts_cannot_end_early()
    {
        foreach (var script in Headline.QuerySelectorAll("script:not([type])"))
        {
            Assert.DoesNotMatch(new Regex("</script|<!--", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10)), script.TextContent);
        }
    }

    private static string Write(ReportInput input) => Write(input, BrowserAssets.Libraries ?? new DrawingLibraries("/* no plotly.js in this build */", "/* and no d3-force */"));

    private static string Write(ReportInput input, DrawingLibraries? libraries)
    {
        using var writer = new StringWriter();
        ReportWriter.Write(input, writer, libraries);
        return writer.ToString();
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
