using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;

namespace Staffroom.Reports.Sections;

/// <summary>The markup that figures, tables and sections share.</summary>
internal static class Blocks
{
    /// <summary>A figure; its table stands behind a disclosure unless another is given.</summary>
    public static void Figure(HtmlWriter html, FigureBlock figure, bool hasPlotly, Action<HtmlWriter>? table = null)
    {
        html.Write($"<figure class=\"figure\" id=\"{figure.Id}\" data-figure=\"{figure.Id}-data\" aria-labelledby=\"{figure.Id}-title\" aria-describedby=\"{figure.Id}-caption\">");
        html.Write($"<div class=\"figure-head\"><h3 id=\"{figure.Id}-title\">{figure.Title}</h3>{new Markup(hasPlotly ? "<button type=\"button\" data-save>Save as SVG</button>" : "")}</div>");
        if (hasPlotly)
        {
            Controls(html, figure);
            Panels(html, figure);
        }
        else
        {
            html.Write($"<p class=\"missing\">{BrowserAssets.HowToGetFigures}</p>");
        }

        html.Write($"<figcaption><p id=\"{figure.Id}-caption\" data-caption aria-live=\"polite\">{figure.Views[figure.First].Caption}</p>");
        if (figure.Note.Length > 0)
        {
            html.Write($"<p class=\"note\">{figure.Note}</p>");
        }

        html.Write($"</figcaption>");
        if (table is not null)
        {
            table(html);
        }
        else if (figure.Table is not null)
        {
            Table(html, figure.Table, isOpen: !hasPlotly);
        }

        html.Write($"</figure>");
    }

    /// <summary>A table behind a disclosure.</summary>
    public static void Table(HtmlWriter html, DataTable table, bool isOpen = false)
    {
        html.Write($"<details class=\"data\"{new Markup(isOpen ? " open" : "")}><summary>The numbers as a table</summary>");
        PlainTable(html, table);
        html.Write($"</details>");
    }

    public static void PlainTable(HtmlWriter html, DataTable table)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{table.Caption}\"><table><caption><span>{table.Caption}</span></caption><thead><tr>");
        for (int i = 0; i < table.Headers.Length; i++)
        {
            html.Write($"<th scope=\"col\"{NumberClass(i, table)}>{table.Headers[i]}</th>");
        }

        html.Write($"</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Write($"<tr><th scope=\"row\">{Markup.Name(row[0])}</th>");
            for (int i = 1; i < row.Length; i++)
            {
                html.Write($"<td{NumberClass(i, table)}>{row[i]}</td>");
            }

            html.Write($"</tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    public static void Json(HtmlWriter html, string id, string json)
    {
        html.Write($"<script type=\"application/json\" id=\"{id}\">");
        html.Trusted(json);
        html.Write($"</script>");
    }

    private static Markup NumberClass(int column, DataTable table) => new(column >= table.NameColumns ? " class=\"number\"" : "");

    private static void Controls(HtmlWriter html, FigureBlock figure)
    {
        bool hasChoice = figure.Selectors.Any(selector => selector.Options.Length > 1);
        html.Write($"<div class=\"controls\"{new Markup(hasChoice ? "" : " hidden")}>");
        for (int i = 0; i < figure.Selectors.Length; i++)
        {
            if (figure.Selectors[i].Options.Length > 1)
            {
                html.Write($"<label for=\"{figure.Id}-{i}\">{figure.Selectors[i].Label} <select id=\"{figure.Id}-{i}\" data-selector>");
            }
            else
            {
                html.Write($"<label hidden><select data-selector>");
            }

            foreach (var option in figure.Selectors[i].Options)
            {
                html.Write($"<option value=\"{option.Value}\">{option.Label}</option>");
            }

            html.Write($"</select></label>");
        }

        html.Write($"</div>");
        Legend(html, figure.Legend);
    }

    private static void Legend(HtmlWriter html, ImmutableArray<LegendEntry> entries)
    {
        if (entries.Length < 2)
        {
            return;
        }

        html.Write($"<ul class=\"legend\">");
        foreach (var entry in entries)
        {
            html.Write($"<li>{Swatch(entry)}{Markup.Name(entry.Label)}</li>");
        }

        html.Write($"</ul>");
    }

    private static Markup Swatch(LegendEntry entry)
    {
        string dash = entry.Look.Dash switch
        {
            "dash" => "8 5",
            "dot" => "2 4",
            "dashdot" => "8 4 2 4",
            "longdash" => "14 5",
            "longdashdot" => "14 4 2 4",
            _ => "none",
        };
        string line = entry.HasLine
            ? $"<line x1=\"1\" y1=\"7\" x2=\"41\" y2=\"7\" stroke=\"{entry.Look.Color}\" stroke-width=\"2.5\" stroke-dasharray=\"{dash}\"/>"
            : "";
        string marker = entry.HasMarker ? $"<path d=\"{SymbolPath(entry.Look.Symbol)}\" fill=\"{entry.Look.Color}\" fill-rule=\"evenodd\"/>" : "";
        return new Markup($"<svg class=\"swatch\" viewBox=\"0 0 42 14\" width=\"42\" height=\"14\" aria-hidden=\"true\">{line}{marker}</svg>");
    }

    private static string SymbolPath(string symbol) => symbol switch
    {
        "square" => "M16.5 2.5h9v9h-9z",
        "diamond" => "M21 1l6 6-6 6-6-6z",
        "triangle-up" => "M21 1.5l5.5 10h-11z",
        "cross" => "M19 2h4v3h3v4h-3v3h-4v-3h-3v-4h3z",
        "triangle-down" => "M21 12.5l5.5-10h-11z",
        "circle-open" => "M21 1a6 6 0 1 0 .01 0zM21 3a4 4 0 1 0 .01 0z",
        "square-open" => "M15.5 1.5h11v11h-11zM17.5 3.5h7v7h-7z",
        "diamond-open" => "M21 1l6 6-6 6-6-6zM21 3.8L17.8 7l3.2 3.2L24.2 7z",
        "x" => "M17 1.5l4 4 4-4 1.5 1.5-4 4 4 4-1.5 1.5-4-4-4 4-1.5-1.5 4-4-4-4z",
        _ => "M21 2a5 5 0 1 0 .01 0z",
    };

    private static string PanelsClass(PanelSize size) => size switch
    {
        PanelSize.Wide => "panels wide",
        PanelSize.Small => "panels small",
        _ => "panels",
    };

    private static void Panels(HtmlWriter html, FigureBlock figure)
    {
        html.Write($"<div class=\"{new Markup(PanelsClass(figure.Size))}\">");
        var panels = figure.Views[figure.First].Panels;
        for (int i = 0; i < figure.Panels.Length; i++)
        {
            // The height is reserved, so nothing jumps when the script draws; it comes from a class because the policy forbids style attributes.
            html.Write($"<div class=\"panel\"><h4 id=\"{figure.Id}-panel-{i}\">{Markup.Name(figure.Panels[i])}</h4>");
            html.Write($"<div class=\"plot\" data-plot role=\"img\" aria-label=\"{figure.Title}, {figure.Panels[i]}: {figure.Views[figure.First].Caption}\" data-height=\"{(int)panels[i].Layout.Height}\"></div></div>");
        }

        html.Write($"</div>");
        Json(html, figure.Id + "-data", FigureJson.Write(figure));
    }
}
