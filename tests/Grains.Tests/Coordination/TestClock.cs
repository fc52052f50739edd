namespace Staffroom.Grains.Tests.Coordination;

/// <summary>A clock that stands still until it is moved on; its timers fire in order of time.</summary>
internal sealed class TestClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private long _now;

    /// <summary>The longest time that was skipped because there was nothing else to do.</summary>
    public TimeSpan LongestWait { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => _now += by.Ticks;

    /// <summary>Moves on to the next timer and fires it; false if there is none.</summary>
    public bool FireNext()
    {
        var next = _timers.Where(timer => timer.Due is not null).MinBy(timer => timer.Due);
        if (next is null)
        {
            return false;
        }

        LongestWait = TimeSpan.FromTicks(Math.Max(LongestWait.Ticks, next.Due!.Value - _now));
        _now = Math.Max(_now, next.Due!.Value);
        next.Fire();
        return true;
    }

    private sealed class Timer(TestClock clock, Action callback) : ITimer
    {
        public long? Due { get; private set; }

        public void Fire()
        {
            Due = null;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime.Ticks;
            if (!clock._timers.Contains(this))
            {
                clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
