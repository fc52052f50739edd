using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Staffroom.Reports;
using Staffroom.Runner.Explore;

namespace Staffroom.Runner.Tests.Explore;

public sealed class ClassroomServerTests : IAsyncLifetime
{
    private const string SmallWorld = """{"schools":3,"staff":6,"bridges":6,"weeks":12,"startCount":1}""";

    private static readonly ClassroomPage Page = new(BrowserAssets.Libraries ?? new DrawingLibraries("", ""));
    private static readonly HttpClient Client = new();
    private ClassroomServer? _server;

    private Uri Address => _server!.Address;

    public static TheoryData<string> Hostile => [.. HostileRequests()];

    public async Task InitializeAsync() => _server = await ClassroomServer.StartAsync(Page, 0, 2, CancellationToken.None);

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    [Fact]
    public async Task The_page_carries_all_it_needs_and_its_policy_allows_just_that()
    {
        using var response = await Client.GetAsync(Address);
        string page = await response.Content.ReadAsStringAsync();
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains(Hash(Element(page, "script type=\"module\"", "script")), policy, StringComparison.Ordinal);
        Assert.Contains(Hash(Element(page, "style", "style")), policy, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<(script|link|img)[^>]*(src|href)=""(?!data:)", page);
        Assert.DoesNotMatch(@"\son[a-z]+=""", page);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_comes_as_lines_network_first()
    {
        var (status, body) = await Post("api/run", $$"""{"world":{{SmallWorld}},"replicates":3}""");
        var lines = body.TrimEnd().Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["network", "run", "run", "run"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal(18, lines[0].GetProperty("people").GetArrayLength());
        Assert.Equal(13, lines[1].GetProperty("use").GetArrayLength());
        Assert.Equal(18, lines[1].GetProperty("levels")[12].GetString()!.Length);
        Assert.Equal(JsonValueKind.Null, lines[2].GetProperty("levels").ValueKind);
        Assert.Equal(body, (await Post("api/run", $$"""{"world":{{SmallWorld}},"replicates":3}""")).Body);
    }

    [Fact]
    public async Task Other_seeds_come_as_lines_one_for_each()
    {
        var (status, body) = await Post("api/seeds", $$"""{"a":{{SmallWorld}},"b":{{SmallWorld}},"measure":"aware","seeds":3,"pairs":2}""");
        var lines = body.TrimEnd().Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([2027, 2028, 2029], lines.Select(line => line.GetProperty("seed").GetInt64()));
        Assert.All(lines, line => Assert.Equal(line.GetProperty("a").GetDouble(), line.GetProperty("b").GetDouble()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":{},"b":null,"measure":"use"}""")]
    [InlineData("""{"a":{},"b":{},"measure":"file"}""")]
    [InlineData("""{"a":{},"b":{},"measure":7}""")]
    [InlineData("""{"a":{},"b":{},"measure":"use","seeds":25}""")]
    [InlineData("""{"a":{},"b":{},"measure":"use","seeds":0}""")]
    [InlineData("""{"a":{},"b":{},"measure":"use","pairs":11}""")]
    [InlineData("""{"a":{},"b":{"staff":1000000},"measure":"use"}""")]
    public async Task A_hostile_comparison_is_refused_in_words(string body)
    {
        var (status, answer) = await Post("api/seeds", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task A_teacher_tells_its_story()
    {
        var (status, body) = await Post("api/story", $$"""{"world":{{SmallWorld}},"teacher":7}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("2.2 was a teacher at School 2", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_asks_for_nothing_and_keeps_hostile_text_inside_its_data()
    {
        var (status, body) = await Post("api/export", $$"""{"view":"sandbox?a=</script><script>alert(1)</script>","runs":[{"world":{{SmallWorld}},"replicates":2}]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", body, StringComparison.Ordinal);
        var replay = JsonSerializer.Deserialize<JsonElement>(Element(body, "script type=\"application/json\" id=\"replay\"", "script"));
        Assert.Equal("sandbox?a=</script><script>alert(1)</script>", replay.GetProperty("view").GetString());
        Assert.Equal(3, replay.GetProperty("runs")[0].GetProperty("lines").GetArrayLength());
        Assert.Equal(18, replay.GetProperty("stories")[0].GetProperty("told").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_request_is_refused_in_words(string body)
    {
        var (status, answer) = await Post("api/run", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        var (status, _) = await Post("api/run", $$"""{"world":{},"replicates":1,"padding":"{{new string('x', 70_000)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Theory]
    [InlineData("https://evil.example", null, "application/json")]
    [InlineData("null", null, "application/json")]
    [InlineData("", null, "application/json")]
    [InlineData("own", "evil.example", "application/json")]
    [InlineData("own", "127.0.0.1:1", "application/json")]
    [InlineData("own", null, "text/plain")]
    public async Task Only_its_own_page_may_ask(string origin, string? host, string type)
    {
        using var request = Request("api/run", $$"""{"world":{{SmallWorld}}}""", type, origin == "own" ? null : origin);
        request.Headers.Host = host;
        using var response = await Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("etc/passwd", HttpStatusCode.NotFound)]
    [InlineData("..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("api/run", HttpStatusCode.MethodNotAllowed)]
    public async Task There_is_nothing_else(string path, HttpStatusCode expected)
    {
        using var response = await Client.GetAsync(new Uri(Address, path));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_taken_port_is_said_as_such() =>
        await Assert.ThrowsAnyAsync<IOException>(() => ClassroomServer.StartAsync(Page, Address.Port, 2, CancellationToken.None));

    private static IEnumerable<string> HostileRequests()
    {
        yield return "";
        yield return "null";
        yield return "[]";
        yield return "{";
        yield return """{"world":null}""";
        yield return """{"world":{},"world":{}}""";
        yield return """{"world":{},"file":"/etc/passwd"}""";
        yield return new string('[', 5000);
        foreach (int replicates in new[] { -1, 0, 51, int.MaxValue })
        {
            yield return $$$"""{"world":{},"replicates":{{{replicates}}}}""";
        }

        string[] names = ["schools", "staff", "bridges", "strength", "trust", "tacitness", "hours", "partnerHours", "headTies", "eventWeek", "weeks", "startCount", "startSchools", "scepticShare", "scepticTies", "seed"];
        string[] values = ["-1", "1e300", "\"8\"", "9007199254740993", "[]"];
        foreach (string member in names.SelectMany(name => values.Select(value => $"\"{name}\":{value}")))
        {
            yield return $$$"""{"world":{{{{member}}}}}""";
        }

        string[] edits = [
            "\"added\":[[0,1]]", "\"added\":[[0,0,10]]", "\"added\":[[0,999999,10]]", "\"added\":[[0,1,0]]", "\"added\":[null]", "\"added\":null",
            "\"cut\":[[1,2,3]]", "\"cut\":[[-1,2]]", "\"sceptics\":[136]", "\"starters\":[-1]", "\"removed\":null", "\"pattern\":3", "\"pattern\":\"../x\"",
            "\"event\":\"<script>\"", "\"start\":null", $"\"removed\":[{string.Join(',', Enumerable.Repeat("0", 121))}]"];
        foreach (string edit in edits)
        {
            yield return $$$"""{"world":{{{{edit}}}}}""";
        }
    }

    private static string Element(string page, string opening, string tag) =>
        Regex.Match(page, $"<{Regex.Escape(opening)}>(.*?)</{tag}>", RegexOptions.Singleline).Groups[1].Value;

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<(HttpStatusCode Status, string Body)> Post(string path, string body)
    {
        using var request = Request(path, body, "application/json", null);
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private HttpRequestMessage Request(string path, string body, string type, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation("Origin", origin ?? Address.GetLeftPart(UriPartial.Authority));
        return request;
    }
}
