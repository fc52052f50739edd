using Staffroom.Model.Kernel;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>
/// Cuts a part out of a whole world at its start: the teachers it owns with all their ties, and those it only hears of, with the ties
/// to its own people. Local indices ascend as ids do, so sums run in the same order and give the same bits.
/// </summary>
internal static class PartCutter
{
    /// <param name="whole">The whole world, at its start.</param>
    /// <param name="ids">Ids of the teachers in the part, ascending.</param>
    /// <param name="isOwned">Whether a teacher (by id) is owned.</param>
    /// <param name="ownsSchools">Whether the part owns the whole of its owned teachers' schools.</param>
    public static World Cut(World whole, int[] ids, Func<int, bool> isOwned, bool ownsSchools)
    {
        var from = whole.Network;
        int[] schoolIds = [.. ids.Select(id => from.SchoolOf[id]).Distinct().Order()];
        int[] owned = [.. Enumerable.Range(0, ids.Length).Where(i => isOwned(ids[i]))];
        var (rowStart, alter, tie) = Rows(from, ids, isOwned);
        var network = new SchoolNetwork(
            Array.ConvertAll(ids, id => Array.BinarySearch(schoolIds, from.SchoolOf[id])),
            Array.ConvertAll(schoolIds, school => Math.Max(-1, Array.BinarySearch(ids, from.HeadOf[school]))),
            rowStart,
            alter)
        {
            IsPart = true,
            Id = ids,
            SchoolId = schoolIds,
            Owned = owned,
            OwnSchools = ownsSchools ? [.. owned.Select(i => Array.BinarySearch(schoolIds, from.SchoolOf[ids[i]])).Distinct()] : [],
            DistanceKm = Chosen(from.DistanceKm, tie),
            FirstWeek = from.FirstWeek is null ? null : Chosen(from.FirstWeek, tie),
            LastWeek = from.LastWeek is null ? null : Chosen(from.LastWeek, tie),
        };
        return new World(whole.Spec, whole.RunSeed, network, State(whole.State, network, tie), whole.Calendar, OneRange.Instance);
    }

    private static (int[] RowStart, int[] Alter, int[] Tie) Rows(SchoolNetwork from, int[] ids, Func<int, bool> isOwned)
    {
        var rowStart = new int[ids.Length + 1];
        var alters = new List<int>();
        var ties = new List<int>();
        for (int i = 0; i < ids.Length; i++)
        {
            bool isOwn = isOwned(ids[i]);
            for (int e = from.RowStart[ids[i]]; e < from.RowStart[ids[i] + 1]; e++)
            {
                if (isOwn || isOwned(from.Alter[e]))
                {
                    alters.Add(Array.BinarySearch(ids, from.Alter[e]));
                    ties.Add(e);
                }
            }

            rowStart[i + 1] = alters.Count;
        }

        return (rowStart, [.. alters], [.. ties]);
    }

    private static NetworkState State(NetworkState from, SchoolNetwork network, int[] tie)
    {
        var state = new NetworkState(network, from.Practices.Length, from.Belief.Length);
        Fill(state.Efficacy, from.Efficacy, network.Id);
        Fill(state.Capacity, from.Capacity, network.Id);
        Fill(state.Susceptibility, from.Susceptibility, network.Id);
        Fill(state.Threshold, from.Threshold, network.Id);
        Fill(state.RelativeTime, from.RelativeTime, network.Id);
        for (int m = 0; m < from.Belief.Length; m++)
        {
            Fill(state.Belief[m], from.Belief[m], network.Id);
            Fill(state.Anchor[m], from.Anchor[m], network.Id);
        }

        for (int p = 0; p < from.Practices.Length; p++)
        {
            var (practice, source) = (state.Practices[p], from.Practices[p]);
            Fill(practice.IsAware, source.IsAware, network.Id);
            Fill(practice.KnowHow, source.KnowHow, network.Id);
            Fill(practice.Uses, source.Uses, network.Id);
            Fill(practice.Complies, source.Complies, network.Id);
            Fill(practice.Depth, source.Depth, network.Id);
            Fill(practice.AgeWeeks, source.AgeWeeks, network.Id);
        }

        Fill(state.TieStrength, from.TieStrength, tie);
        Fill(state.Trust, from.Trust, tie);
        Fill(state.HelpBalance, from.HelpBalance, tie);
        Fill(state.BaseTrust, from.BaseTrust, tie);
        Fill(state.BaseFulfilment, from.BaseFulfilment, tie);
        Fill(state.Competition, from.Competition, tie);
        Fill(state.Climate, from.Climate, network.SchoolId);
        Fill(state.MeanCapacity, from.MeanCapacity, network.SchoolId);
        Fill(state.Context, from.Context, network.SchoolId);
        return state;
    }

    private static void Fill<T>(T[] to, T[] from, int[] chosen)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = from[chosen[i]];
        }
    }

    private static T[] Chosen<T>(T[] from, int[] chosen) => Array.ConvertAll(chosen, at => from[at]);
}
