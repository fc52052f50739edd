using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tests;

/// <summary>Made-up statistics for <see cref="Sample"/>.</summary>
internal static class SampleComparison
{
    public static ImmutableArray<MeasureLegend> Measures { get; } =
    [
        new("auc", "mean adoption", "share", "Mean share of genuine users over all weeks, seed school left out: the primary measure of speed."),
        new("finalReach", "final reach", "share", "Share of genuine users in the last week."),
        new("t50", "time to half", "weeks", "Week in which half of all teachers use the practice; restricted mean where it was not reached."),
    ];

    public static Comparison Of(Experiment experiment) => new()
    {
        Headline = "At equal between-school hours: weak ties spread the codified planning routine faster than strong ties; for the tacit practice it is undecided.",
        Answer = "With between-school hours matched, weak ties spread the codified planning routine faster under either trust climate "
            + "(+0.126 at high trust, 95 % interval +0.10 to +0.15; n = 20 pairs); for the tacit classroom dialogue the answer is undecided.",
        Cells = [.. Cells(experiment)],
        Effects = [.. Effects(experiment)],
        Hours = [.. Hours(experiment)],
        Costs =
        [
            new CostOfReach("weak − strong ties at high trust", 0, 20, 45.2, 310.0, 6.86, 5.9, 8.1),
            new CostOfReach("weak − strong ties at low trust", 0, 20, 0.8, 12.0, null, null, null),
        ],
        Expectations = [new ExpectationResult("Weak ties are faster for the planning routine.", true, "+0.126, reliably positive.")],
        ReplicatesNeeded = 31,
        Precision = 0.02,
        Warnings = ["Intervals rest on 20 runs of each condition; 64 are recommended for a decision."],
    };

    public static IEnumerable<OutcomeValues> Values(Experiment experiment) =>
        from condition in experiment.Conditions
        where IsBimodal(condition, 1)
        select new OutcomeValues(condition.Index, 1, "auc", [.. Enumerable.Range(0, experiment.Replicates).Select(r => r % 3 == 0 ? 0.02 + (0.001 * r) : 0.16 + (0.004 * r))]);

    private static IEnumerable<CellSummary> Cells(Experiment experiment)
    {
        for (int practice = 0; practice < experiment.Conditions[0].World.Practices.Length; practice++)
        {
            foreach (var condition in experiment.Conditions)
            {
                double mean = 6 * Sample.Speed(condition, practice) * (1 - (0.02 * condition.Levels.FirstOrDefault()));
                yield return Cell(condition, practice, "auc", mean, 0.02, 0);
                yield return Cell(condition, practice, "finalReach", Math.Min(0.98, 2 * mean), 0.04, 0);
                yield return Cell(condition, practice, "t50", 117 - (110 * mean), 4, practice == 1 ? 7 : 0);
            }
        }

        CellSummary Cell(Condition condition, int practice, string outcome, double mean, double half, int censored) => new(
            condition.Index, practice, outcome, experiment.Replicates, mean, mean - half, mean + half, mean, mean - (2 * half), mean + (2 * half), censored,
            outcome is "auc" && IsBimodal(condition, practice));
    }

    private static bool IsBimodal(Condition condition, int practice) =>
        practice == 1 && condition.World.Practices.Length > 1 && condition.Label.Contains("strong ties, low trust", StringComparison.Ordinal);

    private static IEnumerable<Effect> Effects(Experiment experiment)
    {
        foreach (string outcome in new[] { "auc", "finalReach", "t50" })
        {
            for (int practice = 0; practice < experiment.Conditions[0].World.Practices.Length; practice++)
            {
                string name = experiment.Conditions[0].World.Practices[practice].Name;
                double sign = practice == 0 ? 1 : -0.1;
                yield return Effect($"network.ties @ {name}", EffectKind.Main, "weak − strong ties", outcome, practice, 0.081 * sign, 0.03);
                yield return Effect($"network.ties @ high {name}", EffectKind.Simple, "weak − strong ties at high trust", outcome, practice, 0.126 * sign, 0.028);
                yield return Effect($"network.ties @ low {name}", EffectKind.Simple, "weak − strong ties at low trust", outcome, practice, 0.034 * sign, 0.027);
                yield return Effect($"climate.trust @ {name}", EffectKind.Main, "high − low trust", outcome, practice, practice == 0 ? 0.15 : 0.09, 0.03);
                yield return Effect($"network.schools @ {name}", EffectKind.Main, "12 − 5 schools", outcome, practice, -0.05, 0.03);
            }

            yield return Effect("network.ties × climate.trust", EffectKind.Interaction, "ties × trust: how much weak − strong grows with trust", outcome, null, 0.092, 0.04);
            yield return Effect("network.ties × tacitness", EffectKind.Interaction, "ties × tacitness: how much weak − strong shrinks as the practice becomes tacit", outcome, null, -0.118, 0.035);
        }
    }

    private static Effect Effect(string key, EffectKind kind, string label, string outcome, int? practice, double estimate, double half)
    {
        var verdict = Math.Abs(estimate) < half ? EffectVerdict.Undecided : estimate > 0 ? EffectVerdict.Positive : EffectVerdict.Negative;
        return new Effect
        {
            Key = key,
            Kind = kind,
            Label = label,
            Outcome = outcome,
            Practice = practice,
            N = Sample.Replicates,
            Estimate = estimate,
            Low = estimate - half,
            High = estimate + half,
            Deviation = half * 2,
            CohensDz = estimate / (2 * half),
            CohensDav = double.NaN,
            ProbabilityOfSuperiority = 0.5 + (Math.Sign(estimate) * 0.4),
            PValue = verdict == EffectVerdict.Undecided ? 0.31 : 0.0004,
            IsCorrected = outcome is not "auc",
            SignShare = verdict == EffectVerdict.Undecided ? 0.475 : 0.975,
            RobustnessDraws = 40,
            Verdict = verdict,
            Sentence = $"{label}: {outcome} differs by {estimate:0.000} (95 % interval {estimate - half:0.000} to {estimate + half:0.000}, {Sample.Replicates} pairs); "
                + (verdict == EffectVerdict.Undecided ? "undecided." : "reliable."),
        };
    }

    private static IEnumerable<HoursComparison> Hours(Experiment experiment) =>
        from condition in experiment.Conditions
        where condition.Label.Contains("weak", StringComparison.Ordinal)
        let other = experiment.Conditions.First(c => string.Equals(c.Label, condition.Label.Replace("weak", "strong", StringComparison.Ordinal), StringComparison.Ordinal))
        select new HoursComparison(condition.Label.Replace("weak ties", "weak vs strong", StringComparison.Ordinal), condition.Index, other.Index, 1685 + condition.Index, 1737, condition.Index != 3);
}
