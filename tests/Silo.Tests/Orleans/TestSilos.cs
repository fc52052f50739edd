using System.Collections.Concurrent;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Staffroom.Grains;
using Staffroom.Grains.Contracts;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Silo.Tests.Orleans;

/// <summary>Some silos in this process that host grains as the product does, and whose calls to schools are seen.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilos(InProcessTestCluster cluster, SegmentWatch segments) => (_cluster, Segments) = (cluster, segments);

    public SegmentWatch Segments { get; }

    public IGrainFactory Grains => _cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    public static async Task<TestSilos> StartAsync(short silos)
    {
        var segments = new SegmentWatch();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddGrains().AddMemoryStorage();
            silo.AddIncomingGrainCallFilter(segments);
            silo.Configure<ClusterMembershipOptions>(membership => membership.ProbeTimeout = TimeSpan.FromSeconds(1));
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilos(cluster, segments);
    }

    /// <summary>Runs a run and gives its digest.</summary>
    public async Task<string> DigestAsync(Experiment experiment, int index, RunOrder order)
    {
        var client = await ExperimentClient.StartAsync(Grains, experiment, here: null, TimeProvider.System, CancellationToken.None);
        return (await client.RunAsync(index, order, CancellationToken.None)).Digest;
    }

    public Task KillAsync(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public Task StopAsync(InProcessSiloHandle silo) => _cluster.StopSiloAsync(silo);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}

/// <summary>Sees which weeks schools are told to simulate, and can hold a run in one of them.</summary>
internal sealed class SegmentWatch : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<SeenSegment> _seen = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Hold? _hold;

    public IReadOnlyCollection<SeenSegment> Seen => _seen;

    /// <summary>Keeps the schools that are not on a silo from simulating a week or any later one. Ends when one of them has come so far.</summary>
    public Task HoldAsync(int week, SiloAddress except)
    {
        _hold = new Hold(week, except);
        return _reached.Task;
    }

    public void Release() => _released.TrySetResult();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Request.GetArgumentCount() == 1 && context.Request.GetArgument(0) is Segment segment)
        {
            var silo = context.TargetContext.Address.SiloAddress!;
            _seen.Enqueue(new SeenSegment(silo, context.TargetId.Key.ToString()!, segment));
            if (_hold is { } hold && segment.ToWeek > hold.Week && !silo.Equals(hold.Except))
            {
                _reached.TrySetResult();
                await _released.Task;
            }
        }

        await context.Invoke();
    }

    private sealed record Hold(int Week, SiloAddress Except);
}

/// <summary>What a school was told to simulate, and where.</summary>
internal sealed record SeenSegment(SiloAddress Silo, string School, Segment Segment);
