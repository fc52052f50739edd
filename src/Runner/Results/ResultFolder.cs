using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Results;

/// <summary>A result folder held for writing: its lock, its run store and the experiment in it.</summary>
internal sealed class ResultFolder : IDisposable
{
    private const int MostFolders = 100_000;
    private readonly FolderLock _lock;

    private ResultFolder(string path, FolderLock folderLock, RunStore store, Experiment experiment)
    {
        Path = path;
        _lock = folderLock;
        Store = store;
        Experiment = experiment;
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>Its run store.</summary>
    public RunStore Store { get; }

    /// <summary>The experiment as resolved; before <see cref="Settle"/>, ties of named designs may still be open.</summary>
    public Experiment Experiment { get; private set; }

    /// <summary>Path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates a folder for a new experiment: the one named, or the next free results/NAME-n. Nothing is ever overwritten.</summary>
    /// <exception cref="RunnerException">The folder named holds something already, is in use or cannot be written.</exception>
    public static ResultFolder Create(Host host, string? wanted, Experiment experiment, ResultFacts facts)
    {
        var (path, folderLock) = wanted is null ? TakeNext(host, experiment.Name) : TakeNamed(host.Resolve(wanted), host);
        try
        {
            var store = RunStore.Create(
                System.IO.Path.Combine(path, RunStore.FileName), ExperimentCodec.Encode(experiment),
                ExperimentCodec.PlanHash(experiment), facts.ToPairs());
            return new ResultFolder(path, folderLock, store, experiment);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Puts the experiment with all its ties in the place of the one whose ties are still open, with the pilots that are runs of it.</summary>
    public void Settle(MatchedHours matched)
    {
        var settled = matched.Experiment;
        Store.ReplacePlan(ExperimentCodec.Encode(settled), ExperimentCodec.PlanHash(settled), matched.Runs.Select(run => Record(settled.Run(run.Index), run)));
        Experiment = settled;
    }

    /// <summary>Opens a folder to add to it.</summary>
    /// <exception cref="StoreException">It holds no usable run store, is in use or cannot be written.</exception>
    public static ResultFolder Open(Host host, string folder)
    {
        string path = host.Resolve(folder);
        ThrowIfNoStore(path, host);
        var folderLock = FolderLock.Take(path);
        RunStore? store = null;
        try
        {
            store = RunStore.Open(System.IO.Path.Combine(path, RunStore.FileName), isWritable: true);
            return new ResultFolder(path, folderLock, store, ReadPlan(store));
        }
        catch
        {
            store?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the run store of a folder to read it; the folder may be read-only.</summary>
    public static RunStore OpenToRead(Host host, string folder)
    {
        string path = host.Resolve(folder);
        ThrowIfNoStore(path, host);
        return RunStore.Open(System.IO.Path.Combine(path, RunStore.FileName), isWritable: false);
    }

    /// <summary>The experiment that a store holds.</summary>
    /// <exception cref="StoreException">The plan is damaged.</exception>
    public static Experiment ReadPlan(RunStore store)
    {
        var (plan, hash) = store.Plan();
        try
        {
            var experiment = ExperimentCodec.Decode(plan);
            return string.Equals(ExperimentCodec.PlanHash(experiment), hash, StringComparison.Ordinal)
                ? experiment
                : throw StoreException.Damaged(store.File, "the plan does not have the hash it was stored with");
        }
        catch (InvalidDataException error)
        {
            throw StoreException.Damaged(store.File, error.Message, error);
        }
    }

    /// <summary>Writes a file as a whole or not at all: a reader never sees half of it. The name may lead into a folder of its own.</summary>
    public void WriteWhole(string name, Action<Stream> write)
    {
        string temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(File(name))!, $".{System.IO.Path.GetFileName(name)}.tmp");
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(temporary)!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            System.IO.File.Move(temporary, File(name), overwrite: true);
        }
        catch (Exception error)
        {
            System.IO.File.Delete(temporary);
            if (error is not (IOException or UnauthorizedAccessException))
            {
                throw;
            }

            throw new RunnerException(
                ExitCode.Unexpected, $"{name} could not be written: {error.Message} The runs are kept; `report` writes it again.", error);
        }
    }

    /// <summary>Closes the store and lets go of the folder.</summary>
    public void Dispose()
    {
        Store.Dispose();
        _lock.Dispose();
    }

    private static RunRecord Record(RunSpec run, PilotedRun piloted) => new(
        0, run.Index, run.Condition, run.Replicate, run.RunSeed, RunState.Done, piloted.Digest, piloted.Packed, null, null, piloted.Seconds);

    private static (string Path, FolderLock Lock) TakeNamed(string path, Host host)
    {
        CreateFolder(path, host);
        if (!System.IO.File.Exists(System.IO.Path.Combine(path, RunStore.FileName)))
        {
            // Before the lock, whose file would be a trace of us in a folder that is none of ours.
            ThrowIfOccupied(path, host);
        }

        var folderLock = FolderLock.Take(path);
        try
        {
            ThrowIfOccupied(path, host);
            return (path, folderLock);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    private static void ThrowIfOccupied(string path, Host host)
    {
        string? occupant = Directory.EnumerateFileSystemEntries(path)
            .Select(System.IO.Path.GetFileName).FirstOrDefault(name => !string.Equals(name, FolderLock.FileName, StringComparison.Ordinal));
        if (occupant is null)
        {
            return;
        }

        string shown = host.Shown(path);
        bool isResult = System.IO.File.Exists(System.IO.Path.Combine(path, RunStore.FileName));
        throw new RunnerException(ExitCode.Usage, isResult
            ? $"{shown} already holds results. Carry on with `{host.CommandName} resume {Output.Shell.Join([shown])}`, or choose another folder with --out."
            : $"{shown} is not empty (it holds {occupant}). Choose a new folder with --out.");
    }

    private static (string Path, FolderLock Lock) TakeNext(Host host, string name)
    {
        string parent = host.Resolve("results");
        CreateFolder(parent, host);
        int last = Directory.EnumerateDirectories(parent, name + "-*")
            .Select(path => int.TryParse(System.IO.Path.GetFileName(path)[(name.Length + 1)..], out int number) ? number : 0)
            .DefaultIfEmpty(0).Max();
        for (int number = last + 1; number < last + MostFolders; number++)
        {
            string path = System.IO.Path.Combine(parent, $"{name}-{number}");
            CreateFolder(path, host);

            // Somebody else may take the same number at the same time: whoever gets the lock of an empty folder has it.
            if (FolderLock.TryTake(path) is not { } folderLock)
            {
                continue;
            }

            if (!System.IO.File.Exists(System.IO.Path.Combine(path, RunStore.FileName)))
            {
                return (path, folderLock);
            }

            folderLock.Dispose();
        }

        throw new RunnerException(ExitCode.Usage, $"There is no free folder {name}-… in {host.Shown(parent)}. Choose one with --out.");
    }

    private static void CreateFolder(string path, Host host)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunnerException(
                ExitCode.Usage, $"The folder {host.Shown(path)} cannot be created: {error.Message} Choose another with --out.", error);
        }
    }

    private static void ThrowIfNoStore(string path, Host host)
    {
        if (!Directory.Exists(path))
        {
            throw new StoreException(ExitCode.Usage, $"There is no folder {host.Shown(path)}.");
        }

        if (!System.IO.File.Exists(System.IO.Path.Combine(path, RunStore.FileName)))
        {
            throw new StoreException(
                ExitCode.Usage, $"{host.Shown(path)} holds no {RunStore.FileName}; name a result folder that `{host.CommandName} run` wrote.");
        }
    }
}
