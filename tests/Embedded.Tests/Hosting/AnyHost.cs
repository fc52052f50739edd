using Microsoft.Extensions.DependencyInjection;

namespace Staffroom.Embedded.Tests;

/// <summary>The host that the tests of grains' rules share: here the embedded one.</summary>
public sealed class AnyHost : IAsyncLifetime, IAsyncDisposable
{
    public const string Name = "any host";
    private readonly EmbeddedHost _host = new(new ServiceCollection(), [typeof(WorkerGrain).Assembly]);

    public IGrainFactory Grains => _host.GrainFactory;

    public Task InitializeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}

[CollectionDefinition(AnyHost.Name)]
public sealed class AnyHostTests : ICollectionFixture<AnyHost>;
