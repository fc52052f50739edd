using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Staffroom.Embedded;
using Staffroom.Grains;
using Staffroom.Grains.Caches;

namespace Staffroom.Silo;

/// <summary>Where grains live: in this process. A build without Orleans has no clusters.</summary>
public sealed class GrainHost : IAsyncDisposable
{
    private readonly EmbeddedHost _host;

    private GrainHost(EmbeddedHost host) => _host = host;

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains => _host.GrainFactory;

    /// <summary>The plans that the grains know, all of which are in this process.</summary>
    public PlanCache? Plans => _host.Services.GetRequiredService<PlanCache>();

    /// <summary>Where other silos know this one: nowhere.</summary>
    public IPEndPoint? Endpoint { get; }

    /// <summary>Where clients reach this silo: nowhere.</summary>
    public IPEndPoint? Gateway { get; }

    /// <summary>Ends when the silo cannot go on: never, there are no others.</summary>
    public Task<string> Lost { get; } = new TaskCompletionSource<string>().Task;

    /// <summary>Hosts grains in this process alone. They save in its memory, and nobody else can reach them.</summary>
    /// <param name="log">Where warnings and errors go, a line each.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<GrainHost> StartInProcessAsync(TextWriter log, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new GrainHost(new EmbeddedHost(new ServiceCollection().AddStaffroomGrains(), [typeof(ExperimentClient).Assembly])));
    }

    /// <summary>Explains that this build cannot host a silo of a cluster.</summary>
    /// <param name="options">Which cluster, and how.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HostException">Always.</exception>
    public static Task<GrainHost> StartSiloAsync(SiloServiceOptions options, CancellationToken cancellation) => throw NoClusters();

    /// <summary>Explains that this build cannot reach a cluster.</summary>
    /// <param name="options">Which cluster, and where.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HostException">Always.</exception>
    public static Task<GrainHost> ConnectAsync(ClusterClientOptions options, CancellationToken cancellation) => throw NoClusters();

    /// <summary>Stops, when calls that have begun are done.</summary>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static HostException NoClusters()
    {
        var choice = OrleansChoice.OfThisBuild;
        return new HostException(
            $"This build has no Microsoft Orleans, which clusters need ({choice.Reason.TrimEnd('.')}). "
            + $"Build it again where NuGet can restore Microsoft.Orleans.Server {choice.Version} and its like; `staffroom doctor` says more.");
    }
}
