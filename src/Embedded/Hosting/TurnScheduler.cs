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
    private Phase phase;

    private enum Phase
    {
        Idle,
        Ready,
        Running,
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Guards the turns, and whatever a derived class decides about them.</summary>
    protected Lock Gate { get; } = new();

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => TryRun();

    /// <summary>Runs turns until there are none or others should have the thread; false if there are none, or another thread runs them.</summary>
    public bool TryRun()
    {
        lock (Gate)
        {
            if (phase != Phase.Ready)
            {
                return false;
            }
            phase = Phase.Running;
        }
        var start = Environment.TickCount64;
        while (NextTurn() is { } turn)
        {
            TryExecuteTask(turn);
            if (Environment.TickCount64 - start > QuantumMilliseconds)
            {
                lock (Gate)
                {
                    BeReady();
                }
                break;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (Gate)
        {
            turns.Enqueue(task);
            if (phase == Phase.Idle)
            {
                BeReady();
            }
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => throw new NotSupportedException("Only a debugger asks.");

    private void BeReady()
    {
        phase = Phase.Ready;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private Task? NextTurn()
    {
        lock (Gate)
        {
            if (!turns.TryDequeue(out var turn))
            {
                phase = Phase.Idle;
            }
            return turn;
        }
    }
}
