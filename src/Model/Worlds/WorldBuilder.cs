using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Kernel;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Worlds;

/// <summary>Builds a world at its start: network, climate, people, groups, starters.</summary>
internal static class WorldBuilder
{
    // Variables of initial draws beyond those of people (which go up to 10 + the number of beliefs): keyed by school, not by teacher.
    private const int CapacityOfSchool = 100;
    private const int ClimateOfSchool = 101;

    public static World Build(WorldSpec spec, ulong seed, IRanges? ranges)
    {
        if (spec.Network is StoredNetworkSpec storedSpec)
        {
            return BuildStored(spec, storedSpec, seed, ranges);
        }

        var (schoolOf, headOf) = Places(spec.Network);
        if (schoolOf.Length == 0)
        {
            throw new ArgumentException("A network needs at least one teacher.", nameof(spec));
        }

        var spread = ranges ?? OneRange.Instance;
        var meanCapacity = MeanCapacities(spec.Climate, headOf.Length, seed);
        var ties = Ties(spec.Network, seed, spread);
        AddTwins(ties, spec, schoolOf, headOf, meanCapacity, seed);
        AddSecondments(ties, spec, schoolOf, headOf, seed);
        var (rowStart, alter, tieOf) = ties.ToRows(schoolOf.Length, spread);
        var network = Network(spec, schoolOf, headOf, rowStart, alter, ties, tieOf);
        var state = StateOf(spec, seed, network, meanCapacity);
        spread.ForEach(network.TeacherCount, 1, (from, to) => SetTies(state, network, spec, ties, tieOf, network.RowStart[from], network.RowStart[to]));
        return Populated(spec, seed, network, state, ranges);
    }

    private static World BuildStored(WorldSpec spec, StoredNetworkSpec storedSpec, ulong seed, IRanges? ranges)
    {
        if (spec.Interventions.FirstOrDefault(each => each is TwinningIntervention or SecondmentIntervention) is { } adding)
        {
            throw new ArgumentException($"{adding.GetType().Name} adds ties, which a network from a file of columns cannot take.", nameof(spec));
        }

        var stored = storedSpec.Load();
        var network = stored.Network;
        var state = StateOf(spec, seed, network, MeanCapacities(spec.Climate, network.SchoolCount, seed));
        (ranges ?? OneRange.Instance).ForEach(
            network.TeacherCount, 1, (from, to) => StoredWorld.SetTies(state, stored, spec.Climate, network.RowStart[from], network.RowStart[to]));
        return Populated(spec, seed, network, state, ranges);
    }

    private static NetworkState StateOf(WorldSpec spec, ulong seed, SchoolNetwork network, double[] meanCapacity)
    {
        var state = new NetworkState(network, spec.Practices.Length, spec.Beliefs.Length);
        meanCapacity.CopyTo(state.MeanCapacity, 0);
        SetSchools(state, spec.Climate, seed);
        return state;
    }

    private static World Populated(WorldSpec spec, ulong seed, SchoolNetwork network, NetworkState state, IRanges? ranges)
    {
        (ranges ?? OneRange.Instance).ForEach(network.TeacherCount, 1, (from, to) => SetPeople(state, network, spec, seed, from, to));
        Hearsay.Place(spec, seed, state);
        Starters.Place(spec, seed, network, state);
        Groups.Place(spec, seed, network, state);
        return new World(spec, seed, network, state, new Calendar(spec, network, state.MeanCapacity, seed), ranges);
    }

    private static (int[] SchoolOf, int[] HeadOf) Places(NetworkSpec network)
    {
        switch (network)
        {
            case SchoolNetworkSpec schools:
                return (
                    [.. Enumerable.Range(0, schools.Schools * schools.StaffPerSchool).Select(i => i / schools.StaffPerSchool)],
                    [.. Enumerable.Range(0, schools.Schools).Select(s => s * schools.StaffPerSchool)]);
            case GraphSpec graph:
                var block = GraphGenerator.Schools(graph);
                return (block, [.. Enumerable.Range(0, block.Length == 0 ? 0 : block[^1] + 1).Select(s => Array.IndexOf(block, s))]);
            case GivenNetworkSpec given:
                return ([.. given.People.Select(person => person.School)], GivenHeads(given));
            default:
                throw new ArgumentException($"Unknown kind of network {network.GetType().Name}.", nameof(network));
        }
    }

