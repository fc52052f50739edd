using Staffroom.Model.Worlds;

namespace Staffroom.Runner.Execution;

/// <summary>How big a run is, in teacher-weeks and practices: what its time is about proportional to.</summary>
internal static class Workload
{
    /// <summary>Teachers × weeks of a run.</summary>
    public static double TeacherWeeks(WorldSpec world) => (double)world.Network.TeacherCount * world.Weeks;
}
