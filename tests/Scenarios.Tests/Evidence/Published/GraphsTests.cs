using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Tests.Evidence.Published;

/// <summary>The graphs of the classical results.</summary>
public sealed class GraphsTests
{
    [Fact]
    public void ARandomGraphHasItsMeanDegreeAndPoissonDegrees()
    {
        const int People = 20_000;
        var ties = Graphs.Random(People, 4.0, seed: 3).ToArray();
        Assert.Equal(40_000, ties.Length);
        Assert.Equal(ties.Length, ties.Select(Ordered).Distinct().Count());
        Assert.DoesNotContain(ties, tie => tie.A == tie.B);
        int isolated = People - ties.SelectMany(tie => new[] { tie.A, tie.B }).Distinct().Count();
        Assert.Equal(Math.Exp(-4.0), isolated / (double)People, 0.004);
    }

    [Fact]
    public void OfTheTiesOfTwoCommunitiesTheGivenShareCrosses()
    {
        const int People = 2_000;
        var ties = Graphs.TwoCommunities(People, 20.0, 0.25, seed: 3).ToArray();
        Assert.Equal(20_000, ties.Length);
        Assert.Equal(5_000, ties.Count(tie => (tie.A < People / 2) != (tie.B < People / 2)));
        Assert.Equal(7_500, ties.Count(tie => tie.A < People / 2 && tie.B < People / 2));
        Assert.Equal(ties.Length, ties.Select(Ordered).Distinct().Count());
    }

    [Fact]
    public void TwoRingsGiveEverybodyFourTies()
    {
        var ends = Graphs.TwoRings(400, seed: 7).SelectMany(tie => new[] { tie.A, tie.B }).CountBy(i => i);
        Assert.All(ends, each => Assert.Equal(4, each.Value));
        Assert.Equal(400, ends.Count());
    }

    [Fact]
    public void ASampleHasNobodyTwice()
    {
        int[] sample = Graphs.Sample(50, 100, 200, seed: 1);
        Assert.Equal(50, sample.Distinct().Count());
        Assert.All(sample, i => Assert.InRange(i, 100, 299));
        Assert.NotEqual(sample, Graphs.Sample(50, 100, 200, seed: 2));
    }

    private static (int, int) Ordered((int A, int B) tie) => (Math.Min(tie.A, tie.B), Math.Max(tie.A, tie.B));
}
