using Staffroom.Grains.Contracts;
using Staffroom.Model.Networks;
using Staffroom.Model.Tests.Parts;
using Staffroom.Model.Worlds;
using static Staffroom.Grains.Tests.Hosting.TestHost;

namespace Staffroom.Grains.Tests.Hosting;

/// <summary>Runs on grains in a host: at every granularity the bytes of the kernel, whatever happens to the host.</summary>
public sealed class GrainRunTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly UnreliableStorage _storage = new();
    private TestHost _host;

    public GrainRunTests() => _host = new TestHost(_storage);

    public static TheoryData<Granularity> Granularities => [.. Enum.GetValues<Granularity>()];

    public static TheoryData<Granularity> GranularitiesOfMany => [Granularity.School, Granularity.Teacher];

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Granularities))]
    public async Task Any_world_gives_the_bytes_of_the_kernel(Granularity granularity)
    {
        var experiment = Experiment([.. Enumerable.Range(0, 15).Select(RandomWorlds.Draw)]);
        var client = await _host.StartAsync(experiment);
        var results = await Task.WhenAll(Enumerable.Range(0, 15).Select(index =>
            Task.Run(() => client.RunAsync(index, new RunOrder(granularity), CancellationToken.None)))).WaitAsync(Patience);
        Assert.Equal(Enumerable.Range(0, 15).Select(index => Digest(experiment, index)), results.Select(result => result.Digest));
    }

    [Theory]
    [MemberData(nameof(GranularitiesOfMany))]
    public async Task With_a_checkpoint_every_week_too_and_nothing_is_left_behind(Granularity granularity)
    {
        var experiment = Experiment([RandomWorlds.Draw(2)]);
        var client = await _host.StartAsync(experiment);
        var result = await client.RunAsync(0, new RunOrder(granularity) { CheckpointWeeks = 1 }, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(Digest(experiment, 0), result.Digest);
        Assert.True(_storage.Writes > experiment.Conditions[0].World.Weeks);
        await UntilAsync(() => _storage.Checkpoints == 0);
    }

    [Theory]
    [MemberData(nameof(GranularitiesOfMany))]
    public async Task A_host_that_dies_is_gone_on_from_in_another(Granularity granularity)
    {
        var experiment = Experiment([Big()]);
        var order = new RunOrder(granularity) { CheckpointWeeks = 3 };
        var reached = new TaskCompletionSource();
        _storage.BeforeWrite = writes =>
        {
            if (writes > 40)
            {
                reached.TrySetResult();
                throw new IOException("The machine is off.");
            }
        };
        var lost = (await _host.StartAsync(experiment)).RunAsync(0, order, CancellationToken.None);
        await reached.Task.WaitAsync(Patience);
        await _host.DisposeAsync();
        int checkpoints = _storage.Checkpoints;
        Assert.True(checkpoints > 0);

        _storage.BeforeWrite = _ => { };
        _host = new TestHost(_storage);
        var result = await (await _host.StartAsync(experiment)).RunAsync(0, order, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(Digest(experiment, 0), result.Digest);
        await Assert.ThrowsAnyAsync<Exception>(() => lost);
    }

    [Theory]
    [MemberData(nameof(GranularitiesOfMany))]
    public async Task A_storage_that_fails_for_a_while_changes_nothing(Granularity granularity)
    {
        _storage.BeforeWrite = writes =>
        {
            if (writes is > 3 and < 60)
            {
                throw new IOException("The storage does not answer, as told.");
            }
        };
        var experiment = Experiment([Big()]);
        var client = await _host.StartAsync(experiment);
        var result = await client.RunAsync(0, new RunOrder(granularity) { CheckpointWeeks = 2 }, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(Digest(experiment, 0), result.Digest);
    }

    [Theory]
    [MemberData(nameof(GranularitiesOfMany))]
    public async Task Schools_that_lose_their_state_are_begun_again(Granularity granularity)
    {
        var experiment = Experiment([Big()]);
        var client = await _host.StartAsync(experiment);
        string network = GrainKeys.Network(GrainKeys.Run(client.Key, 0), granularity);
        int lost = 0;
        _storage.BeforeWrite = writes =>
        {
            if (writes % 25 == 0 && lost < 4)
            {
                _ = _host.Grains.GetGrain<ISchoolGrain>(GrainKeys.School(network, lost++)).EndAsync(new EndCommand(long.MaxValue, Forgets: false));
            }
        };
        var result = await client.RunAsync(0, new RunOrder(granularity) { CheckpointWeeks = 2 }, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(4, lost);
        Assert.Equal(Digest(experiment, 0), result.Digest);
    }

    [Theory]
    [MemberData(nameof(GranularitiesOfMany))]
    public async Task Told_to_stop_it_stops_and_goes_on_when_asked_again(Granularity granularity)
    {
        using var stop = new CancellationTokenSource();
        _storage.BeforeWrite = writes =>
        {
            if (writes == 30)
            {
                stop.Cancel();
            }
        };
        var experiment = Experiment([Big()]);
        var client = await _host.StartAsync(experiment);
        var order = new RunOrder(granularity) { CheckpointWeeks = 2 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RunAsync(0, order, stop.Token).WaitAsync(Patience));
        Assert.True(_storage.Checkpoints > 0);
        var result = await client.RunAsync(0, order, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(Digest(experiment, 0), result.Digest);
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public async Task The_plan_travels_if_it_must(Granularity granularity)
    {
        var experiment = Experiment([RandomWorlds.Draw(3)]);
        string run = GrainKeys.Run(GrainKeys.Experiment(experiment), 0);
        var unknown = granularity == Granularity.Network
            ? await _host.Grains.GetGrain<IRunGrain>(run).RunAsync(new RunOrder(granularity))
            : await _host.Grains.GetGrain<INetworkGrain>(GrainKeys.Network(run, granularity)).RunAsync(new RunOrder(granularity));
        Assert.Equal(RunState.Unknown, unknown.State);
        var client = await _host.StartFromElsewhereAsync(experiment);
        Assert.Equal(Digest(experiment, 0), (await client.RunAsync(0, new RunOrder(granularity), CancellationToken.None).WaitAsync(Patience)).Digest);
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public async Task A_run_that_cannot_be_fails_with_the_reason_and_is_counted(Granularity granularity)
    {
        var impossible = RandomWorlds.Draw(3) with { Network = new GivenNetworkSpec { Schools = ["north"], People = [], Ties = [] } };
        var experiment = Experiment([RandomWorlds.Draw(3), impossible]);
        var client = await _host.StartAsync(experiment);
        var error = await Assert.ThrowsAsync<RunFailedException>(() => client.RunAsync(1, new RunOrder(granularity), CancellationToken.None).WaitAsync(Patience));
        Assert.StartsWith("ArgumentException: ", error.Message, StringComparison.Ordinal);
        var result = await client.RunAsync(0, new RunOrder(granularity), CancellationToken.None).WaitAsync(Patience);
        Assert.Equal(new ExperimentProgress(2, 0, 1, 1), await client.ProgressAsync());
        string?[] digests = [result.Digest, null];
        Assert.Equal(digests, await client.DigestsAsync());
    }

    private static WorldSpec Big() => new()
    {
        Network = new SchoolNetworkSpec { Schools = 5, StaffPerSchool = 8, Between = [new(SchoolPattern.Ring, 10, 0.5)] },
        Climate = ClimateSpec.HighTrust,
        Practices = [new("p", 0.2, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [], 2, true, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 104,
    };

    /// <summary>What is told without waiting for an answer is done soon after.</summary>
    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            await Task.Yield();
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
