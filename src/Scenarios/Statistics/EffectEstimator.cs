using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>An effect with where it came from.</summary>
internal sealed record EstimatedEffect(CatalogEntry Entry, Effect Effect);

/// <summary>Turns effects of the plan into numbers, verdicts and sentences.</summary>
internal sealed class EffectEstimator(FactorDesign design, OutcomeGrid grid, Bootstrap bootstrap, RobustnessResult? robustness)
{
    /// <summary>The effect, still without verdict and sentence, or null if no replicate has all its cells.</summary>
    public EstimatedEffect? Estimate(CatalogEntry entry)
    {
        var (plus, minus) = grid.Sides(entry.Outcome, entry.Spec.Terms);
        if (plus.Length == 0)
        {
            return null;
        }

        var summary = PairedSummary.Of(plus, minus, bootstrap);
        string key = entry.Spec.Key.ToString();
        var drawn = robustness?.Find(entry.Outcome.Key, key);
        double? signShare = drawn is { Estimates.Length: > 0 } ? drawn.SignShare(summary.Estimate) : null;
        double low = summary.Intervals.CorrectedLow, high = summary.Intervals.CorrectedHigh;
        var effect = new Effect
        {
            Key = key,
            Kind = entry.Spec.Kind,
            Label = EffectText.Label(design, entry.Spec),
            Outcome = entry.Outcome.Key,
            Practice = entry.Spec.Practice,
            N = summary.N,
            Estimate = summary.Estimate,
            Low = low,
            High = high,
            PercentileLow = summary.Intervals.PercentileLow,
            PercentileHigh = summary.Intervals.PercentileHigh,
            Deviation = summary.Deviation,
            CohensDz = summary.CohensDz,
            CohensDav = entry.Spec.Kind == EffectKind.Interaction ? double.NaN : summary.CohensDav,
            ProbabilityOfSuperiority = summary.ProbabilityOfSuperiority,
            PValue = summary.TPValue,
            RankPValue = summary.RankPValue,
            SignShare = signShare,
            RobustnessDraws = signShare is null ? 0 : drawn!.Estimates.Length,
            RobustnessMedian = signShare is null ? null : drawn!.Median,
            RobustnessQ10 = signShare is null ? null : drawn!.Q10,
            RobustnessQ90 = signShare is null ? null : drawn!.Q90,
            Verdict = EffectVerdict.Undecided,
            Sentence = "",
        };
        return new EstimatedEffect(entry, effect);
    }

    /// <summary>Corrects the p-values of secondary outcomes, all of them as one family, then gives every effect its verdict and sentence.</summary>
    public ImmutableArray<EstimatedEffect> Judge(IReadOnlyList<EstimatedEffect> effects) =>
    [
        .. Correct(effects).Select(each =>
        {
            var effect = each.Effect;
            effect = effect with { Verdict = EffectVerdicts.Of(effect.Estimate, effect.Low, effect.High, effect.PValue, effect.SignShare) };
            return each with { Effect = effect with { Sentence = EffectText.Sentence(design, each.Entry.Outcome, each.Entry.Spec, effect) } };
        }),
    ];

    private static ImmutableArray<EstimatedEffect> Correct(IReadOnlyList<EstimatedEffect> effects)
    {
        double[] corrected = MultipleTests.Holm([.. effects.Where(IsSecondary).Select(each => each.Effect.PValue)]);
        int next = 0;
        return
        [
            .. effects.Select(each => IsSecondary(each)
                ? each with { Effect = each.Effect with { PValue = corrected[next++], IsCorrected = true } }
                : each),
        ];
    }

    private static bool IsSecondary(EstimatedEffect effect) => effect.Entry.Role == EffectRole.Secondary;
}
