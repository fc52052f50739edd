using System.Collections.Immutable;
using Staffroom.Reports.Html;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Sections;

/// <summary>
/// Which factor of an experiment becomes what in a figure: lines in a panel, panels side by side, the axis, or a selector.
/// Trust climates are lines and designs of ties are panels where they are varied; a factor of numbers is the axis.
/// </summary>
internal sealed class ComparisonGrid
{
    private const int MostLines = 6;
    private const int MostSlices = 40;
    private readonly Experiment _experiment;

    public ComparisonGrid(Experiment experiment)
    {
        _experiment = experiment;
        var free = Enumerable.Range(0, experiment.Factors.Length).Where(f => experiment.Factors[f].Levels.Length > 1).ToList();
        Axis = Take(free, f => Factor(f).Key is "network.schools" && IsNumeric(f))
            ?? Take(free, f => IsNumeric(f) && Factor(f).Levels.Length > 2);
        Lines = Take(free, f => Factor(f).Key is "climate.trust") ?? Take(free, f => Factor(f).Key is "network.ties") ?? Take(free, IsShort);
        Panels = Take(free, f => Factor(f).Key is "network.ties") ?? Take(free, IsShort);
        LineIsAxis = Lines is null && Axis is { } axis && IsShort(axis);
        SliceFactors = Affordable(Axis is { } a && !LineIsAxis ? [a, .. free] : free);
    }

    /// <summary>The factor of numbers, or null.</summary>
    public int? Axis { get; }

    /// <summary>The factor whose levels are lines, or null.</summary>
    public int? Lines { get; }

    /// <summary>The factor whose levels are panels, or null.</summary>
    public int? Panels { get; }

    /// <summary>Whether curves draw the levels of the axis as lines because nothing else is varied.</summary>
    public bool LineIsAxis { get; }

    /// <summary>Factors that a reader can choose a level of; over all others curves are averaged.</summary>
    public ImmutableArray<int> SliceFactors { get; }

    /// <summary>The levels drawn as lines of curves; one nameless level if there is no such factor.</summary>
    public ImmutableArray<GridLevel> CurveLines => LevelsOf(LineIsAxis ? Axis : Lines);

    /// <summary>The levels drawn as lines over the axis.</summary>
    public ImmutableArray<GridLevel> AxisLines => LevelsOf(Lines);

    /// <summary>The levels drawn as panels.</summary>
    public ImmutableArray<GridLevel> PanelLevels => LevelsOf(Panels);

    /// <summary>The levels along the axis.</summary>
    public ImmutableArray<GridLevel> AxisLevels => LevelsOf(Axis);

    /// <summary>Every choice of levels of the slice factors, "all" first.</summary>
    public IEnumerable<ImmutableArray<GridLevel>> Slices()
    {
        IEnumerable<ImmutableArray<GridLevel>> slices = [[]];
        foreach (int factor in SliceFactors)
        {
            slices = slices.SelectMany(slice => LevelsOf(factor).Prepend(GridLevel.Any).Select(level => slice.Add(level)));
        }

        return slices;
    }

    /// <summary>The conditions at these levels.</summary>
    public ImmutableArray<int> Conditions(params IEnumerable<GridLevel> levels)
    {
        var wanted = levels.Where(level => level.Factor >= 0).ToArray();
        return [.. _experiment.Conditions.Where(c => wanted.All(level => c.Levels[level.Factor] == level.Level)).Select(c => c.Index)];
    }

    /// <summary>The factor with this index.</summary>
    public Factor Factor(int index) => _experiment.Factors[index];

    private ImmutableArray<GridLevel> LevelsOf(int? factor) => factor is { } f
        ? [.. Factor(f).Levels.Select((level, i) => new GridLevel(f, i, BidiText.Isolate(NameOf(Factor(f), level)), level.Number))]
        : [GridLevel.Any];

    private static string NameOf(Factor factor, FactorLevel level) => factor.Key switch
    {
        "network.ties" => $"{level.Label} ties",
        "climate.trust" => $"{level.Label} trust",
        "network.schools" => level.Label is "1" ? "1 school" : $"{level.Label} schools",
        _ => $"{factor.Label}: {level.Label}",
    };

    private bool IsNumeric(int factor) => Factor(factor).Levels.All(level => level.Number is not null);

    private bool IsShort(int factor) => Factor(factor).Levels.Length <= MostLines;

    private ImmutableArray<int> Affordable(IEnumerable<int> factors)
    {
        int slices = 1;
        return [.. factors.TakeWhile(f => (slices *= Factor(f).Levels.Length + 1) <= MostSlices)];
    }

    private static int? Take(List<int> free, Func<int, bool> isWanted)
    {
        int at = free.FindIndex(f => isWanted(f));
        if (at < 0)
        {
            return null;
        }

        int taken = free[at];
        free.RemoveAt(at);
        return taken;
    }
}

/// <summary>A level of a factor, or any level.</summary>
/// <param name="Factor">Index of the factor, −1 for any.</param>
/// <param name="Level">Index of the level.</param>
/// <param name="Name">Its name for people; empty for any.</param>
/// <param name="Number">Its value if it is a number.</param>
internal sealed record GridLevel(int Factor, int Level, string Name, double? Number)
{
    public static GridLevel Any { get; } = new(-1, -1, "", null);

    public string Key => Factor < 0 ? "all" : Level.ToString();
}
