using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>The answer of an experiment in a few plain sentences: what was found on the primary outcome, and what stayed undecided.</summary>
internal sealed class PrimaryAnswer(FactorDesign design, OutcomeDefinition outcome, IReadOnlyList<(EffectSpec Spec, Effect Effect)> primary)
{
    private const int MostClauses = 6;
    private const int MostLevels = 8;
    private const string NoRuns = "No run succeeded, so there is no answer.";

    public string Say(ImmutableArray<CellSummary> cells, ImmutableArray<HoursComparison> hours)
    {
        if (primary.Count == 0)
        {
            return Description(cells);
        }

        var lead = LeadContrast();
        var second = SecondContrast(lead);
        var sentences = new List<string>(second is null
            ? MainEffects(lead)
            : PracticesOf(lead).Select(practice => ByLevels(lead, second, practice)));
        sentences.AddRange(Changes(lead, second));
        sentences.AddRange(Levels(lead, cells));
        string basis = second is null ? "" : $" (n = {Replicates()})";
        return Premise(lead, hours, sentences) + basis;
    }

    /// <summary>The same as <see cref="Say"/> without numbers and interactions, short enough for a title.</summary>
    public string Title(ImmutableArray<CellSummary> cells, ImmutableArray<HoursComparison> hours)
    {
        if (primary.Count == 0)
        {
            return ShortDescription(cells);
        }

        var lead = LeadContrast();
        var claims = SecondContrast(lead) is { } second
            ? PracticesOf(lead).Select(practice => ClaimByLevels(lead, second, practice))
            : MainClaims(lead).Take(MostClauses);
        return Premise(lead, hours, [Capital(string.Join("; ", claims.Select(Small))) + "."]);
    }

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Capital(string text) => FactorPhrases.Capital(text);

    /// <summary>Says so first if tie designs cost the same hours; where they do not, a warning does.</summary>
    private string Premise(LevelContrast lead, ImmutableArray<HoursComparison> hours, List<string> sentences)
    {
        bool isTies = string.Equals(design.Experiment.Factors[lead.Factor].Key, HoursComparisons.DesignFactor, StringComparison.Ordinal);
        string text = string.Join(' ', sentences);
        return isTies && hours.Length > 0 && hours.All(pair => pair.IsMatched && pair.HoursA > 0.0)
            ? "At equal between-school hours: " + Small(text)
            : text;
    }

    /// <summary>The factor that the answer is about: kinds before grades before numbers, then in the order of the scenario.</summary>
    private LevelContrast LeadContrast() =>
        primary.Where(pair => pair.Spec.Kind == EffectKind.Main)
            .Select(pair => pair.Spec.Contrasts[0])
            .OrderBy(contrast => Precedence(contrast.Factor))
            .First();

    /// <summary>The other contrast at whose levels the lead contrast is told; null where the lead has several levels of its own.</summary>
    private LevelContrast? SecondContrast(LevelContrast lead) =>
        design.Roles[lead.Factor] == FactorRole.Contrast && design.Contrasts[lead.Factor].Length == 1 ? OtherContrast(lead) : null;

    private LevelContrast? OtherContrast(LevelContrast lead) =>
        design.Contrasts
            .Where((contrasts, factor) => factor != lead.Factor && design.Roles[factor] == FactorRole.Contrast && contrasts.Length == 1)
            .Select(contrasts => contrasts[0])
            .OrderBy(contrast => Precedence(contrast.Factor))
            .FirstOrDefault();

    private int Precedence(int factor)
    {
        Factor each = design.Experiment.Factors[factor];
        int background = design.Roles[factor] == FactorRole.Context ? 3 : 0;
        return background + (each.Levels.All(level => level.Number is not null) ? 2 : FactorDesign.IsOrdered(each) ? 1 : 0);
    }

    private IEnumerable<int?> PracticesOf(LevelContrast lead) =>
        primary.Where(pair => pair.Spec.Kind == EffectKind.Main && pair.Spec.Contrasts[0] == lead).Select(pair => pair.Spec.Practice);

    private IEnumerable<string> MainEffects(LevelContrast lead) =>
        primary.Where(pair => pair.Spec.Kind == EffectKind.Main && pair.Spec.Contrasts[0].Factor == lead.Factor)
            .Take(MostClauses)
            .Select(pair => pair.Effect.Sentence);

    /// <summary>
    /// What the main effects of the lead factor say, said once for practices and for levels of which the same is true: "coaching and closure
    /// spread the codified practice and the tacit practice faster than no intervention".
    /// </summary>
    private IEnumerable<string> MainClaims(LevelContrast lead)
    {
        var factor = design.Experiment.Factors[lead.Factor];
        var byContrast =
            from pair in primary
            where pair.Spec.Kind == EffectKind.Main && pair.Spec.Contrasts[0].Factor == lead.Factor
            group pair.Spec.Practice by (Contrast: pair.Spec.Contrasts[0], pair.Effect.Verdict, IsNothing: EffectText.IsNothing(pair.Effect)) into same
            select (same.Key.Contrast, same.Key.Verdict, same.Key.IsNothing, Practices: FactorPhrases.List(
                [.. same.OfType<int>().Select(practice => FactorPhrases.Practice(design, practice))]));
        foreach (var group in byContrast.GroupBy(each => (each.Contrast.Minus, each.Verdict, each.IsNothing, each.Practices)))
        {
            var (minus, verdict, isNothing, practices) = group.Key;
            string plus = FactorPhrases.List([.. group.Select(each => FactorPhrases.Level(factor, each.Contrast.Plus))]);
            yield return EffectText.Claim(outcome, plus, FactorPhrases.Level(factor, minus), practices, verdict, isNothing);
        }
    }

