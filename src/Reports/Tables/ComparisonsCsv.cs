using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tables;

/// <summary>Writes <c>comparisons.csv</c>: one row per effect, with its interval, effect sizes, verdict and sentence.</summary>
public static class ComparisonsCsv
{
    /// <summary>Writes the effects in the order of the comparison.</summary>
    public static void Write(TextWriter output, Experiment experiment, Comparison comparison)
    {
        using var rows = new CsvRows(output);
        string[] practices = PlanColumns.Practices(experiment);
        foreach (string header in (string[])
            ["key", "kind", "effect", "outcome", "practice", "n", "estimate", "low", "high", "deviation", "dz", "dav", "probabilityOfSuperiority",
            "p", "holmCorrected", "signShare", "robustnessDraws", "verdict", "sentence"])
        {
            rows.Text(header);
        }

        rows.End();
        foreach (var effect in comparison.Effects)
        {
            rows.Text(effect.Key).Text(Word(effect.Kind)).Text(effect.Label).Text(effect.Outcome).Text(effect.Practice is { } p ? practices[p] : "")
                .Number(effect.N).Number(effect.Estimate).Number(effect.Low).Number(effect.High).Number(effect.Deviation)
                .Number(effect.CohensDz).Number(effect.CohensDav).Number(effect.ProbabilityOfSuperiority)
                .Number(effect.PValue).Text(effect.IsCorrected ? "true" : "false").Number(effect.SignShare ?? double.NaN).Number(effect.RobustnessDraws)
                .Text(Word(effect.Verdict)).Text(effect.Sentence)
                .End();
        }
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
