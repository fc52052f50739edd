using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

/// <summary>Linear thresholds as a limit: Granovetter's riot (1978), complex contagion on rings and cliques (Centola and Macy 2007).</summary>
public sealed class ThresholdLimitTests
{
    private static readonly ParameterSet Threshold =
        LimitingWorld.Of(Presets.LinearThreshold);

    [Fact]
    public void WithThresholdsFromZeroToNinetyNineOneMoreActsEachWeekUntilAllDo()
    {
        var counts = LimitingWorld.UntilStill(Riot(Enumerable.Range(0, 100)));
        Assert.Equal(Enumerable.Range(0, 101), counts);
    }

    [Fact]
    public void RaisingTheOneThresholdOfOneToTwoLeavesASingleRioter()
    {
        var counts = LimitingWorld.UntilStill(Riot([0, 2, .. Enumerable.Range(2, 98)]));
        Assert.Equal([0, 1], counts);
    }

    [Fact]
    public void AGapInTheThresholdsStopsTheRiotBelowIt()
    {
        var counts = LimitingWorld.UntilStill(Riot(Enumerable.Range(0, 100).Select(t => t == 5 ? 6 : t)));
        Assert.Equal(5, counts[^1]);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(8, 0)]
    [InlineData(10, 1)]
    [InlineData(12, 3)]
    [InlineData(13, 100)]
    [InlineData(15, 100)]
    [InlineData(20, 100)]
    [InlineData(25, 100)]
    public void NormalThresholdsTipBetweenDeviationsOfTwelveAndThirteen(int deviation, int final)
    {
        var thresholds = Enumerable.Range(0, 100).Select(i => (int)Math.Ceiling(25 + (deviation * NormalQuantile((i + 0.5) / 100))));
        Assert.Equal(final, LimitingWorld.UntilStill(Riot(thresholds))[^1]);
    }

    /// <summary>In ever more people the riot ends at the smallest fixed point of r = Φ((100r − 25)/sd), which jumps at sd 12.22.</summary>
    [Theory]
    [InlineData(5, 2.866600954110747e-05)]
    [InlineData(8, 0.09245923947079705)]
    [InlineData(10, 0.7695512701999635)]
    [InlineData(12, 4.0211339713057255)]
    [InlineData(12.2, 5.479220442589891)]
    [InlineData(12.3, 99.99999994615048)]
    [InlineData(12.5, 99.99999990134123)]
    [InlineData(13, 99.99999960182897)]
    [InlineData(15, 99.99997133455865)]
    [InlineData(20, 99.99114264317683)]
    [InlineData(25, 99.86255343508701)]
    public void ManyPeopleWithNormalThresholdsEndAtTheSmallestFixedPoint(double deviation, double percent)
    {
        double fixedPoint = 0;
        for (int i = 0; i < 20_000; i++)
        {
            fixedPoint = Phi(((100 * fixedPoint) - 25) / deviation);
        }

        Assert.Equal(percent, 100 * fixedPoint, 1e-6);

        // Near the jump a finite crowd needs to be larger than one can simulate here.
        const int Many = 300;
        if (deviation is >= 12.1 and <= 12.4)
        {
            return;
        }

        var people = Enumerable.Range(0, Many).Select(i => LimitingWorld.Person(i) with
        {
            Threshold = Math.Clamp((25 + (deviation * NormalQuantile((i + 0.5) / Many))) / 100, 0, 1),
        });
        var crowd = LimitingWorld.Create([.. people], LimitingWorld.Complete(Many).Select(tie => new GivenTie(tie.A, tie.B, 1.0)), Threshold);
        Assert.Equal(percent, 100.0 * LimitingWorld.UntilStill(crowd)[^1] / Many, 0.5);
    }

    [Theory]
    [InlineData(1, 2, new[] { 2, 6, 10, 14, 18, 22, 26, 30, 34, 38, 40 })]
    [InlineData(1, 3, new[] { 3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 40 })]
    [InlineData(2, 2, new[] { 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40 })]
    [InlineData(2, 3, new[] { 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 40 })]
    [InlineData(3, 2, new[] { 2 })]
    [InlineData(3, 3, new[] { 3 })]
    public void OnARingOfFortyAContagionMovesAtTheSpeedOfItsThreshold(int threshold, int starters, int[] trajectory) =>
        Assert.Equal(trajectory, Ring(threshold, starters, [], []));

    [Fact]
    public void ALongTieHelpsSimpleContagion() =>
        Assert.Equal([2, 7, 15, 23, 31, 39, 40], Ring(1, 2, [(1, 21)], []));

