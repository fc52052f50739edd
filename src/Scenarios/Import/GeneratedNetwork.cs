using System.Collections.Immutable;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Import;

/// <summary>Turns a generated network into a given one, so that it can be described, written to files and read again.</summary>
public static class GeneratedNetwork
{
    /// <summary>
    /// The network of a world with its people, tie strengths and trust as they stand; temporary ties that do not exist in the world's
    /// week are left out, and of several beliefs the first is taken.
    /// </summary>
    public static GivenNetworkSpec ToGiven(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        NetworkState state = world.State;
        GivenNetworkSpec bare = ToGiven(world.Network, state.TieStrength, state.Trust, world.Week);
        return bare with
        {
            People =
            [
                .. bare.People.Select((person, i) => person with
                {
                    Efficacy = state.Efficacy[i],
                    Capacity = state.Capacity[i],
                    Belief = state.Belief[0][i],
                    Threshold = state.Threshold[i],
                    Susceptibility = state.Susceptibility[i],
                }),
            ],
        };
    }

    /// <summary>The network with tie strengths and trust from columns.</summary>
    /// <param name="network">Who is tied to whom.</param>
    /// <param name="tieStrength">w of each directed tie, the same in both directions, 0 to 1.</param>
    /// <param name="trust">T of each directed tie, 0 to 1; empty to leave trust out.</param>
    /// <param name="week">Only ties that exist in this week are taken.</param>
    /// <exception cref="ArgumentException">A column does not have one entry per directed tie.</exception>
    public static GivenNetworkSpec ToGiven(
        SchoolNetwork network, ReadOnlySpan<double> tieStrength, ReadOnlySpan<double> trust = default, int week = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (tieStrength.Length != network.DirectedTieCount || (!trust.IsEmpty && trust.Length != network.DirectedTieCount))
        {
            throw new ArgumentException(
                $"{tieStrength.Length} strengths and {trust.Length} trust values for {network.DirectedTieCount} directed ties.", nameof(tieStrength));
        }

        var ties = ImmutableArray.CreateBuilder<GivenTie>(network.DirectedTieCount / 2);
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            if (network.Ego[e] < network.Alter[e] && network.Exists(e, week))
            {
                ties.Add(new GivenTie(network.Ego[e], network.Alter[e], tieStrength[e])
                {
                    TrustAB = trust.IsEmpty ? null : trust[e],
                    TrustBA = trust.IsEmpty ? null : trust[network.Reverse[e]],
                    DistanceKm = network.IsBetween[e] ? network.DistanceKm[e] : null,
                });
            }
        }

        return WithCommonDistance(new GivenNetworkSpec
        {
            People = People(network),
            Ties = ties.ToImmutable(),
            Schools = network.SchoolNames ?? [.. Enumerable.Range(1, network.SchoolCount).Select(school => school.ToString())],
        });
    }

    private static ImmutableArray<GivenPerson> People(SchoolNetwork network)
    {
        var people = new GivenPerson[network.TeacherCount];
        for (int school = 0; school < network.SchoolCount; school++)
        {
            ImmutableArray<int> members = network.Members[school];
            for (int place = 0; place < members.Length; place++)
            {
                int i = members[place];

                // The same names as SchoolNetwork.NameOf, which would look for each place anew.
                string name = network.TeacherNames is { } names ? names[i] : $"{school + 1}.{place + 1}";
                people[i] = new GivenPerson(name, school) { IsHead = network.IsHead(i), Group = network.Groups?[i] };
            }
        }

        return [.. people];
    }

    /// <summary>Says a distance that all ties between schools share once, for the whole network.</summary>
    private static GivenNetworkSpec WithCommonDistance(GivenNetworkSpec network)
    {
        double[] distances = [.. network.Ties.Select(tie => tie.DistanceKm).OfType<double>().Distinct().Take(2)];
        return distances.Length != 1
            ? network
            : network with { DistanceKm = distances[0], Ties = [.. network.Ties.Select(tie => tie with { DistanceKm = null })] };
    }
}
