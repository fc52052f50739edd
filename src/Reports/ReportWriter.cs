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
    /// <summary>Writes a report as UTF-8 without a byte order mark; the stream stays open.</summary>
    public static void Write(ReportInput input, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        Write(input, writer);
    }

    /// <summary>Writes a report.</summary>
    public static void Write(ReportInput input, TextWriter output) => Write(input, output, BrowserAssets.Libraries);

    /// <summary>
    /// Writes the page that a browser without a window opens to draw the figures of a report as files: the report itself, and a script that
    /// leaves nothing of it but a <c>pre</c> element with the id figure-files and a line for each figure: its name, its SVG and its PNG, the
    /// latter two in base64.
    /// </summary>
    public static void WriteForFiles(ReportInput input, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        Write(input, writer, BrowserAssets.Libraries, [BrowserAssets.Own("export.js")]);
    }

    internal static void Write(ReportInput input, TextWriter output, DrawingLibraries? libraries) => Write(input, output, libraries, []);

    private static void Write(ReportInput input, TextWriter output, DrawingLibraries? libraries, string[] scripts)
    {
        var context = new ReportContext(input, libraries is not null);
        var page = new Page
        {
            Title = $"{context.Experiment.Name}: {context.Experiment.Question}",
            Generator = $"Staffroom {context.Input.Provenance.Version}",
            OpeningName = "The answer",
            Opening = html => AnswerSection.Write(html, context),
            Sections = Sections(context),
        };
        string[] network = libraries is null ? [] : [libraries.D3Force, BrowserAssets.NetworkLayout, BrowserAssets.Own("network.js")];
        page.Write(output, libraries, [.. network, BrowserAssets.Own("tables.js"), BrowserAssets.Own("page.js"), .. scripts]);
    }

    private static List<PageSection> Sections(ReportContext context)
    {
        var sections = new List<PageSection>();
        AddFigure("adoption", "How each practice spread", CurveBlock.Adoption(context));
        AddFigure("conditions", "Condition by condition", ConditionBlock.Of(context));
        AddFigure("beliefs", "What teachers came to believe", CurveBlock.Beliefs(context));
        AddFigure("speed", "Speed and reach", AxisFigure.Of(context));
        sections.Add(new PageSection("effects", "What made the difference", html => EffectSection.Write(html, context)));
        AddFigure("runs", "How runs differ", DistributionFigure.Of(context));
        sections.Add(new PageSection("network-section", "One run, week by week", html => NetworkSection.Write(html, context)));
        if (context.Input.Chosen is { } chosen)
        {
            sections.Add(new PageSection("adopters", "Who adopted when, and why", html => AdopterSection.Write(html, context, chosen)));
        }

        if (!context.Comparison.Hours.IsEmpty)
        {
            sections.Add(new PageSection("hours", "Hours between schools", html => BackMatter.Hours(html, context)));
        }

        if (!context.Comparison.Costs.IsEmpty)
        {
            sections.Add(new PageSection("costs", "What an extra implementer took", html => BackMatter.Costs(html, context)));
        }

        sections.Add(new PageSection("assumptions", "Assumptions", html => BackMatter.Assumptions(html, context)));
        sections.Add(new PageSection("provenance", "Where the numbers come from", html => BackMatter.Provenance(html, context)));
        sections.Add(new PageSection("measures", "What each measure means", html => BackMatter.Legend(html, context)));
        return sections;

        void AddFigure(string id, string title, FigureBlock? figure)
        {
            if (figure is not null)
            {
                sections.Add(new PageSection(id, title, html => Blocks.Figure(html, figure, context.CanDraw)));
            }
        }
    }
}