    [Fact]
    public void ALongTieDoesNotHelpComplexContagion()
    {
        var counts = Ring(2, 2, [(1, 21)], []);
        Assert.Equal(19, counts.Count - 1);
        Assert.Equal(39, counts[^2]);
    }

    [Fact]
    public void AWideBridgeHalvesTheTimeOfComplexContagion() =>
        Assert.Equal([2, 6, 10, 14, 18, 22, 26, 30, 34, 40], Ring(2, 2, [(0, 20), (1, 20), (0, 21), (1, 21)], []));

    [Fact]
    public void RewiringCanKillComplexContagion() =>
        Assert.Equal([2], Ring(2, 2, [(1, 15), (0, 28)], [(1, 2), (0, 39)]));

    [Theory]
    [InlineData(1, new[] { 4, 5 }, new[] { 2, 5, 6, 10 })]
    [InlineData(2, new[] { 4, 5 }, new[] { 2, 5 })]
    [InlineData(1, new[] { 4, 5, 3, 5 }, new[] { 2, 5, 6, 10 })]
    [InlineData(2, new[] { 4, 5, 3, 5, 4, 6, 3, 6 }, new[] { 2, 5, 7, 10 })]
    public void BetweenTwoCliquesOnlyAWideBridgeCarriesComplexContagion(int threshold, int[] bridgeEnds, int[] trajectory)
    {
        var bridges = bridgeEnds.Chunk(2).Select(ends => (ends[0], ends[1]));
        var ties = LimitingWorld.Complete(5).Concat(LimitingWorld.Complete(5).Select(tie => (tie.A + 5, tie.B + 5))).Concat(bridges).ToArray();
        Assert.Equal(trajectory, LimitingWorld.UntilStill(WithCounts(10, ties, threshold, 0, 1)));
    }

    [Fact]
    public void WithUniformThresholdsAPathIsLiveWithTheProductOfItsWeights()
    {
        // Node 1 listens to node 0 with weight 0.6, node 2 to node 1 with 0.5 (Kempe, Kleinberg and Tardos 2003); the rest of each
        // node's attention stays on somebody who never acts. Social proof over ties 0.6 : 0.4 and 0.5 : 0.5 gives those weights.
        GivenTie[] ties = [new(0, 1, 0.6), new(1, 3, 0.4), new(1, 2, 0.5), new(2, 4, 0.5)];
        var parameters = Threshold.With(Parameter.ProofTieStrengthGate, 1);
        var reached = Enumerable.Range(0, 4000).Select(r =>
        {
            var world = LimitingWorld.Create(5, ties, parameters, (ulong)r, 0);
            var threshold = world.State.Threshold;
            (threshold[3], threshold[4]) = (1, 1);

            // Node 1 hears node 2 as well, which a directed weight would not: scale its threshold to the two it should listen to.
            threshold[1] /= 1.5;
            world.Step();
            world.Step();
            return world.State.Practices[0].Uses.Select(uses => uses ? 1.0 : 0.0).ToArray();
        }).ToArray();
        LimitingWorld.AssertMean(0.6, [.. reached.Select(each => each[1])]);
        LimitingWorld.AssertMean(0.3, [.. reached.Select(each => each[2])]);
    }

    private static List<int> Ring(int threshold, int starters, (int A, int B)[] added, (int A, int B)[] removed)
    {
        var ties = LimitingWorld.RingLattice(40, 4).Except(removed).Concat(added).ToArray();
        return LimitingWorld.UntilStill(WithCounts(40, ties, threshold, [.. Enumerable.Range(0, starters)]));
    }

    /// <summary>A world in which everybody acts from a number of acting neighbors on, whatever the degree.</summary>
    private static World WithCounts(int n, (int A, int B)[] ties, int threshold, params int[] users)
    {
        var people = Enumerable.Range(0, n).Select(i =>
            LimitingWorld.Person(i) with { Threshold = (double)threshold / ties.Count(tie => tie.A == i || tie.B == i) });
        return LimitingWorld.Create([.. people], ties.Select(tie => new GivenTie(tie.A, tie.B, 1.0)), Threshold, 1, users);
    }

    private static World Riot(IEnumerable<int> thresholds) => LimitingWorld.Create(
        [.. thresholds.Select((count, i) => LimitingWorld.Person(i) with { Threshold = Math.Max(0, count) / 99.0 })],
        LimitingWorld.Complete(100).Select(tie => new GivenTie(tie.A, tie.B, 1.0)),
        Threshold);

    /// <summary>Φ⁻¹ by bisection on a series of Φ; exact enough to round up.</summary>
    private static double NormalQuantile(double p)
    {
        double low = -8, high = 8;
        for (int i = 0; i < 80; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Phi(middle) < p ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    private static double Phi(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 400; n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI));
    }
}
