namespace Staffroom.Scenarios.Statistics;

/// <summary>When an effect counts as decided.</summary>
/// <remarks>
/// An effect is undecided where its 95 % interval includes 0 or cannot be had (one replicate); where its p-value, for secondary
/// outcomes after Holm's correction, is above 5 %, so that verdict and p never contradict each other and one of many secondary effects
/// is not called decided for its interval alone; and, however narrow the interval, where fewer than three quarters of the robustness draws keep its sign: shares near a half say that the assumed parameters decide, and lower
/// shares that most of them decide otherwise. 19 and 26 of 40 draws leave it undecided, 32 do not. (With 40 draws a fair coin
/// reaches three quarters once in about 900 times.)
/// </remarks>
internal static class EffectVerdicts
{
    /// <summary>Share of the robustness draws that must keep the sign.</summary>
    public const double SignShareNeeded = 0.75;

    /// <summary>Largest p-value of a decided effect.</summary>
    public const double Level = 0.05;

    public static EffectVerdict Of(double estimate, double low, double high, double p, double? signShare) =>
        IntervalIncludesZero(low, high) || p > Level || IsSignDoubtful(signShare) || estimate == 0.0 ? EffectVerdict.Undecided
        : estimate > 0.0 ? EffectVerdict.Positive
        : EffectVerdict.Negative;

    public static bool IsSignDoubtful(double? signShare) => signShare < SignShareNeeded;

    /// <summary>Whether the p-value alone leaves an effect undecided, so that a reader must be told.</summary>
    public static bool IsUndecidedByTest(Effect effect) => !IntervalIncludesZero(effect.Low, effect.High) && effect.PValue > Level;

    /// <summary>True also where there is no interval.</summary>
    private static bool IntervalIncludesZero(double low, double high) => !(low > 0.0 || high < 0.0);
}
