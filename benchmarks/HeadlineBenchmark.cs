using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Staffroom.Model;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Benchmarks;

/// <summary>
/// One question: how long does the headline comparison take on all cores, without the command around it? First the pilots that match
/// hours between designs, then the 640 runs (8 sizes × 2 kinds of ties × 2 trust climates × 20 replicates, two practices, 117 weeks).
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class HeadlineBenchmark
{
    private Experiment _asked = null!;
    private Experiment _matched = null!;

    /// <summary>Reads the scenario and matches its hours once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _asked = ScenarioReader.Read(ScenarioLibrary.Headline, Environment.CurrentDirectory, new ScenarioOptions()).Value!;
        _matched = HoursMatching.Resolve(_asked, Environment.ProcessorCount);
    }

    /// <summary>The pilots.</summary>
    [Benchmark]
    public Experiment MatchHours() => HoursMatching.Resolve(_asked, Environment.ProcessorCount);

    /// <summary>The runs.</summary>
    [Benchmark(Baseline = true)]
    public int Runs()
    {
        Parallel.For(0, _matched.RunCount, index =>
        {
            var run = _matched.Run(index);
            Simulation.Run(run.World, run.RunSeed);
        });
        return _matched.RunCount;
    }
}
