using System.Collections.Concurrent;
using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Tests.Execution;

/// <summary>Runs on the kernel and counts how often each world ran under each seed.</summary>
internal sealed class CountingEngine : IEngine
{
    private readonly LocalEngine _local = new();
    private int _runs;

    public string Name => "counting";

    public string Granularity => "network";

    public int Silos => 0;

    public long MemoryBytes => long.MaxValue;

    /// <summary>Runs after which every other fails.</summary>
    public int MostRuns { get; init; } = int.MaxValue;

    public ConcurrentDictionary<(string World, ulong Seed), int> Runs { get; } = [];

    public static (string World, ulong Seed) Key(Experiment experiment, int index) =>
        (ExperimentCodec.WorldKey(experiment.Run(index).World), experiment.Run(index).RunSeed);

    public Trajectory Run(Experiment experiment, int index, RunMeans means, CancellationToken cancellation) =>
        RunWithDiaries(experiment, index, [], cancellation).Trajectory;

    public (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _runs) > MostRuns)
        {
            throw new InvalidOperationException("no more runs");
        }

        Runs.AddOrUpdate(Key(experiment, index), 1, (_, times) => times + 1);
        return _local.RunWithDiaries(experiment, index, teachers, cancellation);
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
