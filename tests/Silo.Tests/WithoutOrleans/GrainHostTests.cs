namespace Staffroom.Silo.Tests.WithoutOrleans;

public sealed class GrainHostTests
{
    [Fact]
    public async Task Grains_are_hosted_in_this_process()
    {
        await using var host = await GrainHost.StartInProcessAsync(TextWriter.Null, CancellationToken.None);
        Assert.NotNull(host.Grains);
        Assert.Null(host.Gateway);
        Assert.False(host.Lost.IsCompleted);
    }

    [Fact]
    public async Task Clusters_need_Orleans_and_a_line_says_how_to_get_it()
    {
        var silo = await Assert.ThrowsAsync<HostException>(() => GrainHost.StartSiloAsync(new SiloServiceOptions(), CancellationToken.None));
        var client = await Assert.ThrowsAsync<HostException>(() => GrainHost.ConnectAsync(new ClusterClientOptions(), CancellationToken.None));
        Assert.StartsWith("This build has no Microsoft Orleans, which clusters need (", silo.Message, StringComparison.Ordinal);
        Assert.Contains("Build it again where NuGet can restore Microsoft.Orleans.Server 10.", silo.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', silo.Message);
        Assert.Equal(silo.Message, client.Message);
    }
}
