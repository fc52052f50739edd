using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>From the outcomes of all runs behind a claim to what they say of it.</summary>
public static class ClaimTest
{
    /// <summary>Judges a claim.</summary>
    /// <param name="experiments">The experiments behind it.</param>
    /// <param name="outcomes">The outcomes of the runs of each of <see cref="ClaimExperiments.All"/>, in plan order.</param>
    /// <param name="cancellation">Stops the exact checks.</param>
    public static ClaimResult Judge(ClaimExperiments experiments, IReadOnlyList<IReadOnlyList<RunOutcomes?>> outcomes, CancellationToken cancellation)
    {
        int draws = experiments.Robustness?.Draws ?? 0;
        var robustness = experiments.Robustness is { } plan ? RobustnessResult.Of(plan, [.. outcomes.Skip(1).Take(draws)]) : null;
        var main = Estimates(experiments.Main, outcomes[0]);
        var sizes = experiments.Sizes.Select((each, i) => (each.Size, Effects: Estimates(each.Experiment, outcomes[1 + draws + i]))).ToArray();
        var findings = main.Select((each, i) => Find(each, robustness, [.. sizes.Select(size => Find(size.Size, size.Effects[i]))]));
        return new ClaimResult(
            experiments.Claim, experiments.Scenario.Name, experiments.Scenario.Question, [.. findings], ExactChecks.Of(experiments, cancellation));
    }

    private static ClaimFinding Find((Expectation Expectation, OutcomeDefinition Outcome, Effect Effect) each, RobustnessResult? robustness, ImmutableArray<SizeFinding> sizes)
    {
        var (expectation, outcome, effect) = each;
        var drawn = robustness?.Find(outcome.Key, effect.Key)?.Estimates ?? [];
        return new ClaimFinding(
            effect, expectation.Sign, drawn.Length, ClaimVerdicts.Kept(expectation.Sign, outcome.Precision, drawn), sizes,
            ClaimVerdicts.Of(expectation.Sign, effect.Low, effect.High, outcome.Precision, drawn));
    }

    private static SizeFinding Find(NetworkSize size, (Expectation Expectation, OutcomeDefinition Outcome, Effect Effect) each) =>
        new(size, each.Effect, ClaimVerdicts.Of(each.Expectation.Sign, each.Effect.Low, each.Effect.High, each.Outcome.Precision, []));

    /// <summary>The expected effects of an experiment, in the order of the expectations; without correction, since each was named beforehand.</summary>
    private static ImmutableArray<(Expectation Expectation, OutcomeDefinition Outcome, Effect Effect)> Estimates(
        Experiment experiment, IReadOnlyList<RunOutcomes?> outcomes)
    {
        var design = new FactorDesign(experiment);
        var plan = new EffectPlan(design);
        var estimator = new EffectEstimator(design, new OutcomeGrid(experiment, outcomes), new Bootstrap(), null);
        var found =
            from expectation in experiment.Expectations
            let outcome = OutcomeTable.Get(expectation.Outcome)
            from spec in EffectKeys.Matching(plan, expectation.Effect, outcome)
            select (expectation, outcome, estimator.Estimate(new CatalogEntry(EffectRole.Expected, outcome, spec))?.Effect ?? Nothing(design, outcome, spec));
        return [.. found];
    }

    /// <summary>Where no replicate has a value: an effect that says nothing.</summary>
    private static Effect Nothing(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec) => new()
    {
        Key = spec.Key.ToString(),
        Kind = spec.Kind,
        Label = EffectText.Label(design, spec),
        Outcome = outcome.Key,
        Practice = spec.Practice,
        N = 0,
        Estimate = double.NaN,
        Low = double.NaN,
        High = double.NaN,
        Deviation = double.NaN,
        CohensDz = double.NaN,
        CohensDav = double.NaN,
        ProbabilityOfSuperiority = double.NaN,
        PValue = 1.0,
        Verdict = EffectVerdict.Undecided,
        Sentence = "",
    };
}
