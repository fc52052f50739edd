using System.Runtime.CompilerServices;

namespace Staffroom.Model.Rules;

/// <summary>R6, use: mandate and compliance, success, dis-adoption and depth (claims J1, H10, I7).</summary>
internal static class R06Use
{
    /// <summary>1 − (1 − h)(1 − μ·h_μ): the hazard of using at all, genuinely or to comply.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double HazardUnderMandate(double hazard, double mandate, double mandateHazard) =>
        1.0 - ((1.0 - hazard) * (1.0 - (mandate * mandateHazard)));

    /// <summary>q_p(π0 + (1 − π0)K): the chance that a week of use succeeds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SuccessChance(double ceiling, double baseSuccess, double knowHow) =>
        ceiling * (baseSuccess + ((1.0 - baseSuccess) * knowHow));

    /// <summary>x0(1 − d)(1 − y)(1 − g_S·S)(1 − μ): the hazard of dropping the practice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double DropHazard(double hazard, double depth, double success, double proofGate, double socialProof, double mandate) =>
        hazard * (1.0 - depth) * (1.0 - success) * (1.0 - (proofGate * socialProof)) * (1.0 - mandate);

    /// <summary>d' = d + δ_d(target − d); the target is know-how, capped for compliers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double NextDepth(double depth, double rate, double knowHow, bool complies, double cap)
    {
        double target = complies ? Math.Min(knowHow, cap) : knowHow;
        return depth + (rate * (target - depth));
    }
}
