using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Describes the primary and the secondary outcomes in every condition.</summary>
internal static class CellSummaries
{
    public static ImmutableArray<CellSummary> Of(Experiment experiment, FactorDesign design, OutcomeGrid grid, Bootstrap bootstrap)
    {
        var outcomes = EffectCatalog.Secondary(experiment).Prepend(OutcomeTable.Get(experiment.Primary)).ToArray();
        var cells =
            from outcome in outcomes
            from condition in experiment.Conditions
            from practice in Enumerable.Range(0, outcome.IsPerPractice ? design.Practices.Length : 1)
            let cell = Describe(outcome, condition.Index, practice, grid, bootstrap)
            where cell is not null
            select cell;
        return [.. cells];
    }

    private static CellSummary? Describe(OutcomeDefinition outcome, int condition, int practice, OutcomeGrid grid, Bootstrap bootstrap)
    {
        double[] values = Quantile.Sorted(grid.Values(outcome, condition, practice));
        if (values.Length == 0)
        {
            return null;
        }

        var interval = bootstrap.Mean(values);
        return new CellSummary(
            condition, outcome.IsPerPractice ? practice : null, outcome.Key, values.Length, values.Average(),
            interval.CorrectedLow, interval.CorrectedHigh, Quantile.OfSorted(values, 0.5), Quantile.OfSorted(values, 0.1), Quantile.OfSorted(values, 0.9),
            grid.Censored(outcome, condition, practice), Bimodality.IsBimodal(values));
    }
}
