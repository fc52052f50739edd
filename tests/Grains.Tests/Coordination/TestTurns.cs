namespace Staffroom.Grains.Tests.Coordination;

/// <summary>
/// Everything that happens in a test, one thing at a time on the test's thread: what follows from what has happened comes first, in order;
/// then one of the events that are under way, picked by a seeded draw; then, if nothing else can happen, time.
/// </summary>
internal sealed class TestTurns(int seed) : SynchronizationContext
{
    private const int MostEvents = 200_000;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _following = new();
    private readonly List<Action> _underWay = [];
    private readonly Random _random = new(seed);

    public TestClock Clock { get; } = new();

    /// <summary>How many events have happened.</summary>
    public int Events { get; private set; }

    /// <summary>Is called before each event.</summary>
    public Action? BeforeEvent { get; set; }

    public override void Post(SendOrPostCallback d, object? state) => _following.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits here.");

    /// <summary>Lets something happen sometime.</summary>
    public void Later(Action happens) => _underWay.Add(happens);

    /// <summary>Whether something with this chance happens.</summary>
    public bool Chance(double chance) => _random.NextDouble() < chance;

    /// <summary>A number below a limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>Lets things happen until a task is complete, and gives its result or its exception.</summary>
    public T Complete<T>(Func<Task<T>> start)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = start();
            while (!task.IsCompleted)
            {
                Assert.True(HappensNext(), "Nothing can happen any more, and the task is not complete.");
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private bool HappensNext()
    {
        if (_following.TryDequeue(out var next))
        {
            next.Callback(next.State);
            return true;
        }

        if (_underWay.Count == 0)
        {
            return Clock.FireNext();
        }

        Assert.True(++Events < MostEvents, $"There is no end after {MostEvents} events.");
        BeforeEvent?.Invoke();
        int at = _random.Next(_underWay.Count);
        var happens = _underWay[at];
        _underWay[at] = _underWay[^1];
        _underWay.RemoveAt(_underWay.Count - 1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        happens();
        return true;
    }
}
