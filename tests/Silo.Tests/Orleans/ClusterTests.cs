using Orleans.TestingHost;
using Staffroom.Grains.Contracts;
using Staffroom.Model.Parts;
using Xunit.Abstractions;

namespace Staffroom.Silo.Tests.Orleans;

/// <summary>The law that where a run happens never changes what happens, on several silos.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int CheckpointWeeks = 6;

    /// <summary>Without rows that cross silos, the tests below would prove little.</summary>
    [Fact]
    public void Every_school_of_the_experiment_hears_of_others()
    {
        var run = SmallExperiment.Create().Run(0);
        var start = SharedStart.Create(run.World, run.RunSeed);
        Assert.All(Enumerable.Range(0, SmallExperiment.Schools), school => Assert.NotEmpty(start.Speakers(school)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task On_any_number_of_silos_at_any_granularity_a_run_is_the_same(short silos)
    {
        var experiment = SmallExperiment.Create();
        await using var cluster = await TestSilos.StartAsync(silos);
        foreach (var granularity in Enum.GetValues<Granularity>())
        {
            for (int index = 0; index < experiment.RunCount; index++)
            {
                Assert.Equal(SmallExperiment.Digest(experiment, index), await cluster.DigestAsync(experiment, index, new RunOrder(granularity)));
            }
        }

        var schools = cluster.Segments.Seen.Where(seen => seen.School.Contains(":school/", StringComparison.Ordinal)).DistinctBy(seen => seen.School);
        Assert.All(
            schools.GroupBy(seen => seen.School[..seen.School.LastIndexOf('/')]),
            run => Assert.Equal(Enumerable.Repeat(SmallExperiment.Schools / silos, silos), run.CountBy(seen => seen.Silo).Select(count => count.Value)));
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(1, Granularity.School)]
    [InlineData(2, Granularity.School)]
    [InlineData(3, Granularity.Teacher)]
    [InlineData(4, Granularity.Teacher)]
    public Task A_silo_killed_in_a_random_week_changes_nothing(int seed, Granularity granularity) =>
        LoseAsync(seed, granularity, (cluster, silo) => cluster.KillAsync(silo));

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData(5, Granularity.School)]
    [InlineData(6, Granularity.School)]
    [InlineData(7, Granularity.Teacher)]
    [InlineData(8, Granularity.Teacher)]
    public Task A_silo_that_stops_in_a_random_week_hands_over(int seed, Granularity granularity) =>
        LoseAsync(seed, granularity, (cluster, silo) => cluster.StopAsync(silo));

    /// <summary>Loses one of three silos, chosen by the seed like the week in which it happens, while the run is held in that week.</summary>
    private async Task LoseAsync(int seed, Granularity granularity, Func<TestSilos, InProcessSiloHandle, Task> lose)
    {
        const int Silos = 3;
        var random = new Random(seed);
        int week = random.Next(1, SmallExperiment.Weeks);
        int lost = random.Next(Silos);
        var experiment = SmallExperiment.Create();
        await using var cluster = await TestSilos.StartAsync(Silos);
        var silo = cluster.Silos[lost];
        var held = cluster.Segments.HoldAsync(week, silo.SiloAddress);
        var digest = cluster.DigestAsync(experiment, 0, new RunOrder(granularity) { CheckpointWeeks = CheckpointWeeks });
        await held;
        await lose(cluster, silo);
        cluster.Segments.Release();
        string expected = SmallExperiment.Digest(experiment, 0);
        Assert.Equal(expected, await digest);

        var attempts = cluster.Segments.Seen.GroupBy(seen => seen.Segment.Epoch, seen => seen.Segment.FromWeek).OrderBy(attempt => attempt.Key);
        output.WriteLine(
            $"seed {seed}: silo {lost} of {Silos} was lost in week {week}; attempts began at weeks {string.Join(", ", attempts.Select(attempt => attempt.Min()))}; digest {expected}");
        Assert.True(attempts.Count() > 1, "Nothing was lost.");
    }
}
