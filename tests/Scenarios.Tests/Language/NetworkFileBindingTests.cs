using Staffroom.Model.Networks;
using Staffroom.Model.Networks.National;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Networks;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>Scenarios on a network file.</summary>
public sealed class NetworkFileBindingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("staffroom-").FullName;
    private readonly NetworkFileHeader _header;

    public NetworkFileBindingTests() => _header = NetworkFileWriter.Generate(
        NationalSpec.OfSize(400, 12, 3), 1, Path.Combine(_folder, "nation.srn"), new NetworkFileOptions { Threads = 1 });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_bound_by_what_it_is_and_shared_by_conditions()
    {
        var experiment = Read("network: { file: nation.srn }\nseeds: { school: 12, who: informal leaders, count: 2 }\nvary: { climate.trust: [low, high] }\n").Value!;
        var stored = Assert.IsType<StoredNetworkSpec>(experiment.Conditions[0].World.Network);
        Assert.Equal((400, 12, _header.DirectedTies, _header.Checksum), (stored.Teachers, stored.Schools, stored.DirectedTies, stored.Checksum));
        Assert.Equal(Path.Combine(_folder, "nation.srn"), stored.File);
        Assert.Equal(stored, experiment.Conditions[1].World.Network);
        Assert.Equal(11, Assert.Single(experiment.SeedSchools));
        Assert.Equal("network.file", Assert.Single(experiment.Settings, setting => setting.Key.StartsWith("network.", StringComparison.Ordinal)).Key);
    }

    [Fact]
    public void A_stored_plan_keeps_its_identity_and_not_its_place()
    {
        var experiment = Read("network: { file: nation.srn }\nvary: { climate.trust: [low, high] }\n").Value!;
        var decoded = ExperimentCodec.Decode(ExperimentCodec.Encode(experiment));
        var stored = (StoredNetworkSpec)decoded.Conditions[0].World.Network;
        Assert.Equal((StoredNetworkSpec)experiment.Conditions[0].World.Network with { Source = stored.Source }, stored);
        Assert.Same(stored.Source, ((StoredNetworkSpec)decoded.Conditions[1].World.Network).Source);
        Assert.Equal(400, stored.Source!.Load(stored).Network.TeacherCount);
        Assert.Equal(ExperimentCodec.PlanHash(experiment), ExperimentCodec.PlanHash(decoded));
        Assert.Equal(ExperimentCodec.PlanHash(experiment), ExperimentCodec.PlanHash(On(experiment, stored with { File = "elsewhere" })));
        Assert.NotEqual(ExperimentCodec.PlanHash(experiment), ExperimentCodec.PlanHash(On(experiment, stored with { Checksum = "other" })));
    }

    [Theory]
    [InlineData("network: { file: nation.sr }", "there is no such file. Did you mean 'nation.srn'?")]
    [InlineData("network: { file: broken.srn }", "header says")]
    [InlineData("network: { file: nation.srn, schools: 8 }", "'network.schools' belongs to a design of schools; this network is a network file.")]
    [InlineData("network: { file: nation.srn, edges: a.csv }", "'network.edges' belongs to a network from files; this network is a network file.")]
    [InlineData("network: { file: nation.srn, distanceKm: 8 }", "'network.distanceKm' has no effect")]
    [InlineData("network: { file: nation.srn }\nevents: [ { what: twinning, tiesPerPair: 2 } ]", "'twinning' adds ties, which a network file cannot take.")]
    [InlineData("network: { file: nation.srn }\nseeds: { school: 13 }", "schools are numbered from 1 to 12")]
    [InlineData("network: { file: nation.srn }\nseeds: { school: 1, count: 400 }", "teachers beside their heads")]
    public void What_a_file_cannot_be_used_for_is_said(string text, string problem)
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(_folder, "nation.srn"));
        File.WriteAllBytes(Path.Combine(_folder, "broken.srn"), whole[..^64]);
        Assert.Contains(problem, string.Join('\n', Read(text + "\n").Diagnostics), StringComparison.Ordinal);
    }

    private static Experiment On(Experiment experiment, NetworkSpec network) => experiment with
    {
        Conditions = [.. experiment.Conditions.Select(condition => condition with { World = condition.World with { Network = network } })],
    };

    private Staffroom.Scenarios.Diagnostics.Outcome<Experiment> Read(string rest) => ScenarioReader.ReadText("s.yaml", Reading.With(rest), _folder, Reading.Options());
}
