using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Kernel;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model;

/// <summary>Runs a world from its start to its horizon and records what happens.</summary>
public static class Simulation
{
    /// <summary>The trajectory of a world under a run seed; the same bytes wherever it runs.</summary>
    /// <exception cref="OperationCanceledException">The run was canceled; nothing is left behind.</exception>
    public static Trajectory Run(WorldSpec spec, ulong runSeed, CancellationToken cancellation = default) =>
        Start(spec, runSeed).ToEnd(cancellation);

    /// <summary>A run at its start, to be stepped week by week: the network is built, the start recorded.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="runSeed">The key of all its draws.</param>
    /// <param name="ranges">Spreads the weeks of a large network over threads; null for one. Never changes a byte.</param>
    public static StartedRun Start(WorldSpec spec, ulong runSeed, IRanges? ranges = null) =>
        new(World.Create(spec, runSeed, ranges ?? OneRange.Instance));

    /// <summary>The same run with somebody watching, who changes nothing.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="runSeed">The key of all its draws.</param>
    /// <param name="watch">Sees the world at its start and at the end of every week; it must not keep the state's columns, which are reused.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <inheritdoc cref="Run"/>
    public static Trajectory RunWatched(WorldSpec spec, ulong runSeed, Action<World> watch, CancellationToken cancellation = default)
    {
        var world = World.Create(spec, runSeed);
        var recorder = new Recorder(world);
        watch(world);
        for (int week = 0; week < spec.Weeks; week++)
        {
            cancellation.ThrowIfCancellationRequested();
            world.Step();
            recorder.Record();
            watch(world);
        }

        return recorder.Finish();
    }

    /// <summary>The same run with the diaries of some teachers kept beside it; they change nothing.</summary>
    /// <param name="spec">The world.</param>
    /// <param name="runSeed">The key of all its draws.</param>
    /// <param name="teachers">Ids of the teachers; the diaries come back in this order.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such teacher.</exception>
    /// <inheritdoc cref="Run"/>
    public static (Trajectory Trajectory, ImmutableArray<Diary> Diaries) RunWithDiaries(
        WorldSpec spec, ulong runSeed, IReadOnlyList<int> teachers, CancellationToken cancellation = default)
    {
        if (teachers.Count == 0)
        {
            return (Run(spec, runSeed, cancellation), []);
        }

        var world = World.Create(spec, runSeed);
        var recorder = new Recorder(world);
        var diaries = new DiaryKeepers(world);
        foreach (int teacher in teachers)
        {
            diaries.Open(teacher);
        }

        for (int week = 0; week < spec.Weeks; week++)
        {
            cancellation.ThrowIfCancellationRequested();
            world.Step();
            recorder.Record();
            diaries.Note();
        }

        return (recorder.Finish(), diaries.Diaries);
    }
}
