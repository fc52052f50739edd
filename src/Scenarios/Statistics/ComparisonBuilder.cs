using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Compares the conditions of an experiment, paired by replicate: common random numbers make the pairs alike but for the condition.</summary>
public static class ComparisonBuilder
{
    /// <summary>
    /// Builds the comparison. Effects on the primary outcome come first and uncorrected; main and simple effects on secondary outcomes
    /// follow, their p-values Holm-corrected over all of them. Intervals are BCa bootstrap intervals over replicates
    /// (Student t ones below <see cref="Bootstrap.FewestValues"/> replicates).
    /// </summary>
    /// <param name="experiment">The experiment; its outcomes must be in <see cref="OutcomeTable"/>.</param>
    /// <param name="outcomesInPlanOrder">One entry per run in plan order; null where a run failed: it is left out of every pair.</param>
    /// <param name="robustness">What draws of the assumed parameters gave, or null.</param>
    /// <exception cref="ArgumentException">The number of entries is not that of the runs.</exception>
    /// <exception cref="KeyNotFoundException">The primary or a secondary outcome is not in the table.</exception>
    public static Comparison Build(
        Experiment experiment, IReadOnlyList<RunOutcomes?> outcomesInPlanOrder, RobustnessResult? robustness = null)
    {
        var design = new FactorDesign(experiment);
        var plan = new EffectPlan(design);
        var grid = new OutcomeGrid(experiment, outcomesInPlanOrder);
        var bootstrap = new Bootstrap();
        var primary = OutcomeTable.Get(experiment.Primary);

        var estimator = new EffectEstimator(design, grid, bootstrap, robustness);
        var computed = EffectCatalog.Of(experiment, plan).Select(estimator.Estimate).OfType<EstimatedEffect>().ToList();
        var corrected = estimator.Judge(computed);
        var shown = corrected.Where(each => each.Entry.Role != EffectRole.Expected).Select(each => each.Effect);
        var onPrimary = corrected.Where(each => each.Entry.Role == EffectRole.Primary).Select(each => (each.Entry.Spec, each.Effect)).ToArray();

        var cells = CellSummaries.Of(experiment, design, grid, bootstrap);
        var hours = HoursComparisons.Of(experiment, grid);
        var answer = new PrimaryAnswer(design, primary, onPrimary);
        return new Comparison
        {
            Headline = answer.Title(cells, hours),
            Answer = answer.Say(cells, hours),
            Cells = cells,
            Effects = [.. shown],
            Hours = hours,
            Costs = CostComparisons.Of(design, plan, grid),
            Expectations = ExpectationCheck.Of(experiment, plan, [.. corrected.Select(each => each.Effect)]),
            ReplicatesNeeded = Needed(primary, onPrimary),
            Precision = primary.Precision,
            Warnings = [.. Warnings(experiment, grid, cells, hours), .. Unexamined(onPrimary.Length, robustness), .. Drifted(robustness)],
        };
    }

    /// <summary>Intervals over replicates alone hide how much the assumed parameters decide (MODEL: 19 of 40 draws).</summary>
    private static IEnumerable<string> Unexamined(int effects, RobustnessResult? robustness)
    {
        if (effects > 0 && robustness is null)
        {
            yield return "The intervals show how much replicates differ, not how much the assumed parameters decide: "
                + "run again with --robust 40 to see which signs survive redrawing them.";
        }
    }

    private static IEnumerable<string> Drifted(RobustnessResult? robustness)
    {
        if (robustness is { HoursRatios: { Length: > 0 } ratios } && ratios.Any(ratio => Math.Abs(1.0 - ratio) > HoursMatching.Tolerance))
        {
            yield return $"Hours were matched under the default parameters, not again in each draw: there the first design of ties cost "
                + $"{ratios[0]:0.00} to {ratios[^1]:0.00} times the between-school hours of the second (median {Quantile.OfSorted(ratios.AsSpan(), 0.5):0.00}), "
                + "so the shares of draws that keep a sign also carry effects of time.";
        }
    }

    private static int? Needed(OutcomeDefinition primary, IReadOnlyCollection<(EffectSpec Spec, Effect Effect)> effects)
    {
        double[] deviations = [.. effects.Select(pair => pair.Effect.Deviation).Where(deviation => !double.IsNaN(deviation))];
        return deviations.Length == 0 ? null : ReplicatesNeeded.ForHalfWidth(deviations.Max(), primary.Precision);
    }

    private static ImmutableArray<string> Warnings(
        Experiment experiment, OutcomeGrid grid, ImmutableArray<CellSummary> cells, ImmutableArray<HoursComparison> hours)
    {
        var warnings = new List<string?>(experiment.Warnings);
        if (experiment.Replicates < ReplicatesNeeded.Recommended)
        {
            string runs = experiment.Replicates == 1 ? "1 replicate" : $"{experiment.Replicates} replicates";
            warnings.Add($"Only {runs} of each condition: use at least {ReplicatesNeeded.Recommended} before trusting an interval.");
        }

        if (grid.Missing > 0)
        {
            warnings.Add($"{grid.Missing} of {experiment.RunCount} runs are missing; effects use only replicates that are complete.");
        }

        warnings.Add(HoursComparisons.Warning(hours));
        var primary = cells.Where(cell => string.Equals(cell.Outcome, experiment.Primary, StringComparison.Ordinal)).ToArray();
        int notReached = primary.Sum(cell => cell.Censored);
        if (notReached > 0)
        {
            warnings.Add($"{OutcomeTable.Get(experiment.Primary).ShortName} was not reached within the run in {notReached:#,0} of {primary.Sum(cell => cell.N):#,0} cases (a run and a practice): these count as the horizon, so differences are smaller than they would be in longer runs.");
        }

        int bimodal = primary.Count(cell => cell.IsBimodal);
        if (bimodal > 0)
        {
            warnings.Add($"In {bimodal} of {primary.Length} conditions and practices the replicates fall into two groups: look at the distribution, means mislead.");
        }

        return [.. warnings.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
