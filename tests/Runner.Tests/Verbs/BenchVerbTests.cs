using System.Text.Json;

namespace Staffroom.Runner.Tests.Verbs;

public sealed class BenchVerbTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staffroom-bench");

    public void Dispose()
    {
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Contagions_are_timed_beside_a_plain_scan_that_counts_the_same_users()
    {
        // The job itself refuses to report where the model and the scan disagree in any week.
        var result = _host.Invoke("bench", "threshold", "contagion", "--sizes", "300,2000", "--repeats", "1", "--warm-up", "0");
        Assert.Equal(ExitCode.Done, result.Exit);
        foreach (string job in (string[])["threshold", "contagion"])
        {
            Assert.Matches($@"(?m)^\| {job} \| 2,000 \| 10,000 \| 50 weeks \| \d", result.Out);
            Assert.Matches($@"(?m)^\| {job} \| 300 \| 1,500 \| 50 weeks, plain scan \| .* \| 1\.0000 \(1\.0000 to 1\.0000\) \|", result.Out);
        }
    }

    [Fact]
    public void The_graph_can_be_had_for_other_tools()
    {
        string file = Path.Combine(_folder.FullName, "graph.csv");
        Assert.Equal(ExitCode.Done, _host.Invoke("bench", "threshold", "--sizes", "100", "--repeats", "1", "--warm-up", "0", "--edges", file).Exit);
        string[] lines = File.ReadAllLines(file);
        Assert.Equal("source,target", lines[0]);
        Assert.Equal(500, lines.Skip(1).Distinct(StringComparer.Ordinal).Count());
        Assert.All(lines.Skip(1), line => Assert.True(int.Parse(line.Split(',')[0], null) < int.Parse(line.Split(',')[1], null)));
    }

    [Fact]
    public void A_year_of_the_whole_model_comes_as_json_with_its_environment()
    {
        var result = _host.Invoke("bench", "year", "--sizes", "320", "--repeats", "3", "--warm-up", "0", "--json");
        using var json = JsonDocument.Parse(result.Out);
        Assert.Contains("cores", json.RootElement.GetProperty("environment").GetString(), StringComparison.Ordinal);
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(["build network and people", "39 weeks"], rows.Select(row => row.GetProperty("part").GetString()));
        var seconds = rows[1].GetProperty("seconds");
        Assert.InRange(seconds.GetProperty("median").GetDouble(), seconds.GetProperty("minimum").GetDouble(), seconds.GetProperty("maximum").GetDouble());
        Assert.Equal(320, rows[1].GetProperty("teachers").GetInt32());
    }

    [Theory]
    [InlineData("bench")]
    [InlineData("bench", "thresholds")]
    [InlineData("bench", "year", "--sizes", "12")]
    [InlineData("bench", "year", "--sizes", "1000;2000")]
    public void What_cannot_be_measured_is_a_mistake_of_usage(params string[] arguments)
    {
        var result = _host.Invoke(arguments);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Empty(result.Out);
    }
}
