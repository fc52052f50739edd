using System.Text.Json;
using Npgsql;
using Staffroom.Silo.PostgreSql;
using Staffroom.Silo.Tests.PostgreSql;

namespace Staffroom.Runner.Tests.Verbs.Clusters;

[Collection(PostgresTests.Name)]
public sealed class DatabaseVerbTests(PostgresServer server) : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [PostgresFact]
    public async Task A_database_is_checked_applied_and_checked()
    {
        string connection = await server.CreateDatabaseAsync();
        var before = _host.Invoke("database", "check", "--connection", connection);
        Assert.Equal(ExitCode.Invalid, before.Exit);
        Assert.Contains("is not ready: set it up with `staffroom database apply`.", before.Out, StringComparison.Ordinal);

        _host.Variables["STAFFROOM_POSTGRES"] = connection;
        for (int time = 0; time < 2; time++)
        {
            var applied = _host.Invoke("database", "apply");
            Assert.Equal((ExitCode.Done, ""), (applied.Exit, applied.Error));
            Assert.Contains("is ready (version 1 of the schema staffroom).", applied.Out, StringComparison.Ordinal);
        }

        await PostgresServer.ExecuteAsync(connection, "insert into staffroom.cluster values ('demo', 1)");
        var after = _host.Invoke("database", "check");
        Assert.Equal(ExitCode.Done, after.Exit);
        Assert.Contains("is ready (version 1 of the schema staffroom).\ncluster demo: 0 active of 0 known silos\n", after.Out, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(_host.Invoke("database", "check", "--json").Out);
        Assert.True(json.RootElement.GetProperty("isReady").GetBoolean());
        Assert.Equal("demo", json.RootElement.GetProperty("clusters")[0].GetProperty("name").GetString());
    }

    [PostgresFact]
    public async Task What_a_role_may_not_do_is_said()
    {
        string connection = await server.CreateDatabaseAsync();
        Assert.Equal(ExitCode.Done, _host.Invoke("database", "apply", "--connection", connection).Exit);
        await PostgresServer.ExecuteAsync(
            connection, "create role reader login password 'r'; grant usage on schema staffroom to reader; grant select on all tables in schema staffroom to reader");
        _host.Variables["STAFFROOM_POSTGRES"] = new NpgsqlConnectionStringBuilder(connection) { Username = "reader", Password = "r" }.ConnectionString;
        var checkedByReader = _host.Invoke("database", "check");
        Assert.Equal(ExitCode.Invalid, checkedByReader.Exit);
        Assert.Contains("is not ready: this role may not insert into staffroom.cluster, ", checkedByReader.Out, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task The_printed_script_is_what_is_applied()
    {
        string connection = await server.CreateDatabaseAsync();
        var printed = _host.Invoke("database", "apply", "--print");
        Assert.Equal((ExitCode.Done, ""), (printed.Exit, printed.Error));
        await PostgresServer.ExecuteAsync(connection, printed.Out);
        Assert.True((await ClusterDatabase.At(connection).CheckAsync(CancellationToken.None)).IsReady);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_one_line_without_the_password()
    {
        var result = _host.Invoke("database", "check", "--connection", "Host=127.0.0.1;Port=1;Username=me;Password=sesame");
        Assert.Equal(ExitCode.Invalid, result.Exit);
        Assert.StartsWith("error: No PostgreSQL server can be reached at 127.0.0.1:1, ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("sesame", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("check")]
    public void Without_a_database_it_says_how_to_name_one(string verb)
    {
        var result = _host.Invoke("database", verb);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Equal("error: Name the database with --connection or the environment variable STAFFROOM_POSTGRES.\n", result.Error);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_a_mistake_of_usage()
    {
        _host.Variables["STAFFROOM_TRACE"] = "1";
        var result = _host.Invoke("database", "check", "--connection", "postgresql://me:sesame@db/plans");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.DoesNotContain("sesame", result.Error, StringComparison.Ordinal);
    }
}
