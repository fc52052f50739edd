using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;

namespace Staffroom.Model.Worlds;

/// <summary>Chooses who starts with each practice and gives them know-how, use, depth and a favorable belief.</summary>
internal static class Starters
{
    public static void Place(WorldSpec spec, ulong seed, SchoolNetwork network, NetworkState state)
    {
        for (int p = 0; p < spec.Practices.Length; p++)
        {
            var practice = spec.Practices[p];
            var starters = practice.Seeds.Who == SeedKind.Given ? Given(spec.Network, p) : Choose(practice.Seeds, seed, network, state);
            foreach (int i in starters)
            {
                var columns = state.Practices[p];
                (columns.IsAware[i], columns.Uses[i]) = (true, true);
                (columns.KnowHow[i], columns.Depth[i]) = (practice.Seeds.KnowHow, practice.Seeds.Depth);
                double belief = Math.Max(state.Belief[practice.BeliefIndex][i], practice.Seeds.Belief);
                (state.Belief[practice.BeliefIndex][i], state.Anchor[practice.BeliefIndex][i]) = (belief, belief);
            }
        }
    }

    /// <summary>The starters, in the order in which they were chosen.</summary>
    public static IReadOnlyList<int> Choose(SeedSpec seeds, ulong seed, SchoolNetwork network, NetworkState state)
    {
        var ranked = Rank(seeds, Candidates(seeds, network), seed, network, state);
        if (seeds.Who is SeedKind.WholeSchool or SeedKind.Named || (seeds.Who == SeedKind.Group && seeds.Count <= 0))
        {
            return ranked;
        }

        return seeds.PerSchool
            ? [.. ranked.GroupBy(i => network.SchoolOf[i]).SelectMany(school => school.Take(seeds.Count))]
            : [.. ranked.Take(seeds.Count)];
    }

    private static IEnumerable<int> Given(NetworkSpec network, int practice) => network is GivenNetworkSpec given
        ? Enumerable.Range(0, given.People.Length).Where(i => given.People[i].Uses.Contains(practice))
        : [];

    private static IEnumerable<int> Candidates(SeedSpec seeds, SchoolNetwork network)
    {
        var schools = seeds.Schools.IsEmpty
            ? Enumerable.Range(0, network.SchoolCount)
            : seeds.Schools.Where(school => school < network.SchoolCount);
        var people = schools.SelectMany(school => network.Members[school]);
        return seeds.Who switch
        {
            SeedKind.Nobody => [],
            SeedKind.Heads => people.Where(i => network.IsHead(i)),
            SeedKind.WholeSchool or SeedKind.BestConnected => people,
            SeedKind.Named => Named(network, seeds.Names),
            SeedKind.Group => people.Where(i => network.Groups is { } groups && groups[i] is { } group && seeds.Names.Contains(group, StringComparer.Ordinal)),
            _ => people.Where(i => !network.IsHead(i) || network.Members[network.SchoolOf[i]].Length == 1),
        };
    }

    private static List<int> Rank(SeedSpec seeds, IEnumerable<int> candidates, ulong seed, SchoolNetwork network, NetworkState state)
    {
        switch (seeds.Who)
        {
            case SeedKind.InformalLeaders:
                return ByStrengthWithinSchool(candidates.ToArray(), network, state);
            case SeedKind.BestConnected:
                return [.. candidates.OrderByDescending(i => Connectedness.Of(network, state.TieStrength, i, week: 0)).ThenBy(i => i)];
            case SeedKind.DiffusionCentral:
                var centrality = DiffusionCentrality(network, state.TieStrength);
                return [.. candidates.OrderByDescending(i => centrality[i]).ThenBy(i => i)];
            case SeedKind.Random or SeedKind.Group:
                return [.. candidates.OrderBy(i => Philox.Uniform(seed, 0, i, 0, Purpose.Seeding)).ThenBy(i => i)];
            default:
                return [.. candidates];
        }
    }

    /// <summary>
    /// Colleagues make an informal leader, so only ties within the school count: were ties between schools counted too, a design with
    /// strong ones would also start with other people, its bridges, and be compared for that. Where candidates have no ties within
    /// their school (networks of people from many places), all ties count.
    /// </summary>
    private static List<int> ByStrengthWithinSchool(int[] candidates, SchoolNetwork network, NetworkState state)
    {
        double[] strengths = [.. candidates.Select(i => Connectedness.WithinSchool(network, state.TieStrength, i, week: 0))];
        if (!strengths.AsSpan().ContainsAnyInRange(double.Epsilon, double.PositiveInfinity))
        {
            strengths = [.. candidates.Select(i => Connectedness.Of(network, state.TieStrength, i, week: 0))];
        }

        var ranked = strengths.Zip(candidates, (strength, i) => (-strength, i)).ToArray();
        Array.Sort(ranked);
        return [.. ranked.Select(each => each.i)];
    }

    /// <summary>
    /// Diffusion centrality over the tie strengths of the start, with T = 10 rounds and a passing probability of the inverse of the
    /// largest sum of strengths, so that the series converges (assumption for both).
    /// </summary>
    private static double[] DiffusionCentrality(SchoolNetwork network, double[] tieStrength)
    {
        const int Rounds = 10;
        double largest = Enumerable.Range(0, network.TeacherCount).Max(i => Connectedness.Of(network, tieStrength, i, week: 0));
        double[] strengths = [.. tieStrength.Select((w, e) => network.Exists(e, week: 0) ? w : 0.0)];
        return NetworkDescription.DiffusionCentrality(TieRows.Of(network), largest > 0.0 ? 1.0 / largest : 0.0, Rounds, strengths);
    }

    private static IEnumerable<int> Named(SchoolNetwork network, ImmutableArray<string> names)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < network.TeacherCount && !names.IsEmpty; i++)
        {
            index.TryAdd(network.NameOf(i), i);
        }

        return names.Select(name => index.TryGetValue(name, out int i)
            ? i
            : throw new ArgumentException($"There is nobody named '{name}' in the network to start a practice.", nameof(names)));
    }
}
