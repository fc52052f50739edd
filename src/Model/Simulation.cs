using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model;

/// <summary>Runs a world from its start to its horizon and records what happens.</summary>
public static class Simulation
{
    /// <summary>The trajectory of a world under a run seed; the same bytes wherever it runs.</summary>
    /// <exception cref="OperationCanceledException">The run was canceled; nothing is left behind.</exception>
    public static Trajectory Run(WorldSpec spec, ulong runSeed, CancellationToken cancellation = default)
    {
        var world = World.Create(spec, runSeed);
        var recorder = new Recorder(world);
        for (int week = 0; week < spec.Weeks; week++)
        {
            cancellation.ThrowIfCancellationRequested();
            world.Step();
            recorder.Record();
        }

        return recorder.Finish();
    }
}
