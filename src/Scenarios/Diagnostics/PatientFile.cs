namespace Staffroom.Scenarios.Diagnostics;

/// <summary>
/// Reads files of users whole, whatever they turn out to be: a device that never ends is cut off, a pipe that nobody writes to is let
/// go after a while. Pipes that are written to are read like files, so the output of a command can be a scenario.
/// </summary>
internal static class PatientFile
{
    /// <summary>How long to wait for more of a file; a disk that has to wake up needs less.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The bytes of a file, at most one more than allowed: that one tells a file that is too large.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">Largest size allowed, in bytes.</param>
    /// <param name="patience">How long to wait for more of it.</param>
    /// <exception cref="IOException">It cannot be read, or nothing arrived in time.</exception>
    public static byte[] Read(string path, int mostBytes, TimeSpan patience)
    {
        long arrived = 0;

        // Opening and reading a pipe cannot be canceled, so both are left to a thread of their own, which does not keep the process alive.
        var reading = Task.Factory.StartNew(
            () => ReadAll(path, mostBytes, total => Interlocked.Exchange(ref arrived, total)),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (long before = 0; Task.WaitAny([reading], patience) < 0;)
        {
            long now = Interlocked.Read(ref arrived);
            if (now == before)
            {
                throw new IOException($"Nothing arrived from {path} for {patience.TotalSeconds:0.#} seconds; it may be a pipe that nobody writes to.");
            }

            before = now;
        }

        return reading.GetAwaiter().GetResult();
    }

    private static byte[] ReadAll(string path, int mostBytes, Action<long> report)
    {
        // Pipes and devices do not know their length, so what counts is what really arrives.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        var chunk = new byte[81920];
        for (int read = file.Read(chunk); read > 0 && all.Length <= mostBytes; read = file.Read(chunk))
        {
            all.Write(chunk, 0, (int)Math.Min(read, mostBytes + 1L - all.Length));
            report(all.Length);
        }

        return all.ToArray();
    }
}
