namespace Staffroom.Grains.Contracts;

/// <summary>Tells a school or a teacher that a run is over, or that somebody else goes on with it.</summary>
/// <param name="Epoch">The newest attempt that the sender knows; whoever is in a newer one goes on.</param>
/// <param name="Forgets">Whether the checkpoints go too.</param>
[GenerateSerializer, Immutable, Alias("staffroom.end")]
public sealed record EndCommand([property: Id(0)] long Epoch, [property: Id(1)] bool Forgets);
