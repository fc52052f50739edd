using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>Who must hear of whom: over ties, and at conferences, whose meetings are keyed draws and so known beforehand.</summary>
internal static class PartLinks
{
    /// <summary>For each school, by speaker, the ids of the speaker's teachers that it must hear of, ascending.</summary>
    public static ImmutableArray<ImmutableSortedDictionary<int, int[]>> Needs(World whole)
    {
        var network = whole.Network;
        var heardOf = Enumerable.Range(0, network.SchoolCount).Select(_ => new SortedSet<int>()).ToArray();
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            if (network.IsBetween[e])
            {
                heardOf[network.SchoolOf[network.Ego[e]]].Add(network.Alter[e]);
            }
        }

        foreach (var (listener, speaker) in ConferenceMeetings(whole))
        {
            heardOf[network.SchoolOf[listener]].Add(speaker);
        }

        return
        [
            .. heardOf.Select(ids => ids
                .GroupBy(id => network.SchoolOf[id])
                .ToImmutableSortedDictionary(speaker => speaker.Key, speaker => speaker.ToArray())),
        ];
    }

    /// <summary>For each school the schools that must hear of it, ascending.</summary>
    public static ImmutableArray<ImmutableArray<int>> Listeners(ImmutableArray<ImmutableSortedDictionary<int, int[]>> needs)
    {
        var listeners = needs.Select(_ => ImmutableArray.CreateBuilder<int>()).ToArray();
        for (int school = 0; school < needs.Length; school++)
        {
            foreach (int speaker in needs[school].Keys)
            {
                listeners[speaker].Add(school);
            }
        }

        return [.. listeners.Select(builder => builder.ToImmutable())];
    }

    /// <summary>The ids of the people a teacher listens to at any conference of the run.</summary>
    public static IEnumerable<int> HeardBy(World whole, int teacher) =>
        ConferenceWeeks(whole).SelectMany(week => whole.Calendar.ConferenceIn(week)!.HeardBy(teacher).ToArray()).Distinct();

    private static IEnumerable<(int Listener, int Speaker)> ConferenceMeetings(World whole)
    {
        foreach (int week in ConferenceWeeks(whole))
        {
            var conference = whole.Calendar.ConferenceIn(week)!;
            for (int i = 0; i < whole.Network.TeacherCount; i++)
            {
                foreach (int speaker in conference.HeardBy(i).ToArray())
                {
                    yield return (i, speaker);
                }
            }
        }
    }

    private static IEnumerable<int> ConferenceWeeks(World whole) =>
        whole.Spec.Interventions.OfType<ConferenceIntervention>().Any()
            ? Enumerable.Range(0, whole.Spec.Weeks).Where(week => whole.Calendar.ConferenceIn(week) is not null)
            : [];
}
