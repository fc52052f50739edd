using System.Security.Cryptography;
using Staffroom.Runner.Execution;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Store;

/// <summary>What of an experiment a store holds.</summary>
internal static class StoredRuns
{
    /// <summary>The runs of a draw in plan order, each checked to be the one that the plan has at its place.</summary>
    /// <exception cref="StoreException">One is not: its bytes may be whole, but they would count for another condition or replicate.</exception>
    public static IReadOnlyList<RunHeader> Headers(RunStore store, Experiment experiment, int draw = 0)
    {
        var headers = store.Headers(draw);
        return headers.FirstOrDefault(run => !IsAsPlanned(run, experiment)) is { } wrong ? throw Damaged(store, $"{Name(wrong)} is not what the plan has there") : headers;
    }

    /// <summary>
    /// Indices of the runs still to do, ascending: those not stored, those that failed, those that are not what the plan has there, and
    /// those whose stored bytes no longer have the digest they were stored with. What this process stored itself needs no second look.
    /// </summary>
    public static int[] Missing(RunStore store, Experiment experiment, int draw)
    {
        var isThere = new bool[experiment.RunCount];
        Concurrently.ForEach(store.Headers(draw).Where(run => IsAsPlanned(run, experiment)), run =>
            isThere[run.Index] = run.State == RunState.Done && (store.IsNew || IsWhole(store, run)));

        return [.. Enumerable.Range(0, isThere.Length).Where(index => !isThere[index])];
    }

    /// <summary>What is kept of a finished run, checked against its digest: its canonical bytes, or its outcomes in a robustness draw.</summary>
    /// <exception cref="StoreException">They are missing or damaged.</exception>
    public static byte[] Bytes(RunStore store, RunHeader run)
    {
        try
        {
            var bytes = run.Draw == 0 ? store.CanonicalBytes(run.Index) : store.Outcomes(run.Draw, run.Index);
            return bytes is not null && SHA256.HashData(bytes).AsSpan().SequenceEqual(run.Digest)
                ? bytes
                : throw Damaged(store, $"the bytes of {Name(run)} do not have the digest they were stored with");
        }
        catch (InvalidDataException error)
        {
            throw Damaged(store, $"the bytes of {Name(run)} cannot be unpacked", error);
        }
    }

    private static bool IsAsPlanned(RunHeader run, Experiment experiment) =>
        run.State is RunState.Done or RunState.Failed
        && run.Index >= 0 && run.Index < experiment.RunCount
        && experiment.Run(run.Index) is var planned
        && (run.Condition, run.Replicate, run.RunSeed) == (planned.Condition, planned.Replicate, planned.RunSeed);

    private static bool IsWhole(RunStore store, RunHeader run)
    {
        try
        {
            Bytes(store, run);
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }

    private static string Name(RunHeader run) => run.Draw > 0 ? $"run {run.Index} of robustness draw {run.Draw}" : $"run {run.Index}";

    private static StoreException Damaged(RunStore store, string what, Exception? inner = null) => new(
        ExitCode.Invalid,
        $"In {store.File} {what}. All other runs are kept: `staffroom resume` on the folder computes damaged runs again.",
        inner);
}
