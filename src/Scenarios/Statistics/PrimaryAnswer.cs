using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>The answer of an experiment in a few plain sentences: what was found on the primary outcome, and what stayed undecided.</summary>
internal sealed class PrimaryAnswer(FactorDesign design, OutcomeDefinition outcome, IReadOnlyList<(EffectSpec Spec, Effect Effect)> primary)
{
    private const int MostClauses = 4;

    public string Say(ImmutableArray<CellSummary> cells)
    {
        if (primary.Count == 0)
        {
            return Description(cells);
        }

        var lead = LeadContrast();
        var second = design.Contrasts
            .Where((contrasts, factor) => factor != lead.Factor && design.Roles[factor] == FactorRole.Contrast && contrasts.Length == 1)
            .Select(contrasts => contrasts[0])
            .FirstOrDefault();
        var sentences = new List<string>();
        if (design.Roles[lead.Factor] == FactorRole.Contrast && design.Contrasts[lead.Factor].Length == 1 && second is not null)
        {
            sentences.AddRange(PracticesOf(lead).Select(practice => ByLevels(lead, second, practice)));
        }
        else
        {
            sentences.AddRange(MainEffects(lead));
        }

        sentences.AddRange(Tacitness(lead));
        sentences.AddRange(second is null ? [] : PracticesOf(lead).Select(practice => Change(lead, second, practice)).OfType<string>());
        return string.Join(' ', sentences) + " " + Basis();
    }

    /// <summary>The first contrast-like factor answers; a context factor only if there is no other.</summary>
    private LevelContrast LeadContrast()
    {
        var main = primary.Where(pair => pair.Spec.Kind == EffectKind.Main).Select(pair => pair.Spec.Contrasts[0]).ToArray();
        return main.FirstOrDefault(contrast => design.Roles[contrast.Factor] == FactorRole.Contrast) ?? main[0];
    }

    private IEnumerable<int?> PracticesOf(LevelContrast lead) =>
        primary.Where(pair => pair.Spec.Kind == EffectKind.Main && pair.Spec.Contrasts[0] == lead).Select(pair => pair.Spec.Practice);

    private IEnumerable<string> MainEffects(LevelContrast lead) =>
        primary.Where(pair => pair.Spec.Kind == EffectKind.Main && pair.Spec.Contrasts[0].Factor == lead.Factor)
            .Take(MostClauses)
            .Select(pair => pair.Effect.Sentence);

    /// <summary>
    /// One sentence on the lead contrast of a practice at both levels of another factor: "Weak ties spread the codified practice faster than
    /// strong ties at high trust (…) and at low trust (…)."
    /// </summary>
    private string ByLevels(LevelContrast lead, LevelContrast second, int? practice)
    {
        var factor = design.Experiment.Factors[second.Factor];
        var clauses = new List<(EffectVerdict Verdict, string Text)>();
        foreach (int level in (int[])[second.Plus, second.Minus])
        {
            var effect = Find(pair => pair.Kind == EffectKind.Simple && pair.Contrasts[0] == lead && pair.At == (second.Factor, level) && pair.Practice == practice);
            if (effect is not null)
            {
                clauses.Add((effect.Verdict, $"{FactorPhrases.At(factor, level)} ({Numbers(effect)})"));
            }
        }

        var first = design.Experiment.Factors[lead.Factor];
        string plus = FactorPhrases.Level(first, lead.Plus), minus = FactorPhrases.Level(first, lead.Minus);
        var parts = clauses
            .GroupBy(clause => clause.Verdict)
            .Select(group => Claim(group.Key, plus, minus, practice) + " " + FactorPhrases.List([.. group.Select(clause => clause.Text)]));
        return FactorPhrases.Capital(string.Join("; ", parts)) + ".";
    }

    private string Claim(EffectVerdict verdict, string plus, string minus, int? practice) => verdict == EffectVerdict.Undecided
        ? $"it is undecided whether {plus} or {minus} {EffectText.Verb(design, outcome, practice, isMore: true)}"
        : $"{plus} {EffectText.Verb(design, outcome, practice, verdict == EffectVerdict.Positive)} than {minus}";

