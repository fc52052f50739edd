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

    /// <summary>
    /// A matrix whose weights differ by direction, as trust: a belief j weighs T_ij beside the own weight σ_b, so T_ij = σ_b·W_ij/W_ii.
    /// </summary>
    [Fact]
    public void WeightsThatDifferByDirectionAreTrust()
    {
        double[][] weights = [[1 / 3.0, 1 / 3.0, 1 / 3.0], [0.5, 0.5, 0.0], [0.0, 0.25, 0.75]];
        var world = Directed(weights, [1.0, 1.0, 1.0], [1.0, 0.0, 0.0]);
        Steps(world, 1);
        AssertClose([1 / 3.0, 0.5, 0.0], world.State.Belief[0], 1e-12);
        Steps(world, 1);
        AssertClose([0.2777777777777778, 0.41666666666666663, 0.125], world.State.Belief[0], 1e-12);
        Steps(world, 1);
        AssertClose([0.27314814814814814, 0.3472222222222222, 0.19791666666666666], world.State.Belief[0], 1e-12);
        Steps(world, 200);

        // The influences are the left eigenvector, 3/11, 4/11 and 4/11; only the first began at 1.
        AssertClose([3 / 11.0, 3 / 11.0, 3 / 11.0], world.State.Belief[0], 1e-12);
    }

    [Fact]
    public void TheClassicGroupOfFourSettlesAt60And60And75And75()
    {
        double[][] weights = [[0.22, 0.12, 0.36, 0.3], [0.147, 0.215, 0.344, 0.294], [0.0, 0.0, 1.0, 0.0], [0.09, 0.178, 0.446, 0.286]];
        double[] susceptibility = [0.78, 0.785, 0.0, 0.714], start = [0.25, 0.25, 0.75, 0.85];
        double[] known = [0.6002084882588988, 0.5998396593926452, 0.75, 0.7498620493782914];
        AssertClose(known, Opinions.Settled(weights, susceptibility, start), 1e-12);
        var world = Directed(weights, susceptibility, start);
        Steps(world, 400);
        AssertClose(known, world.State.Belief[0], 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void OnAnyGraphBeliefsGoAndSettleAsTheMatricesSay(int number)
    {
        var draw = new Random(number);
        int n = draw.Next(3, 12);
        double self = 0.2 + (2 * draw.NextDouble());
        GivenTie[] ties = [.. LimitingWorld.Complete(n).Where(tie => tie.B == tie.A + 1 || draw.Next(3) == 0).Select(tie => new GivenTie(tie.A, tie.B, draw.NextDouble()))];
        double[] start = [.. Enumerable.Range(0, n).Select(_ => draw.NextDouble())];
        double[] stubbornness = [.. Enumerable.Range(0, n).Select(_ => draw.NextDouble())];
        double[] susceptibility = [.. stubbornness.Select(each => 1.0 - each)];
        double[][] weights = [.. Enumerable.Range(0, n).Select(i => Row(i, n, self, ties))];
        var world = LimitingWorld.Create(
            [.. Enumerable.Range(0, n).Select(i => LimitingWorld.Person(i) with { Belief = start[i], Susceptibility = susceptibility[i] })],
            ties,
            LimitingWorld.Of(Presets.FriedkinJohnsen, (Parameter.Susceptibility, 1.0), (Parameter.SelfBeliefWeight, self)));
        Steps(world, 7);
        AssertClose(Opinions.FriedkinJohnsen(weights, susceptibility, start, 7), world.State.Belief[0], 1e-12);
        Steps(world, 3000);
        AssertClose(Opinions.Settled(weights, susceptibility, start), world.State.Belief[0], 1e-9);
    }

    /// <summary>With equal weights both ways and one self weight, influence is in proportion to self weight plus the sum of ties.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void OnAnyConnectedGraphDeGrootsConsensusIsTheWeightedMean(int number)
    {
        var draw = new Random(number);
        int n = draw.Next(3, 9);
        GivenTie[] ties = [.. LimitingWorld.Complete(n).Where(tie => tie.B == tie.A + 1 || draw.Next(2) == 0).Select(tie => new GivenTie(tie.A, tie.B, 0.2 + (0.8 * draw.NextDouble())))];
        double[] start = [.. Enumerable.Range(0, n).Select(_ => draw.NextDouble())];
        double[] influence = [.. Enumerable.Range(0, n).Select(i => 1.0 + ties.Where(tie => tie.A == i || tie.B == i).Sum(tie => tie.TieStrength))];
        double consensus = influence.Zip(start, (w, x) => w * x).Sum() / influence.Sum();
        var world = World(n, ties, LimitingWorld.Of(Presets.DeGroot), start);
        Steps(world, 3000);
        Assert.All(world.State.Belief[0], belief => Assert.Equal(consensus, belief, 1e-9));
    }

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.12)]
    [InlineData(3, 0.25)]
    [InlineData(4, 0.5)]
    public void BoundedConfidenceIsTheMeanOverThoseWhoAreNear(int number, double bound)
    {
        var draw = new Random(number);
        double[] beliefs = [.. Enumerable.Range(0, 30).Select(_ => draw.NextDouble())];
        var ties = LimitingWorld.Complete(beliefs.Length).Select(tie => new GivenTie(tie.A, tie.B, 0.3));
        var world = World(beliefs.Length, ties, LimitingWorld.Of(Presets.BoundedConfidence, (Parameter.ConfidenceBound, bound)), beliefs);
        for (int week = 0; week < 20; week++)
        {
            Steps(world, 1);
            beliefs = Opinions.BoundedConfidence(beliefs, bound);
            AssertClose(beliefs, world.State.Belief[0], 1e-12);
        }
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

    private static World Directed(double[][] weights, double[] susceptibility, double[] start)
    {
        int n = start.Length;
        var pairs = LimitingWorld.Complete(n).Where(tie => weights[tie.A][tie.B] > 0 || weights[tie.B][tie.A] > 0).ToArray();
        double self = pairs.SelectMany(tie => new[] { (tie.A, tie.B), (tie.B, tie.A) })
            .Where(pair => weights[pair.Item1][pair.Item2] > 0)
            .Min(pair => Math.Min(1.0, weights[pair.Item1][pair.Item1] / weights[pair.Item1][pair.Item2]));
        double Trust(int i, int j) => self * weights[i][j] / weights[i][i];
        return LimitingWorld.Create(
            [.. Enumerable.Range(0, n).Select(i => LimitingWorld.Person(i) with { Belief = start[i], Susceptibility = susceptibility[i] })],
            pairs.Select(tie => new GivenTie(tie.A, tie.B, 1.0) { TrustAB = Trust(tie.A, tie.B), TrustBA = Trust(tie.B, tie.A) }),
            LimitingWorld.Of(
                Presets.FriedkinJohnsen,
                (Parameter.Susceptibility, 1.0), (Parameter.SelfBeliefWeight, self), (Parameter.BeliefTieStrengthGate, 0.0), (Parameter.BeliefTrustGate, 1.0)));
    }

    private static double[] Row(int i, int n, double self, GivenTie[] ties)
    {
        var row = new double[n];
        row[i] = self;
        foreach (var tie in ties.Where(tie => tie.A == i || tie.B == i))
        {
            row[tie.A == i ? tie.B : tie.A] = tie.TieStrength;
        }

        return [.. row.Select(weight => weight / row.Sum())];
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
