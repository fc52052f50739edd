using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Execution;

/// <summary>How big a run is, in teacher-weeks and practices: what its time is about proportional to.</summary>
internal static class Workload
{
    /// <summary>Bytes that a run takes for each teacher, ties and all (measured: 5.8 to 6.0 GB for 3.2 million teachers of 8 ties).</summary>
    private const double BytesPerTeacher = 1_900;

    /// <summary>How many of the largest runs of an experiment fit into some memory at once, 1 or more.</summary>
    public static int FittingAtOnce(Experiment experiment, long memoryBytes)
    {
        double largest = BytesPerTeacher * experiment.Conditions.Max(condition => condition.World.Network.TeacherCount);
        return (int)Math.Clamp(memoryBytes / largest, 1, int.MaxValue);
    }

    /// <summary>Teachers × weeks of a run.</summary>
    public static double TeacherWeeks(WorldSpec world) => (double)world.Network.TeacherCount * world.Weeks;
}
