using Staffroom.Reports.Html;

namespace Staffroom.Reports.Sections;

/// <summary>The question, the answer in a sentence, and what a reader must know before believing it.</summary>
internal static class AnswerSection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        var experiment = context.Experiment;
        html.Write($"<header class=\"answer\"><p class=\"kicker\">Staffroom · {Markup.Name(experiment.Name)}</p>");
        html.Write($"<h1>{Markup.Name(experiment.Question.Length > 0 ? experiment.Question : experiment.Name)}</h1>");
        html.Write($"<p class=\"lede\" id=\"answer\">{Markup.Name(context.Comparison.Headline)}</p>");
        html.Write($"<p class=\"numbers\">{Markup.Name(context.Comparison.Answer)}</p>");
        html.Write($"<ul class=\"facts\"><li><b>{Count(experiment.Conditions.Length)}</b> {(experiment.Conditions.Length == 1 ? "condition" : "conditions")}</li>");
        html.Write($"<li><b>{Count(experiment.Replicates)}</b> {(experiment.Replicates == 1 ? "run" : "runs")} of each</li>");
        html.Write($"<li><b>{Count(experiment.Conditions.Max(c => c.World.Weeks))}</b> weeks</li>");
        html.Write($"<li><b>{context.Practices.Length}</b> {(context.Practices.Length == 1 ? "practice" : "practices")}</li>");
        html.Write($"<li>seed <b>{experiment.Seed}</b></li></ul></header>");
        Warnings(html, context);
        Expectations(html, context);
        html.Write($"<p class=\"caution\">Most magnitudes rest on assumptions (listed below): signs can be tested, sizes are not calibrated. Nothing here forecasts a real school, and pupil achievement is outside the model.</p>");
    }

    private static string Count(int count) => count.ToString("#,0");

    private static void Warnings(HtmlWriter html, ReportContext context)
    {
        string[] warnings = [.. context.Experiment.Warnings.Concat(context.Comparison.Warnings).Distinct(StringComparer.Ordinal), .. Own(context)];
        if (warnings.Length == 0)
        {
            return;
        }

        html.Write($"<aside class=\"warnings\" aria-label=\"Warnings\"><ul>");
        foreach (string warning in warnings)
        {
            html.Write($"<li>{warning}</li>");
        }

        html.Write($"</ul></aside>");
    }

    private static IEnumerable<string> Own(ReportContext context)
    {
        if (context.Input.Provenance.FailedRuns > 0)
        {
            yield return $"{context.Input.Provenance.FailedRuns} runs failed and are in none of the numbers.";
        }

        if (!context.CanDraw)
        {
            yield return BrowserAssets.HowToGetFigures;
        }
    }

    private static void Expectations(HtmlWriter html, ReportContext context)
    {
        if (context.Comparison.Expectations.IsEmpty)
        {
            return;
        }

        html.Write($"<div class=\"expectations\"><p>What the scenario expected:</p><ul>");
        foreach (var expectation in context.Comparison.Expectations)
        {
            html.Write($"<li><b>{(expectation.IsMet ? "✓ met" : "✗ not met")}</b> {Format.Sentence(expectation.Text)} Found: {expectation.Found}</li>");
        }

        html.Write($"</ul></div>");
    }
}
