using System.Diagnostics;

namespace Staffroom.Runner.Bench;

/// <summary>Times the parts of a job, one list of seconds for each.</summary>
internal sealed class Stopwatches(params string[] parts)
{
    private readonly List<double>[] _seconds = [.. parts.Select(_ => new List<double>())];
    private bool _counts;

    /// <summary>Does rounds that are thrown away, then those that count.</summary>
    /// <param name="ask">How many count, and how long the others go on.</param>
    /// <param name="round">A round; its parts are timed by <see cref="Time"/>.</param>
    public void Rounds(BenchRequest ask, Action round)
    {
        long started = Stopwatch.GetTimestamp();
        do
        {
            ask.Cancellation.ThrowIfCancellationRequested();
            round();
        }
        while (Stopwatch.GetElapsedTime(started) < ask.WarmUp);

        _counts = true;
        for (int repeat = 0; repeat < ask.Repeats; repeat++)
        {
            ask.Cancellation.ThrowIfCancellationRequested();
            round();
        }
    }

    /// <summary>Does a part and times it.</summary>
    public T Time<T>(string part, Func<T> work)
    {
        long started = Stopwatch.GetTimestamp();
        var result = work();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (_counts)
        {
            Of(part).Add(seconds);
        }

        return result;
    }

    /// <summary>Seconds of a part, one for each repeat.</summary>
    public List<double> Of(string part) => _seconds[Array.IndexOf(parts, part)];
}
