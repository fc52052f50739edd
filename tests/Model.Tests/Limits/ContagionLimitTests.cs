using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

/// <summary>SI (Reed-Frost chain, waiting times) and the independent cascade (Kempe, Kleinberg and Tardos 2003) as limits of the model.</summary>
public sealed class ContagionLimitTests
{
    private static readonly (int A, int B)[] TwoTriangles = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)];

    public static TheoryData<string, int, (int A, int B)[], double, int, double> Cascades => new()
    {
        { "path", 3, [(0, 1), (1, 2)], 0.1, 0, 1.11 },
        { "triangle", 3, [(0, 1), (0, 2), (1, 2)], 0.1, 0, 1.218 },
        { "cycle", 4, [(0, 1), (1, 2), (2, 3), (0, 3)], 0.1, 0, 1.2217 },
        { "complete", 4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.1, 0, 1.358104 },
        { "star from its center", 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)], 0.1, 0, 1.5 },
        { "star from a leaf", 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)], 0.1, 1, 1.14 },
        { "path", 3, [(0, 1), (1, 2)], 0.5, 0, 1.75 },
        { "triangle", 3, [(0, 1), (0, 2), (1, 2)], 0.5, 0, 2.25 },
        { "cycle", 4, [(0, 1), (1, 2), (2, 3), (0, 3)], 0.5, 0, 2.5625 },
        { "complete", 4, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 0.5, 0, 3.25 },
        { "star from its center", 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)], 0.5, 0, 3.5 },
        { "star from a leaf", 6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)], 0.5, 1, 2.5 },
        { "two triangles and a bridge", 6, TwoTriangles, 0.5, 0, 2.953125 },
    };

    [Theory]
    [MemberData(nameof(Cascades))]
    public void AnIndependentCascadeReachesAsManyAsItsLiveEdges(string name, int n, (int A, int B)[] ties, double p, int start, double published)
    {
        double exact = LiveEdges.ExpectedReach(n, ties, _ => p, start);
        Assert.Equal(published, exact, 1e-12);
        var parameters = LimitingWorld.Of(Presets.IndependentCascade, (Parameter.ContactContagion, p));
        var sizes = Enumerable.Range(0, 4000).Select(r =>
        {
            var world = LimitingWorld.Create(n, ties, parameters, (ulong)(1000 + r), start);
            Steps(world, n + 1);
            return (double)LimitingWorld.Users(world);
        }).ToArray();
        Assert.NotEmpty(name);
        LimitingWorld.AssertMean(exact, sizes);
    }

    [Theory]
    [InlineData("path", 0.5, new[] { 1.0, 0.5, 0.25 }, new[] { 0.0, 0.5, 0.25, 0.25 })]
    [InlineData("triangle", 0.1, new[] { 1.0, 0.109, 0.109 }, new[] { 0.0, 0.81, 0.162, 0.028 })]
    [InlineData("cycle", 0.5, new[] { 1.0, 0.5625, 0.4375, 0.5625 }, new[] { 0.0, 0.25, 0.25, 0.1875, 0.3125 })]
    [InlineData("complete", 0.5, new[] { 1.0, 0.75, 0.75, 0.75 }, new[] { 0.0, 0.125, 0.09375, 0.1875, 0.59375 })]
    [InlineData("two triangles and a bridge", 0.5, new[] { 1.0, 0.625, 0.625, 0.3125, 0.1953125, 0.1953125 }, new[] { 0.0, 0.25, 0.1875, 0.265625, 0.078125, 0.09375, 0.125 })]
    public void EachTeacherIsReachedAndEachSizeComesAsOftenAsLiveEdgesSay(string name, double p, double[] reached, double[] sizes)
    {
        object[] cascade = Cascades.First(row => (string)row[0] == name);
        var (n, ties) = ((int)cascade[1], ((int A, int B)[])cascade[2]);
        var exact = LiveEdges.Reach(n, ties, _ => p, 0);
        AssertClose(reached, exact.Reached);
        AssertClose(sizes, exact.Sizes);
        AssertCascade(n, ties, p, exact);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OnAnySmallGraphACascadeIsThatOfItsLiveEdges(int number)
    {
        var draw = new Random(number);
        int n = draw.Next(4, 7);
        (int A, int B)[] pairs = [.. LimitingWorld.Complete(n)];
        draw.Shuffle(pairs);
        (int A, int B)[] ties = [.. pairs.Take(draw.Next(n - 1, 11)).Order()];
        double p = 0.1 + (0.8 * draw.NextDouble());
        AssertCascade(n, ties, p, LiveEdges.Reach(n, ties, _ => p, 0));
    }

    private static void AssertCascade(int n, (int A, int B)[] ties, double p, (double[] Reached, double[] Sizes) exact)
    {
        var parameters = LimitingWorld.Of(Presets.IndependentCascade, (Parameter.ContactContagion, p));
        var runs = Enumerable.Range(0, 2000).Select(r =>
        {
            var world = LimitingWorld.Create(n, ties, parameters, (ulong)(9000 + r), 0);
            Steps(world, n);
            return world.State.Practices[0].Uses.ToArray();
        }).ToArray();
        for (int i = 1; i < n; i++)
        {
            AssertShare(exact.Reached[i], runs.Count(uses => uses[i]), runs.Length);
        }

        for (int size = 1; size <= n; size++)
        {
            AssertShare(exact.Sizes[size], runs.Count(uses => uses.Count(u => u) == size), runs.Length);
        }
    }

    /// <summary>Within four standard errors; half a run more for chances so small that the error is less than one.</summary>
    private static void AssertShare(double chance, int count, int runs) =>
        Assert.InRange(count, (runs * chance) - (4 * Math.Sqrt(runs * chance * (1 - chance))) - 0.5, (runs * chance) + (4 * Math.Sqrt(runs * chance * (1 - chance))) + 0.5);

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void AWeakBridgeCarriesACascadeLessOften()
    {
        // Contact over a tie is as likely as the tie is strong, so a bridge of strength 0.2 and β = 0.5 passes with probability 0.1.
        var ties = TwoTriangles.Select(tie => new GivenTie(tie.A, tie.B, tie == (2, 3) ? 0.2 : 1.0)).ToArray();
        double exact = LiveEdges.ExpectedReach(6, TwoTriangles, tie => tie == (2, 3) ? 0.1 : 0.5, 0);
        Assert.Equal(2.390625, exact, 1e-12);
        var parameters = LimitingWorld.Of(
            Presets.IndependentCascade, (Parameter.BaseContactRate, 0), (Parameter.ContactContagion, 0.5));
        LimitingWorld.AssertMean(exact, [.. Enumerable.Range(0, 4000).Select(r =>
        {
            var world = LimitingWorld.Create(6, ties, parameters, (ulong)(50_000 + r), 0);
            Steps(world, 8);
            return (double)LimitingWorld.Users(world);
        })]);
    }

    [Theory]
    [InlineData(0.05, new[] { 1.0, 1.45, 2.038535647521904, 4.481890425030988, 8.224287400328704, 9.943256565533046, 9.99998585664936 }, 12.44852217677165)]
    [InlineData(0.1, new[] { 1.0, 1.9, 3.2731911776204607, 7.9489428162285565, 9.934494596113979, 9.999986626417368, 9.99999999999982 }, 6.788961822395902)]
    public void ContagionOnACompleteGraphOfTenFollowsTheReedFrostChain(double beta, double[] known, double weeksToFull)
    {
        var chain = MarkovChains.Adopters(10, 1, 40, Infection);
        int[] weeks = [0, 1, 2, 5, 10, 20, 40];
        Assert.All(weeks.Zip(known), pair => Assert.Equal(pair.Second, chain[pair.First], 1e-9));
        Assert.Equal(weeksToFull, MarkovChains.WeeksToFull(10, 1, Infection), 1e-9);
        AssertContagion(10, beta);

        double Infection(int users) => 1.0 - Power(1.0 - beta, users);
    }

    [Theory]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.7)]
    [InlineData(7, 0.15)]
    [InlineData(15, 0.02)]
    public void ContagionOnAnyCompleteGraphFollowsItsChain(int n, double beta) => AssertContagion(n, beta);

    private static void AssertContagion(int n, double beta)
    {
        var chain = MarkovChains.Adopters(n, 1, 10, users => 1.0 - Power(1.0 - beta, users));
        var parameters = LimitingWorld.Of(Presets.Si, (Parameter.ContactContagion, beta));
        var ties = LimitingWorld.Complete(n).ToArray();
        var runs = Enumerable.Range(0, 1500).Select(r => Counts(LimitingWorld.Create(n, ties, parameters, (ulong)r, 0), 10)).ToArray();
        foreach (int week in new[] { 1, 2, 5, 10 }.Where(week => n - chain[week] > LimitingWorld.TooRareToSee))
        {
            LimitingWorld.AssertMean(chain[week], [.. runs.Select(each => (double)each[week])]);
        }

        double expected = MarkovChains.WeeksToFull(n, 1, users => 1.0 - Power(1.0 - beta, users));
        LimitingWorld.AssertMean(expected, [.. Enumerable.Range(0, 600).Select(r =>
        {
            var world = LimitingWorld.Create(n, ties, parameters, (ulong)(70_000 + r), 0);
            while (LimitingWorld.Users(world) < n)
            {
                world.Step();
            }

            return (double)world.Week;
        })]);
    }

    [Theory]
    [InlineData(3, 0.2, 15.0, 60.0)]
    [InlineData(8, 0.5, 16.0, 16.0)]
    public void AlongAPathEachTieTakesAGeometricTime(int ties, double beta, double expected, double variance)
    {
        Assert.Equal(expected, ties / beta, 1e-12);
        Assert.Equal(variance, ties * (1 - beta) / (beta * beta), 1e-9);
        var parameters = LimitingWorld.Of(Presets.Si, (Parameter.ContactContagion, beta));
        LimitingWorld.AssertMean(expected, [.. Enumerable.Range(0, 2000).Select(r =>
        {
            var world = LimitingWorld.Create(ties + 1, LimitingWorld.Path(ties), parameters, (ulong)r, 0);
            return (double)WeeksUntil(world, ties);
        })]);
    }

    [Theory]
    [InlineData(1, 0.02, 50.0, 35, 2450.0)]
    [InlineData(5, 0.1, 2.4419428096993974, 2, 3.5211418761431896)]
    public void BridgesBetweenSaturatedSchoolsWaitAsLongAsTheirHazardSays(int bridges, double beta, double expected, int median, double variance)
    {
        double hazard = 1.0 - Power(1.0 - beta, bridges);
        Assert.Equal(expected, 1.0 / hazard, 1e-9);
        Assert.Equal(variance, (1.0 - hazard) / (hazard * hazard), 1e-9);
        Assert.True(Power(1.0 - hazard, median) <= 0.5 && Power(1.0 - hazard, median - 1) > 0.5);

        // One source tied to each of the bridge heads of the other school: the lag is until the first of them adopts.
        var ties = Enumerable.Range(1, bridges).Select(i => (0, i));
        var parameters = LimitingWorld.Of(Presets.Si, (Parameter.ContactContagion, beta));
        double[] lags = [.. Enumerable.Range(0, 2000).Select(r =>
        {
            var world = LimitingWorld.Create(bridges + 1, ties, parameters, (ulong)r, 0);
            int weeks = 0;
            while (LimitingWorld.Users(world) == 1)
            {
                world.Step();
                weeks++;
            }

            return (double)weeks;
        })];
        LimitingWorld.AssertMean(expected, lags);
        LimitingWorld.AssertMean(variance, [.. lags.Select(lag => (lag - expected) * (lag - expected))]);
    }

    private static int WeeksUntil(World world, int teacher)
    {
        while (!world.State.Practices[0].Uses[teacher])
        {
            world.Step();
        }

        return world.Week;
    }

    private static int[] Counts(World world, int weeks)
    {
        var counts = new int[weeks + 1];
        counts[0] = LimitingWorld.Users(world);
        for (int week = 1; week <= weeks; week++)
        {
            world.Step();
            counts[week] = LimitingWorld.Users(world);
        }

        return counts;
    }

    private static void Steps(World world, int weeks)
    {
        for (int week = 0; week < weeks; week++)
        {
            world.Step();
        }
    }

    private static double Power(double x, int n) => Enumerable.Repeat(x, n).Aggregate(1.0, (a, b) => a * b);
}