    private static int[] GivenHeads(GivenNetworkSpec given)
    {
        var head = new int[given.Schools.Length];
        Array.Fill(head, -1);
        for (int i = given.People.Length - 1; i >= 0; i--)
        {
            int school = given.People[i].School;
            bool betterThanSoFar = head[school] < 0 || given.People[i].IsHead || !given.People[head[school]].IsHead;
            head[school] = betterThanSoFar ? i : head[school];
        }

        int empty = Array.IndexOf(head, -1);
        return empty < 0 ? head : throw new ArgumentException($"School {given.Schools[empty]} has no people.", nameof(given));
    }

    private static TieList Ties(NetworkSpec network, ulong seed, IRanges ranges)
    {
        switch (network)
        {
            case SchoolNetworkSpec schools:
                return SchoolNetworkGenerator.Generate(schools, seed, ranges);
            case GraphSpec graph:
                return GraphGenerator.Generate(graph, seed);
            default:
                var ties = new TieList();
                foreach (var tie in ((GivenNetworkSpec)network).Ties)
                {
                    ties.TryAdd(Draft(tie));
                }

                return ties;
        }
    }

    private static TieDraft Draft(GivenTie tie)
    {
        bool inOrder = tie.A <= tie.B;
        var (ab, ba) = inOrder ? (tie.TrustAB, tie.TrustBA) : (tie.TrustBA, tie.TrustAB);
        var detail = ab is null && ba is null && tie.DistanceKm is null
            ? null
            : new TieDetail { TrustAB = ab ?? double.NaN, TrustBA = ba ?? double.NaN, DistanceKm = tie.DistanceKm ?? double.NaN };
        return new TieDraft(Math.Min(tie.A, tie.B), Math.Max(tie.A, tie.B), tie.TieStrength, detail);
    }

    private static double[] MeanCapacities(ClimateSpec climate, int schools, ulong seed) =>
        [.. Enumerable.Range(0, schools).Select(s =>
            Differing(s >= (schools + 1) / 2 ? climate.LowCapacity ?? climate.Capacity : climate.Capacity, climate, s, CapacityOfSchool, seed))];

    /// <summary>What a school has where schools differ from each other (L17): one draw for each school and variable, none if they are alike.</summary>
    private static double Differing(double mean, ClimateSpec climate, int school, int variable, ulong seed) => climate.SchoolDeviation > 0.0
        ? Gates.Clamp(mean + (climate.SchoolDeviation * Philox.StandardIrwinHall(seed, 0, school, variable)))
        : mean;

    /// <summary>Twins the strongest school with the weakest, the second strongest with the second weakest, ….</summary>
    private static void AddTwins(TieList ties, WorldSpec spec, int[] schoolOf, int[] headOf, double[] meanCapacity, ulong seed)
    {
        foreach (var twinning in spec.Interventions.OfType<TwinningIntervention>())
        {
            var ranked = Enumerable.Range(0, headOf.Length).OrderByDescending(s => meanCapacity[s]).ThenBy(s => s).ToArray();
            var teachers = Enumerable.Range(0, schoolOf.Length).Where(i => headOf[schoolOf[i]] != i).ToLookup(i => schoolOf[i]);
            for (int rank = 0; rank < ranked.Length / 2; rank++)
            {
                BetweenTieGenerator.AddPair(
                    ties, [.. teachers[ranked[rank]]], [.. teachers[ranked[^(rank + 1)]]],
                    twinning.TiesPerPair, twinning.TieStrength, new GenerationDraws(seed), twinning.Week, twinning.Until);
            }
        }
    }

    /// <summary>Ties of seconded teachers with colleagues of the host school, for as long as they are there.</summary>
    private static void AddSecondments(TieList ties, WorldSpec spec, int[] schoolOf, int[] headOf, ulong seed)
    {
        foreach (var secondment in spec.Interventions.OfType<SecondmentIntervention>())
        {
            var teachers = Enumerable.Range(0, schoolOf.Length).Where(i => headOf[schoolOf[i]] != i).ToLookup(i => schoolOf[i]);
            for (int school = 0; school < headOf.Length && headOf.Length > 1; school++)
            {
                int[] hosts = [.. teachers[(school + 1) % headOf.Length]];
                foreach (int teacher in Groups.Seconded(secondment, [.. teachers[school]], seed))
                {
                    BetweenTieGenerator.AddPair(
                        ties, [teacher], hosts, secondment.TiesPerTeacher, secondment.TieStrength, new GenerationDraws(seed), secondment.Week, secondment.Until);
                }
            }
        }
    }

