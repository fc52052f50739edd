using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Realized between-school hours of conditions that differ only in the design of ties between schools.</summary>
internal static class HoursComparisons
{
    public const string DesignFactor = "network.ties";

    public static ImmutableArray<HoursComparison> Of(Experiment experiment, OutcomeGrid grid)
    {
        int factor = experiment.Factors.ToList().FindIndex(f => string.Equals(f.Key, DesignFactor, StringComparison.Ordinal));
        if (factor < 0)
        {
            return [];
        }

        var hours = OutcomeTable.Get("hoursBetween");
        var found =
            from a in experiment.Conditions
            from b in experiment.Conditions
            where a.Levels[factor] < b.Levels[factor] && a.Levels.SetItem(factor, 0).SequenceEqual(b.Levels.SetItem(factor, 0))
            let valuesA = grid.Values(hours, a.Index, 0)
            let valuesB = grid.Values(hours, b.Index, 0)
            where valuesA.Length > 0 && valuesB.Length > 0
            select Compare(experiment, factor, a, b, valuesA.Average(), valuesB.Average());
        return [.. found];
    }

    public static string? Warning(ImmutableArray<HoursComparison> hours)
    {
        var unmatched = hours.Where(pair => !pair.IsMatched).ToArray();
        if (unmatched.Length == 0)
        {
            return null;
        }

        var worst = unmatched.MaxBy(Gap)!;
        string place = worst.Label.Length > 0 ? $" ({worst.Label}: {worst.HoursA:#,##0} against {worst.HoursB:#,##0} person-hours)" : "";
        return $"Between-school hours differ by more than {HoursMatching.Tolerance:P0} in {unmatched.Length} of {hours.Length} comparisons of tie designs, "
            + $"by up to {Gap(worst):P0}{place}: there, effects of ties include effects of time.";
    }

    private static HoursComparison Compare(Experiment experiment, int factor, Condition a, Condition b, double hoursA, double hoursB)
    {
        var levels = experiment.Factors[factor].Levels;
        var others = Enumerable.Range(0, experiment.Factors.Length)
            .Where(other => other != factor)
            .Select(other => FactorPhrases.Level(experiment.Factors[other], a.Levels[other]));
        string place = string.Join(", ", others);
        string pair = $"{levels[a.Levels[factor]].Label} vs {levels[b.Levels[factor]].Label}";
        var compared = new HoursComparison(place.Length > 0 ? $"{place}: {pair}" : pair, a.Index, b.Index, hoursA, hoursB, false);
        return compared with { IsMatched = Gap(compared) <= HoursMatching.Tolerance };
    }

    /// <summary>Difference as a share of the larger; 0 if neither side spent any.</summary>
    private static double Gap(HoursComparison pair)
    {
        double larger = Math.Max(pair.HoursA, pair.HoursB);
        return larger > 0.0 ? Math.Abs(pair.HoursA - pair.HoursB) / larger : 0.0;
    }
}
