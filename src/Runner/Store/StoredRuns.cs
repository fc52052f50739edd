using System.Security.Cryptography;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Store;

/// <summary>What of an experiment a store holds.</summary>
internal static class StoredRuns
{
    /// <summary>
    /// Indices of the runs still to do, ascending: those not stored, those that failed, and those whose stored bytes no longer have
    /// the digest they were stored with.
    /// </summary>
    public static int[] Missing(RunStore store, Experiment experiment, int draw)
    {
        var isThere = new bool[experiment.RunCount];
        foreach (var run in store.Headers(draw))
        {
            if (run.Index >= 0 && run.Index < isThere.Length)
            {
                isThere[run.Index] = run.State == RunState.Done && run.RunSeed == experiment.Run(run.Index).RunSeed && (draw > 0 || IsWhole(store, run));
            }
        }

        return [.. Enumerable.Range(0, isThere.Length).Where(index => !isThere[index])];
    }

    /// <summary>The canonical bytes of a finished run, checked against its digest.</summary>
    /// <exception cref="StoreException">They are missing or damaged.</exception>
    public static byte[] Bytes(RunStore store, RunHeader run)
    {
        var bytes = store.CanonicalBytes(run.Index) ?? throw Damaged(store, run);
        return SHA256.HashData(bytes).AsSpan().SequenceEqual(run.Digest) ? bytes : throw Damaged(store, run);
    }

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

    private static StoreException Damaged(RunStore store, RunHeader run) => new(
        ExitCode.Invalid,
        $"In {store.File} the bytes of run {run.Index} do not have the digest they were stored with. All other runs are kept: "
        + "`staffroom resume` on the folder computes damaged runs again.");
}
