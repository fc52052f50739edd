using System.Data;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Silo.Tests.PostgreSql;

[Collection(PostgresTests.Name)]
public sealed class MembershipQueryTests(PostgresServer server)
{
    private const int Joining = 2;
    private const int Active = 3;
    private const int Dead = 6;

    // Finer than PostgreSQL keeps: a provider compares what it read, never what it wrote.
    private static readonly DateTime Start = new DateTime(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567);

    [PostgresFact]
    public async Task A_cluster_begins_once_at_version_0_without_silos()
    {
        var cluster = await ClusterAsync();
        Assert.False(await cluster.BeginAsync());
        var row = Assert.Single(await cluster.ReadAllAsync());
        Assert.Equal(0, row["Version"]);
        Assert.Null(row["StartTime"]);
    }

    [PostgresFact]
    public async Task A_silo_is_read_as_it_was_written()
    {
        var cluster = await ClusterAsync();
        Assert.True(await cluster.InsertAsync(port: 11111, version: 0, status: Joining));
        var row = Assert.Single(await cluster.ReadAllAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal(("127.0.0.1", 11111, 7), (row["Address"], row["Port"], row["Generation"]));
        Assert.Equal(("silo 11111", "here", Joining, 30000), (row["SiloName"], row["HostName"], row["Status"], row["ProxyPort"]));
        Assert.Null(row["SuspectTimes"]);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)row["StartTime"]!).Kind);
        Assert.Equal(Start, (DateTime)row["StartTime"]!, TimeSpan.FromMicroseconds(1));
        Assert.Equal(row, Assert.Single(await cluster.ReadAsync(port: 11111)));
    }

    [PostgresFact]
    public async Task A_silo_that_is_not_there_is_read_as_the_version_alone()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0);
        var row = Assert.Single(await cluster.ReadAsync(port: 11112));
        Assert.Equal(1, row["Version"]);
        Assert.Null(row["StartTime"]);
    }

    [PostgresFact]
    public async Task Inserting_needs_the_present_version_and_a_new_silo()
    {
        var cluster = await ClusterAsync();
        Assert.False(await cluster.InsertAsync(port: 11111, version: 1));
        Assert.True(await cluster.InsertAsync(port: 11111, version: 0));
        Assert.False(await cluster.InsertAsync(port: 11112, version: 0));
        Assert.False(await cluster.InsertAsync(port: 11111, version: 1));
        Assert.True(await cluster.InsertAsync(port: 11112, version: 1));
        var rows = await cluster.ReadAllAsync();
        Assert.Equal([11111, 11112], rows.Select(row => (int)row["Port"]!).Order());
        Assert.All(rows, row => Assert.Equal(2, row["Version"]));
    }

    [PostgresFact]
    public async Task Updating_needs_the_present_version_and_a_silo_that_is_there()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0);
        Assert.False(await cluster.UpdateAsync(port: 11111, version: 0, status: Dead));
        Assert.False(await cluster.UpdateAsync(port: 11112, version: 1, status: Dead));
        Assert.True(await cluster.UpdateAsync(port: 11111, version: 1, status: Dead, suspects: "127.0.0.1:11112@7,2026-01-05"));
        var row = Assert.Single(await cluster.ReadAllAsync());
        Assert.Equal((2, Dead, "127.0.0.1:11112@7,2026-01-05"), (row["Version"], row["Status"], row["SuspectTimes"]));
    }

    [PostgresFact]
    public async Task A_sign_of_life_leaves_the_version_and_never_goes_back()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0);
        await cluster.AliveAsync(port: 11111, Start.AddMinutes(2));
        await cluster.AliveAsync(port: 11111, Start.AddMinutes(1));
        await cluster.UpdateAsync(port: 11111, version: 1, status: Active);
        var row = Assert.Single(await cluster.ReadAllAsync());
        Assert.Equal(2, row["Version"]);
        Assert.Equal(Start.AddMinutes(2), (DateTime)row["IAmAliveTime"]!, TimeSpan.FromMicroseconds(1));
    }

    [PostgresFact]
    public async Task Gateways_are_the_active_silos_that_take_clients()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0, status: Active);
        await cluster.InsertAsync(port: 11112, version: 1, status: Active, gateway: 0);
        await cluster.InsertAsync(port: 11113, version: 2, status: Joining);
        var row = Assert.Single(await cluster.Queries.RunAsync("GatewaysQueryKey", cluster.Id, ("Status", Active, DbType.Int32)));
        Assert.Equal(("127.0.0.1", 30000, 7), (row["Address"], row["ProxyPort"], row["Generation"]));
    }

    [PostgresFact]
    public async Task Of_silos_that_joined_with_the_same_version_one_succeeds()
    {
        var cluster = await ClusterAsync();
        bool[] isIn = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => cluster.InsertAsync(port: 11111 + i, version: 0)));
        Assert.Single(isIn, isDone => isDone);
        Assert.Equal(1, Assert.Single(await cluster.ReadAllAsync())["Version"]);
    }

    [PostgresFact]
    public async Task Silos_that_try_again_all_join_and_each_raises_the_version_by_one()
    {
        const int Silos = 6;
        var cluster = await ClusterAsync();
        await Task.WhenAll(Enumerable.Range(0, Silos).Select(async i =>
        {
            int version;
            do
            {
                version = (int)(await cluster.ReadAllAsync())[0]["Version"]!;
            }
            while (!await cluster.InsertAsync(port: 11111 + i, version));
        }));
        var rows = await cluster.ReadAllAsync();
        Assert.Equal(Silos, rows.Count);
        Assert.All(rows, row => Assert.Equal(Silos, row["Version"]));
    }

    [PostgresFact]
    public async Task Cleaning_up_removes_dead_silos_of_old_and_no_others()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0, status: Dead);
        await cluster.InsertAsync(port: 11112, version: 1, status: Active);
        await cluster.InsertAsync(port: 11113, version: 2, status: Dead);
        await cluster.AliveAsync(port: 11113, Start.AddDays(2));
        await cluster.Queries.RunAsync("CleanupDefunctSiloEntriesKey", cluster.Id, ("IAmAliveTime", Start.AddDays(1), DbType.DateTime));
        var rows = await cluster.ReadAllAsync();
        Assert.Equal([11112, 11113], rows.Select(row => (int)row["Port"]!).Order());
        Assert.Equal(3, rows[0]["Version"]);
    }

    [PostgresFact]
    public async Task Cleaning_up_one_dead_silo_needs_it_as_it_was_read()
    {
        var cluster = await ClusterAsync();
        await cluster.InsertAsync(port: 11111, version: 0, status: Dead);
        var read = Assert.Single(await cluster.ReadAllAsync());
        await cluster.AliveAsync(port: 11111, Start.AddMinutes(1));
        await cluster.CleanUpAsync(read);
        read = Assert.Single(await cluster.ReadAllAsync());
        Assert.NotNull(read["StartTime"]);
        await cluster.CleanUpAsync(read);
        Assert.Null(Assert.Single(await cluster.ReadAllAsync())["StartTime"]);
    }

    [PostgresFact]
    public async Task Deleting_a_cluster_leaves_others()
    {
        var cluster = await ClusterAsync();
        var other = cluster with { Name = "other" };
        await other.BeginAsync();
        await cluster.InsertAsync(port: 11111, version: 0);
        await other.InsertAsync(port: 11111, version: 0);
        await cluster.Queries.RunAsync("DeleteMembershipTableEntriesKey", cluster.Id);
        Assert.Empty(await cluster.ReadAllAsync());
        Assert.Equal(1, Assert.Single(await other.ReadAllAsync())["Version"]);
    }

    private async Task<Cluster> ClusterAsync()
    {
        var database = ClusterDatabase.At(await server.CreateDatabaseAsync());
        await database.ApplyAsync(CancellationToken.None);
        var cluster = new Cluster(await NamedQueries.OpenAsync(database), "test");
        Assert.True(await cluster.BeginAsync());
        return cluster;
    }

    private sealed record Cluster(NamedQueries Queries, string Name)
    {
        public (string, object?, DbType) Id => ("DeploymentId", Name, DbType.String);

        public Task<bool> BeginAsync() => Queries.IsDoneAsync("InsertMembershipVersionKey", Id);

        public Task<List<Dictionary<string, object?>>> ReadAllAsync() => Queries.RunAsync("MembershipReadAllKey", Id);

        public Task<List<Dictionary<string, object?>>> ReadAsync(int port) => Queries.RunAsync("MembershipReadRowKey", [Id, .. Silo(port)]);

        public Task<bool> InsertAsync(int port, int version, int status = Joining, int gateway = 30000) => Queries.IsDoneAsync(
            "InsertMembershipKey",
            [
                Id, .. Silo(port),
                ("SiloName", $"silo {port}", DbType.String), ("HostName", "here", DbType.String), ("Status", status, DbType.Int32),
                ("ProxyPort", gateway, DbType.Int32), ("StartTime", Start, DbType.DateTime), ("IAmAliveTime", Start, DbType.DateTime),
                ("Version", version, DbType.Int32),
            ]);

        public Task<bool> UpdateAsync(int port, int version, int status, string? suspects = null) => Queries.IsDoneAsync(
            "UpdateMembershipKey",
            [
                Id, .. Silo(port),
                ("IAmAliveTime", Start, DbType.DateTime), ("Status", status, DbType.Int32), ("SuspectTimes", suspects, DbType.String),
                ("Version", version, DbType.Int32),
            ]);

        public async Task AliveAsync(int port, DateTime time) =>
            await Queries.RunAsync("UpdateIAmAlivetimeKey", [Id, .. Silo(port), ("IAmAliveTime", time, DbType.DateTime)]);

        public async Task CleanUpAsync(Dictionary<string, object?> read) => await Queries.RunAsync(
            "CleanupDefunctSiloEntryKey",
            [
                Id, .. Silo((int)read["Port"]!),
                ("IAmAliveTime", read["IAmAliveTime"], DbType.DateTime), ("StartTime", read["StartTime"], DbType.DateTime),
                ("SuspectTimes", read["SuspectTimes"], DbType.String),
            ]);

        private static (string, object?, DbType)[] Silo(int port) =>
        [
            ("Address", "127.0.0.1", DbType.AnsiString), ("Port", port, DbType.Int32), ("Generation", 7, DbType.Int32),
        ];
    }
}
