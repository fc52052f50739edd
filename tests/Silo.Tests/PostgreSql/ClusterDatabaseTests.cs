using System.Net;
using System.Net.Sockets;
using Npgsql;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Silo.Tests.PostgreSql;

[Collection(PostgresTests.Name)]
public sealed class ClusterDatabaseTests(PostgresServer server)
{
    private const string Secret = "sesame";

    [PostgresFact]
    public async Task An_empty_database_has_no_schema()
    {
        var state = await ClusterDatabase.At(await server.CreateDatabaseAsync()).CheckAsync(CancellationToken.None);
        Assert.Null(state.SchemaVersion);
        Assert.False(state.IsReady);
        Assert.Matches(@"^\d+\.\d+", state.ServerVersion);
    }

    [PostgresFact]
    public async Task Applying_again_keeps_what_is_there_and_mends_the_queries()
    {
        string connection = await server.CreateDatabaseAsync();
        var database = ClusterDatabase.At(connection);
        await database.ApplyAsync(CancellationToken.None);
        await PostgresServer.ExecuteAsync(connection, "insert into staffroom.cluster values ('kept', 3); update staffroom.orleansquery set querytext = 'select 1'");
        await database.ApplyAsync(CancellationToken.None);

        var state = await database.CheckAsync(CancellationToken.None);
        Assert.True(state.IsReady);
        Assert.Equal(DatabaseScript.Version, state.SchemaVersion);
        Assert.Equal([new ClusterState("kept", 0, 0)], state.Clusters);
        var queries = await NamedQueries.OpenAsync(database);
        Assert.Equal(3, Assert.Single(await queries.RunAsync("MembershipReadAllKey", ("DeploymentId", "kept", System.Data.DbType.String)))["Version"]);
    }

    [PostgresFact]
    public async Task Many_may_apply_at_once()
    {
        var database = ClusterDatabase.At(await server.CreateDatabaseAsync());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => database.ApplyAsync(CancellationToken.None)));
        Assert.True((await database.CheckAsync(CancellationToken.None)).IsReady);
    }

    [PostgresFact]
    public async Task A_later_schema_is_left_alone()
    {
        string connection = await server.CreateDatabaseAsync();
        var database = ClusterDatabase.At(connection);
        await database.ApplyAsync(CancellationToken.None);
        await PostgresServer.ExecuteAsync(connection, "insert into staffroom.schema_version values (99); delete from staffroom.orleansquery");
        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.ApplyAsync(CancellationToken.None));
        Assert.Contains("version 99", error.Message, StringComparison.Ordinal);
        Assert.Empty((await NamedQueries.OpenAsync(database)).Keys);
        Assert.False((await database.CheckAsync(CancellationToken.None)).IsReady);
    }

    [PostgresFact]
    public async Task A_role_without_rights_is_told_which_ones_it_needs()
    {
        string connection = await server.CreateDatabaseAsync();
        var database = ClusterDatabase.At(connection);
        await PostgresServer.ExecuteAsync(connection, $"create role guest login password '{Secret}'");
        var guest = ClusterDatabase.At(new NpgsqlConnectionStringBuilder(connection) { Username = "guest", Password = Secret }.ConnectionString);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => guest.ApplyAsync(CancellationToken.None));
        Assert.Contains("grant create on database", error.Message, StringComparison.Ordinal);

        await database.ApplyAsync(CancellationToken.None);
        error = await Assert.ThrowsAsync<DatabaseException>(() => guest.CheckAsync(CancellationToken.None));
        Assert.Contains("`usage` of that schema", error.Message, StringComparison.Ordinal);

        await PostgresServer.ExecuteAsync(
            connection,
            """
            grant usage on schema staffroom to guest;
            grant select on all tables in schema staffroom to guest;
            grant insert, update, delete on staffroom.cluster, staffroom.grain_state to guest;
            """);
        var state = await guest.CheckAsync(CancellationToken.None);
        Assert.Equal(["insert into staffroom.silo", "update of staffroom.silo", "delete from staffroom.silo"], state.MissingRights);

        await PostgresServer.ExecuteAsync(connection, "grant insert, update, delete on staffroom.silo to guest");
        Assert.True((await guest.CheckAsync(CancellationToken.None)).IsReady);
    }

    [PostgresFact]
    public async Task A_wrong_password_is_said_and_not_shown()
    {
        string connection = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Password = Secret }.ConnectionString;
        var error = await Assert.ThrowsAsync<DatabaseException>(() => ClusterDatabase.At(connection).CheckAsync(CancellationToken.None));
        Assert.Contains("password authentication failed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task A_database_that_does_not_exist_is_to_be_created()
    {
        string connection = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Database = "nowhere" }.ConnectionString;
        var error = await Assert.ThrowsAsync<DatabaseException>(() => ClusterDatabase.At(connection).ApplyAsync(CancellationToken.None));
        Assert.Contains("database \"nowhere\" does not exist. Create it first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named()
    {
        int port = ClosedPort();
        var database = ClusterDatabase.At($"Host=127.0.0.1;Port={port};Database=plans;Username=me;Password={Secret}");
        var error = await Assert.ThrowsAsync<DatabaseException>(() => database.ApplyAsync(CancellationToken.None));
        Assert.StartsWith($"No PostgreSQL server can be reached at 127.0.0.1:{port}, database plans: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Prot=5433;Password=sesame")]
    [InlineData("Host=db;Port=sesame")]
    [InlineData("postgresql://me:sesame@db/plans")]
    [InlineData("Password=open;sesame;Host=db")]
    [InlineData("Username=me;Password=sesame")]
    [InlineData("")]
    public void A_connection_string_that_cannot_be_read_is_explained_and_not_shown(string connection)
    {
        var error = Assert.Throws<DatabaseException>(() => ClusterDatabase.At(connection));
        Assert.Contains("Host=localhost;Database=staffroom;Username=staffroom", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