    private IEnumerable<string> Tacitness(LevelContrast lead)
    {
        var effect = Find(spec => spec.ByTacitness && spec.Contrasts[0] == lead && spec.At is null);
        if (effect is null)
        {
            yield break;
        }

        string change = effect.Verdict == EffectVerdict.Undecided ? "it is undecided whether the advantage of {0} shrinks or grows"
            : EffectText.IsGain(outcome, effect) ? "the advantage of {0} shrinks"
            : "the advantage of {0} grows";
        yield return Advantage(change, lead) + $" as the practice becomes more tacit ({Numbers(effect)}).";
    }

    private string? Change(LevelContrast lead, LevelContrast second, int? practice)
    {
        var effect = Find(spec => spec.Kind == EffectKind.Interaction && !spec.ByTacitness && spec.Practice == practice
            && spec.Contrasts.Contains(lead) && spec.Contrasts.Contains(second));
        if (effect is null)
        {
            return null;
        }

        var factor = design.Experiment.Factors[second.Factor];
        string change = effect.Verdict == EffectVerdict.Undecided ? "it is undecided whether the advantage of {0}{1} is larger or smaller"
            : EffectText.IsGain(outcome, effect) ? "the advantage of {0}{1} is larger"
            : "the advantage of {0}{1} is smaller";
        string where = practice is { } index ? $" for {FactorPhrases.Practice(design, index)}" : "";
        return Advantage(change.Replace("{1}", where, StringComparison.Ordinal), lead)
            + $" {FactorPhrases.At(factor, second.Plus)} than {FactorPhrases.At(factor, second.Minus)} ({Numbers(effect)}).";
    }

    private string Advantage(string text, LevelContrast lead)
    {
        var factor = design.Experiment.Factors[lead.Factor];
        string whose = $"{FactorPhrases.Level(factor, lead.Plus)} over {FactorPhrases.Level(factor, lead.Minus)}";
        return FactorPhrases.Capital(text.Replace("{0}", whose, StringComparison.Ordinal));
    }

    private string Numbers(Effect effect)
    {
        string interval = effect.N < 2 ? "one replicate, so no interval" : $"95 % interval {FactorPhrases.Interval(effect.Low, effect.High, outcome.Decimals)}";
        string sign = effect.SignShare is { } share ? $", sign held in {Math.Round(share * effect.RobustnessDraws, 1):0.#} of {effect.RobustnessDraws} draws" : "";
        return $"{outcome.ShortName} {FactorPhrases.Signed(effect.Estimate, outcome.Decimals)}, {interval}{sign}";
    }

    private string Basis()
    {
        int fewest = primary.Min(pair => pair.Effect.N), most = primary.Max(pair => pair.Effect.N);
        string n = fewest == most ? $"{most}" : $"{fewest} to {most}";
        return $"(n = {n} paired replicate{(most == 1 ? "" : "s")}.)";
    }

    private Effect? Find(Func<EffectSpec, bool> isWanted) => primary.FirstOrDefault(pair => isWanted(pair.Spec)).Effect;

    /// <summary>What a single condition showed, where nothing is compared.</summary>
    private string Description(ImmutableArray<CellSummary> cells)
    {
        var shown = cells.Where(cell => string.Equals(cell.Outcome, outcome.Key, StringComparison.Ordinal)).ToArray();
        if (shown.Length == 0)
        {
            return "No run succeeded, so there is no answer.";
        }

        var sentences = shown.Take(MostClauses).Select(cell =>
        {
            string what = cell.Practice is { } practice ? $"{outcome.ShortName} of {FactorPhrases.Practice(design, practice)}" : outcome.ShortName;
            string range = cell.N < 2 ? "one replicate"
                : $"95 % interval {FactorPhrases.Plain(cell.MeanLow, outcome.Decimals)} to {FactorPhrases.Plain(cell.MeanHigh, outcome.Decimals)}, n = {cell.N}";
            return $"{what} is {FactorPhrases.Plain(cell.Mean, outcome.Decimals)} on average ({range}).";
        });
        return FactorPhrases.Capital(string.Join(' ', sentences)) + " Nothing was compared: vary something to learn what makes a difference.";
    }
}
