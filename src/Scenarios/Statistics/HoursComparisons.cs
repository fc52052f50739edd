using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Realized between-school hours of conditions that differ only in the design of ties between schools.</summary>
internal static class HoursComparisons
{
    public const string DesignFactor = "network.ties";

    /// <summary>Each condition against the first one that differs from it in the design of ties only.</summary>
    public static ImmutableArray<HoursComparison> Of(Experiment experiment, OutcomeGrid grid)
    {
        bool[] isDesign = [.. experiment.Factors.Select(factor => IsDesign(factor.Key))];
        var hours = OutcomeTable.Get("hoursBetween");
        var cells = experiment.Conditions.GroupBy(condition =>
            string.Join(',', condition.Levels.Where((_, factor) => !isDesign[factor])));
        var found =
            from cell in cells
            let first = cell.First()
            let firstHours = grid.Values(hours, first.Index, 0)
            from other in cell.Skip(1)
            let otherHours = grid.Values(hours, other.Index, 0)
            where firstHours.Length > 0 && otherHours.Length > 0
            select Compare(experiment, isDesign, first, other, firstHours.Average(), otherHours.Average());
        return [.. found];
    }

    /// <summary>Whether a factor changes nothing but how schools are tied: the named designs, their shares, counts and strengths.</summary>
    private static bool IsDesign(string key) =>
        key is DesignFactor or "network.strongShare" || key.StartsWith(DesignFactor + ".", StringComparison.Ordinal);

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

    private static HoursComparison Compare(
        Experiment experiment, bool[] isDesign, Condition a, Condition b, double hoursA, double hoursB)
    {
        string Names(Condition condition, bool ofDesign) => string.Join(", ", experiment.Factors
            .Select((factor, index) => (factor, index))
            .Where(each => isDesign[each.index] == ofDesign)
            .Select(each => ofDesign ? each.factor.Levels[condition.Levels[each.index]].Label : FactorPhrases.Level(each.factor, condition.Levels[each.index])));

        string place = Names(a, ofDesign: false);
        string pair = $"{Names(a, ofDesign: true)} vs {Names(b, ofDesign: true)}";
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
