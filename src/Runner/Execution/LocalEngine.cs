using System.Collections.Immutable;
using Staffroom.Grains.Telemetry;
using Staffroom.Model;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Running;

namespace Staffroom.Runner.Execution;

/// <summary>The model's columnar kernel called directly, no actors: the yardstick of every other engine.</summary>
/// <param name="checkpointWeeks">Weeks between checkpoints, 1 or more; null for what measuring says.</param>
internal sealed class LocalEngine(int? checkpointWeeks = null) : IEngine
{
    /// <summary>Its name.</summary>
    public const string EngineName = "local";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string Granularity => "network";

    /// <inheritdoc/>
    public int Silos => 0;

    /// <inheritdoc/>
    public long MemoryBytes => Machine.MemoryForRunsBytes;

    /// <inheritdoc/>
    public Trajectory Run(Experiment experiment, int index, RunMeans means, CancellationToken cancellation) =>
        Counted(experiment, index, run => WholeRun.Simulate(run, means.WithCheckpointWeeks(checkpointWeeks), TimeProvider.System, cancellation));

    /// <inheritdoc/>
    public (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation) =>
        Counted(experiment, index, run => Simulation.RunWithDiaries(run.World, run.RunSeed, teachers, cancellation));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private static T Counted<T>(Experiment experiment, int index, Func<RunSpec, T> simulate)
    {
        using var activity = Instruments.Source.StartActivity("run");
        var run = experiment.Run(index);
        var result = simulate(run);
        Instruments.RunEnded(EngineName, (long)Workload.TeacherWeeks(run.World), isFailed: false);
        return result;
    }
}
