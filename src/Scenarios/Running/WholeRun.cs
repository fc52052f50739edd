using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Running;

/// <summary>One run from its start, or from where it was kept, to its end.</summary>
public static class WholeRun
{
    /// <summary>Simulates it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="means">What it may use.</param>
    /// <param name="clock">Measures what keeping it costs.</param>
    /// <param name="cancellation">Stops it; what was kept stays.</param>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="IOException">It could not be kept; what was kept before stays.</exception>
    /// <exception cref="InvalidDataException">What was kept is of something else (<see cref="RunCheckpoint.Check"/> says so beforehand).</exception>
    public static Trajectory Simulate(RunSpec run, RunMeans means, TimeProvider clock, CancellationToken cancellation)
    {
        var started = Simulation.Start(run.World, run.RunSeed, means.Threads > 1 ? new ThreadedRanges(means.Threads) : null);
        if (means.Checkpoint is not { } checkpoint || started.IsEventDriven)
        {
            return started.ToEnd(cancellation);
        }

        checkpoint.Load(started);
        var pace = new CheckpointPace(checkpoint.Weeks, clock);
        while (started.Week < run.World.Weeks)
        {
            cancellation.ThrowIfCancellationRequested();
            started.Step();
            if (started.Week < run.World.Weeks && pace.IsDue(started.Week))
            {
                pace.Measure(() => checkpoint.Save(started));
            }
        }

        return started.Finish();
    }
}
