using System.Text.Json;
using Staffroom.Runner.Explore;

namespace Staffroom.Runner.Tests.Explore;

public sealed class OtherSeedsTests
{
    private static readonly ExploreState A = new() { Schools = 3, Staff = 6, Bridges = 6, Weeks = 20, StartCount = 2, Seed = 5 };
    private static readonly ExploreState B = A with { Trust = 0.8 };

    [Fact]
    public void Each_seed_is_another_network_run_on_the_same_luck_in_both_worlds()
    {
        var lines = OtherSeeds.Compare(new SeedsAsk(A, B, CurveMeasure.Aware, Seeds: 3, Pairs: 2), default).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();

        Assert.Equal([6, 7, 8], lines.Select(line => line.GetProperty("seed").GetInt64()));
        Assert.Equal(Mean(A with { Seed = 7 }), lines[1].GetProperty("a").GetDouble(), 4);
        Assert.Equal(Mean(B with { Seed = 7 }), lines[1].GetProperty("b").GetDouble(), 4);
        Assert.NotEqual(ExploredWorld.Of(A).Ties, ExploredWorld.Of(A with { Seed = 7 }).Ties);
    }

    [Fact]
    public void After_the_largest_seed_comes_the_first()
    {
        Assert.Equal(0, ExploreState.SeedAfter(9_007_199_254_740_991, 1));
        Assert.Empty(new SeedsAsk(A with { Seed = ExploreState.SeedAfter(9_007_199_254_740_991, 24) }, B, CurveMeasure.Use).Problems());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 11)]
    public void Too_much_is_refused(int seeds, int pairs) => Assert.Single(new SeedsAsk(A, B, CurveMeasure.Use, seeds, pairs).Problems());

    private static double Mean(ExploreState state)
    {
        var world = ExploredWorld.Of(state);
        return (ExploredRun.Of(world, 0, false, default).Aware[^1] + ExploredRun.Of(world, 1, false, default).Aware[^1]) / 2;
    }
}
