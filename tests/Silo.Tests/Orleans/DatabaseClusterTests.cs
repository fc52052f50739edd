using System.Security.Cryptography;
using Npgsql;
using Staffroom.Grains;
using Staffroom.Grains.Contracts;
using Staffroom.Silo.PostgreSql;
using Staffroom.Silo.Tests.PostgreSql;

namespace Staffroom.Silo.Tests.Orleans;

/// <summary>Two silos that know each other and save through PostgreSQL, as the command starts them.</summary>
[Collection(PostgresTests.Name)]
public sealed class DatabaseClusterTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Runs_are_the_same_and_states_are_saved_as_bytes()
    {
        string connection = await server.CreateDatabaseAsync();
        var database = ClusterDatabase.At(connection);
        await database.ApplyAsync(CancellationToken.None);
        var options = new SiloServiceOptions { Port = 0, GatewayPort = 0, Database = database };
        await using var first = await GrainHost.StartSiloAsync(options, CancellationToken.None);
        await using var second = await GrainHost.StartSiloAsync(options, CancellationToken.None);
        await using var host = await GrainHost.ConnectAsync(
            new ClusterClientOptions { Database = database, ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None);
        var experiment = SmallExperiment.Create();
        var client = await ExperimentClient.StartAsync(host.Grains, experiment, here: null, TimeProvider.System, CancellationToken.None);
        foreach (var granularity in Enum.GetValues<Granularity>())
        {
            var result = await client.RunAsync(0, new RunOrder(granularity) { CheckpointWeeks = 10 }, CancellationToken.None);
            Assert.Equal(SmallExperiment.Digest(experiment, 0), Convert.ToHexStringLower(SHA256.HashData(result.Trajectory)));
        }

        await using var source = NpgsqlDataSource.Create(connection);
        await using var saved = source.CreateCommand("select encode(substring(payload for 1), 'escape') from staffroom.grain_state where payload is not null");
        Assert.NotEqual("{", Assert.IsType<string>(await saved.ExecuteScalarAsync()));
    }
}
