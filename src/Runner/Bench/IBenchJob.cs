namespace Staffroom.Runner.Bench;

/// <summary>Something that is timed at several sizes.</summary>
internal interface IBenchJob
{
    /// <summary>What is typed.</summary>
    string Name { get; }

    /// <summary>What it measures, in a sentence.</summary>
    string Meaning { get; }

    /// <summary>Numbers of teachers where none are asked for.</summary>
    IReadOnlyList<int> Sizes { get; }

    /// <summary>Times the job at one size: rounds that are thrown away, then those that count.</summary>
    /// <param name="teachers">Number of teachers, or about as many.</param>
    /// <param name="ask">How to measure.</param>
    /// <exception cref="InvalidOperationException">Two ways of computing the same disagree: then no time means anything.</exception>
    IEnumerable<BenchRow> Measure(int teachers, BenchRequest ask);
}

/// <summary>How to measure.</summary>
/// <param name="Repeats">Repeats that count, 1 or more.</param>
/// <param name="Threads">Threads, 1 or more.</param>
/// <param name="WarmUp">How long rounds are thrown away, at least one: by then the compiler has seen enough of a small job.</param>
/// <param name="Edges">File for the ties of the graph that was used, or null.</param>
/// <param name="Cancellation">Stops it.</param>
internal sealed record BenchRequest(int Repeats, int Threads, TimeSpan WarmUp, string? Edges, CancellationToken Cancellation)
{
    // "5" resets the high-water mark of Linux.
    private const string PeakControl = "/proc/self/clear_refs";

    /// <summary>Gives back what earlier measurements held, and on Linux forgets their peak.</summary>
    public static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            if (OperatingSystem.IsLinux())
            {
                File.WriteAllText(PeakControl, "5");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then the peak of the whole process is shown, which is never too low.
        }
    }

    /// <summary>Most memory that this process has held since <see cref="ForgetPeak"/> (on Linux; elsewhere at all), in megabytes of 10⁶ bytes.</summary>
    public static double PeakMegabytes()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }
}
