using Microsoft.Data.Sqlite;

namespace Staffroom.Runner.Tests.Results;

/// <summary>The run that a report tells in full.</summary>
public sealed class ShownRunsTests : IDisposable
{
    private const string Scenario = """
        schema: 1
        name: shown
        question: Does trust spread a practice?
        network: { schools: 3, staffPerSchool: 5, ties: { count: 3, strength: 0.5 } }
        run: { weeks: 30, replicates: 3, seed: 5 }
        vary: { climate.trust: [low, high] }
        """;

    private readonly TemporaryFolder _folder = new();

    public ShownRunsTests()
    {
        File.WriteAllText(_folder["shown.yaml"], Scenario);
        Assert.Equal(ExitCode.Done, Invoke("run", "shown.yaml", "--out", "out").Exit);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void By_default_it_is_the_one_nearest_the_mean_of_the_first_typical_condition()
    {
        string report = Report;
        Assert.Matches(@"Shown is run \d of low trust: of its 3 runs the one whose adoption speed \(AUC\) \([0-9.]+\) is nearest to their mean \([0-9.]+\)\.", report);
        Assert.Contains("staffroom report DIR --condition N --replicate R", report, StringComparison.Ordinal);
        Assert.All(Adopters, row => Assert.StartsWith("1,low,", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("high trust")]
    public void Another_can_be_asked_for(string condition)
    {
        Assert.Equal(ExitCode.Done, Invoke("report", "out", "--condition", condition, "--replicate", "3").Exit);
        Assert.Contains("Shown is run 3 of high trust, as asked for.", Report, StringComparison.Ordinal);
        Assert.NotEmpty(Adopters);
        Assert.All(Adopters, row => Assert.StartsWith("2,high,3,", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is no condition `3`.", "--condition", "3")]
    [InlineData("There is no replicate 4: the experiment has 3 replicates, counted from 1.", "--replicate", "4")]
    public void One_that_is_not_there_is_said(string message, string option, string value)
    {
        var result = Invoke("report", "out", option, value);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_finished_is_said()
    {
        Change("DELETE FROM run WHERE run = 5");
        var result = Invoke("report", "out", "--condition", "2", "--replicate", "3");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("Condition 2 (high trust), replicate 3 is not finished, so it cannot be shown; `resume` on the folder computes it.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_comes_out_otherwise_than_stored_is_neither_drawn_nor_told()
    {
        Invoke("run", "shown.yaml", "--seed", "6", "--no-report", "--out", "other");
        Change(
            $"ATTACH '{_folder["other/runs.sqlite"]}' AS other; "
            + "UPDATE run SET digest = (SELECT digest FROM other.run AS o WHERE o.draw = run.draw AND o.run = run.run), "
            + "trajectory = (SELECT trajectory FROM other.run AS o WHERE o.draw = run.draw AND o.run = run.run) WHERE run = 3;");
        Assert.True(File.Exists(_folder["out/adopters.csv"]));

        Assert.Equal(ExitCode.Done, Invoke("report", "out", "--condition", "2", "--replicate", "1").Exit);

        Assert.Contains("This run does not come out as it was stored (digest ", Report, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out/adopters.csv"]));
    }

    [Fact]
    public void More_people_than_can_be_told_of_are_drawn_as_schools()
    {
        File.WriteAllText(_folder["large.yaml"], Scenario.Replace("schools: 3, staffPerSchool: 5", "schools: 26, staffPerSchool: 20", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, Invoke("run", "large.yaml", "--weeks", "3", "--replicates", "1", "--out", "large").Exit);

        string report = File.ReadAllText(_folder["large/report.html"]);
        Assert.Contains("The network has 520 people, more than 400, too many to tell apart", report, StringComparison.Ordinal);
        Assert.Contains("The network has 520 people; who adopted when and why is told of networks of at most 500.", report, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["large/adopters.csv"]));
    }

    private string Report => File.ReadAllText(_folder["out/report.html"]);

    private string[] Adopters => [.. File.ReadLines(_folder["out/adopters.csv"]).Skip(1)];

    private void Change(string sql)
    {
        using var store = new SqliteConnection($"Data Source={_folder["out/runs.sqlite"]};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private TestHost.Result Invoke(params string[] args) => RealCommand.Invoke(_folder.Path, args);
}