    private static SchoolNetwork Network(WorldSpec spec, int[] schoolOf, int[] headOf, int[] rowStart, int[] alter, TieList ties, int[] tieOf)
    {
        bool isTimed = false;
        foreach (ref readonly var tie in ties.Ties)
        {
            isTimed |= tie.Detail is { IsTimed: true };
        }

        var people = (spec.Network as GivenNetworkSpec)?.People;
        return new SchoolNetwork(schoolOf, headOf, rowStart, alter)
        {
            DistanceKm = Distances(spec.Network, schoolOf, ties, tieOf),
            FirstWeek = isTimed ? [.. tieOf.Select(tie => ties.Ties[tie].Detail?.FirstWeek ?? 0)] : null,
            LastWeek = isTimed ? [.. tieOf.Select(tie => ties.Ties[tie].Detail?.LastWeek ?? int.MaxValue)] : null,
            TeacherNames = people?.Select(person => person.Name).ToImmutableArray(),
            SchoolNames = (spec.Network as GivenNetworkSpec)?.Schools,
            Groups = people?.Select(person => person.Group).ToImmutableArray(),
        };
    }

    private static double[] Distances(NetworkSpec network, int[] schoolOf, TieList ties, int[] tieOf)
    {
        double usual = network switch
        {
            SchoolNetworkSpec schools => schools.DistanceKm,
            GraphSpec graph => graph.DistanceKm,
            GivenNetworkSpec given => given.DistanceKm,
            _ => 0.0,
        };
        var drafts = ties.Ties;
        var distances = new double[tieOf.Length];
        for (int e = 0; e < distances.Length; e++)
        {
            ref readonly var tie = ref drafts[tieOf[e]];
            distances[e] = schoolOf[tie.A] == schoolOf[tie.B] ? 0.0 : tie.Detail is { } own && !double.IsNaN(own.DistanceKm) ? own.DistanceKm : usual;
        }

        return distances;
    }

    private static void SetSchools(NetworkState state, ClimateSpec climate, ulong seed)
    {
        double start = climate.InnovativeClimate ?? (0.5 * (0.6 + climate.TrustWithin) * (1.0 - climate.Threat));
        for (int s = 0; s < state.Climate.Length; s++)
        {
            state.Climate[s] = Differing(start, climate, s, ClimateOfSchool, seed);
            state.Context[s] = s % 2 == 0 ? 0.0 : climate.ContextContrast;
        }
    }

    private static void SetTies(NetworkState state, SchoolNetwork network, WorldSpec spec, TieList ties, int[] tieOf, int from, int to)
    {
        var climate = spec.Climate;
        var people = (spec.Network as GivenNetworkSpec)?.People;
        var drafts = ties.Ties;
        for (int e = from; e < to; e++)
        {
            ref readonly var draft = ref drafts[tieOf[e]];
            bool between = network.IsBetween[e];
            double own = draft.Detail is not { } detail ? double.NaN : network.Ego[e] == draft.A ? detail.TrustAB : detail.TrustBA;
            double usual = people?[network.Ego[e]].Trust ?? (between ? climate.TrustBetween : climate.TrustWithin);
            double trust = double.IsNaN(own) ? usual : own;
            (state.TieStrength[e], state.Trust[e], state.BaseTrust[e]) = (draft.TieStrength, trust, trust);
            state.BaseFulfilment[e] = between ? climate.FulfilmentBetween : climate.FulfilmentWithin;
            state.Competition[e] = between ? climate.Competition : 0.0;
        }
    }

    private static void SetPeople(NetworkState state, SchoolNetwork network, WorldSpec spec, ulong seed, int from, int to)
    {
        var people = (spec.Network as GivenNetworkSpec)?.People;
        for (int i = from; i < to; i++)
        {
            PersonDraws.Apply(spec, seed, network, state, i);
            (state.Susceptibility[i], state.Threshold[i], state.RelativeTime[i]) =
                (network.IsHead(i) ? spec.Beliefs[0].HeadSusceptibility : 1.0, PersonDraws.Threshold(spec, seed, i), 1.0);
            if (people?[i] is { } person)
            {
                state.Efficacy[i] = person.Efficacy ?? state.Efficacy[i];
                state.Capacity[i] = person.Capacity ?? state.Capacity[i];
                state.Belief[0][i] = state.Anchor[0][i] = person.Belief ?? state.Belief[0][i];
                state.Threshold[i] = person.Threshold ?? state.Threshold[i];
                state.Susceptibility[i] = person.Susceptibility ?? state.Susceptibility[i];
            }
        }
    }
}