    /// <summary>
    /// One sentence on the lead contrast of a practice at both levels of another factor: "Weak ties spread the codified practice faster than
    /// strong ties at high trust (…) and at low trust (…)."
    /// </summary>
    private string ByLevels(LevelContrast lead, LevelContrast second, int? practice)
    {
        var clauses = AtLevels(lead, second, practice)
            .Select(each => (each.Effect.Verdict, Text: $"{each.Where} ({outcome.ShortName} {Numbers(each.Effect)})"));
        var parts = clauses
            .GroupBy(clause => clause.Verdict)
            .OrderBy(group => group.Key == EffectVerdict.Undecided)
            .Select((group, index) =>
            {
                string where = FactorPhrases.List([.. group.Select(clause => clause.Text)]);
                return index > 0 && group.Key == EffectVerdict.Undecided ? $"{where} it is undecided" : $"{Claim(group.Key, lead, practice)} {where}";
            })
            .ToArray();
        return parts.Length == 0 ? "" : Capital(string.Join("; ", parts)) + ".";
    }

    /// <summary>"weak ties spread the codified practice faster than strong ties at high trust, but spread it more slowly at low trust".</summary>
    private string ClaimByLevels(LevelContrast lead, LevelContrast second, int? practice)
    {
        var groups = AtLevels(lead, second, practice)
            .GroupBy(each => each.Effect.Verdict, each => each.Where)
            .OrderBy(group => group.Key == EffectVerdict.Undecided);
        return string.Join(", but ", groups.Select((group, index) =>
        {
            string where = FactorPhrases.List([.. group]);
            return index == 0 ? $"{Claim(group.Key, lead, practice)} {where}"
                : group.Key == EffectVerdict.Undecided ? $"{where} it is undecided"
                : $"{outcome.Phrase(group.Key == EffectVerdict.Positive, "it")} {where}";
        }));
    }

    /// <summary>The lead contrast's effect at each level of the other factor, the higher level first.</summary>
    private IEnumerable<(string Where, Effect Effect)> AtLevels(LevelContrast lead, LevelContrast second, int? practice) =>
        from level in (int[])[second.Plus, second.Minus]
        let effect = Find(spec => spec.Kind == EffectKind.Simple && spec.Contrasts[0] == lead
            && spec.At == (second.Factor, level) && spec.Practice == practice)
        where effect is not null
        select (FactorPhrases.At(design.Experiment.Factors[second.Factor], level), effect);

    private string Claim(EffectVerdict verdict, LevelContrast lead, int? practice)
    {
        var factor = design.Experiment.Factors[lead.Factor];
        string plus = FactorPhrases.Level(factor, lead.Plus), minus = FactorPhrases.Level(factor, lead.Minus);
        return verdict == EffectVerdict.Undecided
            ? $"it is undecided whether {plus} or {minus} {EffectText.Verb(design, outcome, practice, isMore: true)}"
            : $"{plus} {EffectText.Verb(design, outcome, practice, verdict == EffectVerdict.Positive)} than {minus}";
    }

    /// <summary>One sentence on how the lead contrast changes with tacitness and with the other factor: the interactions.</summary>
    private IEnumerable<string> Changes(LevelContrast lead, LevelContrast? second)
    {
        if (primary.Where(pair => pair.Spec.Contrasts[0] == lead).All(pair => EffectText.IsNothing(pair.Effect)))
        {
            yield break;
        }

        bool isDisadvantage = IsDisadvantage(lead);
        var clauses = new List<string>();
        if (Find(spec => spec.ByTacitness && spec.Contrasts[0] == lead && spec.At is null) is { } tacitness)
        {
            clauses.Add($"{Change(tacitness, isDisadvantage, "shrinks", "grows", "it is undecided whether it shrinks or grows")} as the practice becomes more tacit ({Numbers(tacitness)})");
        }

        foreach (var (spec, effect) in primary.Where(pair => IsInteractionOf(pair.Spec, lead, second)))
        {
            string where = spec.Practice is { } practice ? $" for {FactorPhrases.Practice(design, practice)}" : "";
            clauses.Add($"{Change(effect, isDisadvantage, "is larger", "is smaller", "it is undecided whether it is larger or smaller")} "
                + $"{FactorPhrases.JoinAt(design, second!, "than")}{where} ({Numbers(effect)})");
        }

        if (clauses.Count > 0)
        {
            yield return $"As for the {(isDisadvantage ? "disadvantage" : "advantage")} of {FactorPhrases.Join(design, lead, isDisadvantage ? "against" : "over")}: {string.Join("; ", clauses)}.";
        }
    }

