using System.Diagnostics;
using System.Text.Json;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Results;
using Staffroom.Runner.Store;
using Staffroom.Runner.Tests.Execution;

namespace Staffroom.Runner.Tests;

/// <summary>The command with nothing faked: a small scenario of the real language on the real model.</summary>
public sealed class RealRunTests : IDisposable
{
    private const string Scenario = """
        schema: 1
        name: small
        question: Does trust spread a practice faster in a small network?
        network: { schools: 2, staffPerSchool: 6, ties: { count: 3, strength: 0.5 } }
        practices: [ { name: "<b>talk & \"more\"</b>", tacitness: 0.2 } ]
        seeds: { school: 1, who: informal leaders, count: 1 }
        run: { weeks: 30, replicates: 4, seed: 11 }
        vary: { climate.trust: [low, high] }
        """;

    private readonly TemporaryFolder _folder = new();

    public RealRunTests() => File.WriteAllText(_folder["small.yaml"], Scenario);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_scenario_becomes_a_full_result_folder()
    {
        var result = Invoke("run", "small.yaml", "--out", "out");
        Assert.Equal((ExitCode.Done, ""), (result.Exit, string.Join('\n', result.Error.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)))));
        Assert.Contains("high − low trust", result.Out, StringComparison.Ordinal);
        foreach (string file in (string[])["manifest.json", "curves.csv", "summary.csv", "comparisons.csv", "adopters.csv", "report.html", "runs.sqlite"])
        {
            Assert.True(new FileInfo(_folder[$"out/{file}"]).Length > 0, file);
        }

        Assert.Equal(1 + (2 * 4 * 31), File.ReadLines(_folder["out/curves.csv"]).Count());
        Assert.Equal(1 + (2 * 4), File.ReadLines(_folder["out/summary.csv"]).Count());
        Assert.DoesNotContain("<b>talk", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_is_rebuilt_from_the_store_byte_for_byte()
    {
        Invoke("run", "small.yaml", "--out", "out", "--robust", "2");
        string[] names = ["manifest.json", "curves.csv", "summary.csv", "comparisons.csv", "adopters.csv", "report.html"];
        var before = names.ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(_folder[$"out/{name}"])));
        Array.ForEach(names, name => File.Delete(_folder[$"out/{name}"]));
        File.Delete(_folder["small.yaml"]);
        Assert.Equal(ExitCode.Done, Invoke("report", "out").Exit);
        Assert.Equal(before, names.ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(_folder[$"out/{name}"]))));
    }

    [Fact]
    public void Threads_change_nothing_and_a_replay_agrees()
    {
        string one = Digest(Invoke("run", "small.yaml", "--threads", "1", "--out", "one"));
        Assert.Equal(one, Digest(Invoke("run", "small.yaml", "--threads", "5", "--out", "five")));
        Assert.Equal(one, Digest(Invoke("replay", "one")));
        var compared = Invoke("compare", "one", "five");
        Assert.Contains("Every pair is the very same run: both folders hold the same results.", compared.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_are_compared_where_they_can_be_and_refused_where_not()
    {
        Invoke("run", "small.yaml", "--out", "a");
        Invoke("run", "small.yaml", "--out", "b", "--replicates", "3", "--set", "parameters.trustGain=0.3");
        Invoke("run", "small.yaml", "--out", "c", "--seed", "12");
        Invoke("run", "small.yaml", "--out", "d", "--set", "vary.climate.trust=[mid]");

        using var json = JsonDocument.Parse(Invoke("compare", "a", "b", "--json").Out);
        var first = json.RootElement.GetProperty("differences")[0];
        Assert.Equal(3, first.GetProperty("n").GetInt32());
        Assert.Equal(
            first.GetProperty("meanB").GetDouble() - first.GetProperty("meanA").GetDouble(), first.GetProperty("difference").GetDouble(), 12);

        var seeds = Invoke("compare", "a", "c");
        Assert.Equal(ExitCode.Invalid, seeds.Exit);
        Assert.Contains("a (seed 11) and c (seed 12) share no run seed", seeds.Error, StringComparison.Ordinal);
        var conditions = Invoke("compare", "a", "d");
        Assert.Equal(ExitCode.Invalid, conditions.Exit);
        Assert.Contains("a and d have no condition in common", conditions.Error, StringComparison.Ordinal);
        Assert.Contains("are the same folder", Invoke("compare", "a", "./a/").Error, StringComparison.Ordinal);
        Assert.Contains("There is no outcome `t5`. Did you mean `t50`?", Invoke("compare", "a", "b", "--outcome", "t5").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_are_generated_described_converted_and_imported()
    {
        Assert.Equal(ExitCode.Done, Invoke("network", "generate", "small.yaml", "--csv", "net").Exit);
        var described = Invoke("network", "describe", "net-ties.csv", "--nodes", "net-people.csv", "--school", "school", "--head", "head", "--json");
        using var json = JsonDocument.Parse(described.Out);
        Assert.Equal(12, json.RootElement.GetProperty("people").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("schools").GetInt32());
        Assert.Equal(ExitCode.Done, Invoke("network", "convert", "net-ties.csv", "--nodes", "net-people.csv", "--graphml", "net.graphml").Exit);
        var imported = Invoke("network", "import", "net.graphml", "--weight", "strength:0:2");
        Assert.Contains("network:", imported.Out, StringComparison.Ordinal);
        Assert.Contains("12 people", imported.Error, StringComparison.Ordinal);

        var again = Invoke("network", "convert", "net-ties.csv", "--nodes", "net-people.csv", "--graphml", "net.graphml");
        Assert.Equal(ExitCode.Invalid, again.Exit);
        Assert.Equal(ExitCode.Usage, Invoke("network", "convert", "net-ties.csv").Exit);
        Assert.Equal(ExitCode.Invalid, Invoke("network", "describe", "nowhere.csv").Exit);
    }

    [Fact]
    public void What_is_wrong_with_the_command_line_and_the_file_is_said_together()
    {
        var result = Invoke("run", "small.yaml", "--set", "climat.trust=low", "--set", "nonsense");
        Assert.Equal(ExitCode.Invalid, result.Exit);
        Assert.Contains("--set is 'nonsense'; it must be key=value.", result.Error, StringComparison.Ordinal);
        Assert.Contains("climat", result.Error, StringComparison.Ordinal);
        var missing = Invoke("run", "strong-weak-trsut");
        Assert.Equal(ExitCode.Invalid, missing.Exit);
        Assert.Contains("Did you mean 'strong-weak-trust'?", missing.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["results"]));
    }

    [Fact]
    public void Every_shipped_scenario_and_every_key_is_known()
    {
        var scenarios = new LanguageScenarios();
        Assert.NotEmpty(scenarios.Shipped);
        Assert.All(scenarios.Shipped, scenario => Assert.Equal(ExitCode.Done, Invoke("validate", scenario.Name).Exit));
        Assert.All(scenarios.Explanations, explanation => Assert.NotEmpty(explanation.Meaning));
        Assert.Contains("α⁺ in rule R10", Invoke("explain", "trustGain").Out, StringComparison.Ordinal);
        Assert.Contains("Area under the curve", Invoke("explain", "auc").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_without_warning_it_resumes_to_the_digest_of_an_uninterrupted_run()
    {
        string[] run = ["run", "small.yaml", "--weeks", "400", "--replicates", "400", "--no-report", "--threads", "2", "--out"];
        string whole = Digest(Invoke([.. run, "whole"]));

        Directory.CreateDirectory(_folder["killed"]);
        using (var commits = new FileSystemWatcher(_folder["killed"], "*-journal") { EnableRaisingEvents = true })
        using (var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "staffroom.dll"), .. run, "killed"]) { WorkingDirectory = _folder.Path })!)
        {
            // The journal of a transaction goes when it is committed: the plan first, then a batch of runs.
            for (int commit = 0; commit < 2; commit++)
            {
                Assert.False(commits.WaitForChanged(WatcherChangeTypes.Deleted, TimeSpan.FromMinutes(2)).TimedOut, "No runs were stored.");
            }

            process.Kill();
            process.WaitForExit();
        }

        int kept;
        using (var store = RunStore.Open(_folder["killed/runs.sqlite"], isWritable: true))
        {
            kept = store.Headers().Count;
        }

        Assert.InRange(kept, 1, 799);
        var resumed = Invoke("resume", "killed", "--no-report");
        Assert.Equal(ExitCode.Done, resumed.Exit);
        Assert.Equal(whole, Digest(resumed));
    }

    [Fact]
    public void Interrupted_while_hours_are_matched_it_resumes_to_the_same_digest()
    {
        string[] run = ["run", "small.yaml", "--set", "network.ties=weak", "--no-report", "--out"];
        string whole = Digest(Invoke([.. run, "whole"]));
        var interrupted = Invoke(new CancellationToken(canceled: true), [.. run, "cut"]);
        Assert.Equal(ExitCode.Interrupted, interrupted.Exit);
        Assert.Contains("0 of 8 runs are saved; carry on with `staffroom resume cut`", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, Invoke("report", "cut").Exit);
        var resumed = Invoke("resume", "cut", "--no-report");
        Assert.Contains("Matching hours", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(whole, Digest(resumed));
        Assert.DoesNotContain("Matching hours", Invoke("resume", "cut", "--no-report").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(22)]
    public void Pilots_that_are_runs_of_the_experiment_are_not_run_again(int replicates)
    {
        string[] run = ["run", "small.yaml", "--set", "vary.network.ties=[weak, strong, mixed]", "--weeks", "8", "--replicates", $"{replicates}", "--no-report"];
        var counting = new CountingEngine();
        string digest = Digest(RealCommand.Invoke(_folder.Path, new FakeEngines(counting), CancellationToken.None, [.. run, "--out", "counted"]));
        Assert.NotEmpty(counting.Runs);
        Assert.All(counting.Runs, world => Assert.Equal(1, world.Value));
        using (var store = ResultFolder.OpenToRead(new TestHost().ToHost(TextWriter.Null, TextWriter.Null), _folder["counted"]))
        {
            var experiment = ResultFolder.ReadPlan(store);
            Assert.All(Enumerable.Range(0, experiment.RunCount), index => Assert.Contains(CountingEngine.Key(experiment, index), counting.Runs));
        }

        Assert.Equal(digest, Digest(Invoke("replay", "counted", "--engine", "local")));
        Assert.Equal(digest, Digest(Invoke([.. run, "--out", "schools", "--granularity", "school"])));
    }

    [Theory]
    [InlineData("local")]
    [InlineData("grains")]
    public void A_long_run_that_is_killed_carries_on_from_its_checkpoint(string engine)
    {
        File.WriteAllText(_folder["one.yaml"], "schema: 1\nname: one\nquestion: Same?\nnetwork: { schools: 2, staffPerSchool: 60 }\nrun: { weeks: 2000, replicates: 1 }\n");
        string[] run = ["run", "one.yaml", "--no-report", "--engine", engine, "--out"];
        string whole = Digest(Invoke([.. run, "whole"]));
        Directory.CreateDirectory(_folder["killed"]);
        using (var kept = new FileSystemWatcher(_folder["killed"], "*.checkpoint") { EnableRaisingEvents = true })
        using (var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "staffroom.dll"), .. run, "killed", "--checkpoint-weeks", "5"]) { WorkingDirectory = _folder.Path })!)
        {
            Assert.False(kept.WaitForChanged(WatcherChangeTypes.Renamed | WatcherChangeTypes.Created, TimeSpan.FromMinutes(2)).TimedOut, "The run was not kept.");
            process.Kill();
            process.WaitForExit();
        }

        var resumed = Invoke("resume", "killed", "--no-report");
        Assert.Contains("Run 0 carries on from week", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(whole, Digest(resumed));
        Assert.Empty(Directory.EnumerateFiles(_folder["killed"], "*.checkpoint*"));
    }

    [Fact]
    public void A_pilot_that_fails_ends_the_command_and_stores_nothing()
    {
        var failing = new CountingEngine { MostRuns = 5 };
        var result = RealCommand.Invoke(_folder.Path, new FakeEngines(failing), CancellationToken.None, "run", "small.yaml", "--set", "network.ties=weak", "--out", "failed");
        Assert.Equal(ExitCode.Unexpected, result.Exit);
        Assert.Contains("no more runs", result.Error, StringComparison.Ordinal);
        using var store = RunStore.Open(_folder["failed/runs.sqlite"], isWritable: false);
        Assert.Empty(store.Headers());
    }

    private static string Digest(TestHost.Result result) =>
        result.Out.Split('\n').Single(line => line.StartsWith("digest", StringComparison.Ordinal));

    [Theory]
    [InlineData("--granularity", "school")]
    [InlineData("--granularity", "teacher")]
    [InlineData("--engine", "local")]
    public void A_run_replays_on_another_engine_whatever_it_was_stored_by(string option, string value)
    {
        File.WriteAllText(_folder["small.yaml"], "schema: 1\nname: small\nquestion: Same?\nnetwork: { schools: 3, staffPerSchool: 5 }\nrun: { weeks: 9, replicates: 2 }\n");
        foreach (string engine in new[] { "local", "grains" })
        {
            Assert.Equal(ExitCode.Done, Invoke("run", "small.yaml", "--engine", engine, "--no-report", "--out", engine).Exit);
            Assert.Equal(ExitCode.Done, Invoke("replay", engine, option, value).Exit);
            Assert.Equal(ExitCode.Done, Invoke("ask", engine, "1.2", option, value).Exit);
        }
    }

    private TestHost.Result Invoke(params string[] args) => Invoke(CancellationToken.None, args);

    private TestHost.Result Invoke(CancellationToken interrupt, params string[] args) => RealCommand.Invoke(_folder.Path, interrupt, args);
}
