using System.Text.Json;
using Staffroom.Runner.Verbs;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Runner.Tests.Verbs;

public sealed class EvidenceVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Rows_that_are_named_are_tested_and_written_as_markdown_page_and_json()
    {
        var result = _host.Invoke("evidence", "--quick", "--only", "h2,L16", "--out", "out");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains("Of 2 claims 2 are reproduced", result.Out, StringComparison.Ordinal);
        Assert.Contains("Report: " + Path.Combine("out", "evidence.html"), result.Out, StringComparison.Ordinal);
        Assert.All((string[])["evidence.md", "evidence.html", "evidence.json"], file => Assert.True(new FileInfo(_host[$"out/{file}"]).Length > 0, file));
    }

    [Fact]
    public void Threads_change_no_byte()
    {
        foreach (string threads in (string[])["1", "2"])
        {
            _host.Invoke("evidence", "--only", "H2", "--threads", threads, "--out", "on" + threads);
        }

        Assert.All(
            (string[])["evidence.md", "evidence.html", "evidence.json"],
            file => Assert.Equal(File.ReadAllBytes(_host[$"on1/{file}"]), File.ReadAllBytes(_host[$"on2/{file}"])));
    }

    [Fact]
    public void Json_goes_to_stdout_whole()
    {
        var result = _host.Invoke("evidence", "--quick", "--only", "H2", "--json");
        var json = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal(("quick", "H2"), (json.GetProperty("effort").GetString(), json.GetProperty("claims")[0].GetProperty("id").GetString()));
        Assert.True(File.Exists(_host["results/evidence-1/evidence.json"]));
        Assert.Equal(result.Out, File.ReadAllText(_host["results/evidence-1/evidence.json"]));
    }

    [Theory]
    [InlineData("L25", "`L25` is not a claim or a published result. Did you mean `")]
    [InlineData("H2,Q1", "`Q1` is not a claim or a published result.")]
    [InlineData(",", "--only names no row.")]
    public void Unknown_rows_are_a_mistake_with_advice(string only, string expected)
    {
        var result = _host.Invoke("evidence", "--only", only);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host["results"]));
    }

    [Fact]
    public void Evidence_is_never_overwritten()
    {
        Directory.CreateDirectory(_host["out"]);
        File.WriteAllText(_host["out/evidence.md"], "mine");
        var result = _host.Invoke("evidence", "--quick", "--only", "H2", "--out", "out");
        Assert.Equal((ExitCode.Usage, "mine"), (result.Exit, File.ReadAllText(_host["out/evidence.md"])));
    }

    [Fact]
    public void Verdicts_can_be_accepted_as_the_baseline()
    {
        Assert.Equal(ExitCode.Done, _host.Invoke("evidence", "--quick", "--only", "H2", "--accept", "baseline.json").Exit);
        var baseline = EvidenceBaseline.Parse(File.ReadAllText(_host["baseline.json"]));
        Assert.Equal(("H2", 0), (Assert.Single(baseline.Quick).Key, baseline.Full.Count));
    }

    [Fact]
    public void A_row_that_was_reproduced_and_is_no_longer_is_an_error_with_an_exit_code_of_its_own()
    {
        static EvidenceReport Report(double ours) => new(
            Effort.Full, [], [new(new("B1", "t", "p", "s", [], (_, _) => []), [new("x", 1, ours, 0)])]);
        using var error = new StringWriter();
        var host = _host.ToHost(TextWriter.Null, error);
        var before = EvidenceBaseline.Empty.With(Report(1));
        Assert.Equal(ExitCode.Done, EvidenceVerb.Compare(host, Report(1), before));
        Assert.Equal("", error.ToString());
        Assert.Equal(ExitCode.ExpectationNotMet, EvidenceVerb.Compare(host, Report(2), before));
        Assert.Contains("1 row was reproduced before and no longer: B1.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_writes_nothing_and_says_so()
    {
        _host.Interrupt = new CancellationToken(canceled: true);
        var result = _host.Invoke("evidence", "--quick", "--only", "H2", "--out", "out");
        Assert.Equal(ExitCode.Interrupted, result.Exit);
        Assert.Contains("Interrupted. Nothing was written", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_host["out/evidence.md"]));
    }
}
