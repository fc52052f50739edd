using System.Text.Json;

namespace Staffroom.Runner.Tests.Verbs;

/// <summary><c>plan</c>, <c>validate</c>, <c>explain</c>, <c>schema</c>, <c>list</c> and <c>init</c>.</summary>
public sealed class ScenarioVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_plan_counts_and_estimates_and_writes_nothing()
    {
        var result = _host.Invoke("plan", "tiny", "--replicates", "5");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains("2 conditions × 5 replicates = 10 runs", result.Out, StringComparison.Ordinal);
        Assert.Contains("10 teachers, 4 to 5 weeks; seed 7; primary outcome auc", result.Out, StringComparison.Ordinal);
        Assert.Matches(@"about [0-9.]+ s on 2 threads of this machine\n", result.Out);
        Assert.Matches(@"about [0-9,]+ MB of memory and [0-9.]+ MB on disk", result.Out);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void A_plan_for_machines_has_the_same_numbers()
    {
        using var json = JsonDocument.Parse(_host.Invoke("plan", "tiny", "--json").Out);
        Assert.Equal(6, json.RootElement.GetProperty("runs").GetInt32());
        Assert.True(json.RootElement.GetProperty("estimatedSeconds").GetDouble() >= 0);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("validate")]
    public void A_bad_scenario_exits_3_with_all_its_problems(string verb)
    {
        var result = _host.Invoke(verb, "broken");
        Assert.Equal(ExitCode.Invalid, result.Exit);
        Assert.Equal(2, result.Error.Split('\n').Count(line => line.StartsWith("broken:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_valid_scenario_is_said_to_be()
    {
        var result = _host.Invoke("validate", "tiny");
        Assert.Equal((ExitCode.Done, "tiny is valid: 2 conditions × 3 replicates, primary outcome auc.\n"), (result.Exit, result.Out));
    }

    [Fact]
    public void Problems_for_machines_have_places()
    {
        var result = _host.Invoke("validate", "broken", "--json");
        Assert.Equal(ExitCode.Invalid, result.Exit);
        using var json = JsonDocument.Parse(result.Out);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(4, json.RootElement.GetProperty("diagnostics")[1].GetProperty("line").GetInt32());
    }

    [Fact]
    public void A_parameter_is_explained()
    {
        Assert.Equal("trustGain\n  All about it.\n", _host.Invoke("explain", "trustgain").Out);
    }

    [Fact]
    public void What_cannot_be_explained_gets_the_nearest_name()
    {
        var result = _host.Invoke("explain", "trustGian");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Equal(
            "error: There is nothing called `trustGian`. Did you mean `trustGain`? `staffroom explain` lists all there is.\n", result.Error);
    }

    [Fact]
    public void Without_a_key_everything_is_listed()
    {
        string list = _host.Invoke("explain").Out;
        Assert.Contains("trustGain", list, StringComparison.Ordinal);
        Assert.Contains("auc", list, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_host.Invoke("explain", "--json").Out);
        Assert.Equal(2, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Scenarios_are_listed_with_their_questions()
    {
        Assert.Matches(@"tiny\s+Does a test pass\?", _host.Invoke("list").Out);
        using var json = JsonDocument.Parse(_host.Invoke("list", "--json").Out);
        Assert.Equal("Does a test fail?", json.RootElement[1].GetProperty("question").GetString());
    }

    [Fact]
    public void The_schema_is_json()
    {
        using var json = JsonDocument.Parse(_host.Invoke("schema").Out);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void A_template_is_written_once_and_never_over_a_file()
    {
        var first = _host.Invoke("init", "my scenario.yaml");
        Assert.Equal(ExitCode.Done, first.Exit);
        Assert.Contains("`staffroom validate 'my scenario.yaml'`", first.Out, StringComparison.Ordinal);
        Assert.Equal("schema: 1\n", File.ReadAllText(_host["my scenario.yaml"]));

        File.WriteAllText(_host["my scenario.yaml"], "mine");
        var again = _host.Invoke("init", "my scenario.yaml");
        Assert.Equal(ExitCode.Usage, again.Exit);
        Assert.Contains("exists already and is left as it is", again.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_host["my scenario.yaml"]));
    }

    [Fact]
    public void A_template_that_cannot_be_written_is_said()
    {
        var result = _host.Invoke("init", "nowhere/scenario.yaml");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("error: nowhere/scenario.yaml cannot be written:", result.Error, StringComparison.Ordinal);
    }
}
