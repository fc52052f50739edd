using Microsoft.Data.Sqlite;
using System.Text.Json;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Tests.Verbs;

/// <summary><c>resume</c>, <c>replay</c> and <c>report</c>.</summary>
public sealed class FolderVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Interrupted_and_resumed_it_ends_with_the_same_digest(int stopAt)
    {
        string whole = Digest(_host.Invoke("run", "tiny", "--out", "whole"));

        using var stop = new CancellationTokenSource();
        _host.Engine = new FakeEngine { Before = (i, _) => Cancel(i == stopAt, stop) };
        _host.Interrupt = stop.Token;
        var interrupted = _host.Invoke("run", "tiny", "--out", "part", "--threads", "1");
        Assert.Equal(ExitCode.Interrupted, interrupted.Exit);
        Assert.Contains(
            $"Interrupted. {stopAt} of 6 runs are saved; carry on with `staffroom resume part`.", interrupted.Error, StringComparison.Ordinal);

        _host.Engine = new FakeEngine();
        _host.Interrupt = CancellationToken.None;
        var resumed = _host.Invoke("resume", "part");
        Assert.Equal(ExitCode.Done, resumed.Exit);
        Assert.Equal(whole, Digest(resumed));
    }

    [Fact]
    public void Interrupted_in_a_robustness_draw_it_carries_on_there()
    {
        using var stop = new CancellationTokenSource();
        int runs = 0;
        _host.Engine = new FakeEngine { Before = (_, _) => Cancel(Interlocked.Increment(ref runs) == 15, stop) };
        _host.Interrupt = stop.Token;
        Assert.Equal(ExitCode.Interrupted, _host.Invoke("run", "tiny", "--out", "part", "--threads", "1", "--robust", "3").Exit);
        Assert.Equal(15, runs);

        _host.Interrupt = CancellationToken.None;
        var early = _host.Invoke("report", "part");
        Assert.Contains("0.5 of 1", early.Out, StringComparison.Ordinal);
        var resumed = _host.Invoke("resume", "part");
        Assert.Contains("1.5 of 3", resumed.Out, StringComparison.Ordinal);
        Assert.Equal(15 + 10, runs);
    }

    [Fact]
    public void Resuming_what_is_complete_runs_nothing_and_says_the_same()
    {
        string digest = Digest(_host.Invoke("run", "tiny", "--out", "mine"));
        _host.Engine = new FakeEngine { Before = (_, _) => Assert.Fail("Nothing was to be run.") };
        Assert.Equal(digest, Digest(_host.Invoke("resume", "mine")));
    }

    [Fact]
    public void A_replay_that_agrees_says_so_and_writes_nothing()
    {
        string digest = Digest(_host.Invoke("run", "tiny", "--out", "mine"));
        var before = Directory.EnumerateFiles(_host["mine"]).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var replay = _host.Invoke("replay", "mine");
        Assert.Equal(ExitCode.Done, replay.Exit);
        Assert.Contains("All 6 runs have the digests they were stored with.", replay.Out, StringComparison.Ordinal);
        Assert.Equal(digest, Digest(replay));
        Assert.Equal(before, Directory.EnumerateFiles(_host["mine"]).ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void A_replay_that_differs_names_the_first_run_that_does()
    {
        _host.Invoke("run", "tiny", "--out", "mine");
        using (var store = RunStore.Open(_host["mine/runs.sqlite"], isWritable: true))
        {
            var run = store.Headers()[4];
            store.Add([new RunRecord(0, 4, run.Condition, run.Replicate, run.RunSeed, RunState.Done, new byte[32], null, null, null, 0)]);
        }

        var replay = _host.Invoke("replay", "mine");
        Assert.Equal(ExitCode.Unexpected, replay.Exit);
        Assert.Contains("1 of 6 runs differ; the first is run 4 (condition 1, replicate 2):", replay.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_host.Invoke("replay", "mine", "--json").Out);
        Assert.Equal(4, json.RootElement.GetProperty("differing")[0].GetProperty("index").GetInt32());
    }

    [Fact]
    public void A_report_is_rebuilt_from_the_store_alone()
    {
        _host.Invoke("run", "tiny", "--out", "mine");
        string manifest = File.ReadAllText(_host["mine/manifest.json"]);
        foreach (string name in (string[])["manifest.json", "curves.csv", "report.html"])
        {
            File.Delete(_host[$"mine/{name}"]);
        }

        _host.Engine = new FakeEngine { Before = (_, _) => Assert.Fail("Nothing was to be run.") };
        Assert.Equal(ExitCode.Done, _host.Invoke("report", "mine").Exit);
        Assert.Equal(manifest, File.ReadAllText(_host["mine/manifest.json"]));
        Assert.True(File.Exists(_host["mine/report.html"]));
        Assert.True(File.Exists(_host["mine/curves.csv"]));
    }

    [Fact]
    public void A_damaged_run_is_found_and_computed_again()
    {
        string digest = Digest(_host.Invoke("run", "tiny", "--out", "mine"));
        using (var store = RunStore.Open(_host["mine/runs.sqlite"], isWritable: true))
        {
            var run = store.Headers()[4];
            store.Add([new RunRecord(0, 4, run.Condition, run.Replicate, run.RunSeed, RunState.Done, run.Digest, CompressedBytes.Pack([7]), null, null, 0)]);
        }

        var report = _host.Invoke("report", "mine");
        Assert.Equal(ExitCode.Invalid, report.Exit);
        Assert.Contains("the bytes of run 4 do not have the digest", report.Error, StringComparison.Ordinal);
        Assert.Equal(digest, Digest(_host.Invoke("resume", "mine")));
    }

    [Theory]
    [InlineData("condition = 1 - condition")]
    [InlineData("replicate = 2 - replicate")]
    [InlineData("seed = '12'")]
    [InlineData("state = 3")]
    public void A_run_that_is_not_what_the_plan_has_there_is_never_counted(string change)
    {
        string digest = Digest(_host.Invoke("run", "tiny", "--out", "mine"));
        Change($"UPDATE run SET {change} WHERE run = 3");
        foreach (string verb in (string[])["report", "replay"])
        {
            var result = _host.Invoke(verb, "mine");
            Assert.Equal(ExitCode.Invalid, result.Exit);
            Assert.Contains("run 3 is not what the plan has there", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal(digest, Digest(_host.Invoke("resume", "mine")));
    }

    [Fact]
    public void Outcomes_of_robustness_draws_that_were_damaged_are_computed_again()
    {
        _host.Invoke("run", "tiny", "--out", "mine", "--robust", "1");
        Change("UPDATE run SET outcomes = (SELECT outcomes FROM run WHERE draw = 1 AND run = 4) WHERE draw = 1 AND run = 3");
        var computed = new List<int>();
        _host.Engine = new FakeEngine { Before = (run, _) => computed.Add(run) };
        Assert.Equal(ExitCode.Done, _host.Invoke("resume", "mine", "--threads", "1").Exit);
        Assert.Equal([3], computed);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_host["mine/runs.sqlite"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("replay")]
    [InlineData("report")]
    public void A_folder_without_results_is_said(string verb)
    {
        var missing = _host.Invoke(verb, "nowhere");
        Assert.Equal((ExitCode.Usage, "error: There is no folder nowhere.\n"), (missing.Exit, missing.Error));
        Directory.CreateDirectory(_host["empty"]);
        var empty = _host.Invoke(verb, "empty");
        Assert.Equal(ExitCode.Usage, empty.Exit);
        Assert.Contains("error: empty holds no runs.sqlite", empty.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host["empty"]));
    }

    private static string Digest(TestHost.Result result) =>
        result.Out.Split('\n').Single(line => line.StartsWith("digest", StringComparison.Ordinal));

    private static void Cancel(bool now, CancellationTokenSource stop)
    {
        if (now)
        {
            stop.Cancel();
        }
    }
}
