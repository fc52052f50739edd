using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>R4, social proof: the share of genuine users among one's alters, weighed by tie strength and trust, and oneself.</summary>
internal static class R04SocialProof
{
    /// <summary>m_ij = gate(w, g_wS)·gate(T, g_TS) for every directed tie that exists this week.</summary>
    public static void Weigh(WeekFrame frame)
    {
        double strengthGate = frame.Parameters[Parameter.ProofTieStrengthGate];
        double trustGate = frame.Parameters[Parameter.ProofTrustGate];
        var (w, trust, weight) = (frame.Now.TieStrength, frame.Now.Trust, frame.ProofWeight);
        for (int e = 0; e < weight.Length; e++)
        {
            weight[e] = Gate(w[e], strengthGate) * Gate(trust[e], trustGate);
        }

        if (frame.Network.FirstWeek is not null)
        {
            for (int e = 0; e < weight.Length; e++)
            {
                weight[e] = frame.Network.Exists(e, frame.Week) ? weight[e] : 0.0;
            }
        }
    }

    /// <summary>S_i = (Σ m V_j + σV_i) / (σ + Σ m); 0 where there is nobody to look at.</summary>
    public static double Of(WeekFrame frame, PracticeColumns practice, int teacher)
    {
        var network = frame.Network;
        double sum = 0.0, users = 0.0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            double m = frame.ProofWeight[e];
            sum += m;
            users += practice.IsGenuineUser(network.Alter[e]) ? m : 0.0;
        }

        double self = frame.Parameters[Parameter.SelfProofWeight];
        double all = self + sum;
        return (users + (self * OneIf(practice.IsGenuineUser(teacher)))) / (all > 0.0 ? all : 1.0);
    }
}
