using System.Text.Json;
using Staffroom.Runner.Store;

namespace Staffroom.Runner.Tests.Verbs;

public sealed class RunVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Runs_to_a_table_a_report_a_digest_and_the_command_that_repeats_it()
    {
        var result = _host.Invoke("run", "tiny");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains("more − fewer weeks", result.Out, StringComparison.Ordinal);
        Assert.Contains("−0.100 to +0.900", result.Out, StringComparison.Ordinal);
        Assert.Contains("Undecided. More weeks make no sure difference.", result.Out, StringComparison.Ordinal);
        Assert.Contains("1,685", result.Out, StringComparison.Ordinal);
        string[] last = [.. result.Out.TrimEnd().Split('\n').TakeLast(3)];
        Assert.Equal("report  results/tiny-1/report.html", last[0]);
        Assert.Matches("^digest  [0-9a-f]{64}$", last[1]);
        Assert.Equal("repeat  staffroom run tiny --replicates 3 --seed 7", last[2]);
        Assert.Equal("tiny: note: A note.", result.Error.Split('\n')[0]);
        Assert.Equal(
            [".lock", "curves.csv", "manifest.json", "report.html", "runs.sqlite"],
            Directory.EnumerateFiles(_host["results/tiny-1"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_repeated_command_gives_the_same_digest_in_a_new_folder()
    {
        string first = Line(_host.Invoke("run", "tiny", "--seed", "9"), "digest");
        string again = Line(_host.Invoke("run", "tiny", "--replicates", "3", "--seed", "9", "--threads", "1"), "digest");
        string other = Line(_host.Invoke("run", "tiny", "--seed", "10"), "digest");
        Assert.Equal(first, again);
        Assert.DoesNotContain(first, other, StringComparison.Ordinal);
        Assert.Equal(["tiny-1", "tiny-2", "tiny-3"], Directory.EnumerateDirectories(_host["results"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_scenario_it_is_the_headline()
    {
        _host.Invoke("run", "--set", "climate.trust=low", "--set", "network.schools=8", "--weeks", "9");
        Assert.Equal("strong-weak-trust", _host.Scenarios.LastRequest!.NameOrFile);
        Assert.Equal(["climate.trust=low", "network.schools=8"], _host.Scenarios.LastRequest.Set.AsEnumerable());
        Assert.Equal(9, _host.Scenarios.LastRequest.Weeks);
    }

    [Fact]
    public void All_problems_of_a_bad_scenario_are_said_and_nothing_is_written()
    {
        var result = _host.Invoke("run", "broken");
        Assert.Equal(ExitCode.Invalid, result.Exit);
        Assert.Equal(
            """
            broken:2:3: error: 'netwrok' is not a key. Did you mean 'network'?
            broken:4:1: error: 'runs' is not a key. Did you mean 'run'?
            error: 2 problems; nothing was written.

            """,
            result.Error);
        Assert.Empty(result.Out);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void A_folder_that_holds_results_is_not_overwritten()
    {
        Assert.Equal(ExitCode.Done, _host.Invoke("run", "tiny", "--out", "mine").Exit);
        var before = File.ReadAllBytes(_host["mine/runs.sqlite"]);
        var result = _host.Invoke("run", "tiny", "--out", "mine");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("error: mine already holds results. Carry on with `staffroom resume mine`", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_host["mine/runs.sqlite"]));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_host["theirs"]);
        File.WriteAllText(_host["theirs/letter.txt"], "dear");
        var result = _host.Invoke("run", "tiny", "--out", "theirs");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("error: theirs is not empty (it holds letter.txt).", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_somebody_else_is_left_without_a_trace()
    {
        Directory.CreateDirectory(_host["mine"]);
        File.WriteAllText(_host["mine/letter.txt"], "Dear");
        Assert.Equal(ExitCode.Usage, _host.Invoke("run", "tiny", "--out", "mine").Exit);
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(_host["mine"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_cannot_be_is_said()
    {
        File.WriteAllText(_host["file"], "");
        var result = _host.Invoke("run", "tiny", "--out", "file/results");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.StartsWith("error: The folder file/results cannot be created:", result.Error.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_into_one_folder_at_once_are_told()
    {
        Directory.CreateDirectory(_host["busy"]);
        using var other = FolderLock.Take(_host["busy"]);
        var result = _host.Invoke("run", "tiny", "--out", "busy");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("Another staffroom is writing to", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_runs_are_counted_named_and_left_out()
    {
        _host.Engine = new FakeEngine { Before = (i, _) => Fail(i == 4) };
        var result = _host.Invoke("run", "tiny");
        Assert.Equal(ExitCode.RunsFailed, result.Exit);
        Assert.Contains(
            "error: 1 of 6 runs failed and are in none of the numbers; the first is run 4 (condition 1, replicate 2): InvalidOperationException: as told",
            result.Error, StringComparison.Ordinal);
        Assert.Contains("digest  none: some runs are missing or failed", result.Out, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_host["results/tiny-1/manifest.json"]));
        Assert.Equal("InvalidOperationException: as told", manifest.RootElement.GetProperty("runs")[4].GetProperty("error").GetString());
        Assert.Equal(JsonValueKind.Null, manifest.RootElement.GetProperty("digest").ValueKind);
    }

    [Fact]
    public void If_all_runs_fail_there_is_nothing_to_compare()
    {
        _host.Engine = new FakeEngine { Before = (_, _) => Fail(now: true) };
        var result = _host.Invoke("run", "tiny");
        Assert.Equal(ExitCode.RunsFailed, result.Exit);
        Assert.Contains("error: All 6 runs failed; the first: InvalidOperationException: as told", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_that_was_not_met_has_an_exit_code_of_its_own()
    {
        _host.Analysis.IsExpectationMet = false;
        var result = _host.Invoke("run", "tiny");
        Assert.Equal(ExitCode.ExpectationNotMet, result.Exit);
        Assert.Contains("NOT AS EXPECTED: weeks matter. They may.", result.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 expectations", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Robustness_draws_are_run_and_shown()
    {
        var result = _host.Invoke("run", "tiny", "--robust", "4");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains("same sign", result.Out, StringComparison.Ordinal);
        Assert.Contains("2 of 4", result.Out, StringComparison.Ordinal);
        Assert.EndsWith("--seed 7 --robust 4", result.Out.TrimEnd(), StringComparison.Ordinal);
        using var store = RunStore.Open(_host["results/tiny-1/runs.sqlite"], isWritable: false);
        Assert.All(Enumerable.Range(1, 4), draw => Assert.Equal(6, store.Headers(draw).Count));
    }

    [Fact]
    public void Without_a_report_the_folder_is_named()
    {
        var result = _host.Invoke("run", "tiny", "--no-report");
        Assert.Contains("results  results/tiny-1\n", result.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_host["results/tiny-1/report.html"]));
    }

    [Fact]
    public void Json_is_all_that_is_on_stdout()
    {
        var result = _host.Invoke("run", "tiny", "--json");
        using var json = JsonDocument.Parse(result.Out);
        Assert.Matches("^[0-9a-f]{64}$", json.RootElement.GetProperty("digest").GetString());
        var effect = json.RootElement.GetProperty("effects")[0];
        Assert.Equal("undecided", effect.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, effect.GetProperty("cohensDz").ValueKind);
    }

    [Fact]
    public void The_manifest_says_where_the_numbers_come_from()
    {
        var result = _host.Invoke("run", "tiny");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_host["results/tiny-1/manifest.json"]));
        var root = manifest.RootElement;
        Assert.Equal(Line(result, "digest"), "digest  " + root.GetProperty("digest").GetString());
        Assert.Equal("staffroom run tiny --replicates 3 --seed 7", root.GetProperty("command").GetString());
        Assert.Equal("fake", root.GetProperty("engine").GetString());
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        Assert.Equal(6, root.GetProperty("runs").GetArrayLength());
        Assert.Equal(2, root.GetProperty("conditions").GetArrayLength());
    }

    [Theory]
    [InlineData("--engine", "lcoal", "`lcoal` is not an engine. Did you mean `local`?")]
    [InlineData("--granularity", "schol", "`schol` is not a granularity. Did you mean `school`?")]
    public void An_engine_or_granularity_that_is_not_there_is_said(string option, string value, string message)
    {
        var result = _host.Invoke("run", "tiny", option, value);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host["results"]));
    }

    private static string Line(TestHost.Result result, string start) =>
        result.Out.Split('\n').Single(line => line.StartsWith(start, StringComparison.Ordinal));

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException("as told");
        }
    }
}
