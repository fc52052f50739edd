using Orleans.Hosting;
using Orleans.TestingHost;

namespace Staffroom.Embedded.Tests;

/// <summary>The host that the tests of grains' rules share: here a silo of Orleans.</summary>
public sealed class AnyHost : IAsyncLifetime, IAsyncDisposable
{
    public const string Name = "any host";
    private readonly InProcessTestCluster _cluster;

    public AnyHost()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorage("store"));
        _cluster = builder.Build();
    }

    public IGrainFactory Grains => _cluster.Client;

    public Task InitializeAsync() => _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}

[CollectionDefinition(AnyHost.Name)]
public sealed class AnyHostTests : ICollectionFixture<AnyHost>;
