using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;
using Orleans.Storage;
using Staffroom.Grains;
using Staffroom.Silo.Telemetry;

namespace Staffroom.Silo;

/// <summary>How Orleans is set up for the grains: the same in a process of its own, in a cluster, and in tests.</summary>
public static class SiloSetup
{
    private const string Npgsql = "Npgsql";
    private const int MissedProbes = 3;

    /// <summary>What every silo needs, wherever it is and whatever it saves in.</summary>
    public static ISiloBuilder AddGrains(this ISiloBuilder silo)
    {
        // Saved states are bytes with numbered fields: small, and readable by versions that know more or fewer of them.
        silo.Services.AddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
        silo.Services.AddStaffroomGrains();
        silo.Services.AddPlacementDirector<SpreadPlacement, SpreadDirector>();
        if (TelemetryExport.IsAsked)
        {
            // Otherwise it costs every call a detour and tells nobody anything.
            silo.AddActivityPropagation();
        }

        return silo;
    }

    /// <summary>Grains save in the memory of the silos: gone with the silo that holds it.</summary>
    public static ISiloBuilder AddMemoryStorage(this ISiloBuilder silo) => silo.AddMemoryGrainStorage(GrainServices.StorageName);

    /// <summary>Grains save in a database.</summary>
    public static ISiloBuilder AddDatabaseStorage(this ISiloBuilder silo, PostgreSql.ClusterDatabase database) => silo.AddAdoNetGrainStorage(GrainServices.StorageName, storage =>
    {
        storage.Invariant = Npgsql;
        storage.ConnectionString = database.ProviderConnectionString;
        storage.DeleteStateOnClear = true;
    });

    /// <summary>Sets a silo of a cluster up.</summary>
    internal static void Configure(ISiloBuilder silo, SiloServiceOptions options)
    {
        Identify(silo.Services, options);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = options.Address;
            endpoints.SiloPort = options.Port;
            endpoints.GatewayPort = options.GatewayPort;
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = options.CallTimeout);
        silo.Configure<ClusterMembershipOptions>(membership => Watch(membership, options.DeadAfter));
        silo.AddGrains();
        if (options.Database is { } database)
        {
            silo.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = Npgsql;
                clustering.ConnectionString = database.ProviderConnectionString;
            });
            silo.AddDatabaseStorage(database);
        }
        else
        {
            silo.UseDevelopmentClustering(new IPEndPoint(options.Address, options.FirstSiloPort ?? options.Port));
            silo.AddMemoryStorage();
        }

        if (options.Tls is { } tls)
        {
            if (tls.Certificate is null)
            {
                throw new HostException("A silo needs a certificate of its own for TLS.");
            }

            silo.UseTls(connection => Secure(connection, tls));
        }
    }

    /// <summary>Sets a client up.</summary>
    internal static void Configure(IClientBuilder client, ClusterClientOptions options)
    {
        Identify(client.Services, options);
        if (TelemetryExport.IsAsked)
        {
            client.AddActivityPropagation();
        }

        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.CallTimeout);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(10));
        if (options.Database is { } database)
        {
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = Npgsql;
                clustering.ConnectionString = database.ProviderConnectionString;
            });
        }
        else
        {
            client.UseStaticClustering([.. options.Gateways]);
        }

        if (options.Tls is { } tls)
        {
            client.UseTls(connection => Secure(connection, tls));
        }
    }

    private static void Identify(IServiceCollection services, GrainClusterOptions options) => services.Configure<ClusterOptions>(cluster =>
    {
        cluster.ClusterId = options.ClusterId;
        cluster.ServiceId = options.ServiceId;
    });

    /// <summary>A silo is probed so often that it misses enough probes in the given time.</summary>
    private static void Watch(ClusterMembershipOptions membership, TimeSpan deadAfter)
    {
        membership.NumMissedProbesLimit = MissedProbes;
        membership.ProbeTimeout = deadAfter / MissedProbes;
        membership.TableRefreshTimeout = deadAfter;

        // A silo that starts after a crash of all of them waits for nobody whose last sign of life is older than a few of these.
        membership.IAmAliveTablePublishTimeout = deadAfter;
    }

    private static void Secure(TlsOptions connection, TlsFiles files)
    {
        var authority = files.ReadAuthority();
        connection.LocalCertificate = files.ReadCertificate();
        connection.RemoteCertificateMode = files.IsRequiredOfClients ? RemoteCertificateMode.RequireCertificate : RemoteCertificateMode.AllowCertificate;
        connection.RemoteCertificateValidation = (certificate, _, _) => TlsFiles.IsTrusted(certificate, authority);
    }
}
