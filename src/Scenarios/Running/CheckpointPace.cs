namespace Staffroom.Scenarios.Running;

/// <summary>When a run is kept: every so many weeks, or so rarely that it costs about a fiftieth of the time.</summary>
/// <param name="weeks">Weeks between checkpoints, 1 or more; null for what measuring says.</param>
/// <param name="clock">Measures.</param>
internal sealed class CheckpointPace(int? weeks, TimeProvider clock)
{
    /// <summary>Share of a run's time that keeping it may take (assumption: what nobody notices).</summary>
    public const double LargestShare = 0.02;

    /// <summary>What there is to lose before anything is kept (assumption: a wait that nobody minds twice).</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);

    private long _since = clock.GetTimestamp();
    private TimeSpan _cost;

    /// <summary>Whether it is time.</summary>
    public bool IsDue(int week) => weeks is { } every
        ? week % every == 0
        : clock.GetElapsedTime(_since) is var elapsed && elapsed >= Shortest && elapsed >= _cost / LargestShare;

    /// <summary>Keeps the run, and how long that took.</summary>
    public void Measure(Action keep)
    {
        long started = clock.GetTimestamp();
        keep();
        _since = clock.GetTimestamp();
        _cost = clock.GetElapsedTime(started, _since);
    }
}
