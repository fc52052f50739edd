using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>Labels and sentences of effects. Past tense, so that "spread" and "gave" fit one and many.</summary>
public static class EffectText
{
    /// <summary>An effect's estimate and interval in words, never "NaN": "+0.126 (95 % interval +0.098 to +0.153, n = 20)".</summary>
    public static string Numbers(Effect effect)
    {
        return NumbersIn(effect, DecimalsOf(effect));
    }

    /// <summary>An effect's estimate for a table, with the decimals that its sentence has: "+0.126".</summary>
    public static string Estimate(Effect effect) => double.IsNaN(effect.Low)
        ? FactorPhrases.Signed(effect.Estimate, DecimalsOf(effect))
        : FactorPhrases.Digits(effect.Estimate, effect.Low, effect.High, DecimalsOf(effect)).Estimate;

    /// <summary>An effect's interval for a table: "+0.098 to +0.153"; "none" with one replicate.</summary>
    public static string Interval(Effect effect)
    {
        if (double.IsNaN(effect.Low))
        {
            return "none";
        }

        var (_, low, high) = FactorPhrases.Digits(effect.Estimate, effect.Low, effect.High, DecimalsOf(effect));
        return $"{low} to {high}";
    }

    private static int DecimalsOf(Effect effect) => OutcomeTable.Find(effect.Outcome)?.Decimals ?? 3;

    internal static string Label(FactorDesign design, EffectSpec spec)
    {
        var parts = spec.Contrasts.Select(contrast => FactorPhrases.Join(design, contrast, FactorPhrases.Minus)).ToList();
        if (spec.ByTacitness)
        {
            parts.Add("codified − tacit practice");
        }

        return string.Join(" × ", parts) + Place(design, spec);
    }

    internal static string Sentence(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect)
    {
        return $"{Claim(design, outcome, spec, effect)}: {outcome.ShortName} {NumbersIn(effect, outcome.Decimals)}{Test(effect)}{Robustness(effect)}.";
    }

    /// <summary>What an effect says, without numbers and full stop.</summary>
    internal static string Claim(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect) =>
        spec.Kind == EffectKind.Interaction
            ? InteractionClaim(design, outcome, spec, effect)
            : DifferenceClaim(design, outcome, spec, effect);

    /// <summary>"spread the codified practice (planning routine) faster".</summary>
    internal static string Verb(FactorDesign design, OutcomeDefinition outcome, int? practice, bool isMore)
    {
        return outcome.Phrase(isMore, practice is { } index ? FactorPhrases.Practice(design, index) : "");
    }

    private static string DifferenceClaim(FactorDesign design, OutcomeDefinition outcome, EffectSpec spec, Effect effect)
    {
        var contrast = spec.Contrasts[0];
        var factor = design.Experiment.Factors[contrast.Factor];
        string plus = FactorPhrases.Level(factor, contrast.Plus), minus = FactorPhrases.Level(factor, contrast.Minus);
        string practice = spec.Practice is { } index ? FactorPhrases.Practice(design, index) : "";
        return FactorPhrases.Capital(Claim(outcome, plus, minus, practice, effect.Verdict, IsNothing(effect), Place(design, spec)));
    }

    /// <summary>Whether no replicate showed any difference.</summary>
    internal static bool IsNothing(Effect effect) => effect is { N: > 1, Estimate: 0.0, Low: 0.0, High: 0.0 };

    /// <summary>What a difference says, in lower case: "weak ties spread the codified practice faster than strong ties at high trust".</summary>
    internal static string Claim(
        OutcomeDefinition outcome, string plus, string minus, string practice, EffectVerdict verdict, bool isNothing, string place = "")
    {
        if (isNothing)
        {
            return $"{plus} and {minus} did not differ in any replicate{(practice.Length > 0 ? " with " + practice : "")}{place}";
        }

        bool isUndecided = verdict == EffectVerdict.Undecided;
        string claim = $"{plus} {outcome.Phrase(isUndecided || verdict == EffectVerdict.Positive, practice)} than {minus}{place}";
        return isUndecided ? $"undecided whether {claim}, or the reverse" : claim;
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
        if (IsNothing(effect))
        {
            return FactorPhrases.Capital($"{plus} neither gained on nor lost ground to {minus} in any replicate{where}{place} {change}");
        }

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

        return FactorPhrases.JoinAt(design, spec.Contrasts[1], "rather than");
    }

    private static string Place(FactorDesign design, EffectSpec spec) =>
        spec.At is { } at ? " " + FactorPhrases.At(design.Experiment.Factors[at.Factor], at.Level) : "";

    private static string NumbersIn(Effect effect, int decimals)
    {
        var (estimate, interval) = FactorPhrases.Estimate(effect.Estimate, effect.Low, effect.High, decimals);
        return effect.N < 2 ? $"{estimate} ({interval})" : $"{estimate} ({interval}, n = {effect.N})";
    }

    /// <summary>"36 of 40" robustness draws that kept the sign.</summary>
    internal static string DrawsKept(Effect effect) => $"{effect.SignShare!.Value * effect.RobustnessDraws:0.#} of {effect.RobustnessDraws}";

    /// <summary>Why an effect is undecided though its interval excludes 0.</summary>
    internal static string Test(Effect effect) => !EffectVerdicts.IsUndecidedByTest(effect) ? ""
        : effect.IsCorrected ? $"; p = {FactorPhrases.PValue(effect.PValue)} after Holm's correction for the secondary outcomes"
        : $"; p = {FactorPhrases.PValue(effect.PValue)} in a paired t test";

    private static string Robustness(Effect effect) =>
        effect.SignShare is null ? "" : $"; the sign held in {DrawsKept(effect)} draws of the assumed parameters";
}
