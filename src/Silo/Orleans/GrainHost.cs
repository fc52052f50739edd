using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Runtime;
using Staffroom.Grains.Caches;

namespace Staffroom.Silo;

/// <summary>Where grains live: a silo in this process, a silo of a cluster, or the way to a cluster.</summary>
public sealed class GrainHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly SiloLoss _loss;

    private GrainHost(IHost host, IPEndPoint? endpoint, IPEndPoint? gateway)
    {
        _host = host;
        _loss = host.Services.GetRequiredService<SiloLoss>();
        Grains = host.Services.GetRequiredService<IGrainFactory>();
        Endpoint = endpoint;
        Gateway = gateway;
    }

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>The plans that the grains know, if all of them are in this process; null for a cluster.</summary>
    public PlanCache? Plans => Gateway is null ? _host.Services.GetService<PlanCache>() : null;

    /// <summary>Where other silos know this one; null for a client.</summary>
    public IPEndPoint? Endpoint { get; }

    /// <summary>Where clients reach this silo; null where they cannot.</summary>
    public IPEndPoint? Gateway { get; }

    /// <summary>Ends, with the reason, when the silo cannot go on: others declared it dead after it was paused or cut off.</summary>
    public Task<string> Lost => _loss.Reason;

    /// <summary>Hosts grains in this process alone. They save in its memory, and nobody else can reach them.</summary>
    /// <param name="log">Where warnings and errors go, a line each.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<GrainHost> StartInProcessAsync(TextWriter log, CancellationToken cancellation) => StartSiloAsync(
        new SiloServiceOptions { Port = 0, GatewayPort = 0, CallTimeout = TimeSpan.FromDays(1), Log = log }, isAlone: true, cancellation);

    /// <summary>Hosts grains in a silo of a cluster.</summary>
    /// <param name="options">Which cluster, and how.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HostException">A port or address is not to be had, the database is not ready, the first silo does not answer, or a certificate cannot be used.</exception>
    public static async Task<GrainHost> StartSiloAsync(SiloServiceOptions options, CancellationToken cancellation)
    {
        if (options.Database is { } database)
        {
            await RequireReadyAsync(database, cancellation);
        }
        else if (options.FirstSiloPort is { } first)
        {
            await RequireSiloAsync(new IPEndPoint(options.Address, first), cancellation);
        }

        return await StartSiloAsync(options, isAlone: false, cancellation);
    }

    /// <summary>Reaches the grains of a cluster.</summary>
    /// <param name="options">Which cluster, and where.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="HostException">No silo of the cluster answers in time, the database is not ready, or a certificate cannot be used.</exception>
    public static async Task<GrainHost> ConnectAsync(ClusterClientOptions options, CancellationToken cancellation)
    {
        if (options.Database is { } database)
        {
            await RequireReadyAsync(database, cancellation);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.ConnectTimeout);
        var builder = Builder(options.Log, TimeSpan.FromSeconds(5));
        builder.UseOrleansClient(client => SiloSetup.Configure(client, options));
        try
        {
            return new GrainHost(await StartAsync(builder, limit.Token), endpoint: null, gateway: null);
        }
        catch (Exception error) when (error is not HostException && !cancellation.IsCancellationRequested)
        {
            string where = options.Database is { } listing ? $"listed in {listing.Place}" : $"at {string.Join(", ", options.Gateways)}";
            throw new HostException(
                $"No silo of the cluster {options.ClusterId} answered within {options.ConnectTimeout.TotalSeconds:0.#} s {where}. "
                + "`staffroom silo` starts one; cluster, certificates and addresses have to be the same on both sides.",
                error);
        }
    }

    /// <summary>Hands grains over and stops; at once where the silo was lost.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        if (Lost.IsCompleted)
        {
            await now.CancelAsync();
        }

        try
        {
            await _host.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is up: what was not handed over starts again elsewhere from what it saved.
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static async Task<GrainHost> StartSiloAsync(SiloServiceOptions options, bool isAlone, CancellationToken cancellation)
    {
        var chosen = options with
        {
            Port = Port(options.Address, options.Port),
            GatewayPort = isAlone ? 0 : Port(options.Address, options.GatewayPort),
        };
        var builder = Builder(options.Log, options.StopTimeout);
        builder.UseOrleans(silo => SiloSetup.Configure(silo, chosen));
        return new GrainHost(
            await StartAsync(builder, cancellation),
            new IPEndPoint(chosen.Address, chosen.Port),
            isAlone ? null : new IPEndPoint(chosen.Address, chosen.GatewayPort));
    }

    private static HostApplicationBuilder Builder(TextWriter log, TimeSpan stopTimeout)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new LineLoggerProvider(log));

        // They warn of a choice made here (the garbage collector's mode) and of clocks that are well.
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = stopTimeout);

        // Signals are the command's business.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.Services.AddSingleton<SiloLoss>();
        builder.Services.AddSingleton<IFatalErrorHandler>(services => services.GetRequiredService<SiloLoss>());
        return builder;
    }

    private static async Task<IHost> StartAsync(HostApplicationBuilder builder, CancellationToken cancellation)
    {
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }
    }

    private static async Task RequireReadyAsync(PostgreSql.ClusterDatabase database, CancellationToken cancellation)
    {
        try
        {
            if (!(await database.CheckAsync(cancellation)).IsReady)
            {
                throw new HostException($"{database.Place} is not ready for silos: `staffroom database check` says why.");
            }
        }
        catch (PostgreSql.DatabaseException error)
        {
            throw new HostException(error.Message, error);
        }
    }

    private static async Task RequireSiloAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        using var probe = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await probe.ConnectAsync(endpoint, cancellation);
        }
        catch (SocketException error)
        {
            throw new HostException($"No silo answers at {endpoint} ({error.Message}). Start the first silo without --join.", error);
        }
    }

    /// <summary>The port if it is free, or any free one for 0. Orleans itself waits without a word until a port that is taken is given up.</summary>
    private static int Port(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException error)
        {
            throw new HostException($"A silo cannot listen at {listener.LocalEndpoint}: {error.Message}. Choose another port, or 0 for one that is free.", error);
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
