using System.Net;
using System.Net.Sockets;
using Orleans.Runtime;
using Staffroom.Silo.PostgreSql;
using Staffroom.Silo.Tests.PostgreSql;

namespace Staffroom.Silo.Tests.Orleans;

[Collection(PostgresTests.Name)]
public sealed class GrainHostTests(PostgresServer server)
{
    private static readonly SiloServiceOptions FirstSilo = new() { Port = 0, GatewayPort = 0, DeadAfter = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task A_process_hosts_grains_for_itself()
    {
        await using var host = await GrainHost.StartInProcessAsync(TextWriter.Null, CancellationToken.None);
        var note = host.Grains.GetGrain<INoteGrain>("n");
        await note.WriteAsync("kept");
        await note.LeaveAsync();
        Assert.Equal("kept", await note.ReadAsync());
        Assert.Equal(IPAddress.Loopback, host.Endpoint?.Address);
        Assert.Null(host.Gateway);
    }

    [Fact]
    public async Task Silos_of_one_machine_share_grains_and_hand_them_over()
    {
        await using var first = await StartAsync(FirstSilo);
        await using var client = await ConnectAsync(first);
        int left;
        var notes = Enumerable.Range(0, 40).Select(i => client.Grains.GetGrain<INoteGrain>($"n{i}")).ToList();
        await using (var second = await StartAsync(FirstSilo with { FirstSiloPort = first.Endpoint!.Port }))
        {
            left = second.Endpoint!.Port;
            Assert.Equal(Sorted(first, second), await PortsAsync(client));
            Assert.Contains(left, await Task.WhenAll(notes.Select(note => note.WhereAsync())));
        }

        Assert.Equal(Sorted(first), await PortsAsync(client));
        Assert.All(await Task.WhenAll(notes.Select(note => note.WhereAsync())), port => Assert.Equal(first.Endpoint.Port, port));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<HostException>(() => StartAsync(FirstSilo with { Port = port }));
        Assert.StartsWith($"A silo cannot listen at 127.0.0.1:{port}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_silo_that_is_not_there_is_missed()
    {
        var error = await Assert.ThrowsAsync<HostException>(() => StartAsync(FirstSilo with { FirstSiloPort = ClosedPort() }));
        Assert.Contains("Start the first silo without --join.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_finds_no_silo_says_where_it_looked()
    {
        var nobody = new IPEndPoint(IPAddress.Loopback, ClosedPort());
        var error = await Assert.ThrowsAsync<HostException>(() => GrainHost.ConnectAsync(
            new ClusterClientOptions { Gateways = [nobody], ConnectTimeout = TimeSpan.FromSeconds(1) }, CancellationToken.None));
        Assert.StartsWith($"No silo of the cluster staffroom answered within 1 s at {nobody}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_another_cluster_is_turned_away()
    {
        await using var silo = await StartAsync(FirstSilo);
        await Assert.ThrowsAsync<HostException>(() => GrainHost.ConnectAsync(
            new ClusterClientOptions { ClusterId = "other", Gateways = [silo.Gateway!], ConnectTimeout = TimeSpan.FromSeconds(1) }, CancellationToken.None));
    }

    [PostgresFact]
    public async Task Silos_find_each_other_in_a_database_and_grains_outlive_them_there()
    {
        var database = await ReadyAsync(await server.CreateDatabaseAsync());
        var options = FirstSilo with { Database = database };
        await using (var first = await StartAsync(options))
        await using (var second = await StartAsync(options))
        await using (var client = await GrainHost.ConnectAsync(new ClusterClientOptions { Database = database, ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None))
        {
            Assert.Equal(Sorted(first, second), await PortsAsync(client));
            await client.Grains.GetGrain<INoteGrain>("n").WriteAsync("kept");
            Assert.Equal([new ClusterState("staffroom", 2, 2)], (await database.CheckAsync(CancellationToken.None)).Clusters);
        }

        Assert.Equal([new ClusterState("staffroom", 0, 2)], (await database.CheckAsync(CancellationToken.None)).Clusters);
        await using var later = await StartAsync(options);
        Assert.Equal("kept", await later.Grains.GetGrain<INoteGrain>("n").ReadAsync());
    }

    [PostgresFact]
    public async Task A_silo_that_others_declared_dead_says_so()
    {
        string connection = await server.CreateDatabaseAsync();
        var database = await ReadyAsync(connection);
        await using var silo = await StartAsync(FirstSilo with { Database = database, DeadAfter = TimeSpan.FromSeconds(1) });
        await PostgresServer.ExecuteAsync(connection, "update staffroom.silo set status = 6; update staffroom.cluster set version = version + 1");
        Assert.Contains("Dead", await silo.Lost, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_database_that_is_not_set_up_is_said_before_anything_starts()
    {
        var database = ClusterDatabase.At(await server.CreateDatabaseAsync());
        var error = await Assert.ThrowsAsync<HostException>(() => StartAsync(FirstSilo with { Database = database }));
        Assert.EndsWith("is not ready for silos: `staffroom database check` says why.", error.Message, StringComparison.Ordinal);
    }

    private static Task<GrainHost> StartAsync(SiloServiceOptions options) => GrainHost.StartSiloAsync(options, CancellationToken.None);

    private static Task<GrainHost> ConnectAsync(GrainHost silo) =>
        GrainHost.ConnectAsync(new ClusterClientOptions { Gateways = [silo.Gateway!], ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None);

    private static IEnumerable<int> Sorted(params GrainHost[] silos) => silos.Select(silo => silo.Endpoint!.Port).Order();

    private static async Task<IEnumerable<int>> PortsAsync(GrainHost host)
    {
        var silos = await host.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
        return silos.Keys.Select(silo => silo.Endpoint.Port).Order();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<ClusterDatabase> ReadyAsync(string connection)
    {
        var database = ClusterDatabase.At(connection);
        await database.ApplyAsync(CancellationToken.None);
        return database;
    }
}
