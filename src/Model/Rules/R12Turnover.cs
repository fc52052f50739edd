using Staffroom.Model.Interventions;
using Staffroom.Model.Parameters;
using Staffroom.Model.Parts;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Rules;

/// <summary>
/// R12, turnover: at the end of a school year (and when an intervention says so) people leave; a newcomer takes the position with new
/// beliefs, efficacy and capacity, knows nothing of the practices, and inherits weak ties at base trust.
/// </summary>
internal static class R12Turnover
{
    /// <summary>Replaces those who leave at the end of this week, in the state after all other rules.</summary>
    /// <param name="frame">The week.</param>
    /// <param name="world">The world or part of a world.</param>
    /// <param name="calendar">Shocks of the week.</param>
    /// <param name="removed">Ids of those removed for being the best connected.</param>
    public static void Apply(WeekFrame frame, World world, Calendar calendar, ReadOnlySpan<int> removed)
    {
        if (frame.AnybodyLeaves)
        {
            Array.Clear(frame.Leaves);
            frame.AnybodyLeaves = false;
        }

        MarkYearEnd(frame);
        if (calendar.IsMomentary(frame.Week))
        {
            MarkShocks(frame, calendar);
        }

        foreach (int id in removed)
        {
            int i = frame.Network.IndexOf(id);
            if (i >= 0)
            {
                frame.Leaves[i] = frame.AnybodyLeaves = true;
            }
        }

        for (int i = 0; frame.AnybodyLeaves && i < frame.Leaves.Length; i++)
        {
            if (frame.Leaves[i])
            {
                Replace(frame, world, i);
            }
        }
    }

    /// <summary>Those of the owned teachers who could be among the best connected at the end of the week, for each removal in order.</summary>
    public static IEnumerable<Candidate> Candidates(WeekFrame frame, Calendar calendar)
    {
        var network = frame.Network;
        int order = 0;
        foreach (var removal in calendar.InWeek<RemovalIntervention>(frame.Week))
        {
            var schools = calendar.Select(removal.Schools).ToHashSet();
            var best = network.Owned
                .Where(i => schools.Contains(network.SchoolId[network.SchoolOf[i]]) && (removal.HeadsToo || !network.IsHead(i)))
                .Select(i => new Candidate(order, network.Id[i], Connectedness.Of(network, frame.Next.TieStrength, i, frame.Week)));
            foreach (var candidate in Best(best, removal.Count))
            {
                yield return candidate;
            }

            order++;
        }
    }

    /// <summary>Ids of those who are removed, out of the candidates of all parts.</summary>
    public static IEnumerable<int> Removed(Calendar calendar, int week, IEnumerable<Candidate> candidates)
    {
        var byRemoval = candidates.ToLookup(candidate => candidate.Removal);
        return calendar.InWeek<RemovalIntervention>(week)
            .SelectMany((removal, order) => Best(byRemoval[order], removal.Count))
            .Select(candidate => candidate.Teacher)
            .Distinct()
            .Order();
    }

    private static IEnumerable<Candidate> Best(IEnumerable<Candidate> candidates, int count) =>
        candidates.OrderByDescending(each => each.Connectedness).ThenBy(each => each.Teacher).Take(count);

    private static void MarkYearEnd(WeekFrame frame)
    {
        double share = frame.Parameters[Parameter.Turnover];
        int year = (int)frame.Parameters[Parameter.WeeksPerYear];
        if (share > 0.0 && frame.Week > 0 && frame.Week % year == 0)
        {
            MarkDrawn(frame, share, _ => true);
        }
    }

    private static void MarkShocks(WeekFrame frame, Calendar calendar)
    {
        foreach (var shock in calendar.InWeek<TurnoverShock>(frame.Week))
        {
            var schools = calendar.Select(shock.Schools).ToHashSet();
            MarkDrawn(frame, shock.Share, i => schools.Contains(frame.Network.SchoolId[frame.Network.SchoolOf[i]]));
        }
    }

    private static void MarkDrawn(WeekFrame frame, double share, Func<int, bool> isConcerned)
    {
        for (int i = 0; i < frame.Leaves.Length; i++)
        {
            bool leaves = Philox.Uniform(frame.Seed, frame.Week, frame.Network.Id[i], 0, Purpose.Leaving) < share;
            frame.Leaves[i] |= leaves && isConcerned(i);
            frame.AnybodyLeaves |= frame.Leaves[i];
        }
    }

    private static void Replace(WeekFrame frame, World world, int teacher)
    {
        // Of a teacher of another part only the ties are here; who comes instead is published with the next week.
        var (state, network) = (frame.Next, frame.Network);
        state.Generation[teacher]++;
        foreach (var practice in state.Practices)
        {
            practice.Clear(teacher);
        }

        world.DrawPerson(state, teacher);
        double limit = frame.Parameters[Parameter.NewcomerTieStrength];
        for (int e = network.RowStart[teacher]; e < network.RowStart[teacher + 1]; e++)
        {
            Renew(state, e, limit);
            Renew(state, network.Reverse[e], limit);
        }
    }

    private static void Renew(NetworkState state, int e, double limit)
    {
        state.TieStrength[e] = Math.Min(state.TieStrength[e], limit);
        state.Trust[e] = state.BaseTrust[e];
        state.HelpBalance[e] = 0.0;
    }
}
