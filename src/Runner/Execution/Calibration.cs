using Staffroom.Model;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Execution;

/// <summary>What an experiment will take on this machine, measured by a few short runs of it.</summary>
/// <param name="Seconds">Estimated time on the threads given.</param>
/// <param name="MemoryMegabytes">Estimated memory.</param>
/// <param name="DiskMegabytes">Estimated size of the run store.</param>
internal sealed record Calibration(double Seconds, double MemoryMegabytes, double DiskMegabytes)
{
    private const double Megabyte = 1024 * 1024;
    private const int WarmUpWeeks = 3;
    private const int ShortestWeeks = 10;

    /// <summary>What the runtime, SQLite and the report take whatever the experiment (measured).</summary>
    private const double BaseMegabytes = 150;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>Runs the largest condition for a few weeks on the kernel, at least once and until a second is spent.</summary>
    public static Calibration Measure(Experiment experiment, int threads, TimeProvider clock, CancellationToken cancellation)
    {
        var largest = experiment.Conditions.MaxBy(condition => Workload.TeacherWeeks(condition.World))!;
        var run = experiment.Run(largest.Index * experiment.Replicates);
        int weeks = Math.Min(largest.World.Weeks, ShortestWeeks);
        Simulation.Run(largest.World with { Weeks = Math.Min(weeks, WarmUpWeeks) }, run.RunSeed, cancellation);

        long started = clock.GetTimestamp();
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        byte[] bytes = [];
        int repeats = 0;
        do
        {
            bytes = Simulation.Run(largest.World with { Weeks = weeks }, run.RunSeed, cancellation).ToCanonicalBytes();
            repeats++;
        }
        while (clock.GetElapsedTime(started) < Budget);

        double perTeacherWeek = clock.GetElapsedTime(started).TotalSeconds / (repeats * (double)largest.World.Network.TeacherCount * weeks);
        double allocated = (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / (double)repeats;
        double work = experiment.Conditions.Sum(condition => Workload.TeacherWeeks(condition.World)) * experiment.Replicates;
        double horizon = (largest.World.Weeks + 1.0) / (weeks + 1.0);
        double runBytes = bytes.Length * horizon;
        int parallel = Math.Min(threads, Math.Min(Environment.ProcessorCount, experiment.RunCount));
        return new Calibration(
            perTeacherWeek * work / parallel,
            BaseMegabytes + (threads * (allocated + (4 * runBytes)) / Megabyte),
            CompressedBytes.Pack(bytes).Length * horizon * experiment.RunCount / Megabyte);
    }
}
