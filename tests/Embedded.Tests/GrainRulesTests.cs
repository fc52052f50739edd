namespace Staffroom.Embedded.Tests;

/// <summary>What grains may rely on. In builds with Orleans the same tests run on Orleans: the two hosts must agree.</summary>
[Collection(AnyHost.Name)]
public sealed class GrainRulesTests(AnyHost host)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string _key = Guid.NewGuid().ToString("N");

    private Wire Wire => Wire.To(_key);

    private IWorkerGrain Worker => host.Grains.GetGrain<IWorkerGrain>(_key);

    [Fact]
    public async Task A_call_finishes_before_the_next_begins()
    {
        var hold = Worker.Hold();
        await Entered();
        var add = Worker.Add(1);
        Assert.Equal(0, await Worker.Peek());
        Wire.Gate.SetResult();
        Assert.Equal(1, await add.WaitAsync(Patience));
        await hold.WaitAsync(Patience);
        Assert.Equal(["hold", "held", "added 1"], Wire.Log);
    }

    [Fact]
    public async Task Calls_from_many_threads_never_share_a_grain()
    {
        await Parallel.ForAsync(0, 200, async (_, _) => await Worker.Add(1));
        Assert.Equal(200, await Worker.Peek());
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        var grain = host.Grains.GetGrain<IReentrantGrain>(_key);
        var both = Task.WhenAll(grain.Hold(), grain.Hold());
        await Entered();
        await Entered();
        Wire.Gate.SetResult();
        await both.WaitAsync(Patience);
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_never_run_at_once()
    {
        var grain = host.Grains.GetGrain<IReentrantGrain>(_key);
        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => grain.Count(100)))).WaitAsync(Patience);
        Assert.Equal(2000, counts.Max());
    }

    [Fact]
    public async Task Two_grains_run_at_once() =>
        await Task.WhenAll(Worker.Meet(), host.Grains.GetGrain<IWorkerGrain>(_key + "-other").Meet()).WaitAsync(Patience);

    [Fact]
    public async Task What_a_turn_awaits_or_starts_stays_in_the_grain() => Assert.True(await Worker.StaysInTurn());

    [Fact]
    public async Task A_one_way_call_returns_at_once_and_keeps_its_error_to_itself()
    {
        var hold = Worker.Hold();
        await Entered();
        await Worker.Tell("told").WaitAsync(Patience);
        Assert.DoesNotContain("told", Wire.Log);
        Wire.Gate.SetResult();
        await hold.WaitAsync(Patience);
        await Entered();
        Assert.Equal(["hold", "held", "told"], Wire.Log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_reaches_the_caller_and_the_grain_goes_on(bool afterAwait)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Worker.Fail(afterAwait));
        Assert.Equal("as told", error.Message);
        Assert.Contains(nameof(WorkerGrain.Fail), error.StackTrace, StringComparison.Ordinal);
        Assert.Equal(1, await Worker.ActivationNumber());
    }

    [Fact]
    public async Task A_canceled_call_ends_and_the_next_begins()
    {
        using var stop = new CancellationTokenSource();
        var hold = Worker.HoldCancelable(stop.Token);
        await Entered();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hold.WaitAsync(Patience));
        Assert.Equal(1, await Worker.Add(1));
    }

    [Fact]
    public async Task Grains_call_one_another()
    {
        var keys = Enumerable.Range(0, 30).Select(i => $"{_key}-{i}").ToArray();
        Assert.Equal(_key + "," + string.Join(",", keys), await Worker.Relay(keys).WaitAsync(Patience));
    }

    [Fact]
    public async Task All_interfaces_of_a_class_lead_to_the_same_grain()
    {
        await Worker.Add(3);
        Assert.Equal(3, await host.Grains.GetGrain<IWorkerTooGrain>(_key).Sum());
    }

    [Fact]
    public async Task A_grain_that_ends_itself_finishes_its_call_and_is_made_anew_for_the_next()
    {
        var end = Worker.End();
        await Entered();
        var next = Worker.ActivationNumber();
        Assert.False(next.IsCompleted);
        Wire.Gate.SetResult();
        Assert.Equal(1, await end.WaitAsync(Patience));
        Assert.Equal(2, await next.WaitAsync(Patience));
        Assert.Equal([$"1 ended: {DeactivationReasonCode.ApplicationRequested}"], Wire.Log);
    }

    [Fact]
    public async Task A_grain_that_cannot_become_active_tells_its_callers_and_tries_again()
    {
        Wire.RefusesActivation = true;
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Worker.Add(1));
        Assert.Equal("no activation, as told", error.Message);
        Wire.RefusesActivation = false;
        Assert.Equal(1, await Worker.Add(1));
    }

    [Fact]
    public void A_reference_knows_its_key() => Assert.Equal(_key, Worker.GetPrimaryKeyString());

    [Fact]
    public async Task What_is_written_outlives_the_activation_and_what_is_not_does_not()
    {
        var keeper = host.Grains.GetGrain<IKeeperGrain>(_key);
        Assert.False(await keeper.Exists());
        await keeper.Note("kept", write: true);
        await keeper.Note("lost", write: false);
        Assert.Equal(["kept", "lost"], await keeper.Lines());
        await keeper.End();
        Assert.Equal(["kept"], await keeper.Lines());
        Assert.True(await keeper.Exists());
    }

    [Fact]
    public async Task State_can_be_read_again_and_cleared()
    {
        var keeper = host.Grains.GetGrain<IKeeperGrain>(_key);
        await keeper.Note("kept", write: true);
        await keeper.Note("lost", write: false);
        await keeper.Reread();
        Assert.Equal(["kept"], await keeper.Lines());
        await keeper.Clear();
        Assert.False(await keeper.Exists());
        Assert.Empty(await keeper.Lines());
        await keeper.Note("new", write: true);
        await keeper.End();
        Assert.Equal(["new"], await keeper.Lines());
    }

    private async Task Entered() => Assert.True(await Wire.Entered.WaitAsync(Patience), "the grain was not reached");
}
