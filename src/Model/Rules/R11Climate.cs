using Staffroom.Model.Parameters;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>R11, climate: C' = C + γ((1 − θ)(b_head + T̄_within)/2 − C) (claims D4, D7, J6).</summary>
internal static class R11Climate
{
    public static void Apply(WeekFrame frame)
    {
        double rate = frame.Parameters[Parameter.ClimateRate];
        for (int s = 0; s < frame.Network.SchoolCount; s++)
        {
            double climate = frame.Now.Climate[s];
            double support = HeadsBelief(frame, s) + TrustWithin(frame, s);
            frame.Next.Climate[s] = Clamp(climate + (rate * (((1.0 - frame.Conditions.Threat[s]) * 0.5 * support) - climate)));
        }
    }

    private static double HeadsBelief(WeekFrame frame, int school)
    {
        int head = frame.Network.HeadOf[school];
        double sum = 0.0;
        foreach (double[] belief in frame.Now.Belief)
        {
            sum += belief[head];
        }

        return sum / frame.Now.Belief.Length;
    }

    private static double TrustWithin(WeekFrame frame, int school)
    {
        var network = frame.Network;
        double sum = 0.0;
        int ties = 0;
        foreach (int i in network.Members[school])
        {
            for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
            {
                if (!network.IsBetween[e])
                {
                    sum += frame.Now.Trust[e];
                    ties++;
                }
            }
        }

        return sum / Math.Max(1, ties);
    }
}
