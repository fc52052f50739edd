using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>A level of something varied.</summary>
/// <param name="Node">The node that takes the place in the document.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Number">Its value if it is a number.</param>
internal sealed record Level(Node Node, string Label, double? Number)
{
    /// <summary>Of an arm: the settings that it changes together. Empty for a level of a path.</summary>
    public ImmutableArray<(ResolvedPath Target, Node Value)> Settings { get; init; } = [];

    /// <summary>Whether a node means this level: the same number, or the same text.</summary>
    public bool Is(Node node) => Number is { } number
        ? Fields.NumberType.Parse(node) is { } given && given == number
        : string.Equals(NodeText.Of(node), NodeText.Of(Node), StringComparison.Ordinal);
}

/// <summary>Something varied, with its levels.</summary>
/// <param name="Target">Where it is.</param>
/// <param name="Mark">Where the variation was written.</param>
/// <param name="Levels">At least one.</param>
/// <param name="IsSettled">Whether an override settled it, so that it has one level.</param>
internal sealed record VariedKey(ResolvedPath Target, Mark Mark, ImmutableArray<Level> Levels, bool IsSettled)
{
    public string Path => Target.Path;

    /// <summary>Whether it chooses which events are on.</summary>
    public bool ChoosesEvents => string.Equals(Path, "events", StringComparison.Ordinal);

    /// <summary>Whether its levels are arms, which change several settings at once.</summary>
    public bool HasArms => string.Equals(Path, ArmsReader.Key, StringComparison.Ordinal);

    /// <summary>The paths whose values differ between its levels.</summary>
    public IEnumerable<ResolvedPath> Targets => HasArms ? Levels.SelectMany(level => level.Settings).Select(setting => setting.Target) : [Target];

    /// <summary>Whether it makes a difference between conditions.</summary>
    public bool IsFactor => Levels.Length > 1;
}

/// <summary>A part of the factorial: for some varied keys the levels it holds.</summary>
internal sealed record Combination(ImmutableArray<(int Key, ImmutableArray<int> Levels)> Parts)
{
    public bool Matches(ImmutableArray<int> levels) => Parts.All(part => part.Levels.Contains(levels[part.Key]));
}

/// <summary>Everything varied.</summary>
internal sealed record VariationPlan(ImmutableArray<VariedKey> Keys, ImmutableArray<Combination> Include, ImmutableArray<Combination> Exclude)
{
    public static VariationPlan None { get; } = new([], [], []);
}
