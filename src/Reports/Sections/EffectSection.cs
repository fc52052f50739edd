using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Sections;

/// <summary>Every effect with its uncertainty: the primary outcome in full, the others behind a disclosure.</summary>
internal static class EffectSection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        var primary = context.Comparison.Effects.Where(e => IsPrimary(context, e)).ToImmutableArray();
        var secondary = context.Comparison.Effects.Where(e => !IsPrimary(context, e)).ToImmutableArray();
        if (primary.IsEmpty && secondary.IsEmpty)
        {
            html.Write($"<p>Nothing is varied, so there is nothing to compare.</p>");
            return;
        }

        var measure = context.Measure(context.Experiment.Primary);
        html.Write($"<p>Primary outcome, named beforehand: <strong>{measure.Name}</strong>. {measure.Meaning} Each difference is taken within pairs of runs that share their random numbers.</p>");
        if (!primary.IsEmpty)
        {
            var plot = ForestPlot.Of(context, primary);
            Blocks.Figure(html, plot, context.CanDraw, table => Table(table, context, primary, $"Effects on {measure.Name}"));
        }

        foreach (var group in secondary.GroupBy(e => e.Outcome, StringComparer.Ordinal))
        {
            string name = context.Measure(group.Key).Name;
            html.Write($"<details class=\"more\"><summary>Effects on {name}: {Verdicts([.. group])}</summary>");
            Table(html, context, [.. group], $"Effects on {name}");
            html.Write($"</details>");
        }

        html.Write($"<p class=\"note\">d<sub>z</sub>: mean difference over the standard deviation of the differences. P(superior): share of pairs in which the first side is larger, ties counted half. Same sign: share of robustness draws, each with the assumed parameters redrawn, that keep the sign. p: paired t test, Holm-corrected over secondary outcomes. Decided means that the interval leaves 0 out, p is at most 0.05 and, where parameters were redrawn, at least three quarters of the draws keep the sign.</p>");
    }

    /// <summary>"3 reliably positive, 1 reliably negative, 2 undecided".</summary>
    public static string Verdicts(ImmutableArray<Effect> effects)
    {
        var counts = new (int Count, string Word)[]
        {
            (effects.Count(e => e.Verdict == EffectVerdict.Positive), "reliably positive"),
            (effects.Count(e => e.Verdict == EffectVerdict.Negative), "reliably negative"),
            (effects.Count(e => e.Verdict == EffectVerdict.Undecided), "undecided"),
        };
        return string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Word}"));
    }

    public static Markup Verdict(EffectVerdict verdict) => new(verdict switch
    {
        EffectVerdict.Positive => "<span class=\"verdict positive\"><span aria-hidden=\"true\">▲</span> positive</span>",
        EffectVerdict.Negative => "<span class=\"verdict negative\"><span aria-hidden=\"true\">▼</span> negative</span>",
        _ => "<span class=\"verdict undecided\"><span aria-hidden=\"true\">◇</span> undecided</span>",
    });

    private static bool IsPrimary(ReportContext context, Effect effect) =>
        string.Equals(effect.Outcome, context.Experiment.Primary, StringComparison.Ordinal);

    private static void Table(HtmlWriter html, ReportContext context, ImmutableArray<Effect> effects, string caption)
    {
        bool hasRobustness = effects.Any(e => e.SignShare is not null);
        html.Write($"<div class=\"scroll whole\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"effects\"><caption><span>{caption}</span></caption><thead><tr><th scope=\"col\">Effect</th><th scope=\"col\" class=\"number\">Difference</th><th scope=\"col\" class=\"number\">95\u00a0% interval</th><th scope=\"col\" class=\"number\">n</th><th scope=\"col\" class=\"number\">d<sub>z</sub></th><th scope=\"col\" class=\"number\">P(superior)</th>");
        if (hasRobustness)
        {
            html.Write($"<th scope=\"col\" class=\"number\">Same sign</th>");
        }

        html.Write($"<th scope=\"col\" class=\"number\">p</th><th scope=\"col\">Verdict</th></tr></thead>");
        foreach (var group in effects.GroupBy(e => e.Practice))
        {
            html.Write($"<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{(hasRobustness ? 9 : 8)}\">{Markup.Name(GroupName(context, group.Key))}</th></tr>");
            foreach (var effect in group)
            {
                Row(html, effect, hasRobustness);
            }

            html.Write($"</tbody>");
        }

        html.Write($"</table></div>");
    }

    private static string GroupName(ReportContext context, int? practice) => practice is null ? "Across practices, or the whole network" : context.Practice(practice);

    private static void Row(HtmlWriter html, Effect effect, bool hasRobustness)
    {
        html.Write($"<tr class=\"effect\"><th scope=\"row\">{effect.Label}</th><td class=\"number strong\">{EffectText.Estimate(effect)}</td><td class=\"number\">{EffectText.Interval(effect)}</td><td class=\"number\">{effect.N}</td><td class=\"number\">{Format.Signed(effect.CohensDz)}</td><td class=\"number\">{Format.Number(effect.ProbabilityOfSuperiority)}</td>");
        if (hasRobustness)
        {
            html.Write($"<td class=\"number\">{SignShare(effect)}</td>");
        }

        html.Write($"<td class=\"number\">{Format.PValue(effect.PValue)}{(effect.IsCorrected ? " (Holm)" : "")}</td><td>{Verdict(effect.Verdict)}</td></tr>");
        html.Write($"<tr class=\"sentence\"><td colspan=\"{(hasRobustness ? 9 : 8)}\"><div>{effect.Sentence}</div></td></tr>");
    }

    private static string SignShare(Effect effect) => effect.SignShare is { } share
        ? $"{Math.Round(share * effect.RobustnessDraws):0} of {effect.RobustnessDraws}"
        : "–";
}
