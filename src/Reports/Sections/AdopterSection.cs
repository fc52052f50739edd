using Staffroom.Reports.Html;

namespace Staffroom.Reports.Sections;

/// <summary>The people of the chosen run: who took up which practice, when and why. Headers sort the table.</summary>
internal static class AdopterSection
{
    private const string Sorted = "adopted";

    private static readonly (string Name, bool IsNumber)[] Columns =
    [
        ("teacher", false), ("school", false), ("practice", false), ("heard", true), ("from", false),
        ("ready", true), (Sorted, true), ("why", false), ("depth", true), ("at the end", false),
    ];

    public static void Write(HtmlWriter html, ReportContext context, ChosenRun chosen)
    {
        string run = $"Run {chosen.Replicate + 1} of {context.Condition(chosen.Condition)}";
        if (chosen.Missing is { } missing)
        {
            html.Write($"<p>{missing}</p>");
            return;
        }

        if (chosen.Adopters.IsEmpty)
        {
            html.Write($"<p>{run}: nobody took up a practice.</p>");
            return;
        }

        html.Write($"<p>{run}, the one that the network shows. {Summary(context, chosen)} Heard, ready and adopted are weeks, 0 is the start; depth is that of the last week, from 0 to 1. The same rows are in adopters.csv, and <code>staffroom ask</code> tells the whole story of any teacher.</p>");
        Table(html, chosen, $"Who adopted when, and why: {run}");
    }

    private static string Summary(ReportContext context, ChosenRun chosen)
    {
        var practices = Enumerable.Range(0, context.Practices.Length).Select(practice =>
        {
            var adopters = chosen.Adopters.Where(adopter => adopter.PracticeIndex == practice).ToArray();
            int people = adopters.Select(adopter => adopter.Teacher).Distinct().Count();
            return $"{people} of {chosen.Teachers} teachers took up {context.Practice(practice)}";
        });
        return Format.Sentence(string.Join("; ", practices));
    }

    private static void Table(HtmlWriter html, ChosenRun chosen, string caption)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table id=\"adopters-table\" data-sortable><caption><span>{caption}</span></caption><thead><tr>");
        foreach (var (name, isNumber) in Columns)
        {
            string sort = name is Sorted ? " aria-sort=\"ascending\"" : "";
            html.Write($"<th scope=\"col\"{NumberClass(isNumber)}{new Markup(sort)}><button type=\"button\" class=\"sort\">{name}</button></th>");
        }

        html.Write($"</tr></thead><tbody>");
        foreach (var adopter in chosen.Adopters)
        {
            string[] cells =
            [
                adopter.School, adopter.Practice, adopter.HeardWeek.ToString(), adopter.HeardFrom, adopter.ReadyWeek?.ToString() ?? "–",
                adopter.AdoptedWeek.ToString(), adopter.Why, adopter.FinalDepth?.ToString("0.00") ?? "–", adopter.AtTheEnd,
            ];
            html.Write($"<tr><th scope=\"row\">{Markup.Name(adopter.Name)}</th>");
            for (int i = 0; i < cells.Length; i++)
            {
                html.Write($"<td{NumberClass(Columns[i + 1].IsNumber)}>{Markup.Name(cells[i])}</td>");
            }

            html.Write($"</tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static Markup NumberClass(bool isNumber) => new(isNumber ? " class=\"number\"" : "");
}
