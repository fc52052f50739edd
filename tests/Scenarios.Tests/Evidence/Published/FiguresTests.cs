using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Tests.Evidence.Published;

/// <summary>A figure knows its uncertainty, and agrees only within it.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void AMeanMayLieFourStandardErrorsOff()
    {
        double[] samples = [1, 3, 1, 3];
        var figure = Figures.Mean("mean", 2.0, samples);
        Assert.Equal(2.0, figure.Ours);
        Assert.Equal(4, figure.Runs);
        Assert.Equal(Math.Sqrt(4.0 / 3.0 / 4.0), figure.StandardError!.Value, 1e-15);
        Assert.True(Figures.Mean("mean", 2.0 + (3.9 * figure.StandardError.Value), samples).IsReproduced);
        Assert.False(Figures.Mean("mean", 2.0 + (4.1 * figure.StandardError.Value), samples).IsReproduced);
    }

    [Fact]
    public void TheErrorOfAPublishedSimulationCounts()
    {
        double[] samples = [1, 1, 1];
        Assert.False(Figures.Mean("mean", 2.0, samples).IsReproduced);
        Assert.True(Figures.Mean("mean", 2.0, samples, publishedError: 0.25).IsReproduced);
        Assert.False(Figures.Mean("mean", 2.1, samples, publishedError: 0.25).IsReproduced);
    }

    [Fact]
    public void RunsThatAllAgreeAreNoMoreExactThanOnePerson() =>
        Assert.True(Figures.Mean("share", 0.99995, [1.0, 1.0], resolution: 1e-4).IsReproduced);

    [Fact]
    public void AShareHasTheErrorOfThePublishedChance()
    {
        bool[] happened = [.. Enumerable.Range(0, 100).Select(i => i < 30)];
        Assert.True(Figures.Share("share", 0.4, happened).IsReproduced);
        Assert.False(Figures.Share("share", 0.55, happened).IsReproduced);
        Assert.False(Figures.Share("share", 0.0, happened).IsReproduced);
    }

    [Fact]
    public void AnExactFigureMustAgreeToTheLastBitUnlessItSaysOtherwise()
    {
        Assert.False(Figures.Exact("number", 0.3, 0.1 + 0.2).IsReproduced);
        Assert.True(Figures.Exact("number", 0.3, 0.1 + 0.2, 1e-15).IsReproduced);
        Assert.False(Figures.Exact("number", 0.3, double.NaN, 1.0).IsReproduced);
    }

    [Fact]
    public void ReplicatesComeInTheirOrderOnAnyNumberOfThreads()
    {
        ulong[] seeds = Figures.Replicate(200, 5, seed => seed, default);
        Assert.Equal(seeds, Figures.Replicate(200, 5, seed => seed, default));
        Assert.Equal(200, seeds.Distinct().Count());
        Assert.Equal(seeds[..50], Figures.Replicate(50, 5, seed => seed, default));
    }
}
