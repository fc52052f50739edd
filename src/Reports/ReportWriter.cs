using System.Text;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports;

/// <summary>
/// Writes a report as one HTML file that opens offline and loads nothing: scripts, styles and data are inlined, and a strict
/// Content-Security-Policy allows exactly those scripts and styles by their hashes. Every string of a scenario is escaped.
/// </summary>
public static class ReportWriter
{
    private const string MissingWithoutScript = "The figures need JavaScript, which is off here; the tables below them need none.";

    /// <summary>Writes a report as UTF-8 without a byte order mark; the stream stays open.</summary>
    public static void Write(ReportInput input, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        Write(input, writer);
    }

    /// <summary>Writes a report.</summary>
    public static void Write(ReportInput input, TextWriter output) => Write(input, output, BrowserAssets.Plotly);

    internal static void Write(ReportInput input, TextWriter output, string? plotly)
    {
        var html = new HtmlWriter(output);
        var context = new ReportContext(input, plotly is not null);
        string style = BrowserAssets.Own("report.css");
        string[] scripts = plotly is null
            ? [BrowserAssets.Own("network.js"), BrowserAssets.Own("page.js")]
            : [BrowserAssets.StyleShim, plotly, BrowserAssets.Own("figures.js"), BrowserAssets.Own("network.js"), BrowserAssets.Own("page.js")];

        Head(html, context, style, scripts);
        var sections = Sections(context);
        Contents(html, sections);
        html.Write($"<main id=\"main\">");
        AnswerSection.Write(html, context);
        html.Write($"<noscript><p class=\"missing\">{MissingWithoutScript}</p></noscript>");
        foreach (var section in sections)
        {
            html.Write($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-heading\"><h2 id=\"{section.Id}-heading\">{section.Title}</h2>");
            section.Write(html);
            html.Write($"</section>");
        }

        html.Write($"</main></div>");
        foreach (string script in scripts)
        {
            html.Trusted("<script>" + script + "</script>\n");
        }

        html.Write($"</body></html>");
    }

    private static List<Section> Sections(ReportContext context)
    {
        var sections = new List<Section>();
        AddFigure("adoption", "How each practice spread", CurveBlock.Adoption(context));
        AddFigure("beliefs", "What teachers came to believe", CurveBlock.Beliefs(context));
        AddFigure("speed", "Speed and reach", AxisFigure.Of(context));
        sections.Add(new Section("effects", "What made the difference", html => EffectSection.Write(html, context)));
        AddFigure("runs", "How runs differ", DistributionFigure.Of(context));
        sections.Add(new Section("network-section", "The network, week by week", html => NetworkSection.Write(html, context)));
        if (!context.Comparison.Hours.IsEmpty)
        {
            sections.Add(new Section("hours", "Hours between schools", html => BackMatter.Hours(html, context)));
        }

        if (!context.Comparison.Costs.IsEmpty)
        {
            sections.Add(new Section("costs", "What an extra implementer took", html => BackMatter.Costs(html, context)));
        }

        sections.Add(new Section("assumptions", "Assumptions", html => BackMatter.Assumptions(html, context)));
        sections.Add(new Section("provenance", "Where the numbers come from", html => BackMatter.Provenance(html, context)));
        sections.Add(new Section("measures", "What each measure means", html => BackMatter.Legend(html, context)));
        return sections;

        void AddFigure(string id, string title, FigureBlock? figure)
        {
            if (figure is not null)
            {
                sections.Add(new Section(id, title, html => Blocks.Figure(html, figure, context.HasPlotly)));
            }
        }
    }

    private static void Head(HtmlWriter html, ReportContext context, string style, string[] scripts)
    {
        html.Write($"<!DOCTYPE html>");
        html.Write($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{new Markup(ContentSecurityPolicy.For(scripts, [style]))}\">");
        html.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\"><meta name=\"generator\" content=\"Staffroom {context.Input.Provenance.Version}\">");
        html.Write($"<title>{context.Experiment.Name}: {context.Experiment.Question}</title>");
        html.Trusted("<style>" + style + "</style>");
        html.Write($"</head><body><a class=\"skip\" href=\"#main\">Skip to the answer</a><div class=\"page\">");
    }

    private static void Contents(HtmlWriter html, List<Section> sections)
    {
        html.Write($"<nav class=\"contents\" aria-label=\"Contents\"><ol><li><a href=\"#main\">The answer</a></li>");
        foreach (var section in sections)
        {
            html.Write($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");
        }

        html.Write($"</ol></nav>");
    }

    private sealed record Section(string Id, string Title, Action<HtmlWriter> Write);
}
