using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Staffroom.Runner.Tests.Results;

/// <summary>trace.csv of <c>run --trace</c>.</summary>
public sealed class TraceFileTests : IDisposable
{
    private const string Scenario = """
        schema: 1
        name: traced
        question: Does trust spread a practice?
        network: { schools: 3, staffPerSchool: 4, ties: { count: 3, strength: 0.5 } }
        run: { weeks: 12, replicates: 2, seed: 5 }
        vary: { climate.trust: [low, high] }
        """;

    private readonly TemporaryFolder _folder = new();

    public TraceFileTests() => File.WriteAllText(_folder["traced.yaml"], Scenario);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_trace_has_every_teacher_in_every_week_and_the_command_that_repeats_it()
    {
        var result = Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "out");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains("trace.csv will have 624 rows, about 0.1 MB", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("traced.yaml --replicates 2 --seed 5 --trace", result.Out.TrimEnd(), StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(_folder["out/trace.csv"]);
        Assert.Equal(1 + (2 * 2 * 13 * 12), lines.Length);
        Assert.StartsWith("condition,climate.trust,replicate,week,school,teacher,aware[practice],", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,low,1,0,1,1.1,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,high,2,12,3,3.4,", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--engine", "local")]
    [InlineData("--granularity", "school")]
    [InlineData("--granularity", "teacher")]
    [InlineData("--threads", "1")]
    public void Where_a_run_happens_changes_no_byte_of_its_trace(string option, string value)
    {
        Assert.Equal(ExitCode.Done, Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "one").Exit);
        Assert.Equal(ExitCode.Done, Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "other", option, value).Exit);
        Assert.Equal(File.ReadAllBytes(_folder["one/trace.csv"]), File.ReadAllBytes(_folder["other/trace.csv"]));
    }

    [Fact]
    public void An_interrupted_trace_leaves_nothing_and_is_written_by_resume_and_by_report()
    {
        Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "out");
        byte[] whole = File.ReadAllBytes(_folder["out/trace.csv"]);
        foreach (string verb in new[] { "resume", "report" })
        {
            File.Delete(_folder["out/trace.csv"]);
            var interrupted = RealCommand.Invoke(_folder.Path, new CancellationToken(canceled: true), "report", "out");
            Assert.Equal(ExitCode.Interrupted, interrupted.Exit);
            Assert.Contains("All runs are saved, but trace.csv is missing; write it with", interrupted.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.EnumerateFiles(_folder["out"]), file => file.Contains("trace", StringComparison.Ordinal));
            Assert.Equal(ExitCode.Done, Invoke(verb, "out").Exit);
            Assert.Equal(whole, File.ReadAllBytes(_folder["out/trace.csv"]));
        }
    }

    [Fact]
    public void Without_the_option_there_is_no_trace_and_a_replay_writes_none()
    {
        Invoke("run", "traced.yaml", "--no-report", "--out", "without");
        Assert.Equal(ExitCode.Done, Invoke("report", "without").Exit);
        Assert.False(File.Exists(_folder["without/trace.csv"]));
        Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "with");
        File.Delete(_folder["with/trace.csv"]);
        Assert.Equal(ExitCode.Done, Invoke("replay", "with").Exit);
        Assert.False(File.Exists(_folder["with/trace.csv"]));
    }

    [Fact]
    public void A_trace_that_would_not_be_that_of_the_stored_runs_is_refused()
    {
        Invoke("run", "traced.yaml", "--trace", "--no-report", "--out", "out");
        Invoke("run", "traced.yaml", "--seed", "6", "--no-report", "--out", "other");
        using (var store = new SqliteConnection($"Data Source={_folder["out/runs.sqlite"]};Pooling=False"))
        {
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText =
                $"ATTACH '{_folder["other/runs.sqlite"]}' AS other; "
                + "UPDATE run SET digest = (SELECT digest FROM other.run AS o WHERE o.draw = run.draw AND o.run = run.run), "
                + "trajectory = (SELECT trajectory FROM other.run AS o WHERE o.draw = run.draw AND o.run = run.run) WHERE run = 3;";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var result = Invoke("report", "out");
        Assert.Equal(ExitCode.Unexpected, result.Exit);
        Assert.Contains("Run 3 comes out otherwise than it was stored, so its states are not known and trace.csv was not written.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_nobody_can_open_is_refused_before_anything_is_written()
    {
        foreach (string verb in new[] { "run", "plan" })
        {
            var result = Invoke(verb, "traced.yaml", "--trace", "--replicates", "9000", "--weeks", "1000");
            Assert.Equal(ExitCode.Usage, result.Exit);
            Assert.Equal(
                "error: trace.csv would have 216,216,000 rows (2 conditions × 9000 replicates, up to 12 teachers in 1,001 weekly states); it may have at most 50,000,000. "
                + "Lower --replicates or --weeks, take a smaller network or fewer conditions, or leave --trace out.\n",
                result.Error);
        }

        Assert.False(Directory.Exists(_folder["results"]));
    }

    [Fact]
    public void A_plan_says_how_large_a_trace_would_be()
    {
        Assert.EndsWith("trace.csv will have 624 rows, about 0.1 MB\n", Invoke("plan", "traced.yaml", "--trace").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Invoke("plan", "traced.yaml", "--trace", "--json").Out);
        Assert.Equal(624, json.RootElement.GetProperty("traceRows").GetInt32());
    }

    private TestHost.Result Invoke(params string[] args) => RealCommand.Invoke(_folder.Path, args);
}
