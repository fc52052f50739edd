using System.Collections.Immutable;
using Staffroom.Model.Parameters;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Sections;

/// <summary>What a reader needs to check and repeat the result: hours, assumptions, provenance, and what each measure means.</summary>
internal static class BackMatter
{
    public static void Hours(HtmlWriter html, ReportContext context)
    {
        var hours = context.Comparison.Hours;
        int off = hours.Count(h => !h.IsMatched);
        string tolerance = $"{100.0 * HoursMatching.Tolerance:0.#}\u00a0%";
        html.Write($"<p>{(off == 0 ? $"In every pair of designs the hours spent between schools differ by at most {tolerance}, so the comparison is one of ties and not of time." : $"In {off} of {hours.Length} pairs the hours spent between schools differ by more than {tolerance}: there the comparison is one of time as well as of ties.")}</p>");
        Blocks.PlainTable(html, new DataTable(
            "Realized person-hours between schools over the whole run, mean over runs",
            ["compared", "first", "second", "ratio", $"matched within {tolerance}"],
            [.. hours.Select(h => ImmutableArray.Create(h.Label, Format.Number(h.HoursA), Format.Number(h.HoursB), (h.HoursA / h.HoursB).ToString("0.000"), h.IsMatched ? "✓ yes" : "✗ no"))]));
    }

    public static void Costs(HtmlWriter html, ReportContext context)
    {
        var costs = context.Comparison.Costs;
        int known = costs.Count(cost => cost.HoursPerImplementer is not null);
        html.Write($"<p>Extra person-hours in contacts, travel included, for each extra teacher who implemented a practice at the end; below 0 where one side had more implementers for fewer hours. What coaches, grants and materials cost is outside the model. {(known == costs.Length ? "" : $"In {costs.Length - known} of {costs.Length} comparisons the number of implementers does not reliably differ, so there is no such cost.")}</p>");
        Blocks.PlainTable(html, new DataTable(
            "Hours for an extra implementer, with Fieller's 95\u00a0% interval",
            ["compared", "practice", "extra implementers", "extra hours", "hours for each", "95\u00a0% interval", "n"],
            [.. costs.Select(cost => ImmutableArray.Create(
                cost.Label, context.Practice(cost.Practice), Format.Signed(cost.ExtraImplementers), Format.Signed(cost.ExtraHours),
                cost.HoursPerImplementer is { } ratio ? Format.Signed(ratio) : "not defined",
                cost.Low is { } low && cost.High is { } high ? $"{Format.Signed(low)} to {Format.Signed(high)}" : "–",
                cost.N.ToString()))]));
    }

    public static void Assumptions(HtmlWriter html, ReportContext context)
    {
        var sets = context.Experiment.Conditions.Select(c => c.World.Parameters).ToArray();
        var changed = ParameterTable.All.Where(row => sets.Any(set => set[row.Id] != row.Default)).ToArray();
        int assumed = ParameterTable.All.Count(row => row.IsAssumption);
        html.Write($"<p>{assumed} of {ParameterTable.All.Length} parameters are assumptions: nobody has measured them. {(changed.Length == 0 ? "All have their defaults here." : $"{(changed.Length == 1 ? "1 differs from its default" : $"{changed.Length} differ from their defaults")} here.")}</p>");
        if (changed.Length > 0)
        {
            Parameters(html, "Parameters that this scenario changes", changed, sets);
        }

        html.Write($"<details class=\"more\"><summary>All {ParameterTable.All.Length} parameters, with their sources</summary>");
        Parameters(html, "All parameters", [.. ParameterTable.All], sets);
        html.Write($"</details>");
    }

