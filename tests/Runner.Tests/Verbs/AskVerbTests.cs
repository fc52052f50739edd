using System.Text.Json;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Store;

namespace Staffroom.Runner.Tests.Verbs;

/// <summary><c>ask</c>: two conditions of three replicates, ten teachers in a ring, one of whom starts.</summary>
public sealed class AskVerbTests : IDisposable
{
    private readonly TestHost _host = new() { Engine = new LocalEngine() };

    public AskVerbTests() => Assert.Equal(ExitCode.Done, _host.Invoke("run", "tiny", "--out", "mine").Exit);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_story_says_of_which_run_it_is_and_nothing_is_written()
    {
        var before = Directory.EnumerateFiles(_host["mine"]).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        var asked = _host.Invoke("ask", "mine", "1.3");
        Assert.Equal((ExitCode.Done, ""), (asked.Exit, asked.Error));
        Assert.StartsWith("Condition 1 (condition 0), replicate 1, 4 weeks\n\n1.3 was a teacher at school 1, with ", asked.Out, StringComparison.Ordinal);
        Assert.EndsWith($"\ndigest  {Stored(0).DigestText} (of this run, as stored)\n", asked.Out, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(_host["mine"]).ToDictionary(file => file, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void A_run_is_named_by_options_or_by_two_numbers()
    {
        string first = _host.Invoke("ask", "mine:2/3", "1.3").Out;
        Assert.StartsWith("Condition 2 (condition 1), replicate 3, 5 weeks\n", first, StringComparison.Ordinal);
        Assert.Contains(Stored(5).DigestText, first, StringComparison.Ordinal);
        Assert.Equal(first, _host.Invoke("ask", "mine", "1.3", "--condition", "2", "--replicate", "3").Out);
        Assert.Equal(first, _host.Invoke("ask", "mine", "3", "--condition", "Condition 1", "--replicate", "3").Out);
        Assert.Equal(first, _host.Invoke("ask", "mine:2", "1.3", "--replicate", "3").Out);
    }

    [Fact]
    public void A_folder_may_be_called_like_a_run()
    {
        Assert.Equal(ExitCode.Done, _host.Invoke("run", "tiny", "--out", "mine:1").Exit);
        Assert.Equal(ExitCode.Done, _host.Invoke("ask", "mine:1", "1.3").Exit);
        Assert.Equal(ExitCode.Done, _host.Invoke("ask", "mine:1:2/2", "1.3").Exit);
    }

    [Theory]
    [InlineData("error: There is no teacher `1.11` in this network of 10. Did you mean `1.1`? The first is `1.1`, the last `1.10`.", "mine", "1.11")]
    [InlineData("error: There is no teacher `Smith` in this network of 10. The first is `1.1`, the last `1.10`.", "mine", "Smith")]
    [InlineData("error: There is no teacher `11` in this network of 10. Did you mean `1.1`? The first is `1.1`, the last `1.10`.", "mine", "11")]
    [InlineData("error: There is no condition `3`. The experiment has 2 conditions, counted from 1; the first is \"condition 0\".", "mine:3", "1.1")]
    [InlineData("error: There is no condition `0`. The experiment has 2 conditions, counted from 1; the first is \"condition 0\".", "mine:0/1", "1.1")]
    [InlineData("error: There is no condition `conditoin 1`. Did you mean `condition 1`? The experiment has 2 conditions, counted from 1; the first is \"condition 0\".", "mine", "1.1", "--condition", "conditoin 1")]
    [InlineData("error: There is no replicate 4: the experiment has 3 replicates, counted from 1.", "mine:1/4", "1.1")]
    [InlineData("error: There is no replicate 0: the experiment has 3 replicates, counted from 1.", "mine:1/0", "1.1")]
    [InlineData("error: mine:1/2 names a run already; leave --condition and --replicate out.", "mine:1/2", "1.1", "--replicate", "2")]
    [InlineData("error: mine:1 names a run already; leave --condition and --replicate out.", "mine:1", "1.1", "--condition", "2")]
    [InlineData("error: There is no folder nowhere.", "nowhere", "1.1")]
    public void What_is_not_there_is_said(string message, params string[] words)
    {
        var result = _host.Invoke(["ask", .. words]);
        Assert.Equal((ExitCode.Usage, "", message + "\n"), (result.Exit, result.Out, result.Error));
    }

    [Fact]
    public void A_run_that_does_not_come_out_as_stored_is_not_told()
    {
        using (var store = RunStore.Open(_host["mine/runs.sqlite"], isWritable: true))
        {
            var run = store.Headers()[4];
            store.Add([new RunRecord(0, 4, run.Condition, run.Replicate, run.RunSeed, RunState.Done, new byte[32], null, null, null, 0)]);
        }

        var result = _host.Invoke("ask", "mine:2/2", "1.3");
        Assert.Equal((ExitCode.Unexpected, ""), (result.Exit, result.Out));
        Assert.StartsWith($"error: Condition 2 (condition 1), replicate 2 does not come out as it was stored (stored {new string('0', 64)}, now ", result.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, _host.Invoke("ask", "mine:2/1", "1.3").Exit);
    }

    [Fact]
    public void A_run_that_is_not_finished_is_said()
    {
        using (var store = RunStore.Open(_host["mine/runs.sqlite"], isWritable: true))
        {
            var run = store.Headers()[1];
            store.Add([new RunRecord(0, 1, run.Condition, run.Replicate, run.RunSeed, RunState.Failed, [], null, null, "as told", 0)]);
        }

        var result = _host.Invoke("ask", "mine:1/2", "1.3");
        Assert.Equal(
            (ExitCode.Usage, "error: Condition 1 (condition 0), replicate 2 is not finished in mine; `resume` on the folder computes it.\n"),
            (result.Exit, result.Error));
    }

    [Fact]
    public void The_diary_is_there_for_machines_too()
    {
        using var json = JsonDocument.Parse(_host.Invoke("ask", "mine:1/2", "1.3", "--json").Out);
        var root = json.RootElement;
        Assert.Equal((1, 2, "1.3", 3, 4), (Number("condition"), Number("replicate"), root.GetProperty("teacher").GetString(), Number("number"), Number("weeks")));
        Assert.Equal(Stored(1).DigestText, root.GetProperty("digest").GetString());
        Assert.Equal(Stored(1).RunSeed, root.GetProperty("seed").GetUInt64());
        Assert.Equal("", root.GetProperty("story")[0].GetProperty("title").GetString());
        var entries = root.GetProperty("entries").EnumerateArray().ToList();
        var ends = entries.Where(entry => entry.GetProperty("week").GetInt32() == 4 && entry.TryGetProperty("moment", out _)).ToList();
        Assert.Equal(["practiceStanding", "beliefStanding", "tiesStanding"], ends.Select(entry => entry.GetProperty("kind").GetString()));
        Assert.All(ends, entry => Assert.Equal("end", entry.GetProperty("moment").GetString()));
        Assert.Equal(("a", "all students can learn"), (ends[0].GetProperty("practice").GetString(), ends[1].GetProperty("belief").GetString()));

        int Number(string name) => root.GetProperty(name).GetInt32();
    }

    [Fact]
    public void People_of_an_imported_network_go_by_their_ids_even_where_those_are_numbers()
    {
        var spec = Tiny.World(3) with
        {
            Network = new GivenNetworkSpec { People = [new("7", 0), new("1", 0), new("Ana", 0)], Schools = ["s"], Ties = [new(0, 1, 0.5)] },
        };
        var network = World.Create(spec, 1).Network;
        Assert.Equal((0, 1, 2, 1), (TeacherName.Find(network, "7"), TeacherName.Find(network, "1"), TeacherName.Find(network, "Ana"), TeacherName.Find(network, "2")));
        Assert.Contains("Did you mean `Ana`?", Assert.Throws<RunnerException>(() => TeacherName.Find(network, "Anna")).Message, StringComparison.Ordinal);
    }

    private RunHeader Stored(int index)
    {
        using var store = RunStore.Open(_host["mine/runs.sqlite"], isWritable: false);
        return store.Headers()[index];
    }
}
