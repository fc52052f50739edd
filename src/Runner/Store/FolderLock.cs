namespace Staffroom.Runner.Store;

/// <summary>
/// Holds a result folder for one process. The lock is the open handle, not the file: the operating system lets go of it when a
/// process dies, so a lock file left behind by kill -9 locks nothing.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    /// <summary>Name of the lock file.</summary>
    public const string FileName = ".lock";

    private readonly FileStream _handle;

    private FolderLock(FileStream handle) => _handle = handle;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreException">Another process holds it, or the folder cannot be written.</exception>
    public static FolderLock Take(string folder) => TryTake(folder) ?? throw new StoreException(
        ExitCode.Usage, $"Another staffroom is writing to {folder}. Wait until it has finished, or choose another folder with --out.");

    /// <summary>Takes the lock, or returns null if another process holds it.</summary>
    /// <exception cref="StoreException">The folder cannot be written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        string file = Path.Combine(folder, FileName);
        try
        {
            return new FolderLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (UnauthorizedAccessException error)
        {
            throw NotWritable(folder, error);
        }
        catch (IOException error) when (!File.Exists(file))
        {
            throw NotWritable(folder, error);
        }
        catch (IOException error) when (error.Message.Contains("Read-only", StringComparison.OrdinalIgnoreCase))
        {
            throw NotWritable(folder, error);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose() => _handle.Dispose();

    private static StoreException NotWritable(string folder, Exception error) => new(
        ExitCode.Usage, $"{folder} cannot be written: {error.Message} Choose another folder with --out.", error);
}
