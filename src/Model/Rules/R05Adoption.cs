using System.Runtime.CompilerServices;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>R5, adoption: the weekly hazard of becoming a genuine user (claims J6, D1, D2, D6, I6).</summary>
internal static class R05Adoption
{
    /// <summary>1 − (1 − clamp(p + qS))·Π_j(1 − β X V_j 1[age_j &lt; L]).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double BaseHazard(double innovation, double imitation, double socialProof, double notInfected) =>
        1.0 - ((1.0 - Clamp(innovation + (imitation * socialProof))) * notInfected);

    /// <summary>gate(b, g_b)·gate(e, g_e)·gate(C(1 − θ), g_C)·gate(b_head, g_L).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Motivation(
        double belief, double beliefGate, double efficacy, double efficacyGate, double climate, double climateGate, double head, double headGate) =>
        Gate(belief, beliefGate) * Gate(efficacy, efficacyGate) * Gate(climate, climateGate) * Gate(head, headGate);
}
