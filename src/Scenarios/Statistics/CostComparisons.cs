using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>What an extra implementer took in each comparison of conditions.</summary>
internal static class CostComparisons
{
    public static ImmutableArray<CostOfReach> Of(FactorDesign design, EffectPlan plan, OutcomeGrid grid)
    {
        var implemented = OutcomeTable.Get("implemented");
        var hours = OutcomeTable.Get("hours");
        return
        [
            .. plan.MainAndSimple(implemented)
                .Where(spec => spec.Practice is not null)
                .Select(spec => Of(design, spec, Differences(grid, hours, OfNetwork(spec)), Differences(grid, implemented, InTeachers(design, spec))))
                .OfType<CostOfReach>(),
        ];
    }

    private static CostOfReach? Of(FactorDesign design, EffectSpec spec, double[] extraHours, double[] extraImplementers)
    {
        if (extraHours.Length == 0 || extraHours.Length != extraImplementers.Length)
        {
            return null;
        }

        var ratio = FiellerRatio.Of(extraHours, extraImplementers);
        return new CostOfReach(
            EffectText.Label(design, spec), spec.Practice!.Value, extraHours.Length, extraImplementers.Average(), extraHours.Average(),
            ratio?.Ratio, ratio?.Low, ratio?.High);
    }

    private static double[] Differences(OutcomeGrid grid, OutcomeDefinition outcome, ImmutableArray<EffectTerm> terms)
    {
        var (plus, minus) = grid.Sides(outcome, terms);
        return [.. plus.Zip(minus, (a, b) => a - b)];
    }

    /// <summary>Hours are of the whole network, which outcomes keep under practice 0.</summary>
    private static ImmutableArray<EffectTerm> OfNetwork(EffectSpec spec) => [.. spec.Terms.Select(term => term with { Practice = 0 })];

    /// <summary>Implemented is a share; conditions can differ in size.</summary>
    private static ImmutableArray<EffectTerm> InTeachers(FactorDesign design, EffectSpec spec) =>
        [.. spec.Terms.Select(term => term with { Weight = term.Weight * design.Experiment.Conditions[term.Condition].World.Network.TeacherCount })];
}