    /// <summary>
    /// The means at every level of an ordered factor that is the only one: its effect compares the ends alone, and the best level may lie
    /// between them. Nothing is claimed of them, as the highest of several means flatters itself.
    /// </summary>
    private IEnumerable<string> Levels(LevelContrast lead, ImmutableArray<CellSummary> cells)
    {
        bool isAlone = design.Experiment.Factors.Length == 1 && design.Roles[lead.Factor] == FactorRole.Context;
        if (!isAlone || design.Experiment.Conditions.Length > MostLevels)
        {
            yield break;
        }

        var factor = design.Experiment.Factors[lead.Factor];
        foreach (var practice in cells.Where(IsOfPrimary).GroupBy(cell => cell.Practice))
        {
            string what = practice.Key is { } index ? $" of {FactorPhrases.Practice(design, index)}" : "";
            var means = practice.Select(cell =>
                $"{FactorPhrases.Plain(cell.Mean, outcome.Decimals)} with {FactorPhrases.Level(factor, design.Experiment.Conditions[cell.Condition].Levels[lead.Factor])}");
            yield return $"Level by level, mean {outcome.ShortName}{what} is {FactorPhrases.List([.. means])}.";
        }
    }

    private bool IsOfPrimary(CellSummary cell) => string.Equals(cell.Outcome, outcome.Key, StringComparison.Ordinal);

    private static bool IsInteractionOf(EffectSpec spec, LevelContrast lead, LevelContrast? second) =>
        second is not null && spec.Kind == EffectKind.Interaction && !spec.ByTacitness && spec.Contrasts.Contains(lead) && spec.Contrasts.Contains(second);

    private string Change(Effect effect, bool isDisadvantage, string gained, string lost, string undecided) =>
        effect.Verdict == EffectVerdict.Undecided ? undecided
        : EffectText.IsGain(outcome, effect) != isDisadvantage ? $"it {gained}"
        : $"it {lost}";

    /// <summary>Whether the lead contrast does harm wherever it is decided, so that its interactions are about a disadvantage.</summary>
    private bool IsDisadvantage(LevelContrast lead)
    {
        var decided = primary
            .Where(pair => pair.Spec.Kind != EffectKind.Interaction && pair.Spec.Contrasts[0] == lead && pair.Effect.Verdict != EffectVerdict.Undecided)
            .ToArray();
        return decided.Length > 0 && decided.All(pair => !EffectText.IsGain(outcome, pair.Effect));
    }

    private string Numbers(Effect effect)
    {
        var (estimate, interval) = FactorPhrases.Estimate(effect.Estimate, effect.Low, effect.High, outcome.Decimals);
        string sign = effect.SignShare is null ? "" : $", sign held in {EffectText.DrawsKept(effect)} draws";
        return $"{estimate}, {interval}{EffectText.Test(effect).Replace(';', ',')}{sign}";
    }

    private string Replicates()
    {
        int fewest = primary.Min(pair => pair.Effect.N), most = primary.Max(pair => pair.Effect.N);
        return most == 1 ? "1 replicate" : $"{(fewest == most ? "" : $"{fewest} to ")}{most} paired replicates";
    }

    private Effect? Find(Func<EffectSpec, bool> isWanted) => primary.FirstOrDefault(pair => isWanted(pair.Spec)).Effect;

    /// <summary>The same in one sentence without intervals.</summary>
    private string ShortDescription(ImmutableArray<CellSummary> cells)
    {
        var means = cells.Where(IsOfPrimary).Take(MostClauses).Select(cell =>
            FactorPhrases.Plain(cell.Mean, outcome.Decimals) + (cell.Practice is { } practice ? $" for {FactorPhrases.Practice(design, practice)}" : ""));
        string list = FactorPhrases.List([.. means]);
        return list.Length > 0 ? $"Nothing is compared here: {outcome.Name} is {list} on average." : NoRuns;
    }

    /// <summary>What the conditions showed, where nothing is compared.</summary>
    private string Description(ImmutableArray<CellSummary> cells)
    {
        var shown = cells.Where(IsOfPrimary).ToArray();
        if (shown.Length == 0)
        {
            return NoRuns;
        }

        var sentences = shown.Take(MostClauses).Select(cell =>
        {
            string what = cell.Practice is { } practice ? $"{outcome.ShortName} of {FactorPhrases.Practice(design, practice)}" : outcome.ShortName;
            string range = cell.N < 2 ? "one replicate"
                : $"95 % interval {FactorPhrases.Plain(cell.MeanLow, outcome.Decimals)} to {FactorPhrases.Plain(cell.MeanHigh, outcome.Decimals)}, n = {cell.N}";
            return Capital($"{what} is {FactorPhrases.Plain(cell.Mean, outcome.Decimals)} on average ({range}).");
        });
        return string.Join(' ', sentences) + " Nothing was compared: vary something to learn what makes a difference.";
    }
}
