using System.Text.Json;
using Staffroom.Model.Networks.National;

namespace Staffroom.Runner.Tests.Verbs.Networks;

/// <summary>A small national system, from its generation to a report.</summary>
public sealed class NationalVerbTests : IDisposable
{
    private const string Scenario = """
        schema: 1
        name: county
        question: Does trust spread a practice faster in a county?
        network: { file: county.srn }
        climate: { competition: 0.5 }
        seeds: { school: each, who: informal leaders, count: 1 }
        run: { weeks: 20, replicates: 2, seed: 4 }
        vary: { climate.trust: [low, high] }
        """;

    private readonly TemporaryFolder _folder = new();

    public NationalVerbTests()
    {
        File.WriteAllText(_folder["county.yaml"], Scenario);
        Assert.Equal(ExitCode.Done, Invoke("network", "national", "county.srn", "--teachers", "2000").Exit);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_made_is_described_and_described_again()
    {
        var made = Invoke("network", "national", "other.srn", "--schools", "50", "--seed", "9", "--set", "tiesAcross=0.5", "--json");
        using var json = JsonDocument.Parse(made.Out);
        Assert.Equal((50, 9UL), (json.RootElement.GetProperty("header").GetProperty("schools").GetInt32(), json.RootElement.GetProperty("header").GetProperty("seed").GetUInt64()));
        Assert.Contains("tiesAcross\":0.5", json.RootElement.GetProperty("madeBy").GetString(), StringComparison.Ordinal);
        Assert.Equal(made.Out, Invoke("network", "describe", "other.srn", "--json").Out);
        Assert.Contains("2,000 teachers in 62 schools of 8 districts", Invoke("network", "describe", "county.srn").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_to_the_same_digest_on_any_engine_and_replays()
    {
        string local = Digest(Invoke("run", "county.yaml", "--engine", "local", "--out", "local"));
        foreach (string granularity in new[] { "network", "school", "teacher" })
        {
            Assert.Equal(local, Digest(Invoke("run", "county.yaml", "--granularity", granularity, "--out", granularity)));
        }

        Assert.Equal(local, Digest(Invoke("replay", "local")));
        using var manifest = JsonDocument.Parse(File.ReadAllText(_folder["local/manifest.json"]));
        var file = Assert.Single(manifest.RootElement.GetProperty("networkFiles").EnumerateArray());
        Assert.Equal(_folder["county.srn"], file.GetProperty("file").GetString());
        Assert.Equal(64, file.GetProperty("checksum").GetString()!.Length);
        Assert.True(new FileInfo(_folder["local/report.html"]).Length > 0);
    }

    [Fact]
    public void A_file_that_changed_or_went_is_refused_before_anything_runs()
    {
        Assert.Equal(ExitCode.Done, Invoke("run", "county.yaml", "--no-report", "--out", "out").Exit);
        byte[] whole = File.ReadAllBytes(_folder["county.srn"]);
        File.Delete(_folder["county.srn"]);
        Refused("cannot be used");
        Assert.Equal(ExitCode.Done, Invoke("network", "national", "county.srn", "--teachers", "2000", "--seed", "2").Exit);
        Refused("is not the one that this experiment was planned with");
        whole[^200] ^= 1;
        File.WriteAllBytes(_folder["county.srn"], whole);
        Refused("does not match: it is damaged");
        Assert.Equal(ExitCode.Invalid, Invoke("run", "county.yaml", "--out", "another").Exit);
        Assert.False(Directory.Exists(_folder["another"]));
        Assert.Equal(ExitCode.Invalid, Invoke("network", "describe", "county.srn").Exit);

        void Refused(string why) => Assert.All(["resume", "replay"], verb =>
        {
            var result = Invoke(verb, "out");
            Assert.Equal(ExitCode.Invalid, result.Exit);
            Assert.Contains(why, result.Error, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("is there already", "county.srn")]
    [InlineData("has no 'staf'; it has teachers, schools", "new.srn", "--set", "staf=2")]
    [InlineData("write --set staffSpread=X", "new.srn", "--set", "staffSpread=much")]
    [InlineData("staffSpread is 9; it must be from 0 to 1.5", "new.srn", "--set", "staffSpread=9")]
    [InlineData("need as many schools", "new.srn", "--schools", "3", "--districts", "4")]
    [InlineData("it must be a whole number from 1 to 200000", "new.srn", "--schools", "0")]
    [InlineData("cannot be written", "nowhere/new.srn")]
    public void What_cannot_be_made_is_said(string problem, params string[] args)
    {
        var result = Invoke(["network", "national", .. args]);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["new.srn"]));
    }

    [Fact]
    public void The_documentation_has_every_number()
    {
        string text = File.ReadAllText(Path.Combine(DocumentationTests.Root, "docs", "national-networks.md"));
        Assert.All(NationalParameters.All, row => Assert.Contains(Row(row), text, StringComparison.Ordinal));
    }

    /// <summary>A row of the documentation's table.</summary>
    private static string Row(NationalParameter row) => FormattableString.Invariant(
        $"| `{row.Key}` | {row.Meaning} | {row.Unit} | {row.Minimum:#,0.###} to {row.Maximum:#,0.###} | {row.Get(new NationalSpec()):#,0.###} | {row.Source} |");

    private static string Digest(TestHost.Result result) =>
        result.Out.Split('\n').Single(line => line.StartsWith("digest", StringComparison.Ordinal));

    private TestHost.Result Invoke(params string[] args) => RealCommand.Invoke(_folder.Path, args);
}
