using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

/// <summary>DeGroot (1974), Friedkin and Johnsen (1990), Hegselmann and Krause (2002) as limits of the belief rule.</summary>
public sealed class BeliefLimitTests
{
    private static readonly GivenTie[] FourTeachers = [new(0, 1, 0.8), new(0, 2, 0.2), new(1, 2, 0.5), new(2, 3, 0.1)];

    [Fact]
    public void WithoutAnchorsBeliefsAverageAsDeGrootsDo()
    {
        var world = World(4, FourTeachers, LimitingWorld.Of(Presets.DeGroot), [0.9, 0.5, 0.4, 0.1]);
        Steps(world, 10);
        double[] after10 = [0.5628981435985589, 0.5595958236276932, 0.5386183418816732, 0.3614730027928891];
        AssertClose(after10, world.State.Belief[0], 1e-12);
        Steps(world, 2000);

        // Influence is in proportion to self weight plus the sum of ties: (2, 2.3, 1.8, 1.1)/7.2.
        AssertClose([0.525, 0.525, 0.525, 0.525], world.State.Belief[0], 1e-9);
    }

    [Fact]
    public void ASkepticalFriendHoldsAnEnthusiastBack()
    {
        var world = World(3, [new(0, 1, 0.9), new(0, 2, 0.1)], Anchored(0.9, 0.5), [0.8, 0.2, 0.9]);
        Steps(world, 1);
        AssertClose([0.482, 0.5471428571428572, 0.885], world.State.Belief[0], 1e-12);
        Steps(world, 4);
        AssertClose([0.5690379244325281, 0.5105280577222289, 0.7528397209001458], world.State.Belief[0], 1e-12);
        Steps(world, 400);
        AssertClose([0.5772492244053776, 0.5216546018614273, 0.7063495346432265], world.State.Belief[0], 1e-12);
    }

    [Fact]
    public void WithStrengthsSwappedTheEnthusiastStaysOne()
    {
        var world = World(3, [new(0, 1, 0.1), new(0, 2, 0.9)], Anchored(0.9, 0.5), [0.8, 0.2, 0.9]);
        Steps(world, 400);
        Assert.Equal(0.768, world.State.Belief[0][0], 0.0005);
    }

    [Theory]
    [InlineData(0.5, 0.6666666666666666, 0.3333333333333333)]
    [InlineData(0.8, 0.5555555555555556, 0.44444444444444453)]
    public void TwoPeopleWithoutSelfWeightSettleWhereFriedkinAndJohnsenSay(double susceptibility, double first, double second)
    {
        var world = World(2, [new(0, 1, 1.0)], Anchored(susceptibility, 0.0), [1.0, 0.0]);
        Steps(world, 400);
        AssertClose([first, second], world.State.Belief[0], 1e-12);
    }

    [Theory]
    [InlineData(0.1, new[] { 0.120168728299, 0.369692691756, 0.5, 0.630307308244, 0.879831271701 }, new[] { 4, 4, 1, 4, 4 })]
    [InlineData(0.14, new[] { 0.176275, 0.5, 0.823725 }, new[] { 5, 7, 5 })]
    [InlineData(0.16, new[] { 0.244559546657, 0.5, 0.755440453343 }, new[] { 7, 3, 7 })]
    [InlineData(0.2, new[] { 0.5 }, new[] { 17 })]
    [InlineData(0.3, new[] { 0.5 }, new[] { 17 })]
    public void BoundedConfidenceOnAGridLeavesTheKnownClusters(double bound, double[] centers, int[] sizes) =>
        AssertClusters([.. Enumerable.Range(0, 17).Select(i => i / 16.0)], bound, centers, sizes);

    [Theory]
    [InlineData(0.11, new[] { 0.183609884246, 0.566714987415, 0.843446327436 }, new[] { 14, 17, 9 })]
    [InlineData(0.22, new[] { 0.294731942241, 0.65879574907 }, new[] { 18, 22 })]
    public void BoundedConfidenceOnAGoldenSequenceLeavesTheKnownClusters(double bound, double[] centers, int[] sizes) =>
        AssertClusters([.. Enumerable.Range(0, 40).Select(i => (i + 1) * 0.6180339887498949 % 1.0)], bound, centers, sizes);

    private static void AssertClusters(double[] beliefs, double bound, double[] centers, int[] sizes)
    {
        var ties = LimitingWorld.Complete(beliefs.Length).Select(tie => new GivenTie(tie.A, tie.B, 1.0));
        var world = World(beliefs.Length, ties, LimitingWorld.Of(Presets.BoundedConfidence, (Parameter.ConfidenceBound, bound)), beliefs);
        Steps(world, 60);
        var clusters = world.State.Belief[0].GroupBy(b => Math.Round(b, 9)).OrderBy(group => group.Key).ToArray();
        Assert.Equal(sizes, clusters.Select(group => group.Count()));
        AssertClose(centers, [.. clusters.Select(group => group.Key)], 1e-9);
    }

    private static ParameterSet Anchored(double susceptibility, double selfWeight) => LimitingWorld.Of(
        Presets.FriedkinJohnsen, (Parameter.Susceptibility, susceptibility), (Parameter.SelfBeliefWeight, selfWeight));

    private static World World(int n, IEnumerable<GivenTie> ties, ParameterSet parameters, double[] beliefs) =>
        LimitingWorld.Create([.. Enumerable.Range(0, n).Select(i => LimitingWorld.Person(i) with { Belief = beliefs[i] })], ties, parameters);

    private static void Steps(World world, int weeks)
    {
        for (int week = 0; week < weeks; week++)
        {
            world.Step();
        }
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
