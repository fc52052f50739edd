using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>
/// R1, contact under a time budget: who meets whom this week (claims L4, L5, L7, L19 to L21, J4, J5, H3, H4, D4, I8). A tie's rate is the
/// same seen from either end, bit for bit, so both ends find out alone whether they meet once each knows the other's time scale.
/// </summary>
internal static class R01Contact
{
    /// <summary>Contact rates, hours and time scales of all teachers; they depend on one's own ties only.</summary>
    public static void Plan(WeekFrame frame)
    {
        var network = frame.Network;
        for (int i = 0; i < network.TeacherCount; i++)
        {
            double load = 0.0;
            for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
            {
                PlanTie(frame, e);
                load += frame.ContactRate[e] * frame.ContactHours[e];
            }

            double hours = HoursForColleagues(frame, i);
            frame.TimeScale[i] = load <= hours ? 1.0 : hours / load;
        }
    }

    /// <summary>Draws the contacts; both ends of a tie share one draw.</summary>
    public static void Meet(WeekFrame frame)
    {
        var network = frame.Network;
        for (int i = 0; i < network.TeacherCount; i++)
        {
            int contacts = network.RowStart[i];
            for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
            {
                // Rows come in ascending ego, so the draw of a tie to a lower id was made in that alter's row.
                int alter = network.Alter[e];
                frame.HasContact[e] = alter < i ? frame.HasContact[network.Reverse[e]] : Draw(frame, e, i, alter);
                if (frame.HasContact[e])
                {
                    frame.ContactTie[contacts++] = e;
                }
            }

            frame.ContactCount[i] = contacts - network.RowStart[i];
        }
    }

    private static bool Draw(WeekFrame frame, int tie, int lower, int higher)
    {
        double chance = frame.ContactRate[tie] * Math.Min(frame.TimeScale[lower], frame.TimeScale[higher]);
        return chance > 0.0 && Philox.Uniform(frame.Seed, frame.Week, frame.Network.Id[lower], frame.Network.Id[higher], Purpose.Contact) < chance;
    }

    /// <summary>r, h and c̃ of a directed tie.</summary>
    public static void PlanTie(WeekFrame frame, int e)
    {
        var (network, now, p, conditions) = (frame.Network, frame.Now, frame.Parameters, frame.Conditions);
        if (!network.Exists(e, frame.Week))
        {
            (frame.ContactRate[e], frame.ContactHours[e], frame.CompetitionFelt[e]) = (0.0, 0.0, 0.0);
            return;
        }

        double w = now.TieStrength[e];
        int ownSchool = network.SchoolOf[network.Ego[e]];
        double factor;
        double travel = 0.0;
        if (network.IsBetween[e])
        {
            double competition = Clamp(now.Competition[e] + frame.MeanOverEnds(conditions.CompetitionShift, e));
            double felt = competition * (1.0 - (w * 0.5 * (now.Trust[e] + now.Trust[network.Reverse[e]])));
            double threat = frame.MeanOverEnds(conditions.Threat, e);
            double closure = Math.Max(conditions.Closure[ownSchool], conditions.Closure[network.SchoolOf[network.Alter[e]]]);
            frame.CompetitionFelt[e] = felt;
            factor = (1.0 - felt) * (1.0 - (p[Parameter.ThreatContactLoss] * threat)) * (1.0 - closure);
            travel = 2.0 * network.DistanceKm[e] / p[Parameter.TravelSpeed] * (1.0 - conditions.TravelFunding[ownSchool]);
        }
        else
        {
            frame.CompetitionFelt[e] = 0.0;
            factor = 1.0 - (0.5 * conditions.Closure[ownSchool]);
        }

        double r0 = p[Parameter.BaseContactRate];
        frame.ContactRate[e] = (r0 + ((p[Parameter.StrongContactRate] - r0) * w)) * factor;
        frame.ContactHours[e] = p[Parameter.BaseContactHours] + (p[Parameter.StrongContactHours] * w) + travel;
    }

    /// <summary>H_eff = max(0, H_i·H·(1 − t_μ·μ) − o·partners + extra).</summary>
    public static double HoursForColleagues(WeekFrame frame, int teacher)
    {
        var (p, conditions) = (frame.Parameters, frame.Conditions);
        int school = frame.Network.SchoolOf[teacher];
        double own = frame.Now.RelativeTime[teacher] * p[Parameter.TimeBudgetHours]
            * (1.0 - (p[Parameter.MandateTimeCost] * conditions.Mandate[school]));
        double overhead = p[Parameter.PartnerOverheadHours] * conditions.Partners[school];
        return Math.Max(0.0, own - overhead + conditions.ExtraHours[school]);
    }
}
