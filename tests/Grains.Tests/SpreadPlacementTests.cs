using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Tests;

public sealed class SpreadPlacementTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Schools_of_a_run_are_spread_evenly(int silos)
    {
        var counts = Enumerable.Range(0, 12)
            .CountBy(school => SpreadPlacement.SiloOf(GrainKeys.School("abc.0/5:school", school), silos)).ToDictionary();
        Assert.All(counts.Keys, silo => Assert.InRange(silo, 0, silos - 1));
        Assert.InRange(counts.Values.Max() - counts.Values.Min(), 0, 1);
        Assert.Equal(silos, counts.Count);
    }

    [Fact]
    public void Runs_begin_at_different_silos() => Assert.Equal(
        [0, 1, 2], Enumerable.Range(0, 50).Select(run => SpreadPlacement.SiloOf($"abc.0/{run}:school/s0", 3)).Distinct().Order());
}
