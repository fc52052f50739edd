using System.Collections.Immutable;
using System.Globalization;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Which effects an experiment has on an outcome. Averages over other factors use only combinations of their levels in which every cell
/// of the effect exists, so that designs with omitted combinations compare like with like.
/// </summary>
internal sealed class EffectPlan
{
    private readonly FactorDesign _design;
    private readonly Dictionary<string, int> _conditionAt = new(StringComparer.Ordinal);

    public EffectPlan(FactorDesign design)
    {
        _design = design;
        foreach (var condition in design.Experiment.Conditions)
        {
            _conditionAt.TryAdd(CellName(condition.Levels), condition.Index);
        }
    }

    public FactorDesign Design => _design;

    /// <summary>Main effects, then simple effects, then interactions.</summary>
    public ImmutableArray<EffectSpec> All(OutcomeDefinition outcome) => [.. MainAndSimple(outcome), .. Interactions(outcome)];

    /// <summary>Main effects of every factor, then effects of contrast-like factors at each level of the others.</summary>
    public ImmutableArray<EffectSpec> MainAndSimple(OutcomeDefinition outcome)
    {
        var main =
            from contrast in _design.Contrasts.SelectMany(contrasts => contrasts)
            from practice in PracticesOf(outcome)
            select Spec(EffectKind.Main, [contrast], practice, null);
        var simple =
            from contrast in ContrastLike()
            from at in LevelsOfOthers([contrast.Factor])
            from practice in PracticesOf(outcome)
            select Spec(EffectKind.Simple, [contrast], practice, at);
        return [.. main.Concat(simple).OfType<EffectSpec>()];
    }

    /// <summary>Interactions of two factors for each practice, then of a factor with tacitness, overall and at levels of other factors.</summary>
    private IEnumerable<EffectSpec> Interactions(OutcomeDefinition outcome)
    {
        var pairs =
            from first in ContrastLike()
            from second in ContrastLike()
            where first.Factor < second.Factor
            from practice in PracticesOf(outcome)
            select Spec(EffectKind.Interaction, [first, second], practice, null);
        IEnumerable<EffectSpec?> tacitness = outcome.IsPerPractice && _design.Codified is not null
            ? from contrast in ContrastLike()
              from at in LevelsOfOthers([contrast.Factor]).Cast<(int, int)?>().Prepend(null)
              select Spec(EffectKind.Interaction, [contrast], null, at, byTacitness: true)
            : [];
        return pairs.Concat(tacitness).OfType<EffectSpec>();
    }

    private IEnumerable<LevelContrast> ContrastLike() =>
        _design.Contrasts.Where((_, factor) => _design.Roles[factor] == FactorRole.Contrast).SelectMany(contrasts => contrasts);

    private IEnumerable<(int Factor, int Level)> LevelsOfOthers(int[] factors) =>
        from factor in Enumerable.Range(0, _design.Roles.Length)
        where _design.Roles[factor] == FactorRole.Contrast && !factors.Contains(factor) && _design.Contrasts[factor].Length > 0
        from level in Enumerable.Range(0, _design.Experiment.Factors[factor].Levels.Length)
        select (factor, level);

    private IEnumerable<int?> PracticesOf(OutcomeDefinition outcome) =>
        outcome.IsPerPractice ? Enumerable.Range(0, _design.Practices.Length).Cast<int?>() : [null];

    private EffectSpec? Spec(
        EffectKind kind, ImmutableArray<LevelContrast> contrasts, int? practice, (int Factor, int Level)? at, bool byTacitness = false)
    {
        var cells = Cells(contrasts, at);
        if (cells.Count == 0)
        {
            return null;
        }

        (int Practice, double Sign)[] practices = byTacitness ? [(_design.Codified!.Value, 1.0), (_design.Tacit!.Value, -1.0)] : [(practice ?? 0, 1.0)];
        var terms =
            from each in practices
            from cell in cells
            select new EffectTerm(cell.Condition, each.Practice, each.Sign * cell.Weight);
        return new EffectSpec
        {
            Kind = kind,
            Contrasts = contrasts,
            ByTacitness = byTacitness,
            At = at,
            Practice = practice,
            Key = KeyOf(contrasts, practice, at, byTacitness),
            Terms = [.. terms],
        };
    }

    private EffectKey KeyOf(ImmutableArray<LevelContrast> contrasts, int? practice, (int Factor, int Level)? at, bool byTacitness)
    {
        var factors = _design.Experiment.Factors;
        ImmutableArray<string> parts = [.. contrasts.Select(contrast => contrast.Part)];
        return new EffectKey(
            byTacitness ? parts.Add(EffectKeys.Tacitness) : parts,
            at is { } place ? [(factors[place.Factor].Key, factors[place.Factor].Levels[place.Level].Label)] : [],
            practice is { } index ? _design.Practices[index] : null);
    }

    /// <summary>The conditions of an effect with their weights, averaged over all complete combinations of the other factors' levels.</summary>
    private List<(int Condition, double Weight)> Cells(ImmutableArray<LevelContrast> contrasts, (int Factor, int Level)? at)
    {
        var cells = new List<(int Condition, double Weight)>();
        int combinations = 0;
        foreach (var condition in _design.Experiment.Conditions)
        {
            // Every combination is met once: in the condition that has the positive level of every contrast.
            bool isStart = contrasts.All(contrast => condition.Levels[contrast.Factor] == contrast.Plus)
                && (at is not { } place || condition.Levels[place.Factor] == place.Level)
                && _conditionAt[CellName(condition.Levels)] == condition.Index;
            if (isStart && Corners(condition.Levels, contrasts) is { } corners)
            {
                combinations++;
                cells.AddRange(corners);
            }
        }

        return [.. cells.Select(cell => (cell.Condition, cell.Weight / combinations))];
    }

    private List<(int Condition, double Weight)>? Corners(ImmutableArray<int> levels, ImmutableArray<LevelContrast> contrasts)
    {
        var corners = new List<(int Condition, double Weight)>();
        for (int pattern = 0; pattern < 1 << contrasts.Length; pattern++)
        {
            var corner = levels;
            double weight = 1.0;
            for (int k = 0; k < contrasts.Length; k++)
            {
                bool isMinus = (pattern >> k & 1) == 1;
                corner = isMinus ? corner.SetItem(contrasts[k].Factor, contrasts[k].Minus) : corner;
                weight = isMinus ? -weight : weight;
            }

            if (!_conditionAt.TryGetValue(CellName(corner), out int condition))
            {
                return null;
            }

            corners.Add((condition, weight));
        }

        return corners;
    }

    private static string CellName(ImmutableArray<int> levels) =>
        string.Join(',', levels.Select(level => level.ToString(CultureInfo.InvariantCulture)));
}
