using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Staffroom.Embedded.Tests;

public sealed class EmbeddedHostTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string _key = Guid.NewGuid().ToString("N");
    private EmbeddedHost _host = Start();

    private Wire Wire => Wire.To(_key);

    private IWorkerGrain Worker => _host.GrainFactory.GetGrain<IWorkerGrain>(_key);

    private IMirrorGrain Mirror => _host.GrainFactory.GetGrain<IMirrorGrain>(_key);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Calls_begin_in_the_order_in_which_they_were_made()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(Worker.Add)).WaitAsync(Patience);
        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"added {number}"), Wire.Log);
    }

    [Fact]
    public async Task A_message_is_passed_by_reference()
    {
        var message = new object();
        Assert.Same(message, await Mirror.Same(message));
    }

    [Fact]
    public async Task What_flows_with_a_caller_reaches_the_grain()
    {
        MirrorGrain.Flow.Value = "a trace";
        Assert.Equal("a trace", await Mirror.Flowing());
    }

    [Fact]
    public async Task Constructors_get_services_and_the_grain_factory() => Assert.True(await Mirror.HasServices());

    [Fact]
    public async Task A_caller_that_blocks_after_a_call_does_not_hold_the_grain_up()
    {
        await Worker.Add(1);
        var next = Task.Run(() => Worker.Add(1));
#pragma warning disable xUnit1031 // The point is to block the thread on which the call's continuation runs.
        Assert.True(next.Wait(Patience));
#pragma warning restore xUnit1031
    }

    [Fact]
    public async Task Many_callers_that_block_their_threads_are_all_served()
    {
        var callers = Enumerable.Range(0, 60).Select(i => Task.Run(() => _host.GrainFactory.GetGrain<IWorkerGrain>($"{_key}-{i % 3}").Add(1).GetAwaiter().GetResult()));
        Assert.Equal(3 * 210, (await Task.WhenAll(callers).WaitAsync(Patience)).Sum());
    }

    [Fact]
    public async Task Grains_that_block_their_threads_on_others_are_all_served() => Assert.Equal(40, await Mirror.BlockOn(40).WaitAsync(Patience));

    // More than Orleans promises: there a call that meets the end of a third activation is refused.
    [Fact]
    public async Task No_call_is_lost_doubled_or_shared_while_a_grain_comes_and_goes()
    {
        var alone = new ConcurrentBag<bool>();
        await Parallel.ForAsync(0, 400, async (i, _) => alone.Add(await Worker.PassThrough(andEnd: i % 5 == 0)));
        Assert.All(alone, Assert.True);
        Assert.Equal(400, Wire.Entered.CurrentCount);
        Assert.InRange(Wire.Activations, 2, 81);
    }

    [Fact]
    public async Task Disposing_waits_for_what_has_begun_and_refuses_the_rest()
    {
        var hold = Worker.Hold();
        await Wire.Entered.WaitAsync(Patience);
        var waiting = Worker.Add(1);
        var disposing = _host.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        Wire.Gate.SetResult();
        await hold.WaitAsync(Patience);
        await disposing.WaitAsync(Patience);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Worker.Add(1));
        Assert.Equal(["hold", "held", $"1 ended: {DeactivationReasonCode.ShuttingDown}"], Wire.Log);
    }

    [Fact]
    public async Task Disposing_does_not_wait_for_ever()
    {
        await _host.DisposeAsync();
        _host = Start(patience: TimeSpan.Zero);
        var hold = Worker.Hold();
        await Wire.Entered.WaitAsync(Patience);
        await _host.DisposeAsync().AsTask().WaitAsync(Patience);
        Assert.False(hold.IsCompleted);
        Wire.Gate.SetResult();
        await hold.WaitAsync(Patience);
    }

    [Fact]
    public async Task Records_of_a_grain_are_kept_apart()
    {
        var pair = _host.GrainFactory.GetGrain<IPairGrain>(_key);
        await pair.Write("one", "two");
        await pair.End();
        Assert.Equal(("one", "twoNaN"), await pair.Read());
        Assert.Equal(("", "0"), await _host.GrainFactory.GetGrain<IPairGrain>(_key + "-other").Read());
    }

    [Fact]
    public async Task Storage_that_fails_is_the_callers_to_know_and_changes_nothing()
    {
        await _host.DisposeAsync();
        var storage = new UnreliableStorage();
        _host = Start(storage);
        var keeper = _host.GrainFactory.GetGrain<IKeeperGrain>(_key);
        await keeper.Note("kept", write: true);

        storage.Fails = true;
        await Assert.ThrowsAsync<IOException>(() => keeper.Note("lost", write: true));
        await keeper.End();
        await Assert.ThrowsAsync<IOException>(keeper.Lines);

        storage.Fails = false;
        Assert.Equal(["kept"], await keeper.Lines());
    }

    [Fact]
    public async Task A_damaged_record_reaches_the_grain_as_it_is()
    {
        await _host.DisposeAsync();
        _host = Start(new UnreliableStorage { Damage = state => ((Notes)state).Lines[0] = "k?pt" });
        var keeper = _host.GrainFactory.GetGrain<IKeeperGrain>(_key);
        await keeper.Note("kept", write: true);
        await keeper.Reread();
        Assert.Equal(["k?pt"], await keeper.Lines());
    }

    [Fact]
    public void A_grain_has_one_class_and_methods_that_return_tasks()
    {
        var none = Assert.Throws<ArgumentException>(() => _host.GrainFactory.GetGrain<INobodyGrain>(_key));
        Assert.StartsWith($"0 grain classes implement {typeof(INobodyGrain)}", none.Message, StringComparison.Ordinal);
        var two = Assert.Throws<ArgumentException>(() => _host.GrainFactory.GetGrain<ITwiceGrain>(_key));
        Assert.Contains($"{typeof(OnceGrain)}, {typeof(TwiceGrain)}", two.Message, StringComparison.Ordinal);
        var synchronous = Assert.Throws<ArgumentException>(() => _host.GrainFactory.GetGrain<ISynchronousGrain>(_key));
        Assert.Contains("must return Task", synchronous.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grain_that_no_host_made_says_so() => Assert.Throws<InvalidOperationException>(() => new WorkerGrain().GetPrimaryKeyString());

    private static EmbeddedHost Start(IEmbeddedStorage? storage = null, TimeSpan? patience = null)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        if (storage is not null)
        {
            services.AddSingleton(storage);
        }
        return new EmbeddedHost(services, [typeof(WorkerGrain).Assembly], patience);
    }

    private sealed class UnreliableStorage : IEmbeddedStorage
    {
        private readonly MemoryStorage _sound = new();

        public bool Fails { get; set; }

        public Action<object> Damage { get; init; } = _ => { };

        public async Task<StoredRecord<T>?> ReadAsync<T>(RecordKey key)
        {
            MayFail();
            var record = await _sound.ReadAsync<T>(key);
            if (record is not null)
            {
                Damage(record.State!);
            }
            return record;
        }

        public Task<string> WriteAsync<T>(RecordKey key, T state)
        {
            MayFail();
            return _sound.WriteAsync(key, state);
        }

        public Task ClearAsync(RecordKey key)
        {
            MayFail();
            return _sound.ClearAsync(key);
        }

        private void MayFail()
        {
            if (Fails)
            {
                throw new IOException("the disk is full");
            }
        }
    }
}
