using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Evidence.Claims;

/// <summary>What came of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>Everything expected was found.</summary>
    Reproduced,

    /// <summary>The opposite of something expected was found.</summary>
    Contradicted,

    /// <summary>Something expected is neither found nor ruled out.</summary>
    Undecided,
}

/// <summary>
/// The rule of verdicts. An expected sign is reproduced where the 95 % interval excludes 0 on its side and at least three quarters of the
/// draws of the assumed parameters keep it; contradicted where the interval excludes 0 on the other side and as many draws do; undecided
/// otherwise. "No effect" is reproduced where the interval lies within the smallest effect of interest of the outcome (its precision),
/// contradicted where it lies beyond, undecided otherwise.
/// </summary>
public static class ClaimVerdicts
{
    /// <summary>The verdict on one expectation.</summary>
    /// <param name="sign">The expected sign, 0 for no effect.</param>
    /// <param name="low">Lower end of the interval.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="smallest">Smallest effect of interest.</param>
    /// <param name="draws">The effect in each draw; empty where none were made.</param>
    public static ClaimVerdict Of(int sign, double low, double high, double smallest, IReadOnlyCollection<double> draws)
    {
        var side = Side(sign, low, high, smallest);
        if (side is null or 0 || draws.Count == 0)
        {
            return side is null or 0 ? ClaimVerdict.Undecided : side > 0 ? ClaimVerdict.Reproduced : ClaimVerdict.Contradicted;
        }

        int kept = Kept(sign, smallest, draws);
        int agreeing = side > 0 ? kept : draws.Count - kept;
        return agreeing < EffectVerdicts.SignShareNeeded * draws.Count ? ClaimVerdict.Undecided
            : side > 0 ? ClaimVerdict.Reproduced
            : ClaimVerdict.Contradicted;
    }

    /// <summary>Draws in which what is expected holds: the sign, or no effect beyond the smallest.</summary>
    public static int Kept(int sign, double smallest, IReadOnlyCollection<double> draws) =>
        draws.Count(draw => sign == 0 ? Math.Abs(draw) <= smallest : double.Sign(draw) == sign);

    /// <summary>The verdict on a claim: contradicted if anything is, reproduced if everything is.</summary>
    public static ClaimVerdict Of(IEnumerable<ClaimVerdict> parts)
    {
        var all = parts.ToHashSet();
        return all.Contains(ClaimVerdict.Contradicted) ? ClaimVerdict.Contradicted
            : all.Contains(ClaimVerdict.Undecided) ? ClaimVerdict.Undecided
            : ClaimVerdict.Reproduced;
    }

    /// <summary>1 on the expected side, −1 on the other, 0 for neither; null where there is no interval.</summary>
    private static int? Side(int sign, double low, double high, double smallest) =>
        double.IsNaN(low) || double.IsNaN(high) ? null
        : sign == 0 ? (low >= -smallest && high <= smallest ? 1 : low > smallest || high < -smallest ? -1 : 0)
        : low > 0.0 ? sign
        : high < 0.0 ? -sign
        : 0;
}
