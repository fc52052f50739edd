using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;

namespace Staffroom.Model.Worlds;

/// <summary>Draws who has heard of a practice at the start without using it, and gives them their know-how.</summary>
internal static class Hearsay
{
    public static void Place(WorldSpec spec, ulong seed, NetworkState state)
    {
        double share = spec.Parameters[Parameter.InitialAwareness];
        if (share <= 0.0)
        {
            return;
        }

        for (int p = 0; p < state.Practices.Length; p++)
        {
            var practice = state.Practices[p];
            for (int i = 0; i < practice.IsAware.Length; i++)
            {
                practice.IsAware[i] = Philox.Uniform(seed, 0, i, 0, Purpose.InitialAwareness, p) < share;
                practice.KnowHow[i] = practice.IsAware[i] ? spec.Parameters[Parameter.InitialKnowHow] : 0.0;
            }
        }
    }
}
