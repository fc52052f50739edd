using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R10, trust, reciprocity and tie strength: fulfilled contacts build trust, failed ones cost more, and trust decides whether a tie
/// becomes strong (claims L10 to L13, J2, J3, J9, D9, H5 to H7).
/// </summary>
internal static class R10Ties
{
    public static void Apply(WeekFrame frame)
    {
        var (now, next) = (frame.Now, frame.Next);
        if (frame.Parameters[Parameter.DynamicTies] == 0.0)
        {
            now.Trust.CopyTo(next.Trust, 0);
            now.TieStrength.CopyTo(next.TieStrength, 0);
            now.HelpBalance.CopyTo(next.HelpBalance, 0);
            return;
        }

        for (int e = 0; e < now.TieStrength.Length; e++)
        {
            if (!frame.Network.Exists(e, frame.Week))
            {
                (next.Trust[e], next.TieStrength[e], next.HelpBalance[e]) = (now.Trust[e], now.TieStrength[e], now.HelpBalance[e]);
            }
            else if (frame.HasContact[e])
            {
                AfterContact(frame, e);
            }
            else
            {
                Idle(frame, e);
            }
        }
    }

    /// <summary>T' = T + α⁺(1 − T) if fulfilled, else T − α⁻T; R' = 0.98R + given − received; w' = w + κ_w(1 − w)·T̄.</summary>
    private static void AfterContact(WeekFrame frame, int e)
    {
        var (p, now, next, network) = (frame.Parameters, frame.Now, frame.Next, frame.Network);
        double trust = now.Trust[e];
        bool fulfilled = Philox.Uniform(frame.Seed, frame.Week, network.Id[network.Ego[e]], network.Id[network.Alter[e]], Purpose.Trust) < FulfilmentChance(frame, e);
        next.Trust[e] = fulfilled ? trust + (p[Parameter.TrustGain] * (1.0 - trust)) : trust - (p[Parameter.TrustLoss] * trust);
        next.HelpBalance[e] = (p[Parameter.HelpBalanceDecay] * now.HelpBalance[e]) + HelpGiven(now, network.Ego[e], network.Alter[e]);
        double mutual = 0.5 * (trust + now.Trust[network.Reverse[e]]);
        double w = now.TieStrength[e];
        next.TieStrength[e] = Math.Max(w + (p[Parameter.TieGrowthRate] * (1.0 - w) * mutual), Floor(frame, e));
    }

    /// <summary>T' = T + ρ_T(T0 − T); R' = 0.98R; w' = w(1 − δ_w).</summary>
    private static void Idle(WeekFrame frame, int e)
    {
        var (p, now, next) = (frame.Parameters, frame.Now, frame.Next);
        next.Trust[e] = now.Trust[e] + (p[Parameter.TrustReversion] * (now.BaseTrust[e] - now.Trust[e]));
        next.HelpBalance[e] = p[Parameter.HelpBalanceDecay] * now.HelpBalance[e];
        next.TieStrength[e] = Math.Max(now.TieStrength[e] * (1.0 - p[Parameter.TieDecayRate]), Floor(frame, e));
    }

    /// <summary>f = clamp(f0 + f1·T − f_θ·θ̄ − f_c·c̃ − f_R·w·|R|/(1 + |R|) − f_μ·μ).</summary>
    private static double FulfilmentChance(WeekFrame frame, int e)
    {
        var (p, now) = (frame.Parameters, frame.Now);
        return Clamp(
            now.BaseFulfilment[e] + (p[Parameter.TrustFulfilment] * now.Trust[e])
            - (p[Parameter.ThreatFulfilmentLoss] * frame.MeanOverEnds(frame.Conditions.Threat, e))
            - (p[Parameter.CompetitionFulfilmentLoss] * frame.CompetitionFelt[e])
            - (p[Parameter.ImbalanceFulfilmentLoss] * now.TieStrength[e] * Imbalance(now.HelpBalance[e]))
            - (p[Parameter.MandateFulfilmentLoss] * frame.MeanOverEnds(frame.Conditions.Mandate, e)));
    }

    /// <summary>|R|/(1 + |R|).</summary>
    public static double Imbalance(double helpBalance) => Math.Abs(helpBalance) / (1.0 + Math.Abs(helpBalance));

    /// <summary>Practices that ego uses and alter does not, minus the reverse.</summary>
    public static double HelpGiven(NetworkState now, int ego, int alter)
    {
        double given = 0.0;
        foreach (var practice in now.Practices)
        {
            given += OneIf(practice.Uses[ego] && !practice.Uses[alter]) - OneIf(practice.Uses[alter] && !practice.Uses[ego]);
        }

        return given;
    }

    private static double Floor(WeekFrame frame, int e) =>
        frame.Parameters[frame.Network.IsBetween[e] ? Parameter.TieFloorBetween : Parameter.TieFloorWithin];
}
