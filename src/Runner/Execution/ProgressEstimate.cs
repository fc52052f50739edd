using Staffroom.Runner.Output;

namespace Staffroom.Runner.Execution;

/// <summary>How far an experiment is.</summary>
/// <param name="Done">Runs finished, those of an earlier start included.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="Total">Runs in all.</param>
/// <param name="RunsPerSecond">Rate since this start; 0 if nothing is finished yet.</param>
/// <param name="Left">Estimated time left, by work and not by runs, since conditions differ in size; null if nothing is finished yet.</param>
internal sealed record ExperimentProgress(int Done, int Failed, int Total, double RunsPerSecond, TimeSpan? Left)
{
    /// <summary>The same progress as a part of something larger whose parts take about as long.</summary>
    /// <param name="before">Runs of the parts before this one.</param>
    /// <param name="total">Runs of all parts.</param>
    public ExperimentProgress Within(int before, int total) => this with
    {
        Done = before + Done,
        Total = total,
        Left = RunsPerSecond > 0 ? TimeSpan.FromSeconds((total - before - Done) / RunsPerSecond) : null,
    };

    /// <summary>As it is shown.</summary>
    public Progress Shown => new(Total == 0 ? 1.0 : (double)Done / Total, ToString());

    /// <summary>One line for a terminal.</summary>
    public override string ToString()
    {
        string failed = Failed > 0 ? $", {Failed} failed" : "";
        string rate = RunsPerSecond > 0 ? $", {RunsPerSecond:0.#} a second" : "";
        string left = Left is { } time && Done < Total ? $", about {Duration.Text(time)} left" : "";
        return $"{Done} of {Total} runs{failed}{rate}{left}";
    }
}

/// <summary>Keeps count and estimates; used by one thread.</summary>
internal sealed class ProgressEstimate
{
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly int _total;
    private readonly int _before;
    private readonly double _workTotal;
    private double _workDone;
    private int _done;
    private int _failed;

    /// <summary>Starts the clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="total">Runs in all.</param>
    /// <param name="before">Runs that were finished before this start.</param>
    /// <param name="work">Work of all runs still to do, in any unit.</param>
    public ProgressEstimate(TimeProvider clock, int total, int before, double work)
    {
        _clock = clock;
        _started = clock.GetTimestamp();
        _total = total;
        _before = before;
        _workTotal = work;
    }

    /// <summary>Counts a finished run.</summary>
    public void Count(double work, bool isFailed)
    {
        _done++;
        _workDone += work;
        _failed += isFailed ? 1 : 0;
    }

    /// <summary>How far it is now.</summary>
    public ExperimentProgress Now()
    {
        var elapsed = _clock.GetElapsedTime(_started);
        bool canEstimate = _workDone > 0 && elapsed > TimeSpan.Zero;
        TimeSpan? left = canEstimate ? elapsed * (Math.Max(0, _workTotal - _workDone) / _workDone) : null;
        return new ExperimentProgress(_before + _done, _failed, _total, canEstimate ? _done / elapsed.TotalSeconds : 0, left);
    }
}

/// <summary>Durations as people say them.</summary>
internal static class Duration
{
    /// <summary>"3 s", "2 min 10 s", "1 h 5 min".</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.95 } => $"{time.TotalSeconds:0.0} s",
        { TotalSeconds: < 59.5 } => $"{time.TotalSeconds:0} s",
        { TotalMinutes: < 60 } => $"{(int)time.TotalMinutes} min {time.Seconds} s",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };
}
