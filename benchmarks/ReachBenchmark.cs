using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Runner.Bench;
using Staffroom.Scenarios.Running;

namespace Staffroom.Benchmarks;

/// <summary>
/// One question: how far does it reach? The jobs of <c>staffroom bench</c> at 1,000,000 agents and, for the school year, at 3.2 million teachers in
/// 100,000 schools; building is left out. Needs 6 GB of memory.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3)]
public class ReachBenchmark
{
    private const int Agents = 1_000_000;
    private const int Schools = 100_000;
    private const ulong Seed = 2026;

    private StartedRun? _run;

    /// <summary>Threshold contagion, 50 weeks.</summary>
    [IterationSetup(Target = nameof(Threshold))]
    public void PrepareThreshold() => _run = Simulation.Start(ContagionJob.OfThresholds.World(Agents), Seed);

    /// <summary>Independent contagion, 50 weeks.</summary>
    [IterationSetup(Target = nameof(Contagion))]
    public void PrepareContagion() => _run = Simulation.Start(ContagionJob.OfContacts.World(Agents), Seed);

    /// <summary>The whole model, 39 weeks.</summary>
    [IterationSetup(Target = nameof(Year))]
    public void PrepareYear()
    {
        _run = null;
        _run = Simulation.Start(FullModelJob.Year.World(Schools), Seed, new ThreadedRanges(Environment.ProcessorCount));
    }

    /// <summary>Adopt when at least 20 % of the neighbors have.</summary>
    [Benchmark]
    public Trajectory Threshold() => _run!.ToEnd();

    /// <summary>Each using neighbor passes it on with probability 0.02 a week.</summary>
    [Benchmark]
    public Trajectory Contagion() => _run!.ToEnd();

    /// <summary>A school year of 3.2 million teachers on all cores.</summary>
    [Benchmark]
    public Trajectory Year() => _run!.ToEnd();
}
