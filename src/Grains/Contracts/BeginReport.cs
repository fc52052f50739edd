namespace Staffroom.Grains.Contracts;

/// <summary>What a school says when it has begun.</summary>
/// <param name="Epoch">The attempt; a newer one than the command's says that another coordinator has taken over.</param>
/// <param name="FirstRecord">The record of the start where it begins at week 0; empty elsewhere.</param>
[GenerateSerializer, Immutable, Alias("staffroom.begin-report")]
public sealed record BeginReport([property: Id(0)] long Epoch, [property: Id(1)] double[] FirstRecord);
