using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Benchmarks;

/// <summary>
/// One question: what does a week of one teacher cost, in the middle of a spread? An operation is one teacher-week of the whole
/// model with two practices, on one thread.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 9)]
public class WeekStepBenchmark
{
    private const int Staff = 17;
    private const int FirstWeek = 20;
    private const int SmallSchools = 8;
    private const int SmallWorlds = 8;
    private const int SmallWeeks = 97;
    private const int LargeSchools = 5883;
    private const int LargeWeeks = 8;

    private World[] _worlds = [];

    /// <summary>Eight worlds of 136 teachers.</summary>
    [IterationSetup(Target = nameof(Teachers136))]
    public void PrepareSmall() => _worlds = [.. Enumerable.Range(0, SmallWorlds).Select(seed => Started(SmallSchools, (ulong)seed))];

    /// <summary>One world of 100,011 teachers.</summary>
    [IterationSetup(Target = nameof(Teachers100000))]
    public void PrepareLarge() => _worlds = [Started(LargeSchools, 2026)];

    /// <summary>136 teachers: everything stays in the cache.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = SmallSchools * Staff * SmallWorlds * SmallWeeks)]
    public void Teachers136() => Step(SmallWeeks);

    /// <summary>About 100,000 teachers: memory counts.</summary>
    [Benchmark(OperationsPerInvoke = LargeSchools * Staff * LargeWeeks)]
    public void Teachers100000() => Step(LargeWeeks);

    private static World Started(int schools, ulong seed)
    {
        var starters = new SeedSpec(SeedKind.InformalLeaders, [], 2, true, []);
        var world = World.Create(
            new WorldSpec
            {
                Network = new SchoolNetworkSpec { Schools = schools, StaffPerSchool = Staff, Between = [new(SchoolPattern.Ring, 3 * schools, 0.3)] },
                Climate = ClimateSpec.HighTrust,
                Practices = [new("codified", 0.1, 0.3, 0.8, 0, starters), new("tacit", 0.9, 0.3, 0.8, 0, starters)],
                Beliefs = [BeliefSpec.Default],
                Weeks = 117,
            },
            seed);
        for (int week = 0; week < FirstWeek; week++)
        {
            world.Step();
        }

        return world;
    }

    private void Step(int weeks)
    {
        foreach (var world in _worlds)
        {
            for (int week = 0; week < weeks; week++)
            {
                world.Step();
            }
        }
    }
}
