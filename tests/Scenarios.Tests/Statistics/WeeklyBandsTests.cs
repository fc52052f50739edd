using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class WeeklyBandsTests
{
    private static readonly WeeklySeries Use = WeeklySeries.Of(PracticeMeasure.GenuineUse);
    private static readonly WeeklySeries Belief = WeeklySeries.Of(NetworkMeasure.BeliefMean);

    [Fact]
    public void Bands_describe_the_runs_that_were_added_in_any_order()
    {
        var experiment = SampleExperiments.Factorial(6, [], 0.2, 0.8);
        Trajectory[] runs = [.. Enumerable.Range(0, 6).Select(r => Simulation.Run(experiment.Run(r).World, experiment.Run(r).RunSeed))];
        var bands = new WeeklyBands(experiment, [Use, Belief]);
        var backwards = new WeeklyBands(experiment, [Use, Belief]);
        Assert.Null(bands.Band(0, Use));
        for (int r = 0; r < 6; r++)
        {
            bands.Add(0, r, runs[r]);
            backwards.Add(0, 5 - r, runs[5 - r]);
        }

        var band = bands.Band(0, Use, 1)!;
        Assert.Equal((6, 41), (band.N, band.Mean.Length));
        Assert.Equal(runs.Average(run => run[40, 1, PracticeMeasure.GenuineUse]), band.Mean[40], 1e-6);
        Assert.Equal(band.Mean.ToArray(), backwards.Band(0, Use, 1)!.Mean.ToArray());
        Assert.All(Enumerable.Range(0, 41), week =>
        {
            Assert.True(band.Q10[week] <= band.Q90[week] + 1e-12);
            Assert.True(band.MeanLow[week] <= band.Mean[week] + 1e-9 && band.Mean[week] <= band.MeanHigh[week] + 1e-9);
        });
        Assert.Equal(runs[3][40, NetworkMeasure.BeliefMean], bands.Replicate(0, Belief, 0, 3)[40], 1e-6);
    }

    [Fact]
    public void One_replicate_has_a_mean_and_no_interval()
    {
        var experiment = SampleExperiments.Factorial(2, [], 0.2);
        var bands = new WeeklyBands(experiment, [Belief]);
        bands.Add(0, 0, Simulation.Run(experiment.Run(0).World, experiment.Run(0).RunSeed));
        var band = bands.Band(0, Belief)!;
        Assert.Equal(1, band.N);
        Assert.True(double.IsNaN(band.MeanLow[3]));
        Assert.Equal(band.Mean[3], band.Q90[3]);
        Assert.True(double.IsNaN(bands.Replicate(0, Belief, 0, 1)[3]));
    }

    [Fact]
    public void What_was_not_asked_for_is_refused()
    {
        var experiment = SampleExperiments.Factorial(2, [], 0.2);
        var bands = new WeeklyBands(experiment, [Belief]);
        Assert.Throws<ArgumentOutOfRangeException>(() => bands.Band(0, Use));
        var longer = SampleExperiments.World(0.2) with { Weeks = 41 };
        Assert.Throws<ArgumentException>(() => bands.Add(0, 0, Simulation.Run(longer, 1)));
    }
}
