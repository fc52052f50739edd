namespace Staffroom.Runner.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TestHost _host = new();

    public static TheoryData<string> VerbNames => [.. Verbs()];

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("rnu", "error: `rnu` is not a verb of `staffroom`. Did you mean `run`?")]
    [InlineData("replya", "error: `replya` is not a verb of `staffroom`. Did you mean `replay`?")]
    [InlineData("zzzzzzzz", "error: `zzzzzzzz` is not a verb of `staffroom`.")]
    public void An_unknown_verb_gets_the_nearest_one(string verb, string message)
    {
        var result = _host.Invoke(verb);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Equal([message, "`staffroom --help` lists what there is.", ""], result.Error.Split('\n'));
        Assert.Empty(result.Out);
    }

    [Fact]
    public void All_problems_of_a_command_line_are_said_at_once()
    {
        var result = _host.Invoke("run", "tiny", "--sed", "3", "--replicates", "none", "--treads=2");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("error: `--sed` is not an option of `staffroom run`. Did you mean `--seed`?", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: `--treads` is not an option of `staffroom run`. Did you mean `--threads`?", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: --replicates is 'none'; it must be a whole number from 1 to 100000.", result.Error, StringComparison.Ordinal);
        Assert.Contains("`staffroom run --help` lists what there is.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--replicates", "0")]
    [InlineData("--replicates", "1e3")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--weeks", "1000000000000")]
    [InlineData("--threads", "0")]
    public void A_number_out_of_range_is_said_with_its_range(string option, string value)
    {
        var result = _host.Invoke("run", "tiny", option, value);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.StartsWith($"error: {option} is '{value}'; it must be a whole number from ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--repliactes")]
    [InlineData("resume", "--thread")]
    public void An_option_that_does_not_exist_is_not_taken_for_a_file(string verb, string option)
    {
        var result = _host.Invoke(verb, option);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.StartsWith($"error: `{option}` is not an option of `staffroom {verb}`. Did you mean `", result.Error, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Usage, _host.Invoke("run", "--", option).Exit);
    }

    [Fact]
    public void The_largest_seed_is_a_seed()
    {
        Assert.Equal(ExitCode.Done, _host.Invoke("run", "tiny", "--seed", "18446744073709551615").Exit);
        Assert.Equal(ulong.MaxValue, _host.Scenarios.LastRequest!.Seed);
    }

    [Fact]
    public void Without_a_verb_help_is_pointed_to()
    {
        var result = _host.Invoke();
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_a_version()
    {
        var result = _host.Invoke("--version");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Out);
    }

    [Fact]
    public void Something_unexpected_is_one_line_and_a_hint()
    {
        _host.Scenarios.Failure = new InvalidOperationException("as\ntold");
        var result = _host.Invoke("run", "tiny");
        Assert.Equal(ExitCode.Unexpected, result.Exit);
        Assert.Equal("error: Unexpected InvalidOperationException: as told (STAFFROOM_TRACE=1 shows where)\n", result.Error);

        _host.Variables["STAFFROOM_TRACE"] = "1";
        var traced = _host.Invoke("run", "tiny");
        Assert.Contains("   at Staffroom.Runner", traced.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void Help_of_every_verb_is_as_it_was(string verb)
    {
        var result = _host.Invoke([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Empty(result.Error);
        Snapshot.Matches($"help{(verb.Length > 0 ? "-" + verb.Replace(' ', '-') : "")}.txt", result.Out);
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public void Examples_of_every_verb_are_valid_command_lines(string verb)
    {
        var result = _host.Invoke([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        string[] examples = [.. result.Out.Split('\n').SkipWhile(line => !line.StartsWith("Example", StringComparison.Ordinal)).Skip(1).Where(line => line.Length > 0)];
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            string[] words = example.Trim().Split('>')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("staffroom", words[0]);
            Assert.Empty(CommandLine.Root(_host.ToHost(TextWriter.Null, TextWriter.Null)).Parse(words[1..]).Errors);
        }
    }

    private static IEnumerable<string> Verbs()
    {
        using var host = new TestHost();
        yield return "";
        foreach (var verb in CommandLine.Root(host.ToHost(TextWriter.Null, TextWriter.Null)).Subcommands)
        {
            yield return verb.Name;
            foreach (var inner in verb.Subcommands)
            {
                yield return $"{verb.Name} {inner.Name}";
            }
        }
    }
}
