using System.Collections.Immutable;
using Staffroom.Model.Parameters;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R8, efficacy: e' = e + η_m·mean_p U(y − e) + η_s·ΣX T(e_j − e_i)/(1 + ΣX T) + η_c(CE − e) − η_x·ext·e (claims D5, D6).
/// Peers' efficacy counts, not their number (Siciliano 2012).
/// </summary>
internal static class R08Efficacy
{
    public static void Apply(WeekFrame frame)
    {
        MeasureCollectiveEfficacy(frame);
        var (p, now, network) = (frame.Parameters, frame.Now, frame.Network);
        double masteryRate = p[Parameter.MasteryEfficacyRate], socialRate = p[Parameter.SocialEfficacyRate];
        double collectiveRate = p[Parameter.CollectiveEfficacyRate], expertLoss = p[Parameter.ExpertEfficacyLoss];
        int practices = now.Practices.Length;
        foreach (int i in network.Owned)
        {
            double own = now.Efficacy[i];
            int school = network.SchoolOf[i];
            frame.Next.Efficacy[i] = Clamp(
                own + (masteryRate * Mastery(frame, i) / practices) + (socialRate * FromPeers(frame, i))
                + (collectiveRate * (frame.CollectiveEfficacy[school] - own)) - (expertLoss * frame.Conditions.ExternalExpert[school] * own));
        }
    }

    /// <summary>CE of every school whose teachers are all owned.</summary>
    public static void MeasureCollectiveEfficacy(WeekFrame frame)
    {
        foreach (int s in frame.Network.OwnSchools)
        {
            frame.CollectiveEfficacy[s] = Collective(frame.Now.Efficacy, frame.Network.Members[s]);
        }
    }

    /// <summary>CE: the mean of the members' efficacy, in ascending id.</summary>
    public static double Collective(double[] efficacy, ImmutableArray<int> members)
    {
        double sum = 0.0;
        foreach (int i in members)
        {
            sum += efficacy[i];
        }

        return sum / members.Length;
    }

    private static double Mastery(WeekFrame frame, int i)
    {
        double sum = 0.0;
        for (int p = 0; p < frame.Now.Practices.Length; p++)
        {
            if (frame.Now.Practices[p].Uses[i])
            {
                sum += OneIf(frame.Succeeded[p][i]) - frame.Now.Efficacy[i];
            }
        }

        return sum;
    }

    private static double FromPeers(WeekFrame frame, int i)
    {
        var now = frame.Now;
        double trust = 0.0, pull = 0.0;
        foreach (int e in frame.ContactsOf(i))
        {
            trust += now.Trust[e];
            pull += now.Trust[e] * (now.Efficacy[frame.Network.Alter[e]] - now.Efficacy[i]);
        }

        return pull / (1.0 + trust);
    }
}
