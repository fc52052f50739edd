using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Why an effect is computed.</summary>
internal enum EffectRole
{
    /// <summary>On the primary outcome: shown first, not corrected.</summary>
    Primary,

    /// <summary>On a secondary outcome: shown, corrected for multiple tests.</summary>
    Secondary,

    /// <summary>Only because the scenario expects something of it: not shown.</summary>
    Expected,
}

/// <summary>An effect on an outcome.</summary>
internal sealed record CatalogEntry(EffectRole Role, OutcomeDefinition Outcome, EffectSpec Spec);

/// <summary>
/// All effects of an experiment: every effect on the primary outcome, main and simple effects on the secondary ones, and what is
/// expected beyond these. Comparison and robustness draws go through the same list.
/// </summary>
internal static class EffectCatalog
{
    public static ImmutableArray<CatalogEntry> Of(Experiment experiment, EffectPlan plan)
    {
        var primary = OutcomeTable.Get(experiment.Primary);
        var entries = new List<CatalogEntry>(plan.All(primary).Select(spec => new CatalogEntry(EffectRole.Primary, primary, spec)));
        foreach (var outcome in Secondary(experiment))
        {
            entries.AddRange(plan.MainAndSimple(outcome).Select(spec => new CatalogEntry(EffectRole.Secondary, outcome, spec)));
        }

        var known = entries.Select(entry => (entry.Outcome.Key, entry.Spec.Key.ToString())).ToHashSet();
        foreach (var expectation in experiment.Expectations)
        {
            if (OutcomeTable.Find(expectation.Outcome) is { } outcome)
            {
                entries.AddRange(EffectKeys.Matching(plan, expectation.Effect, outcome)
                    .Where(spec => known.Add((outcome.Key, spec.Key.ToString())))
                    .Select(spec => new CatalogEntry(EffectRole.Expected, outcome, spec)));
            }
        }

        return [.. entries];
    }

    /// <summary>The secondary outcomes, each once, without the primary one.</summary>
    public static IEnumerable<OutcomeDefinition> Secondary(Experiment experiment) =>
        experiment.Secondary.Where(key => !string.Equals(key, experiment.Primary, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(OutcomeTable.Get);
}
