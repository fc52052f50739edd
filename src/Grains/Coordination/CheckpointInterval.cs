namespace Staffroom.Grains.Coordination;

/// <summary>
/// How many weeks apart checkpoints are: so many that they take about 3 % of the time of the run, by what weeks and checkpoints were
/// measured to take. It decides when states are kept, never what they are.
/// </summary>
internal sealed class CheckpointInterval
{
    /// <summary>Share of a run's time that checkpoints may take (assumption: what nobody notices).</summary>
    public const double LargestShare = 0.03;

    /// <summary>
    /// Seconds a checkpoint is taken to cost until one was measured (assumption): the first comes after about 2 s, before which there is
    /// little to lose.
    /// </summary>
    public const double AssumedCheckpointSeconds = 0.06;

    private readonly int? _fixedWeeks;
    private double _weekSeconds;
    private double _checkpointSeconds = AssumedCheckpointSeconds;

    /// <summary>An interval that follows measurements, or a fixed one.</summary>
    /// <param name="fixedWeeks">Weeks between checkpoints, 1 or more; null to measure.</param>
    public CheckpointInterval(int? fixedWeeks = null)
    {
        if (fixedWeeks is { } weeks)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1, nameof(fixedWeeks));
        }

        _fixedWeeks = fixedWeeks;
    }

    /// <summary>Seconds that a week takes, by the weeks measured; 0 before the first.</summary>
    public double WeekSeconds => _weekSeconds;

    /// <summary>Counts what simulating weeks took, waiting for one another included, checkpoints not.</summary>
    public void MeasureWeeks(int weeks, double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weeks, 1);
        double each = Math.Max(seconds, 0.0) / weeks;
        _weekSeconds = _weekSeconds == 0.0 ? each : 0.5 * (_weekSeconds + each);
    }

    /// <summary>Counts what a checkpoint took.</summary>
    public void MeasureCheckpoint(double seconds) => _checkpointSeconds = Math.Max(seconds, 0.0);

    /// <summary>The week of the next checkpoint after one in (or a start at) the given week; <see cref="int.MaxValue"/> for never.</summary>
    public int NextAfter(int week)
    {
        if (_fixedWeeks is { } weeks)
        {
            return (int)Math.Min(((week / weeks) + 1L) * weeks, int.MaxValue);
        }

        double interval = Math.Ceiling(_checkpointSeconds / (LargestShare * _weekSeconds));
        return interval < int.MaxValue - week ? week + Math.Max(1, (int)interval) : int.MaxValue;
    }
}
