using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;

namespace Staffroom.Model.Worlds;

/// <summary>Draws who belongs to a group: stubborn believers, and people without time for colleagues.</summary>
internal static class Groups
{
    private const int TimeGroup = 0;
    private const int FirstStubbornGroup = 1;
    private const int SecondmentGroup = 1000;

    public static void Place(WorldSpec spec, ulong seed, SchoolNetwork network, NetworkState state)
    {
        if (spec.Climate.ShareWithTime < 1.0)
        {
            int with = (int)Math.Round(spec.Climate.ShareWithTime * network.TeacherCount, MidpointRounding.AwayFromZero);
            foreach (int i in Drawn(Enumerable.Range(0, network.TeacherCount), TimeGroup, seed).Skip(with))
            {
                state.RelativeTime[i] = 0.0;
            }
        }

        for (int m = 0; m < spec.Beliefs.Length; m++)
        {
            if (spec.Beliefs[m].Stubborn is { } group)
            {
                PlaceStubborn(group, m, seed, network, state);
            }
        }
    }

    private static void PlaceStubborn(StubbornGroup group, int belief, ulong seed, SchoolNetwork network, NetworkState state)
    {
        var pool = Enumerable.Range(0, network.TeacherCount)
            .Where(i => !network.IsHead(i) && !state.Practices.Any(practice => practice.Uses[i]))
            .ToArray();
        var members = Drawn(pool, FirstStubbornGroup + belief, seed).Take((int)(group.Share * pool.Length)).ToHashSet();
        foreach (int i in members)
        {
            (state.Belief[belief][i], state.Anchor[belief][i]) = (group.Belief, group.Belief);
            state.Susceptibility[i] = group.Susceptibility;
        }

        if (group.TieStrength is { } strength)
        {
            for (int e = 0; e < network.DirectedTieCount; e++)
            {
                bool concerned = members.Contains(network.Ego[e]) || members.Contains(network.Alter[e]);
                state.TieStrength[e] = concerned && !network.IsBetween[e] ? strength : state.TieStrength[e];
            }
        }
    }

    /// <summary>Those of a school's teachers who are seconded; another secondment, from another week on, draws anew.</summary>
    public static IEnumerable<int> Seconded(SecondmentIntervention secondment, int[] teachers, ulong seed)
    {
        int count = (int)Math.Round(secondment.Share * teachers.Length, MidpointRounding.AwayFromZero);
        return Drawn(teachers, SecondmentGroup, seed, secondment.Week).Take(count).Order();
    }

    private static IEnumerable<int> Drawn(IEnumerable<int> pool, int group, ulong seed, int week = 0) =>
        pool.OrderBy(i => Philox.Uniform(seed, week, i, group, Purpose.Grouping)).ThenBy(i => i);
}
