using System.Collections.Concurrent;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Staffroom.Embedded.Tests;

/// <summary>What a test and the grain with a key tell each other, wherever the grain is hosted.</summary>
internal sealed class Wire
{
    private static readonly ConcurrentDictionary<string, Wire> Wires = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public SemaphoreSlim Entered { get; } = new(0);

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Barrier Two { get; } = new(2);

    public int Inside;

    public int Activations;

    public bool RefusesActivation { get; set; }

    public static Wire To(string key) => Wires.GetOrAdd(key, _ => new Wire());
}

[Alias("test.worker")]
public interface IWorkerGrain : IGrainWithStringKey
{
    Task<int> Add(int number);

    Task Hold();

    Task HoldCancelable(CancellationToken cancellationToken);

    Task Meet();

    Task<bool> StaysInTurn();

    Task Fail(bool afterAwait);

    Task<int> ActivationNumber();

    Task<int> End();

    Task<bool> PassThrough(bool andEnd);

    Task<string> Relay(string[] keys);

    [OneWay]
    Task Tell(string text);

    [AlwaysInterleave]
    Task<int> Peek();
}

[Alias("test.worker-too")]
public interface IWorkerTooGrain : IGrainWithStringKey
{
    Task<int> Sum();
}

public sealed class WorkerGrain : Grain, IWorkerGrain, IWorkerTooGrain
{
    private int _sum;
    private int _activation;

    private Wire Wire => Wire.To(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Wire.RefusesActivation)
        {
            throw new InvalidOperationException("no activation, as told");
        }
        _activation = ++Wire.Activations;
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Wire.Log.Enqueue($"{_activation} ended: {reason.ReasonCode}");
    }

    public async Task<int> Add(int number)
    {
        var before = _sum;
        await Task.Yield();
        _sum = before + number;
        Wire.Log.Enqueue($"added {number}");
        return _sum;
    }

    public async Task Hold()
    {
        Wire.Log.Enqueue("hold");
        Wire.Entered.Release();
        await Wire.Gate.Task;
        Wire.Log.Enqueue("held");
    }

    public async Task HoldCancelable(CancellationToken cancellationToken)
    {
        Wire.Entered.Release();
        await Wire.Gate.Task.WaitAsync(cancellationToken);
    }

    public Task Meet() => Wire.To("meeting").Two.SignalAndWait(TimeSpan.FromSeconds(10)) ? Task.CompletedTask : throw new TimeoutException("nobody came");

    public async Task<bool> StaysInTurn()
    {
        var scheduler = TaskScheduler.Current;
        await Task.Yield();
        var afterAwait = TaskScheduler.Current == scheduler;
        var started = await Task.Factory.StartNew(() => TaskScheduler.Current == scheduler, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        var continued = await Task.Run(() => 1).ContinueWith(_ => TaskScheduler.Current == scheduler, TaskScheduler.Current);
        return scheduler != TaskScheduler.Default && afterAwait && started && continued;
    }

    public async Task Fail(bool afterAwait)
    {
        if (afterAwait)
        {
            await Task.Yield();
        }
        throw new InvalidOperationException("as told");
    }

    public Task<int> ActivationNumber() => Task.FromResult(_activation);

    public async Task<int> End()
    {
        DeactivateOnIdle();
        Wire.Entered.Release();
        await Wire.Gate.Task;
        return _activation;
    }

    public async Task<bool> PassThrough(bool andEnd)
    {
        var alone = Interlocked.Increment(ref Wire.Inside) == 1;
        if (andEnd)
        {
            DeactivateOnIdle();
        }
        await Task.Yield();
        Interlocked.Decrement(ref Wire.Inside);
        Wire.Entered.Release();
        return alone;
    }

    public async Task<string> Relay(string[] keys) =>
        keys is [var next, .. var rest] ? this.GetPrimaryKeyString() + "," + await GrainFactory.GetGrain<IWorkerGrain>(next).Relay(rest) : this.GetPrimaryKeyString();

    public Task Tell(string text)
    {
        Wire.Log.Enqueue(text);
        Wire.Entered.Release();
        throw new InvalidOperationException("nobody learns of this");
    }

    public Task<int> Peek() => Task.FromResult(_sum);

    public Task<int> Sum() => Task.FromResult(_sum);
}

[Alias("test.reentrant")]
public interface IReentrantGrain : IGrainWithStringKey
{
    Task Hold();

    Task<int> Count(int turns);
}

[Reentrant]
public sealed class ReentrantGrain : Grain, IReentrantGrain
{
    private int _count;

    private Wire Wire => Wire.To(this.GetPrimaryKeyString());

    public async Task Hold()
    {
        Wire.Entered.Release();
        await Wire.Gate.Task;
    }

    /// <summary>Counts without any protection, in as many turns; what is lost or met shows that turns ran at once.</summary>
    public async Task<int> Count(int turns)
    {
        var met = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            met += Interlocked.Increment(ref Wire.Inside) - 1;
            var count = _count;
            Thread.SpinWait(50);
            _count = count + 1;
            Interlocked.Decrement(ref Wire.Inside);
            await Task.Yield();
        }
        return met == 0 ? _count : throw new InvalidOperationException($"{met} turns ran while another did");
    }
}

[GenerateSerializer]
[Alias("test.notes")]
public sealed class Notes
{
    [Id(0)]
    public List<string> Lines { get; set; } = [];
}

[Alias("test.keeper")]
public interface IKeeperGrain : IGrainWithStringKey
{
    Task Note(string line, bool write);

    Task<string[]> Lines();

    Task<bool> Exists();

    Task Reread();

    Task Clear();

    Task End();
}

public sealed class KeeperGrain([PersistentState("notes", "store")] IPersistentState<Notes> notes) : Grain, IKeeperGrain
{
    public async Task Note(string line, bool write)
    {
        notes.State.Lines.Add(line);
        if (write)
        {
            await notes.WriteStateAsync();
        }
    }

    public Task<string[]> Lines() => Task.FromResult(notes.State.Lines.ToArray());

    public Task<bool> Exists() => Task.FromResult(notes.RecordExists);

    public Task Reread() => notes.ReadStateAsync();

    public Task Clear() => notes.ClearStateAsync();

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
