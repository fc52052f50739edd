using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>R11, climate: C' = C + γ((1 − θ)(b_head + T̄_within)/2 − C) (claims D4, D7, J6).</summary>
internal static class R11Climate
{
    public static void Apply(WeekFrame frame) => Apply(frame, 0, frame.Network.OwnSchools.Length);

    /// <summary>The same for some of the schools owned, by their place among them.</summary>
    public static void Apply(WeekFrame frame, int from, int to)
    {
        double rate = frame.Parameters[Parameter.ClimateRate];
        foreach (int s in frame.Network.OwnSchools.AsSpan(from, to - from))
        {
            double trust = TrustWithin(frame, s);
            frame.Next.Climate[s] = Next(frame.Now.Climate[s], rate, frame.Conditions.Threat[s], HeadsBelief(frame, s), trust);
        }
    }

    /// <summary>The climate a week later.</summary>
    /// <param name="climate">C, 0 to 1.</param>
    /// <param name="rate">γ.</param>
    /// <param name="threat">θ of the school, 0 to 1.</param>
    /// <param name="headsBelief">Mean of the head's beliefs.</param>
    /// <param name="trustWithin">Mean trust over the directed ties within the school.</param>
    public static double Next(double climate, double rate, double threat, double headsBelief, double trustWithin) =>
        Clamp(climate + (rate * (((1.0 - threat) * 0.5 * (headsBelief + trustWithin)) - climate)));

    /// <summary>Mean of a few numbers, in their order.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>T̄_within: one running sum over members in ascending id and their ties in ascending alter; 0 without ties.</summary>
    public static double MeanTrust(IEnumerable<double[]> trustWithinOfMembers)
    {
        double sum = 0.0;
        int ties = 0;
        foreach (double[] trusts in trustWithinOfMembers)
        {
            foreach (double trust in trusts)
            {
                sum += trust;
            }

            ties += trusts.Length;
        }

        return sum / Math.Max(1, ties);
    }

    /// <summary>Directed ties of a teacher within its school, whether or not they exist this week.</summary>
    public static int TiesWithin(SchoolNetwork network, int teacher)
    {
        int ties = 0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            ties += network.IsBetween[e] ? 0 : 1;
        }

        return ties;
    }

    /// <summary>A teacher's trust over its ties within the school, in ascending alter.</summary>
    public static void CopyTrustWithin(SchoolNetwork network, double[] trust, int teacher, Span<double> trusts)
    {
        int at = 0;
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            if (!network.IsBetween[e])
            {
                trusts[at++] = trust[e];
            }
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
