using Staffroom.Model.Interventions;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Rules;

/// <summary>
/// R12, turnover: at the end of a school year (and when an intervention says so) people leave; a newcomer takes the position with new
/// beliefs, efficacy and capacity, knows nothing of the practices, and inherits weak ties at base trust.
/// </summary>
internal static class R12Turnover
{
    /// <summary>Replaces those who leave at the end of this week, in the state after all other rules; returns how many.</summary>
    public static int Apply(WeekFrame frame, World world, Calendar calendar)
    {
        var leaving = new SortedSet<int>();
        AddYearEnd(frame, leaving);
        foreach (var shock in calendar.InWeek<TurnoverShock>(frame.Week))
        {
            var schools = calendar.Select(shock.Schools).ToHashSet();
            leaving.UnionWith(Drawn(frame, shock.Share).Where(i => schools.Contains(frame.Network.SchoolOf[i])));
        }

        foreach (var removal in calendar.InWeek<RemovalIntervention>(frame.Week))
        {
            leaving.UnionWith(BestConnected(frame, removal, calendar));
        }

        foreach (int i in leaving)
        {
            Replace(frame, world, i);
        }

        return leaving.Count;
    }

    private static void AddYearEnd(WeekFrame frame, SortedSet<int> leaving)
    {
        double share = frame.Parameters[Parameter.Turnover];
        int year = (int)frame.Parameters[Parameter.WeeksPerYear];
        if (share > 0.0 && frame.Week > 0 && frame.Week % year == 0)
        {
            leaving.UnionWith(Drawn(frame, share));
        }
    }

    private static IEnumerable<int> Drawn(WeekFrame frame, double share) =>
        Enumerable.Range(0, frame.Network.TeacherCount).Where(i => Philox.Uniform(frame.Seed, frame.Week, i, 0, Purpose.Leaving) < share);

    private static IEnumerable<int> BestConnected(WeekFrame frame, RemovalIntervention removal, Calendar calendar)
    {
        var network = frame.Network;
        var schools = calendar.Select(removal.Schools).ToHashSet();
        return Enumerable.Range(0, network.TeacherCount)
            .Where(i => schools.Contains(network.SchoolOf[i]) && (removal.HeadsToo || !network.IsHead(i)))
            .OrderByDescending(i => Connectedness.Of(network, frame.Next.TieStrength, i, frame.Week))
            .ThenBy(i => i)
            .Take(removal.Count);
    }

    private static void Replace(WeekFrame frame, World world, int teacher)
    {
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
