using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>A cell of the design with its weight in an effect.</summary>
/// <param name="Condition">Index of the condition.</param>
/// <param name="Practice">Index of the practice; 0 for outcomes of the whole network.</param>
/// <param name="Weight">Its weight; the positive weights of a main or simple effect add up to 1, the negative ones to −1.</param>
internal sealed record EffectTerm(int Condition, int Practice, double Weight);

/// <summary>An effect as a fixed linear combination of cells, the same for every replicate.</summary>
internal sealed record EffectSpec
{
    public required EffectKind Kind { get; init; }

    /// <summary>One contrast, or two for an interaction of two factors.</summary>
    public required ImmutableArray<LevelContrast> Contrasts { get; init; }

    /// <summary>Whether it is the difference of the contrast between the most codified and the most tacit practice.</summary>
    public bool ByTacitness { get; init; }

    /// <summary>The level of another factor at which it holds, or null if it is averaged over all others.</summary>
    public (int Factor, int Level)? At { get; init; }

    /// <summary>Index of the practice; null for the whole network and where practices are compared.</summary>
    public int? Practice { get; init; }

    public required EffectKey Key { get; init; }

    public required ImmutableArray<EffectTerm> Terms { get; init; }
}
