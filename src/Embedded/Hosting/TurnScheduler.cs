namespace Staffroom.Embedded;

/// <summary>
/// Runs the turns of one activation on the thread pool, one at a time and in order. What a turn awaits goes on in a later turn of the
/// same scheduler, so that code of a grain never runs on two threads at once.
/// </summary>
internal abstract class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>After this long, other activations get the thread, in milliseconds.</summary>
    private const int QuantumMilliseconds = 10;

    private readonly Queue<Task> turns = new();
    private bool scheduled;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Guards the turns, and whatever a derived class decides about them.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Runs turns until there are none, or until others should have the thread.</summary>
    public void Execute()
    {
        var start = Environment.TickCount64;
        while (NextTurn() is { } turn)
        {
            TryExecuteTask(turn);
            if (Environment.TickCount64 - start > QuantumMilliseconds)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
        }
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (Gate)
        {
            turns.Enqueue(task);
            if (scheduled)
            {
                return;
            }
            scheduled = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
        {
            return [.. turns];
        }
    }

    private Task? NextTurn()
    {
        lock (Gate)
        {
            scheduled = turns.TryDequeue(out var turn);
            return turn;
        }
    }
}
