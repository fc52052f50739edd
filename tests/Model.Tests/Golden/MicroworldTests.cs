using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Golden;

/// <summary>The whole model with every mechanism on, against the numbers of an independent implementation, bit for bit.</summary>
public sealed class MicroworldTests
{
    private static readonly JsonNode Golden = Load();

    [Fact]
    public void EveryNumberOfEverySnapshotIsTheSameToTheBit()
    {
        var world = Create();
        var differences = new List<string>();
        int compared = 0;
        foreach (var snapshot in Golden["snapshots"]!.AsArray())
        {
            int after = (int)snapshot!["afterWeek"]!;
            while (world.Week < after)
            {
                world.Step();
            }

            compared += Compare(world, snapshot, differences);
        }

        Assert.Empty(differences);
        Assert.Equal(1008, compared);
    }

    [Fact]
    public void TheSnapshotsCoverTurnoverAndCompliance()
    {
        var last = Golden["snapshots"]!.AsArray()[^1]!;
        Assert.Contains(Numbers(last["generation"]), generation => generation > 0);
        Assert.Contains(Golden["snapshots"]!.AsArray(), snapshot => Numbers(snapshot!["practices"]![0]!["complies"]).Contains(1.0));
    }

    private static int Compare(World world, JsonNode snapshot, List<string> differences)
    {
        var state = world.State;
        int compared = 0;
        Check("efficacy", state.Efficacy);
        Check("capacity", state.Capacity);
        Check("belief", state.Belief[0]);
        Check("climate", state.Climate);
        Check("generation", [.. state.Generation.Select(g => (double)g)]);
        for (int p = 0; p < state.Practices.Length; p++)
        {
            var practice = state.Practices[p];
            var expected = snapshot["practices"]![p]!;
            CheckNumbers($"practice {p} aware", Numbers(expected["aware"]), ToDoubles(practice.IsAware));
            CheckNumbers($"practice {p} knowHow", Numbers(expected["knowHow"]), practice.KnowHow);
            CheckNumbers($"practice {p} uses", Numbers(expected["uses"]), ToDoubles(practice.Uses));
            CheckNumbers($"practice {p} complies", Numbers(expected["complies"]), ToDoubles(practice.Complies));
            CheckNumbers($"practice {p} depth", Numbers(expected["depth"]), practice.Depth);
        }

        CheckTies("tieStrength", state.TieStrength);
        CheckTies("trust", state.Trust);
        CheckTies("helpBalance", state.HelpBalance);
        return compared;

        void Check(string name, double[] actual) => CheckNumbers(name, Numbers(snapshot[name]), actual);

        void CheckTies(string name, double[] actual)
        {
            foreach (var (tie, value) in snapshot[name]!.AsObject())
            {
                CheckNumbers($"{name} {tie}", [(double)value!], [actual[IndexOf(world.Network, tie)]]);
            }
        }

        void CheckNumbers(string name, double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                compared++;
                if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]) && !(expected[i] == 0.0 && actual[i] == 0.0))
                {
                    differences.Add($"week {world.Week}: {name}[{i}] is {actual[i]:R}, expected {expected[i]:R}");
                }
            }
        }
    }

    private static World Create()
    {
        var start = Golden["start"]!;
        ulong seed = Convert.ToUInt64((string)Golden["seed"]!, 16);
        var threat = Numbers(start["threat"]);
        var spec = new WorldSpec
        {
            Network = Network(start),
            Climate = ClimateSpec.MidTrust with { Competition = 0.3 },
            Practices = [Practice("first", 0.3, 0.3, 0.8), Practice("second", 0.8, 0.4, 0.9)],
            Beliefs = [new BeliefSpec("belief", 0.49, 0.633, 0.2)],
            Interventions = [new SwitchIntervention(
                0, Intervention.Forever, SchoolSwitch.Threat, threat[1], new SchoolSelection(SchoolSelectionKind.Listed, [1]))],
            Parameters = ParameterSet.Default.With(Parameters()),
            Weeks = 60,
        };
        var world = World.Create(spec, seed);
        var state = world.State;
        Fill(state.Efficacy, "efficacy");
        Fill(state.Capacity, "capacity");
        Fill(state.Belief[0], "belief");
        Fill(state.Anchor[0], "anchor");
        Fill(state.Susceptibility, "susceptibility");
        Fill(state.RelativeTime, "relativeTime");
        Fill(state.Climate, "climate");
        Fill(state.Context, "context");
        Fill(state.MeanCapacity, "meanCapacity");
        FillTies(state.TieStrength, "tieStrength");
        FillTies(state.Trust, "trust");
        FillTies(state.BaseTrust, "baseTrust");
        FillTies(state.BaseFulfilment, "baseFulfilment");
        FillTies(state.HelpBalance, "helpBalance");
        for (int p = 0; p < 2; p++)
        {
            var practice = start["practices"]![p]!;
            Numbers(practice["aware"]).Select(x => x > 0).ToArray().CopyTo(state.Practices[p].IsAware, 0);
            Numbers(practice["uses"]).Select(x => x > 0).ToArray().CopyTo(state.Practices[p].Uses, 0);
            Numbers(practice["knowHow"]).CopyTo(state.Practices[p].KnowHow, 0);
            Numbers(practice["depth"]).CopyTo(state.Practices[p].Depth, 0);
        }

        return world;

        void Fill(double[] column, string name) => Numbers(start[name]).CopyTo(column, 0);

        void FillTies(double[] column, string name)
        {
            foreach (var (tie, value) in start[name]!.AsObject())
            {
                column[IndexOf(world.Network, tie)] = (double)value!;
            }
        }
    }

    private static PracticeSpec Practice(string name, double tacitness, double readiness, double ceiling) =>
        new(name, tacitness, readiness, ceiling, 0, new SeedSpec(SeedKind.Named, [], 0, false, []));

    private static GivenNetworkSpec Network(JsonNode start) => new()
    {
        People = [.. Enumerable.Range(0, 6).Select(i => new GivenPerson($"{i}", i / 3) { IsHead = i % 3 == 0 })],
        Schools = ["one", "two"],
        DistanceKm = 10.0,
        Ties = [.. start["tieStrength"]!.AsObject()
            .Select(tie => (Ends: Ends(tie.Key), Strength: (double)tie.Value!))
            .Where(tie => tie.Ends.Ego < tie.Ends.Alter)
            .Select(tie => new GivenTie(tie.Ends.Ego, tie.Ends.Alter, tie.Strength))],
    };

    private static IEnumerable<KeyValuePair<Parameter, double>> Parameters()
    {
        foreach (var (symbol, value) in Golden["parameters"]!.AsObject())
        {
            yield return new(ReferenceNames.ParameterOf[symbol], (double)value!);
        }
    }

    private static int IndexOf(SchoolNetwork network, string tie)
    {
        var (ego, alter) = Ends(tie);
        return Array.FindIndex(network.Ego, e => e == ego) is var first && first >= 0
            ? Array.IndexOf(network.Alter, alter, first)
            : throw new InvalidOperationException(tie);
    }

    private static (int Ego, int Alter) Ends(string tie)
    {
        int[] ends = [.. tie.Split('>').Select(int.Parse)];
        return (ends[0], ends[1]);
    }

    private static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(x => (double)x!)];

    private static double[] ToDoubles(bool[] column) => [.. column.Select(x => x ? 1.0 : 0.0)];

    private static JsonNode Load()
    {
        using var stream = typeof(MicroworldTests).Assembly.GetManifestResourceStream("microworld.json")!;
        return JsonNode.Parse(stream)!;
    }
}
