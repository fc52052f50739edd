namespace Staffroom.Scenarios.Plan;

/// <summary>
/// Threads that do the work of many cells. No thread waits while any cell has work; the work of earlier cells goes first, so that few cells
/// are under way at once.
/// </summary>
internal sealed class PilotThreads : IDisposable
{
    private readonly object _turn = new();
    private readonly PriorityQueue<Action, (int Cell, long Order)> _work = new();
    private readonly Thread[] _threads;
    private long _order;
    private bool _isOver;

    /// <summary>Starts them.</summary>
    /// <param name="threads">How many, 1 or more.</param>
    public PilotThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _threads = [.. Enumerable.Range(0, threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"pilots {i}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Has a thread do it; the task ends as the work does.</summary>
    public Task<T> Do<T>(int cell, Func<T> work)
    {
        // What waits for the task must not go on in the thread that ends it: that thread has other work.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_turn)
        {
            _work.Enqueue(Complete, (cell, _order++));
            Monitor.Pulse(_turn);
        }

        return done.Task;

        void Complete()
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException error)
            {
                done.SetCanceled(error.CancellationToken);
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        }
    }

    /// <summary>Waits until all that was asked for is done.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _isOver = true;
            Monitor.PulseAll(_turn);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Work()
    {
        while (Next() is { } work)
        {
            work();
        }
    }

    private Action? Next()
    {
        lock (_turn)
        {
            Action? work;
            while (!_work.TryDequeue(out work, out _) && !_isOver)
            {
                Monitor.Wait(_turn);
            }

            return work;
        }
    }
}
