using System.Runtime.CompilerServices;
using Staffroom.Model.Parameters;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R9, capacity: k' = k + κ_k·max_j X 1[w ≥ w*] T (k_j − k)⁺ + 0.2·κ_k·coach(1 − k): it grows over strong ties and with coaching
/// (claims L3, L18, H1).
/// </summary>
internal static class R09Capacity
{
    public static void Apply(WeekFrame frame)
    {
        var now = frame.Now;
        double rate = frame.Parameters[Parameter.CapacityGrowthRate];
        double cutoff = frame.Parameters[Parameter.StrongTieCutoff];
        foreach (int i in frame.Network.Owned)
        {
            double own = now.Capacity[i];
            double gap = 0.0;
            foreach (int e in frame.ContactsOf(i))
            {
                if (now.TieStrength[e] >= cutoff)
                {
                    gap = Math.Max(gap, now.Trust[e] * Math.Max(0.0, now.Capacity[frame.Network.Alter[e]] - own));
                }
            }

            double coaching = frame.Conditions.Coaching[frame.Network.SchoolOf[i]];
            frame.Next.Capacity[i] = Next(own, rate, gap, coaching);
        }
    }

    /// <summary>k' = k + κ_k·gap + 0.2·κ_k·coach(1 − k).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(double own, double rate, double gap, double coaching) =>
        Clamp(own + (rate * gap) + (0.2 * rate * coaching * (1.0 - own)));
}
