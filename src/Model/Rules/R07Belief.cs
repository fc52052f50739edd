using System.Runtime.CompilerServices;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R7, belief: a pull towards trusted contacts within the confidence bound, a pull back to the anchor (Friedkin and Johnsen),
/// and the experience of success (claims D2, D3, D8, I1).
/// </summary>
internal static class R07Belief
{
    public static void Apply(WeekFrame frame, WorldSpec spec)
    {
        for (int m = 0; m < frame.Now.Belief.Length; m++)
        {
            foreach (int i in frame.Network.Owned)
            {
                double belief = Influenced(frame, m, i);
                for (int p = 0; p < spec.Practices.Length; p++)
                {
                    if (spec.Practices[p].BeliefIndex == m)
                    {
                        belief = Experienced(frame, belief, p, i);
                    }
                }

                frame.Next.Belief[m][i] = Clamp(belief);
            }
        }
    }

    /// <summary>avg = (σ_b b_i + Σ M b_j)/(σ_b + Σ M); b' = λλ_i·avg + (1 − λλ_i)·b0.</summary>
    private static double Influenced(WeekFrame frame, int m, int i)
    {
        var (p, now) = (frame.Parameters, frame.Now);
        var belief = now.Belief[m];
        double strengthGate = p[Parameter.BeliefTieStrengthGate], trustGate = p[Parameter.BeliefTrustGate];
        double bound = p[Parameter.ConfidenceBound];
        double weights = 0.0, sum = 0.0;
        foreach (int e in frame.ContactsOf(i))
        {
            int j = frame.Network.Alter[e];
            if (Math.Abs(belief[i] - belief[j]) <= bound)
            {
                double weight = Weight(now.TieStrength[e], now.Trust[e], strengthGate, trustGate);
                weights += weight;
                sum += weight * belief[j];
            }
        }

        double average = Average(belief[i], p[Parameter.SelfBeliefWeight], weights, sum);
        return Anchored(p[Parameter.Susceptibility] * now.Susceptibility[i], average, now.Anchor[m][i]);
    }

    /// <summary>avg = (σ_b b_i + Σ M b_j)/(σ_b + Σ M).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Average(double own, double self, double weights, double sum)
    {
        double all = self + weights;
        return ((self * own) + sum) / (all > 0.0 ? all : 1.0);
    }

    /// <summary>b' = λλ_i·avg + (1 − λλ_i)·b0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Anchored(double openness, double average, double anchor) => (openness * average) + ((1.0 - openness) * anchor);

    /// <summary>gate(w, g_wB)·gate(T, g_TB) of somebody met this week.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Weight(double w, double trust, double strengthGate, double trustGate) => Gate(w, strengthGate) * Gate(trust, trustGate);

    /// <summary>b' += ν·d·(y − b').</summary>
    public static double Experienced(WeekFrame frame, double belief, int practice, int i) => Experienced(
        belief, frame.Parameters[Parameter.MasteryBeliefRate] * frame.Now.Practices[practice].Depth[i], frame.Succeeded[practice][i]);

    /// <summary>b' += rate·(y − b'), the rate being ν·d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Experienced(double belief, double rate, bool succeeds) => belief + (rate * (OneIf(succeeds) - belief));
}
