namespace Staffroom.Reports.Html;

/// <summary>A section of a page with its heading.</summary>
/// <param name="Id">Unique on the page; letters and dashes.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Write">Writes what stands under the heading.</param>
internal sealed record PageSection(string Id, string Title, Action<HtmlWriter> Write);

/// <summary>
/// A page that opens offline and loads nothing: scripts, styles and data are inlined, and a strict Content-Security-Policy allows
/// exactly those scripts and styles by their hashes.
/// </summary>
internal sealed record Page
{
    private const string MissingWithoutScript = "The figures need JavaScript, which is off here; the tables below them need none.";

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>What wrote it, with its version.</summary>
    public required string Generator { get; init; }

    /// <summary>What the opening is called in the contents, for instance "The answer".</summary>
    public required string OpeningName { get; init; }

    /// <summary>Writes the opening.</summary>
    public required Action<HtmlWriter> Opening { get; init; }

    /// <summary>The sections after it.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="libraries">What figures are drawn with, or null where this build has nothing to draw with.</param>
    /// <param name="scripts">Scripts of the page's own, after it.</param>
    public void Write(TextWriter output, DrawingLibraries? libraries, params string[] scripts)
    {
        var html = new HtmlWriter(output);
        string style = BrowserAssets.Own("report.css");
        string[] plots = libraries is null ? [] : [BrowserAssets.StyleShim, libraries.Plotly, BrowserAssets.Own("figures.js")];
        string[] all = [.. plots, BrowserAssets.Own("pictures.js"), .. scripts];
        Head(html, style, all);
        Contents(html);
        html.Write($"<main id=\"main\">");
        Opening(html);
        html.Write($"<noscript><p class=\"missing\">{MissingWithoutScript}</p></noscript>");
        foreach (var section in Sections)
        {
            html.Write($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-heading\"><h2 id=\"{section.Id}-heading\">{section.Title}</h2>");
            section.Write(html);
            html.Write($"</section>");
        }

        html.Write($"</main></div>");
        foreach (string script in all)
        {
            html.Trusted("<script>" + script + "</script>\n");
        }

        html.Write($"</body></html>");
    }

    private void Head(HtmlWriter html, string style, string[] scripts)
    {
        html.Write($"<!DOCTYPE html>");
        html.Write($"<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{new Markup(ContentSecurityPolicy.For(scripts, [style]))}\">");
        html.Write($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\"><meta name=\"generator\" content=\"{Generator}\">");
        html.Write($"<title>{Title}</title>");
        html.Trusted("<style>" + style + "</style>");
        html.Write($"</head><body><a class=\"skip\" href=\"#main\">Skip to {char.ToLowerInvariant(OpeningName[0]) + OpeningName[1..]}</a><div class=\"page\">");
    }

    private void Contents(HtmlWriter html)
    {
        html.Write($"<nav class=\"contents\" aria-label=\"Contents\"><ol><li><a href=\"#main\">{OpeningName}</a></li>");
        foreach (var section in Sections)
        {
            html.Write($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");
        }

        html.Write($"</ol></nav>");
    }
}