    public static void Provenance(HtmlWriter html, ReportContext context)
    {
        var p = context.Input.Provenance;
        html.Write($"<dl class=\"provenance\">");
        Item(html, "Repeat it", new Markup($"<code class=\"command\">{HtmlWriter.Escape(p.Command)}</code>"));
        Item(html, "Digest", new Markup($"<code>{HtmlWriter.Escape(p.Digest)}</code>"));
        Item(html, "Seed", new Markup($"<code>{p.Seed}</code>"));
        Item(html, "Version", new Markup(HtmlWriter.Escape($"Staffroom {p.Version}")));
        Item(html, "Engine", new Markup(HtmlWriter.Escape($"{p.Engine}, {p.Threads} {(p.Threads == 1 ? "thread" : "threads")}")));
        Item(html, "Runs", new Markup(HtmlWriter.Escape($"{p.Runs:#,0} finished, {p.FailedRuns:#,0} failed")));
        Item(html, "Machine", new Markup(HtmlWriter.Escape(p.Machine)));
        Item(html, "Made", new Markup(HtmlWriter.Escape(p.CreatedAt)));
        html.Write($"</dl>");
        if (context.Comparison.ReplicatesNeeded is { } needed)
        {
            html.Write($"<p>For intervals of ± {Format.Number(context.Comparison.Precision)} around the primary effects, about {needed} runs of each condition are needed; here there are {context.Experiment.Replicates}.</p>");
        }

        if (!context.Experiment.Settings.IsEmpty)
        {
            html.Write($"<details class=\"more\"><summary>The scenario as resolved, with where each value came from</summary>");
            Blocks.PlainTable(html, new DataTable(
                "Settings", ["setting", "value", "where it came from"], [.. context.Experiment.Settings.Select(s => ImmutableArray.Create(s.Key, s.Value, s.Origin))]) { NameColumns = 3 });
            html.Write($"</details>");
        }

        if (context.Experiment.SourceText.Length > 0)
        {
            html.Write($"<details class=\"more\"><summary>The scenario file as it was read</summary><pre tabindex=\"0\" dir=\"auto\">{context.Experiment.SourceText}</pre></details>");
        }
    }

    public static void Legend(HtmlWriter html, ReportContext context)
    {
        html.Write($"<h3>Outcomes</h3><dl class=\"measures\">");
        foreach (var measure in context.Input.Measures)
        {
            Measure(html, measure.Name, measure.Unit, measure.Meaning, measure.Key);
        }

        html.Write($"</dl><h3>Weekly measures</h3><dl class=\"measures\">");
        foreach (var measure in WeeklyMeasures.OfPractices.Concat(WeeklyMeasures.OfNetworks))
        {
            Measure(html, measure.Name, measure.Unit, measure.Meaning, "");
        }

        html.Write($"</dl>");
    }

    private static void Measure(HtmlWriter html, string name, string unit, string meaning, string key)
    {
        string suffix = string.Join(", ", new[] { unit, key.Length > 0 ? $"key {key}" : "" }.Where(part => part.Length > 0));
        html.Write($"<div><dt>{Format.Upper(name)} <span>{suffix}</span></dt><dd>{meaning}</dd></div>");
    }

    private static void Item(HtmlWriter html, string name, Markup value) => html.Write($"<dt>{name}</dt><dd>{value}</dd>");

    private static void Parameters(HtmlWriter html, string caption, ParameterDefinition[] rows, ParameterSet[] sets)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"parameters\"><caption><span>{caption}</span></caption><thead><tr><th scope=\"col\">parameter</th><th scope=\"col\" class=\"number\">value</th><th scope=\"col\" class=\"number\">default</th><th scope=\"col\">unit</th><th scope=\"col\">meaning and source</th></tr></thead><tbody>");
        foreach (var row in rows)
        {
            double[] values = [.. sets.Select(set => set[row.Id]).Distinct().Order()];
            bool isChanged = values.Length > 1 || values[0] != row.Default;
            html.Write($"<tr{new Markup(isChanged ? " class=\"changed\"" : "")}><th scope=\"row\"><code>{row.Key}</code> {row.Symbol}</th><td class=\"number\">{string.Join(", ", values.Select(v => Format.Number(v)))}</td><td class=\"number\">{Format.Number(row.Default)}</td><td>{row.Unit}</td><td>{row.Meaning} <span class=\"source\">{Format.Sentence(row.Source)}</span></td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }
}
