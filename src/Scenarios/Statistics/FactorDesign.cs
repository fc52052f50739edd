using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>What a factor is to the comparison.</summary>
internal enum FactorRole
{
    /// <summary>Two levels, or up to four without order: its simple effects and interactions are of interest.</summary>
    Contrast,

    /// <summary>An order of three levels or more (for instance the number of schools): last less first, and the background of others.</summary>
    Context,

    /// <summary>Five levels or more without order: each against the baseline, and nothing further.</summary>
    List,
}

/// <summary>Two levels of a factor, one less the other.</summary>
/// <param name="Factor">Index of the factor.</param>
/// <param name="Plus">Level that counts positive.</param>
/// <param name="Minus">Level that is taken off.</param>
/// <param name="Part">How keys name it: the factor's key, with the positive level in brackets if the factor has several contrasts ("events[coaching]", or "events[coaching|mandate]" if it is not compared with the baseline).</param>
internal sealed record LevelContrast(int Factor, int Plus, int Minus, string Part);

/// <summary>
/// How the factors of an experiment are compared. Ordered factors read higher − lower. Others read first − second if they have two levels,
/// X − none if one is called none, and with more levels each less the baseline (the level called none, or else the first); of three or four levels also each of the others
/// less each later one, as a question about two of them is not answered by comparing both with none.
/// </summary>
internal sealed class FactorDesign
{
    private const int MostContrastLevels = 4;
    private const double CodifiedUpTo = 1.0 / 3.0;
    private const double TacitFrom = 2.0 / 3.0;

    private static readonly string[] NamesOfNone = ["none", "no", "off", "false", "baseline"];
    private static readonly string[] NamesInOrder = ["none", "very low", "low", "mid", "middle", "medium", "high", "very high"];

    public FactorDesign(Experiment experiment)
    {
        Experiment = experiment;
        Roles = [.. experiment.Factors.Select(RoleOf)];
        Contrasts = [.. experiment.Factors.Select((factor, index) => ContrastsOf(factor, index, Roles[index]))];
        Practices = [.. experiment.Conditions[0].World.Practices.Select(practice => practice.Name)];
        (Codified, Tacit) = ExtremesOfTacitness(experiment);
    }

    public Experiment Experiment { get; }

    public ImmutableArray<FactorRole> Roles { get; }

    /// <summary>The contrasts of each factor; none for a factor of one level.</summary>
    public ImmutableArray<ImmutableArray<LevelContrast>> Contrasts { get; }

    /// <summary>Names of the practices.</summary>
    public ImmutableArray<string> Practices { get; }

    /// <summary>The most codified practice, if its tacitness is below that of <see cref="Tacit"/> in every condition; else null.</summary>
    public int? Codified { get; }

    /// <summary>The most tacit practice, or null.</summary>
    public int? Tacit { get; }

    /// <summary>"codified", "tacit" or "" for a practice in between, or of different tacitness in different conditions.</summary>
    public string KindOf(int practice)
    {
        double[] tacitness = [.. Experiment.Conditions.Select(condition => condition.World.Practices[practice].Tacitness)];
        return tacitness.Max() <= CodifiedUpTo ? "codified" : tacitness.Min() >= TacitFrom ? "tacit" : "";
    }

    private static FactorRole RoleOf(Factor factor) =>
        factor.Levels.Length <= 2 ? FactorRole.Contrast
        : IsOrdered(factor) ? FactorRole.Context
        : factor.Levels.Length <= MostContrastLevels ? FactorRole.Contrast
        : FactorRole.List;

    /// <summary>Numbers and grades have an order. Anything else (interventions, kinds of starters) has not, whatever a scenario lists first.</summary>
    internal static bool IsOrdered(Factor factor) =>
        factor.Levels.All(level => level.Number is not null)
        || (factor.IsOrdered && factor.Levels.All(level => NamesInOrder.Contains(level.Label, StringComparer.OrdinalIgnoreCase)));

    private static ImmutableArray<LevelContrast> ContrastsOf(Factor factor, int index, FactorRole role)
    {
        if (factor.Levels.Length < 2)
        {
            return [];
        }

        if (IsOrdered(factor))
        {
            int[] ascending = [.. Enumerable.Range(0, factor.Levels.Length).OrderBy(level => Rank(factor, level)).ThenBy(level => level)];
            return [new LevelContrast(index, ascending[^1], ascending[0], factor.Key)];
        }

        int none = Enumerable.Range(0, factor.Levels.Length).FirstOrDefault(level => IsNone(factor.Levels[level]), -1);
        if (factor.Levels.Length == 2)
        {
            return [none == 0 ? new LevelContrast(index, 1, 0, factor.Key) : new LevelContrast(index, 0, 1, factor.Key)];
        }

        int baseline = Math.Max(0, none);
        int[] rest = [.. Enumerable.Range(0, factor.Levels.Length).Where(level => level != baseline)];
        var others = role == FactorRole.Contrast
            ? from plus in rest from minus in rest where plus < minus select Contrast(plus, minus, $"{Label(plus)}|{Label(minus)}")
            : [];
        return [.. rest.Select(level => Contrast(level, baseline, Label(level))), .. others];

        string Label(int level) => factor.Levels[level].Label;
        LevelContrast Contrast(int plus, int minus, string levels) => new(index, plus, minus, $"{factor.Key}[{levels}]");
    }

    internal static bool IsNone(FactorLevel level) => NamesOfNone.Contains(level.Label, StringComparer.OrdinalIgnoreCase);

    /// <summary>Numbers by value, grades by their order.</summary>
    private static double Rank(Factor factor, int level) =>
        factor.Levels.All(each => each.Number is not null)
            ? factor.Levels[level].Number!.Value
            : Array.IndexOf(NamesInOrder, factor.Levels[level].Label.ToLowerInvariant());

    private static (int? Codified, int? Tacit) ExtremesOfTacitness(Experiment experiment)
    {
        var practices = experiment.Conditions[0].World.Practices;
        int codified = 0, tacit = 0;
        for (int practice = 1; practice < practices.Length; practice++)
        {
            codified = practices[practice].Tacitness < practices[codified].Tacitness ? practice : codified;
            tacit = practices[practice].Tacitness > practices[tacit].Tacitness ? practice : tacit;
        }

        bool holds = experiment.Conditions.All(c => c.World.Practices[codified].Tacitness < c.World.Practices[tacit].Tacitness);
        return holds ? (codified, tacit) : (null, null);
    }
}
