using System.Runtime.CompilerServices;

namespace Staffroom.Model.Rules;

/// <summary>R2, awareness (search): whether a teacher hears of a practice (claims L1, L9, L22, L23, H1).</summary>
internal static class R02Awareness
{
    /// <summary>a_j: the chance that an alter met this week mentions the practice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MentionChance(bool uses, bool isAware, double userRate, double awareRate) =>
        uses ? userRate : isAware ? awareRate : 0.0;

    /// <summary>P(A → 1) = 1 − (1 − aExt)·Π_j(1 − X_ij a_j).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Chance(double external, double silence) => 1.0 - ((1.0 - external) * silence);
}
