using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Whether what a scenario expects was found. An expectation without a practice is met if it is for every practice.</summary>
internal static class ExpectationCheck
{
    public static ImmutableArray<ExpectationResult> Of(Experiment experiment, EffectPlan plan, IReadOnlyList<Effect> effects) =>
        [.. experiment.Expectations.Select(expectation => Check(expectation, plan, effects))];

    private static ExpectationResult Check(Expectation expectation, EffectPlan plan, IReadOnlyList<Effect> effects)
    {
        string text = $"{expectation.Effect}: the effect on {expectation.Outcome} is {Word(expectation.Sign)}";
        if (OutcomeTable.Find(expectation.Outcome) is not { } outcome)
        {
            return new ExpectationResult(text, false, $"There is no outcome '{expectation.Outcome}'.");
        }

        var keys = EffectKeys.Matching(plan, expectation.Effect, outcome).Select(spec => spec.Key.ToString()).ToHashSet(StringComparer.Ordinal);
        var found = effects.Where(effect => string.Equals(effect.Outcome, outcome.Key, StringComparison.Ordinal) && keys.Contains(effect.Key)).ToArray();
        if (found.Length == 0 || found.Length < keys.Count)
        {
            string reason = keys.Count == 0 ? "This experiment has no such effect." : "Too few runs succeeded to tell.";
            return new ExpectationResult(text, false, reason);
        }

        bool isMet = found.All(effect => effect.Verdict == Verdict(expectation.Sign));
        return new ExpectationResult(text, isMet, string.Join(' ', found.Select(effect => effect.Sentence)));
    }

    private static EffectVerdict Verdict(int sign) => sign > 0 ? EffectVerdict.Positive : sign < 0 ? EffectVerdict.Negative : EffectVerdict.Undecided;

    private static string Word(int sign) => sign > 0 ? "positive" : sign < 0 ? "negative" : "undecided (no reliable difference)";
}
