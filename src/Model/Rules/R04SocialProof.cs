using System.Runtime.CompilerServices;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>R4, social proof: the share of genuine users among one's alters, weighed by tie strength and trust, and oneself.</summary>
internal static class R04SocialProof
{
    /// <summary>m_ij = gate(w, g_wS)·gate(T, g_TS).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Weight(double w, double trust, double strengthGate, double trustGate) => Gate(w, strengthGate) * Gate(trust, trustGate);

    /// <summary>S_i = (Σ m V_j + σV_i) / (σ + Σ m) over ties that exist this week; 0 where there is nobody to look at.</summary>
    public static double Of(WeekFrame frame, PracticeColumns practice, int teacher)
    {
        var (network, now, p) = (frame.Network, frame.Now, frame.Parameters);
        double strengthGate = p[Parameter.ProofTieStrengthGate], trustGate = p[Parameter.ProofTrustGate];
        double sum = 0.0, users = 0.0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            double m = network.Exists(e, frame.Week) ? Weight(now.TieStrength[e], now.Trust[e], strengthGate, trustGate) : 0.0;
            sum += m;
            users += practice.IsGenuineUser(network.Alter[e]) ? m : 0.0;
        }

        return Share(users, sum, p[Parameter.SelfProofWeight], practice.IsGenuineUser(teacher));
    }

    /// <summary>(Σ m V_j + σV_i) / (σ + Σ m).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Share(double users, double sum, double self, bool isGenuineUser)
    {
        double all = self + sum;
        return (users + (self * OneIf(isGenuineUser))) / (all > 0.0 ? all : 1.0);
    }

    /// <summary>Counts the genuine users among the alters of all teachers as the week begins.</summary>
    public static void CountUsers(WeekFrame frame)
    {
        var network = frame.Network;
        for (int p = 0; p < frame.Now.Practices.Length; p++)
        {
            var practice = frame.Now.Practices[p];
            for (int i = 0; i < network.TeacherCount; i++)
            {
                int users = 0;
                for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
                {
                    users += network.Exists(e, frame.Week) && practice.IsGenuineUser(network.Alter[e]) ? 1 : 0;
                }

                frame.UsersAmong[p][i] = users;
            }
        }
    }
}
