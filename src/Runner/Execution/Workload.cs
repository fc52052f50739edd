using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Runner.Execution;

/// <summary>How big a run is, in teacher-weeks and practices: what its time is about proportional to.</summary>
internal static class Workload
{
    /// <summary>Number of teachers of a network.</summary>
    public static int Teachers(NetworkSpec network) => network switch
    {
        SchoolNetworkSpec schools => schools.Schools * schools.StaffPerSchool,
        GraphSpec graph => graph.Teachers,
        GivenNetworkSpec given => given.People.Length,
        _ => throw new ArgumentOutOfRangeException(nameof(network), network.GetType().Name, "A network of an unknown kind."),
    };

    /// <summary>Teachers × weeks of a run.</summary>
    public static double TeacherWeeks(WorldSpec world) => (double)Teachers(world.Network) * world.Weeks;
}
