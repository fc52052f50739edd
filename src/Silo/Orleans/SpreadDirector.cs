using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Staffroom.Grains;

namespace Staffroom.Silo;

/// <summary>Places schools as <see cref="SpreadPlacement"/> says, over the silos in the order of their addresses, which all silos agree on.</summary>
internal sealed class SpreadDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        Array.Sort(silos);
        return Task.FromResult(silos[SpreadPlacement.SiloOf(target.GrainIdentity.Key.ToString()!, silos.Length)]);
    }
}
