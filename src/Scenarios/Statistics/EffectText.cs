using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Labels and sentences of effects. Past tense, so that "spread" and "gave" fit one and many.</summary>
public static class EffectText
{
    /// <summary>An effect's estimate and interval in words, never "NaN": "+0.126 (95 % interval +0.098 to +0.153, n = 20)".</summary>
    public static string Numbers(Effect effect)
    {
        int decimals = OutcomeTable.Find(effect.Outcome)?.Decimals ?? 3;
        return NumbersIn(effect, decimals);
    }

    internal static string Label(FactorDesign design, EffectSpec spec)
    {
        var parts = spec.Contrasts.Select(contrast => FactorPhrases.Difference(design, contrast)).ToList();
        if (spec.ByTacitness)
        {
            parts.Add("codified − tacit practice");
        }

        return string.Join(" × ", parts) + Place(design, spec);
    }

    internal static string Sentence(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect)
    {
        string claim = spec.Kind == EffectKind.Interaction
            ? InteractionClaim(design, outcome, spec, effect)
            : DifferenceClaim(design, outcome, spec, effect);
        return $"{claim}: {outcome.ShortName} {NumbersIn(effect, outcome.Decimals)}{Robustness(effect)}.";
    }

    /// <summary>"spread the codified practice (planning routine) faster".</summary>
    internal static string Verb(FactorDesign design, OutcomeDefinition outcome, int? practice, bool isMore)
    {
        string phrase = isMore ? outcome.MorePhrase : outcome.LessPhrase;
        return phrase.Replace("{0}", practice is { } index ? FactorPhrases.Practice(design, index) : "", StringComparison.Ordinal);
    }

    private static string DifferenceClaim(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect)
    {
        var contrast = spec.Contrasts[0];
        var factor = design.Experiment.Factors[contrast.Factor];
        string plus = FactorPhrases.Level(factor, contrast.Plus), minus = FactorPhrases.Level(factor, contrast.Minus);
        string verb = Verb(design, outcome, spec.Practice, effect.Estimate >= 0.0);
        string claim = $"{plus} {verb} than {minus}{Place(design, spec)}";
        return effect.Verdict == EffectVerdict.Undecided ? $"Undecided whether {claim}, or the reverse" : FactorPhrases.Capital(claim);
    }

    private static string InteractionClaim(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect)
    {
        var contrast = spec.Contrasts[0];
        var factor = design.Experiment.Factors[contrast.Factor];
        string plus = FactorPhrases.Level(factor, contrast.Plus), minus = FactorPhrases.Level(factor, contrast.Minus);
        string change = Change(design, spec);
        string gained = IsGain(outcome, effect) ? "gained on" : "lost ground to";
        string where = spec.Practice is { } practice ? $" with {FactorPhrases.Practice(design, practice)}" : "";
        string place = Place(design, spec);
        return effect.Verdict == EffectVerdict.Undecided
            ? $"Undecided whether {plus} gained on or lost ground to {minus}{where}{place} {change}"
            : FactorPhrases.Capital($"{plus} {gained} {minus}{where}{place} {change}");
    }

    /// <summary>Whether a positive interaction is to the first level's advantage.</summary>
    internal static bool IsGain(OutcomeDefinition outcome, Effect effect) =>
        effect.Estimate > 0.0 == (outcome.Direction != OutcomeDirection.LowerIsBetter);

    private static string Change(FactorDesign design, EffectSpec spec)
    {
        if (spec.ByTacitness)
        {
            return $"when {FactorPhrases.Practice(design, design.Codified!.Value)} spread rather than {FactorPhrases.Practice(design, design.Tacit!.Value)}";
        }

        var second = spec.Contrasts[1];
        var factor = design.Experiment.Factors[second.Factor];
        return $"{FactorPhrases.At(factor, second.Plus)} rather than {FactorPhrases.Level(factor, second.Minus)}";
    }

    private static string Place(FactorDesign design, EffectSpec spec) =>
        spec.At is { } at ? " " + FactorPhrases.At(design.Experiment.Factors[at.Factor], at.Level) : "";

    private static string NumbersIn(Effect effect, int decimals) =>
        effect.N < 2
            ? $"{FactorPhrases.Signed(effect.Estimate, decimals)} (one replicate, so no interval)"
            : $"{FactorPhrases.Signed(effect.Estimate, decimals)} (95 % interval {FactorPhrases.Interval(effect.Low, effect.High, decimals)}, n = {effect.N})";

    private static string Robustness(Effect effect) =>
        effect.SignShare is { } share
            ? $"; the sign held in {Count(share, effect.RobustnessDraws)} of {effect.RobustnessDraws} draws of the assumed parameters"
            : "";

    private static string Count(double share, int draws) => Math.Round(share * draws, 1).ToString("0.#");
}
