using System.Collections.Immutable;
using Staffroom.Grains.Telemetry;
using Staffroom.Model;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Execution;

/// <summary>The model's columnar kernel called directly, no actors: the yardstick of every other engine.</summary>
internal sealed class LocalEngine : IEngine
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
    public Trajectory Run(Experiment experiment, int index, CancellationToken cancellation) =>
        RunWithDiaries(experiment, index, [], cancellation).Trajectory;

    /// <inheritdoc/>
    public (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        Experiment experiment, int index, IReadOnlyList<int> teachers, CancellationToken cancellation)
    {
        using var activity = Instruments.Source.StartActivity("run");
        var run = experiment.Run(index);
        var result = Simulation.RunWithDiaries(run.World, run.RunSeed, teachers, cancellation);
        Instruments.RunEnded(EngineName, (long)Workload.TeacherWeeks(run.World), isFailed: false);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
