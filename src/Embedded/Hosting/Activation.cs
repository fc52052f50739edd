using Orleans;

namespace Staffroom.Embedded;

/// <summary>Which grain: its class and its key.</summary>
internal readonly record struct GrainIdentity(GrainClass Class, string Key);

/// <summary>
/// A grain in memory and the calls to it. A call begins when no other is under way; an interleaving one begins at once and runs while the
/// others wait for something. All code of the grain runs in turns.
/// </summary>
internal sealed class Activation(EmbeddedHost host, GrainIdentity identity) : TurnScheduler
{
    private readonly Queue<GrainCall> waiting = new();
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Phase phase;
    private Grain? instance;
    private DeactivationReason? ending;
    private int running;
    private bool busy;

    private enum Phase
    {
        New,
        Activating,
        Active,
        Ending,
        Gone,
    }

    /// <summary>The process that it lives in.</summary>
    public EmbeddedHost Host { get; } = host;

    /// <summary>Which grain it is.</summary>
    public GrainIdentity Grain { get; } = identity;

    /// <summary>Ends when the grain's code has run for the last time.</summary>
    public Task Gone => gone.Task;

    /// <summary>Takes a call; false if this activation is gone, so that another one has to take it.</summary>
    public bool TryTake(GrainCall call)
    {
        lock (Gate)
        {
            switch (phase)
            {
                case Phase.Gone:
                    return false;
                case Phase.Active when call.Interleaves || !busy:
                    Begin(call);
                    return true;
                case Phase.New:
                    phase = Phase.Activating;
                    Turn(ActivateAsync);
                    break;
            }
            waiting.Enqueue(call);
            return true;
        }
    }

    /// <summary>A call is done: the next one may begin.</summary>
    public void Complete(GrainCall call)
    {
        lock (Gate)
        {
            running--;
            busy &= call.Interleaves;
            if (phase == Phase.Active)
            {
                BeginWaiting();
            }
            else if (running == 0)
            {
                Turn(DeactivateAsync);
            }
        }
    }

    /// <summary>Ends this activation once the calls that have begun are done. Those that have not go to the next one.</summary>
    public void Deactivate(DeactivationReason reason)
    {
        lock (Gate)
        {
            ending ??= reason;
            if (phase == Phase.New)
            {
                Retire();
            }
            else if (phase == Phase.Active)
            {
                EndWhenIdle();
            }
        }
    }

    private void Begin(GrainCall call)
    {
        running++;
        busy |= !call.Interleaves && !Grain.Class.IsReentrant;
        call.Begin(this, instance!);
    }

    private void BeginWaiting()
    {
        for (var left = waiting.Count; left > 0; left--)
        {
            var call = waiting.Dequeue();
            if (call.Interleaves || !busy)
            {
                Begin(call);
            }
            else
            {
                waiting.Enqueue(call);
            }
        }
    }

    private async Task ActivateAsync()
    {
        try
        {
            instance = await Grain.Class.MakeAsync(this);
            await instance.OnActivateAsync(Host.Abandoned);
        }
        catch (Exception error)
        {
            lock (Gate)
            {
                while (waiting.TryDequeue(out var call))
                {
                    call.Fail(error);
                }
                Retire();
            }
            return;
        }
        lock (Gate)
        {
            phase = Phase.Active;
            if (ending is null)
            {
                BeginWaiting();
            }
            else
            {
                EndWhenIdle();
            }
        }
    }

    private void EndWhenIdle()
    {
        phase = Phase.Ending;
        if (running == 0)
        {
            Turn(DeactivateAsync);
        }
    }

    private async Task DeactivateAsync()
    {
        try
        {
            await instance!.OnDeactivateAsync(ending!.Value, Host.Abandoned);
        }
        finally
        {
            lock (Gate)
            {
                Retire();
            }
        }
    }

    /// <summary>While the gate is held, so that the calls that waited are the first that the next activation takes.</summary>
    private void Retire()
    {
        phase = Phase.Gone;
        Host.Forget(this);
        while (waiting.TryDequeue(out var call))
        {
            Host.Send(Grain, call);
        }
        gone.SetResult();
    }

    private void Turn(Func<Task> work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this);
}
