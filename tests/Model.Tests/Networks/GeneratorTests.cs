using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Networks;

public sealed class GeneratorTests
{
    private static readonly SeedSpec Nobody = new(SeedKind.Named, [], 0, false, []);

    [Fact]
    public void OneMoreTieLeavesAllOthersWhereTheyWere() => Prop.ForAll(
        Gen.Choose(2, 12).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (schools, count, seed) =>
        {
            var fewer = Ties(Schools(schools, count), (ulong)seed);
            var more = Ties(Schools(schools, count + 1), (ulong)seed);
            return fewer.IsSubsetOf(more) && more.Count == fewer.Count + 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AddingASchoolLeavesTheOthersInsideAsTheyWere() => Prop.ForAll(
        Gen.Choose(2, 11).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(),
        (schools, seed) =>
        {
            var fewer = Ties(Schools(schools, 0), (ulong)seed);
            var more = Ties(Schools(schools + 1, 0), (ulong)seed);
            return fewer.IsProperSubsetOf(more);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void WeakAndStrongDesignsAreSpreadEvenlyOverTheirPairsOfSchools()
    {
        var network = Network(Schools(8, 56), 1);
        var perPair = Enumerable.Range(0, network.DirectedTieCount)
            .Where(e => network.IsBetween[e])
            .GroupBy(e => (network.SchoolOf[network.Ego[e]], network.SchoolOf[network.Alter[e]]))
            .ToArray();
        Assert.Equal(56, perPair.Length);
        Assert.All(perPair, pair => Assert.Equal(2, pair.Count()));
    }

    [Theory]
    [InlineData(SchoolPattern.Halves, 8, "0-1 0-2 0-3 1-2 1-3 2-3 4-5 4-6 4-7 5-6 5-7 6-7")]
    [InlineData(SchoolPattern.Halves, 5, "0-1 2-3 2-4 3-4")]
    [InlineData(SchoolPattern.Couples, 8, "0-1 2-3 4-5 6-7")]
    [InlineData(SchoolPattern.Couples, 5, "0-1 2-3")]
    [InlineData(SchoolPattern.Couples, 12, "0-1 2-3 4-5 6-7 8-9 10-11")]
    [InlineData(SchoolPattern.Twins, 12, "0-6 1-7 2-8 3-9 4-10 5-11")]
    public void HalvesAndCouplesStayWithinTheirHalfAndTwinsCross(SchoolPattern pattern, int schools, string pairs) =>
        Assert.Equal(pairs, string.Join(' ', BetweenTieGenerator.Pairs(pattern, schools).Order().Select(pair => $"{pair.A}-{pair.B}")));

    [Fact]
    public void HeadsHaveWeakTiesToAllTheirTeachersAndNoneToOtherSchools()
    {
        var spec = Schools(5, 20);
        var world = World.Create(Spec(spec), 4);
        for (int s = 0; s < 5; s++)
        {
            int head = world.Network.HeadOf[s];
            Assert.Equal(s * spec.StaffPerSchool, head);
            var row = Enumerable.Range(world.Network.RowStart[head], world.Network.RowStart[head + 1] - world.Network.RowStart[head]).ToArray();
            Assert.Equal(spec.StaffPerSchool - 1, row.Length);
            Assert.All(row, e => Assert.Equal(spec.HeadTieStrength, world.State.TieStrength[e]));
        }
    }

    [Fact]
    public void ARingHasTheClusteringAndLengthOfWattsAndStrogatz()
    {
        // C(0) = 3(k − 2)/4(k − 1) and, for n = 20 and k = 4, a mean path length of 2.8947….
        var network = Network(new GraphSpec(GraphKind.Ring, 20) { Neighbors = 4 }, 1);
        Assert.Equal(0.5, Clustering(network), 1e-12);
        Assert.Equal(2.8947368421052633, MeanPathLength(network), 1e-12);
        var larger = Network(new GraphSpec(GraphKind.Ring, 1000) { Neighbors = 10 }, 1);
        Assert.Equal(2.0 / 3.0, Clustering(larger), 1e-12);
        Assert.Equal(50.450450450450454, MeanPathLength(larger), 1e-9);
    }

    [Fact]
    public void FewShortcutsShortenPathsMuchAndLowerClusteringLittle()
    {
        var ring = Network(new GraphSpec(GraphKind.Ring, 400) { Neighbors = 10 }, 1);
        var rewired = Network(new GraphSpec(GraphKind.WattsStrogatz, 400) { Neighbors = 10, Probability = 0.02 }, 1);
        Assert.Equal(ring.DirectedTieCount, rewired.DirectedTieCount);
        Assert.True(MeanPathLength(rewired) < 0.4 * MeanPathLength(ring));
        Assert.True(Clustering(rewired) > 0.85 * Clustering(ring));
    }

    [Theory]
    [InlineData(GraphKind.Complete, 10, 45)]
    [InlineData(GraphKind.Star, 10, 9)]
    [InlineData(GraphKind.TwoCliques, 10, 22)]
    [InlineData(GraphKind.Ring, 10, 20)]
    public void RegularGraphsHaveTheirNumberOfTies(GraphKind kind, int teachers, int ties) =>
        Assert.Equal(ties, Ties(new GraphSpec(kind, teachers) { Bridges = 2 }, 1).Count);

    [Fact]
    public void AHigherTieProbabilityOnlyAddsTies()
    {
        var sparse = Ties(new GraphSpec(GraphKind.ErdosRenyi, 80) { Probability = 0.05 }, 3);
        var dense = Ties(new GraphSpec(GraphKind.ErdosRenyi, 80) { Probability = 0.1 }, 3);
        Assert.True(sparse.IsProperSubsetOf(dense));
        Assert.InRange(dense.Count, 0.1 * 3160 * 0.8, 0.1 * 3160 * 1.2);
    }

    [Fact]
    public void BlocksAreSchoolsWithTheirOwnTieProbabilities()
    {
        var network = Network(new GraphSpec(GraphKind.StochasticBlocks, 120) { Blocks = 4, Probability = 0.3, ProbabilityBetween = 0.01 }, 2);
        Assert.Equal(4, network.SchoolCount);
        Assert.All(network.Members, members => Assert.Equal(30, members.Length));
        int between = network.IsBetween.Count(is_ => is_) / 2;
        int within = (network.DirectedTieCount / 2) - between;
        Assert.InRange(within, 0.3 * 4 * 435 * 0.85, 0.3 * 4 * 435 * 1.15);
        Assert.InRange(between, 0.01 * 5400 * 0.6, 0.01 * 5400 * 1.4);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    public void TinyNetworksRun(int schools, int staff)
    {
        var spec = Spec(new SchoolNetworkSpec { Schools = schools, StaffPerSchool = staff, Between = [new(SchoolPattern.Mesh, 3, 0.3)] });
        Assert.Equal(schools * staff, Simulation.Run(spec, 1).Shape.Teachers);
    }

    private static double Clustering(SchoolNetwork network) => NetworkDescription.Clustering(TieRows.Of(network));

    private static double MeanPathLength(SchoolNetwork network) => ShortestPaths.MeanPathLength(TieRows.Of(network)).Length!.Value;

    private static SchoolNetworkSpec Schools(int schools, int ties) =>
        new() { Schools = schools, StaffPerSchool = 17, Between = [new(SchoolPattern.Mesh, ties, 0.15)] };

    private static WorldSpec Spec(NetworkSpec network) => new()
    {
        Network = network,
        Climate = ClimateSpec.MidTrust,
        Practices = [new("p", 0.1, 0.3, 0.8, 0, Nobody)],
        Beliefs = [BeliefSpec.Default],
        Weeks = 5,
    };

    private static SchoolNetwork Network(NetworkSpec spec, ulong seed) => World.Create(Spec(spec), seed).Network;

    private static HashSet<(int, int)> Ties(NetworkSpec spec, ulong seed)
    {
        var network = Network(spec, seed);
        return [.. Enumerable.Range(0, network.DirectedTieCount).Select(e => (network.Ego[e], network.Alter[e])).Where(tie => tie.Item1 < tie.Item2)];
    }
}
