using System.Security.Cryptography;
using System.Text;
using Staffroom.Reports.Tables;
using Staffroom.Runner.Output;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Results;

/// <summary>
/// trace.csv of a result folder: every teacher's state in every week. Where a run happens never changes what happens, so the kernel of
/// this process computes the states again, whatever engine ran them, and the digest of each run proves that they are the same.
/// </summary>
internal static class TraceFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "trace.csv";

    /// <summary>What still opens in ordinary statistics programs, some gigabytes.</summary>
    public const long MostRows = 50_000_000;

    private const double Megabyte = 1024 * 1024;

    /// <summary>The size of the file, for people.</summary>
    public static string Size(Experiment experiment) =>
        $"{Name} will have {TraceCsv.Rows(experiment):#,0} rows, about {Megabytes(experiment):#,0.0} MB";

    /// <summary>The size of the file in megabytes, estimated.</summary>
    public static double Megabytes(Experiment experiment) => TraceCsv.EstimatedBytes(experiment) / Megabyte;

    /// <summary>Refuses what nobody could open.</summary>
    /// <exception cref="RunnerException">There would be too many rows.</exception>
    public static void RequireSize(Experiment experiment)
    {
        long rows = TraceCsv.Rows(experiment);
        if (rows <= MostRows)
        {
            return;
        }

        var largest = experiment.Conditions.MaxBy(condition => (long)condition.World.Weeks * condition.World.Network.TeacherCount)!.World;
        throw new RunnerException(
            ExitCode.Usage,
            $"{Name} would have {rows:#,0} rows ({Counted.Design(experiment.Conditions.Length, experiment.Replicates)}, up to "
                + $"{largest.Network.TeacherCount:#,0} teachers in {largest.Weeks + 1:#,0} weekly states); it may have at most {MostRows:#,0}. "
                + "Lower --replicates or --weeks, take a smaller network or fewer conditions, or leave --trace out.");
    }

    /// <summary>Writes it from the finished runs of a folder.</summary>
    /// <exception cref="RunnerException">This version does not come to the stored results.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted; there is no file then.</exception>
    public static void Write(Host host, ResultFolder folder)
    {
        var experiment = folder.Experiment;
        var stored = RunReader.Finished(experiment, folder.Store).ToDictionary(run => run.Index);
        int done = 0;
        ProgressShown.Run(host, "Trace", report =>
        {
            folder.WriteWhole(Name, stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
                TraceCsv.Write(
                    writer,
                    experiment,
                    stored.Keys.Order().Select(experiment.Run),
                    (run, trajectory) =>
                    {
                        RequireSame(stored[run.Index], SHA256.HashData(trajectory.ToCanonicalBytes()));
                        report(new Progress(++done / (double)stored.Count, $"{done} of {Counted.Of(stored.Count, "run")}"));
                    },
                    host.Interrupt);
            });
            return done;
        });
    }

    private static void RequireSame(RunHeader stored, byte[] digest)
    {
        if (!stored.Digest.AsSpan().SequenceEqual(digest))
        {
            throw new RunnerException(
                ExitCode.Unexpected,
                $"Run {stored.Index} comes out otherwise than it was stored, so its states are not known and {Name} was not written. `replay` tells which runs differ; the version that made them can trace them.");
        }
    }
}
