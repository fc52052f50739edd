using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Staffroom.Grains;
using Staffroom.Grains.Contracts;
using Staffroom.Model;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Plan;
using Staffroom.Silo;
using Staffroom.Silo.PostgreSql;
using Staffroom.Silo.Tests.PostgreSql;
using Xunit.Abstractions;

namespace Staffroom.Runner.Tests.Verbs.Clusters;

/// <summary>Silos in processes of their own that are killed, paused or told to stop while schools run on them: the digest stays the same.</summary>
[Collection(PostgresTests.Name)]
[Trait("Speed", "slow")]
public sealed class LostSiloTests(PostgresServer server, ITestOutputHelper output)
{
    private const string Scenario = """
        schema: 1
        name: long
        question: Does a run outlive its silos?
        network: { schools: 12, staffPerSchool: 15, ties: ordinary }
        practices: [ { name: routine, tacitness: 0.3 } ]
        seeds: { school: 1, who: informal leaders, count: 2 }
        run: { weeks: 780, replicates: 1, seed: 3 }
        """;

    private const int LossWeek = 150;
    private const string DeadAfterSeconds = "3";

    [ClusterFact]
    public Task Killed() => LoseAsync(async silo =>
    {
        silo.Kill();
        Assert.NotEqual(0, (await silo.EndAsync()).Exit);
    });

    [ClusterFact]
    public Task Told_to_stop() => LoseAsync(async silo =>
    {
        await silo.AskToStopAsync();
        var (exit, messages) = await silo.EndAsync();
        Assert.Equal(0, exit);
        Assert.Contains("Handing grains over.", messages, StringComparison.Ordinal);
    });

    [ClusterFact]
    public async Task Paused_until_the_run_is_over()
    {
        CommandProcess? paused = null;
        await LoseAsync(silo =>
        {
            paused = silo;
            return silo.PauseAsync();
        }, async () =>
        {
            await paused!.GoOnAsync();
            var (exit, messages) = await paused.EndAsync();
            Assert.Equal(ExitCode.Unexpected, exit);
            Assert.Contains("error: This silo cannot go on; the others do without it.", messages, StringComparison.Ordinal);
        });
    }

    /// <summary>Where silos save in their memory, some of it goes with the silo: the run goes back as far as it must, to its start if need be.</summary>
    [WithOrleansTheory]
    [InlineData(Granularity.School)]
    [InlineData(Granularity.Teacher)]
    public async Task Killed_with_what_it_had_in_memory(Granularity granularity)
    {
        await using var first = await CommandProcess.SiloAsync(null, "--dead-after", DeadAfterSeconds);
        await using var second = await CommandProcess.SiloAsync(null, "--dead-after", DeadAfterSeconds, "--join", first.Port);
        await using var third = await CommandProcess.SiloAsync(null, "--dead-after", DeadAfterSeconds, "--join", first.Port);
        await using var host = await GrainHost.ConnectAsync(
            new ClusterClientOptions { Gateways = [IPEndPoint.Parse(first.Gateway)], ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None);
        await RunAndLoseAsync(host, granularity, () =>
        {
            second.Kill();
            return Task.CompletedTask;
        });
    }

    [WithOrleansFact]
    public async Task A_client_that_is_killed_leaves_a_folder_that_resumes_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string scenario = folder["long.yaml"];
        await File.WriteAllTextAsync(scenario, Scenario.Replace("weeks: 780, replicates: 1", "weeks: 200, replicates: 12", StringComparison.Ordinal));
        string results = folder["results"];
        await using var silo = await CommandProcess.SiloAsync(null);
        var (client, status) = await CommandProcess.WithStatusAsync(
            "run", scenario, "--out", results, "--cluster", silo.Gateway, "--granularity", "school", "--threads", "1");
        await using (client)
        {
            using var http = new HttpClient();
            while ((await http.GetFromJsonAsync<JsonElement>(new Uri(status, "progress"))).GetProperty("done").GetInt32() < 2)
            {
            }

            client.Kill();
            Assert.NotEqual(0, (await client.EndAsync()).Exit);
        }

        Assert.Equal(ExitCode.Done, (await CommandProcess.RunAsync("resume", results, "--cluster", silo.Gateway, "--granularity", "school")).Exit);
        var (exit, said) = await CommandProcess.RunAsync("replay", results, "--engine", "local");
        Assert.Equal(ExitCode.Done, exit);
        Assert.StartsWith("All 12 runs have the digests they were stored with.", said, StringComparison.Ordinal);
    }

    /// <summary>Runs on three silos, loses one in the middle, and holds the digest against that of the kernel.</summary>
    private async Task LoseAsync(Func<CommandProcess, Task> lose, Func<Task>? after = null)
    {
        string connection = await server.CreateDatabaseAsync();
        var database = ClusterDatabase.At(connection);
        await database.ApplyAsync(CancellationToken.None);
        await using var first = await CommandProcess.SiloAsync(connection, "--dead-after", DeadAfterSeconds);
        await using var second = await CommandProcess.SiloAsync(connection, "--dead-after", DeadAfterSeconds);
        await using var third = await CommandProcess.SiloAsync(connection, "--dead-after", DeadAfterSeconds);
        await using var host = await GrainHost.ConnectAsync(
            new ClusterClientOptions { Database = database, ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None);
        await RunAndLoseAsync(host, Granularity.School, () => lose(second));
        await (after?.Invoke() ?? Task.CompletedTask);
    }

    private async Task RunAndLoseAsync(GrainHost host, Granularity granularity, Func<Task> lose)
    {
        var experiment = Read();
        var client = await ExperimentClient.StartAsync(host.Grains, experiment, here: null, TimeProvider.System, CancellationToken.None);
        var running = client.RunAsync(0, new RunOrder(granularity) { CheckpointWeeks = 20 }, CancellationToken.None);
        var network = host.Grains.GetGrain<INetworkGrain>(GrainKeys.Network(GrainKeys.Run(client.Key, 0), granularity));
        int week;
        while ((week = await network.ProgressAsync()) < LossWeek)
        {
            Assert.False(running.IsCompleted);
        }

        await lose();
        Assert.False(running.IsCompleted, "The run was over before the silo was lost.");
        string digest = Convert.ToHexStringLower(SHA256.HashData((await running).Trajectory));
        var run = experiment.Run(0);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Simulation.Run(run.World, run.RunSeed).ToCanonicalBytes())), digest);
        output.WriteLine($"lost in week {week}; digest {digest}");
    }

    private static Experiment Read() =>
        ScenarioReader.ReadText("long.yaml", Scenario, AppContext.BaseDirectory, new ScenarioOptions()) is { Value: { } experiment }
            ? experiment
            : throw new InvalidOperationException("The scenario is not valid.");
}

/// <summary>A test that needs Orleans and a PostgreSQL server; skipped, visibly, where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() => Skip = OrleansChoice.OfThisBuild.HasOrleans ? PostgresServer.Unavailable : "This build has no Orleans.";
}

/// <summary>As <see cref="WithOrleansFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithOrleansTheoryAttribute : TheoryAttribute
{
    public WithOrleansTheoryAttribute() => Skip = new WithOrleansFactAttribute().Skip;
}
