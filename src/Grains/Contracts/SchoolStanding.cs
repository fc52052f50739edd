namespace Staffroom.Grains.Contracts;

/// <summary>Where a school stands: what a coordinator asks before an attempt.</summary>
/// <param name="Epoch">The newest attempt it has heard of; 0 for none.</param>
/// <param name="CheckpointWeeks">The weeks of its checkpoints that are whole, ascending.</param>
/// <param name="Refusal">Why it cannot take part at all (a checkpoint of another version); null if it can.</param>
[GenerateSerializer, Immutable, Alias("staffroom.school-standing")]
public sealed record SchoolStanding(
    [property: Id(0)] long Epoch, [property: Id(1)] int[] CheckpointWeeks, [property: Id(2)] string? Refusal);
