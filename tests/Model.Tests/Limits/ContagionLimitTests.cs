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
    [InlineData(0.05, 4.481890425030988, 8.224287400328704)]
    [InlineData(0.1, 7.9489428162285565, 9.934494596113979)]
    public void ContagionOnACompleteGraphFollowsTheReedFrostChain(double beta, double after5, double after10)
    {
        var chain = MarkovChains.Adopters(10, 1, 10, users => 1.0 - Power(1.0 - beta, users));
        Assert.Equal(after5, chain[5], 1e-9);
        Assert.Equal(after10, chain[10], 1e-9);
        var parameters = LimitingWorld.Of(Presets.Si, (Parameter.ContactContagion, beta));
        var ties = LimitingWorld.Complete(10).ToArray();
        var counts = Enumerable.Range(0, 1500).Select(r => Counts(LimitingWorld.Create(10, ties, parameters, (ulong)r, 0), 10)).ToArray();
        foreach (int week in new[] { 1, 2, 5, 10 })
        {
            LimitingWorld.AssertMean(chain[week], [.. counts.Select(each => (double)each[week])]);
        }
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
    [InlineData(1, 0.02, 50.0)]
    [InlineData(5, 0.1, 2.4419428096993974)]
    public void BridgesBetweenSaturatedSchoolsWaitAsLongAsTheirHazardSays(int bridges, double beta, double expected)
    {
        Assert.Equal(expected, 1.0 / (1.0 - Power(1.0 - beta, bridges)), 1e-9);

        // One source tied to each of the bridge heads of the other school: the lag is until the first of them adopts.
        var ties = Enumerable.Range(1, bridges).Select(i => (0, i));
        var parameters = LimitingWorld.Of(Presets.Si, (Parameter.ContactContagion, beta));
        LimitingWorld.AssertMean(expected, [.. Enumerable.Range(0, 2000).Select(r =>
        {
            var world = LimitingWorld.Create(bridges + 1, ties, parameters, (ulong)r, 0);
            int weeks = 0;
            while (LimitingWorld.Users(world) == 1)
            {
                world.Step();
                weeks++;
            }

            return (double)weeks;
        })]);
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
