using System.Runtime.CompilerServices;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R3, know-how: transfer, catalysis, joint practice development, learning by doing and coaching
/// (claims L1 to L3, L6, L8, L10, L11, L14 to L18, J8, H1, H2).
/// </summary>
internal static class R03KnowHow
{
    /// <summary>B = 1 − τ(1 − w): what of a practice a tie of strength w can carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Bandwidth(double tacitness, double w) => 1.0 - (tacitness * (1.0 - w));

    /// <summary>G = gate(T(1 − τ + τT), g_T): linear in trust if codified, quadratic if tacit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TrustGate(double trust, double tacitness, double gate) =>
        Gate(trust * (1.0 - tacitness + (tacitness * trust)), gate);

    /// <summary>Z = 1 − ω·w·|ctx_i − ctx_j|: a strong tie to a school of another context misleads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ContextFit(double penalty, double w, double contextDistance) => 1.0 - (penalty * w * contextDistance);

    /// <summary>y = min(1, ι·k·C·(1 + Γ·stim)), stim = (1 − τ)·min(1, Σ X V G): own development, accelerated by a codified stimulus.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OwnDevelopment(double rate, double capacity, double climate, double gain, double tacitness, double stimuli)
    {
        double stimulus = (1.0 - tacitness) * Math.Min(1.0, stimuli);
        return Math.Min(1.0, rate * capacity * climate * (1.0 + (gain * stimulus)));
    }

    /// <summary>1/n gated by g_P: what a practice gets of a teacher who knows n of them (H9). Exactly 1 where the split is off.</summary>
    public static double Attention(double split, NetworkState now, int teacher)
    {
        if (split <= 0.0)
        {
            return 1.0;
        }

        int known = 0;
        foreach (var practice in now.Practices)
        {
            known += practice.IsAware[teacher] ? 1 : 0;
        }

        return Gate(1.0 / Math.Max(1, known), split);
    }

    /// <summary>z = min(1, χ_c·coach·k).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double FromCoaching(double rate, double coaching, double capacity) => Math.Min(1.0, rate * coaching * capacity);

    /// <summary>K' = 1 − (1 − K)(1 − y)(1 − z)(1 − v)(1 − g)·Π(1 − x_ij).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(double knowHow, double own, double coached, double byDoing, double joint, double notTransferred) =>
        1.0 - ((1.0 - knowHow) * (1.0 - own) * (1.0 - coached) * (1.0 - byDoing) * (1.0 - joint) * notTransferred);
}
