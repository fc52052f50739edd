using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Staffroom.Embedded;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Model;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Grains.Tests.Hosting;

/// <summary>The grains in a host of this process.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly EmbeddedHost _host;

    public TestHost(IEmbeddedStorage? storage = null)
    {
        var services = new ServiceCollection()
            .AddSingleton(new CoordinatorOptions { Pauses = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(1), 20)] })
            .AddStaffroomGrains();
        if (storage is not null)
        {
            services.AddSingleton(storage);
        }

        _host = new EmbeddedHost(services, [typeof(RunGrain).Assembly], TimeSpan.FromSeconds(10));
    }

    public IGrainFactory Grains => _host.GrainFactory;

    public PlanCache Plans => _host.Services.GetRequiredService<PlanCache>();

    /// <summary>An experiment with one condition for each world.</summary>
    public static Experiment Experiment(params ImmutableArray<WorldSpec> worlds) => new()
    {
        Name = "test",
        Question = "Does it give the same bytes?",
        Factors = [new Factor("world", "world", [.. worlds.Select((_, i) => new FactorLevel($"{i}", i))], IsOrdered: false)],
        Conditions = [.. worlds.Select((world, i) => new Condition(i, [i], $"world {i}", world, null))],
        Replicates = 1,
        Seed = 2026,
        Primary = "auc",
        Secondary = [],
    };

    /// <summary>What the kernel makes of a run.</summary>
    public static string Digest(Experiment experiment, int index)
    {
        var run = experiment.Run(index);
        return Simulation.Run(run.World, run.RunSeed).Digest();
    }

    public Task<ExperimentClient> StartAsync(Experiment experiment) =>
        ExperimentClient.StartAsync(Grains, experiment, Plans, TimeProvider.System, CancellationToken.None);

    /// <summary>As from elsewhere: the plan goes through the experiment's grain.</summary>
    public Task<ExperimentClient> StartFromElsewhereAsync(Experiment experiment) =>
        ExperimentClient.StartAsync(Grains, experiment, null, TimeProvider.System, CancellationToken.None);

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
