using Staffroom.Model.Networks;

namespace Staffroom.Model.Worlds;

/// <summary>Sets what ties start with in a world on a stored network, straight from its columns.</summary>
internal static class StoredWorld
{
    public static void SetTies(NetworkState state, StoredNetwork stored, ClimateSpec climate, int from, int to)
    {
        var isBetween = stored.Network.IsBetween;
        for (int e = from; e < to; e++)
        {
            double trust = isBetween[e] ? climate.TrustBetween : climate.TrustWithin;
            (state.TieStrength[e], state.Trust[e], state.BaseTrust[e]) = (stored.TieStrength(e), trust, trust);
            state.BaseFulfilment[e] = isBetween[e] ? climate.FulfilmentBetween : climate.FulfilmentWithin;
            state.Competition[e] = climate.Competition * stored.Nearness(e);
        }
    }
}
