using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace Staffroom.Embedded;

/// <summary>
/// Hosts grains in this process, for builds without Orleans: a laptop's host, and the tests', not a cluster. A grain becomes active when it is first
/// called and stays so until it asks to be deactivated or the host is disposed. One turn of a grain runs at a time; messages are passed by
/// reference, so they must not change.
/// </summary>
public sealed class EmbeddedHost : IAsyncDisposable
{
    /// <summary>After this long without any work done by the thread pool the host helps, in milliseconds.</summary>
    private const int PoolCheckMilliseconds = 10;

    private readonly ServiceProvider services;
    private readonly GrainClass[] classes;
    private readonly ConcurrentDictionary<Type, GrainInterface> interfaces = new();
    private readonly ConcurrentDictionary<GrainIdentity, Activation> activations = new();
    private readonly CancellationTokenSource abandoned = new();
    private readonly ManualResetEventSlim disposed = new();
    private readonly TimeSpan patience;
    private volatile bool stopping;

    /// <summary>Hosts the grains of some assemblies.</summary>
    /// <param name="services">
    /// What the constructors of grains ask for, besides <see cref="IGrainFactory"/>. With an <see cref="IEmbeddedStorage"/> among it, that
    /// keeps the persistent state; without, the memory of this host does.
    /// </param>
    /// <param name="grainAssemblies">The assemblies whose grain classes are hosted.</param>
    /// <param name="patience">How long disposing waits for calls that have begun; 30 seconds if null.</param>
    public EmbeddedHost(IServiceCollection services, IEnumerable<Assembly> grainAssemblies, TimeSpan? patience = null)
    {
        classes = [.. from assembly in grainAssemblies
                      from type in assembly.GetTypes()
                      where type.IsSubclassOf(typeof(Grain)) && !type.IsAbstract
                      select new GrainClass(type)];
        this.patience = patience ?? TimeSpan.FromSeconds(30);
        var all = new ServiceCollection { services };
        all.AddSingleton<IGrainFactory>(new Factory(this));
        all.TryAddSingleton<IEmbeddedStorage, MemoryStorage>();
        this.services = all.BuildServiceProvider();
        GrainFactory = this.services.GetRequiredService<IGrainFactory>();
        Storage = this.services.GetRequiredService<IEmbeddedStorage>();
        InBackground(WatchThreadPool);
    }

    /// <summary>Gives references to the grains.</summary>
    public IGrainFactory GrainFactory { get; }

    /// <summary>What the constructors of grains ask for.</summary>
    public IServiceProvider Services => services;

    /// <summary>Where persistent state is kept.</summary>
    internal IEmbeddedStorage Storage { get; }

    /// <summary>Canceled when the host no longer waits for its grains.</summary>
    internal CancellationToken Abandoned => abandoned.Token;

    /// <summary>
    /// Deactivates all grains when the calls that have begun are done. Calls that have not, and later ones, fail with
    /// <see cref="ObjectDisposedException"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        while (!activations.IsEmpty && !abandoned.IsCancellationRequested)
        {
            var last = activations.Values;
            foreach (var activation in last)
            {
                activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The host is disposed."));
            }
            await WaitAsync(Task.WhenAll(last.Select(activation => activation.Gone)));
        }
        disposed.Set();
        await services.DisposeAsync();
    }

    /// <summary>Hands a call to the activation of a grain, which it gives back.</summary>
    internal Activation? Send(GrainIdentity id, GrainCall call)
    {
        while (activations.TryGetValue(id, out var activation) || !stopping)
        {
            activation ??= activations.GetOrAdd(id, static (id, host) => new Activation(host, id), this);
            if (activation.TryTake(call))
            {
                return activation;
            }
        }
        call.Fail(new ObjectDisposedException(nameof(EmbeddedHost)));
        return null;
    }

    /// <summary>The next call of the grain makes a new activation.</summary>
    internal void Forget(Activation activation) => activations.TryRemove(new KeyValuePair<GrainIdentity, Activation>(activation.Grain, activation));

    /// <summary>
    /// Has turns run when the thread pool runs nothing: callers, or turns, may hold all of its threads while they wait for grains, and it
    /// is slow to make more. Never more than one such thread that does not wait itself.
    /// </summary>
    private void WatchThreadPool()
    {
        var last = -1L;
        Thread? helper = null;
        while (!disposed.Wait(PoolCheckMilliseconds))
        {
            var completed = ThreadPool.CompletedWorkItemCount;
            if (completed == last && ThreadPool.PendingWorkItemCount > 0 && helper is not { IsAlive: true, ThreadState: not (ThreadState.WaitSleepJoin | ThreadState.Background) })
            {
                helper = InBackground(() => HelpThreadPool(completed));
            }
            last = completed;
        }
    }

    private void HelpThreadPool(long completed)
    {
        var any = true;
        while (any && ThreadPool.CompletedWorkItemCount == completed)
        {
            any = false;
            foreach (var (_, activation) in activations)
            {
                any |= activation.TryRun();
            }
        }
    }

    private static Thread InBackground(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true, Name = "Staffroom grains" };
        thread.Start();
        return thread;
    }

    private async Task WaitAsync(Task gone)
    {
        try
        {
            await gone.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            await abandoned.CancelAsync();
        }
    }

    private sealed class Factory(EmbeddedHost host) : IGrainFactory
    {
        public TGrainInterface GetGrain<TGrainInterface>(string primaryKey)
            where TGrainInterface : IGrainWithStringKey
        {
            ArgumentException.ThrowIfNullOrEmpty(primaryKey);
            var grainInterface = host.interfaces.GetOrAdd(typeof(TGrainInterface), static (type, host) => GrainInterface.Of(type, host.classes), host);
            return GrainProxy.To<TGrainInterface>(host, grainInterface, primaryKey);
        }
    }
}
