using System.Net;
using System.Net.Http.Json;
using Staffroom.Silo.Status;

namespace Staffroom.Silo.Tests.Status;

public sealed class StatusServerTests : IDisposable
{
    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task It_says_how_it_is_and_how_far()
    {
        var health = new Health(true, "embedded host", "running");
        int done = 0;
        await using var server = await StatusServer.StartAsync(0, () => health, () => new { Done = ++done, Total = 9 }, CancellationToken.None);
        Assert.Equal(health, await _client.GetFromJsonAsync<Health>(Url(server, "health")));
        Assert.Equal("""{"done":1,"total":9}""", await _client.GetStringAsync(Url(server, "progress")));
        Assert.Equal("""{"done":2,"total":9}""", await _client.GetStringAsync(Url(server, "progress")));
    }

    [Fact]
    public async Task A_process_that_is_not_well_answers_503()
    {
        await using var server = await StatusServer.StartAsync(0, () => new Health(false, "Orleans", "no other silo answers"), () => "", CancellationToken.None);
        using var answer = await _client.GetAsync(Url(server, "health"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no other silo answers", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_gives_loopback_a_name_of_its_own_learns_nothing()
    {
        await using var server = await Server();
        using var request = new HttpRequestMessage(HttpMethod.Get, Url(server, "progress")) { Headers = { Host = "example.org" } };
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "", HttpStatusCode.NotFound)]
    [InlineData("GET", "health/../../etc/passwd", HttpStatusCode.NotFound)]
    [InlineData("POST", "health", HttpStatusCode.MethodNotAllowed)]
    public async Task Nothing_else_is_there(string method, string path, HttpStatusCode expected)
    {
        await using var server = await Server();
        using var answer = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), Url(server, path)));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said()
    {
        await using var server = await Server();
        await Assert.ThrowsAsync<IOException>(() => StatusServer.StartAsync(server.Port, () => new Health(true, "", ""), () => "", CancellationToken.None));
    }

    private static Task<StatusServer> Server() => StatusServer.StartAsync(0, () => new Health(true, "", ""), () => "", CancellationToken.None);

    private static Uri Url(StatusServer server, string path) => new($"http://127.0.0.1:{server.Port}/{path}");
}
