namespace Staffroom.Grains.Contracts;

/// <summary>Tells a school to begin an attempt at a week.</summary>
/// <param name="Epoch">The attempt, newer than any before.</param>
/// <param name="Week">The week of a checkpoint that it has, or 0 for the start.</param>
[GenerateSerializer, Immutable, Alias("staffroom.begin")]
public sealed record BeginCommand([property: Id(0)] long Epoch, [property: Id(1)] int Week)
{
    /// <summary>Ids of the teachers, of any school, whose diaries are kept; a state that is gone on from brings its own along.</summary>
    [Id(2)]
    public int[] Diaries { get; init; } = [];

    /// <summary>The trace under which the weeks are told; null tells none.</summary>
    [Id(3)]
    public string? TraceOfWeeks { get; init; }
}
