using System.Text.Json.Nodes;
using Staffroom.Model;
using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>The presets of the limiting cases as scenarios name them.</summary>
public sealed class PresetTests
{
    public static TheoryData<string> Keys => [.. Presets.All.Select(preset => preset.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_preset_makes_of_a_scenario_what_it_makes_of_its_world(string key)
    {
        const string Rest = "network: { schools: 3 }\nseeds: { who: heads, count: 1 }\n";
        var usual = Reading.Valid(Reading.With(Rest)).Conditions[0].World;
        var condition = Reading.Valid(Reading.With(Rest + $"parameters: {{ preset: {key} }}\n")).Conditions[0];
        var expected = Presets.Find(key)!.ApplyTo(usual);
        Assert.Equal(key, condition.Preset);
        Assert.Equal(expected.Climate, condition.World.Climate);
        Assert.Equal(expected.Parameters.Changed().AsEnumerable(), condition.World.Parameters.Changed().AsEnumerable());
        Assert.Equal(Text(expected), Text(condition.World));

        static string Text(WorldSpec world) => System.Text.Json.JsonSerializer.Serialize(world.Practices);
    }

    [Fact]
    public void What_a_scenario_gives_goes_before_its_preset()
    {
        var world = Reading.Valid(Reading.With(
            """
            climate: { threat: 0.3, trust: low }
            practices: [ { name: a, tacitness: 0.4 }, { name: b, seeds: { knowHow: 0.5 } } ]
            parameters: { preset: bass, imitationHazard: 0.5, turnover: 0.1 }
            """)).Conditions[0].World;
        Assert.Equal((0.3, 0.45, 1.0), (world.Climate.Threat, world.Climate.TrustWithin, world.Climate.InnovativeClimate));
        Assert.Equal((0.5, 0.03, 0.1), (world.Parameters[Parameter.ImitationHazard], world.Parameters[Parameter.InnovationHazard], world.Parameters[Parameter.Turnover]));
        Assert.Equal([0.4, 0.0], world.Practices.Select(practice => practice.Tacitness));
        Assert.Equal([1.0, 0.5], world.Practices.Select(practice => practice.Seeds.KnowHow));
    }

    [Fact]
    public void Every_value_of_a_preset_is_listed_as_coming_from_it()
    {
        var settings = Reading.Valid(Reading.With("parameters: { preset: linear-threshold, proofTieStrengthGate: 1 }\n"))
            .Settings.ToDictionary(setting => setting.Key, StringComparer.Ordinal);
        void Is(string key, string value, string origin) => Assert.Equal(new ResolvedSetting(key, value, origin), settings[key]);
        Is("parameters.preset", "linear-threshold", "s.yaml:3");
        Is("parameters.proofTieStrengthGate", "1", "s.yaml:3");
        Is("parameters.innovationHazard", "1", "preset");
        Is("parameters.initialAwareness", "1", "preset");
        Is("parameters.thresholdSpread", "1", "preset");
        Is("parameters.trustGain", "0.03", "default");
        Is("climate.trustWithin", "1", "preset");
        Is("climate.innovativeClimate", "1", "preset");
        Is("climate.capacity", "0.5", "default");
        Is("practices.practice.name", "practice", "default");
        Is("practices.practice.tacitness", "0", "preset");
        Is("seeds.who", "informal leaders", "default");
        Is("seeds.belief", "0", "preset");
        Assert.Equal("none", Reading.Valid(Reading.With("")).Settings.Single(setting => setting.Key == "parameters.preset").Value);
    }

    [Fact]
    public void Presets_can_be_compared_with_each_other_and_with_the_model()
    {
        var experiment = Reading.Valid(Reading.With("vary: { parameters.preset: [none, bass, linear-threshold] }\n"));
        Assert.Equal([null, "bass", "linear-threshold"], experiment.Conditions.Select(condition => condition.Preset));
        Assert.Equal([0.05, 0.03, 1.0], experiment.Conditions.Select(condition => condition.World.Parameters[Parameter.InnovationHazard]));
        Assert.Equal(
            [SeedKind.InformalLeaders, SeedKind.Nobody, SeedKind.InformalLeaders], experiment.Conditions.Select(condition => condition.World.Practices[0].Seeds.Who));
        var settings = experiment.Settings.ToDictionary(setting => setting.Key, StringComparer.Ordinal);
        Assert.Equal(new ResolvedSetting("parameters.preset", "[none, bass, linear-threshold]", "varied"), settings["parameters.preset"]);
        Assert.Equal(new ResolvedSetting("parameters.innovationHazard", "[0.05, 0.03, 1]", "preset"), settings["parameters.innovationHazard"]);
        Assert.Equal(new ResolvedSetting("seeds.who", "[informal leaders, nobody]", "preset"), settings["seeds.who"]);
    }

    [Fact]
    public void A_threshold_for_everybody_replaces_the_draws()
    {
        var parameters = Reading.Valid(Reading.With("parameters: { preset: linear-threshold, adoptionThreshold: 0.4 }\n"));
        Assert.Equal(0.0, parameters.Conditions[0].World.Parameters[Parameter.ThresholdSpread]);
        Assert.Contains(new ResolvedSetting("parameters.thresholdSpread", "0", "parameters.adoptionThreshold"), parameters.Settings);
        var varied = Reading.Valid(Reading.With("parameters: { preset: linear-threshold }\nvary: { parameters.adoptionThreshold: [0.1, 0.2] }\n"));
        Assert.All(varied.Conditions, condition => Assert.Equal(0.0, condition.World.Parameters[Parameter.ThresholdSpread]));
    }

    [Theory]
    [InlineData("si", SeedKind.InformalLeaders)]
    [InlineData("independent-cascade", SeedKind.InformalLeaders)]
    [InlineData("linear-threshold", SeedKind.InformalLeaders)]
    [InlineData("bass", SeedKind.Nobody)]
    [InlineData("degroot", SeedKind.Nobody)]
    [InlineData("friedkin-johnsen", SeedKind.Nobody)]
    [InlineData("bounded-confidence", SeedKind.Nobody)]
    public void Nobody_starts_in_a_classical_model_that_needs_nobody_to(string preset, SeedKind who)
    {
        var seeds = Reading.Valid(Reading.With($"parameters: {{ preset: {preset} }}\n")).Conditions[0].World.Practices[0].Seeds;
        Assert.Equal(who, seeds.Who);
        Assert.Empty(seeds.Names);
        var given = Reading.Valid(Reading.With($"parameters: {{ preset: {preset} }}\nseeds: {{ count: 2 }}\n")).Conditions[0].World.Practices[0].Seeds;
        Assert.Equal((SeedKind.InformalLeaders, 2), (given.Who, given.Count));
    }

    [Fact]
    public void Events_set_what_the_rules_use_and_not_what_shapes_the_start()
    {
        var experiment = Reading.Valid(Reading.With(
            "parameters: { preset: si }\nevents: [ { what: set, week: 3, parameters: { contactContagion: 0.9 } } ]\nrun: { weeks: 5, replicates: 1 }\n"));
        var quiet = experiment.Conditions[0].World with { Interventions = [] };
        var (with, without) = (Simulation.Run(experiment.Conditions[0].World, 1), Simulation.Run(quiet, 1));
        Assert.True(with.ToCanonicalBytes().AsSpan().SequenceCompareTo(without.ToCanonicalBytes()) != 0);
        string problems = Reading.Problems(Reading.With("events: [ { what: set, parameters: { initialAwareness: 1 } }, { what: set, name: b, parameters: { preset: si } } ]\n"));
        Assert.Contains("'initialAwareness' is not a key of 'events.1.parameters'", problems, StringComparison.Ordinal);
        Assert.Contains("'preset' is not a key of 'events.2.parameters'", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void Robustness_draws_leave_what_a_preset_defines_and_vary_its_own_parameters()
    {
        var plan = new RobustnessPlan(Reading.Valid(Reading.With("parameters: { preset: linear-threshold, depthRate: 0.5 }\n")), 5);
        Assert.All(Enumerable.Range(0, 5), draw =>
        {
            var parameters = plan.Draw(draw).Conditions[0].World.Parameters;
            Assert.Equal((1.0, 1.0), (parameters[Parameter.InnovationHazard], parameters[Parameter.BaseContactRate]));
            Assert.NotEqual(0.5, parameters[Parameter.DepthRate]);
        });
        var bass = new RobustnessPlan(Reading.Valid(Reading.With("parameters: { preset: bass }\n")), 1).Draw(0).Conditions[0].World.Parameters;
        Assert.NotEqual(0.03, bass[Parameter.InnovationHazard]);
    }

    [Fact]
    public void A_plan_remembers_the_preset()
    {
        var experiment = Reading.Valid(Reading.With("parameters: { preset: degroot }\n"));
        Assert.Equal("degroot", ExperimentCodec.Decode(ExperimentCodec.Encode(experiment)).Conditions[0].Preset);
    }

    [Fact]
    public void A_misspelt_preset_is_told_with_the_nearest() => Assert.Equal(
        "s.yaml:3:23: error: 'parameters.preset' is 'de-groot'; it must be one of none, si, independent-cascade, linear-threshold, bass, degroot, friedkin-johnsen, bounded-confidence. Did you mean 'degroot'?",
        Reading.Problems(Reading.With("parameters: { preset: de-groot }\n")));

    [Fact]
    public void Explain_and_schema_say_what_each_preset_means()
    {
        string explained = Explain.Text("parameters.preset")!;
        var schema = JsonNode.Parse(ScenarioSchema.Write())!["properties"]!["parameters"]!["properties"]!["preset"]!.ToJsonString();
        Assert.All(Presets.All, preset =>
        {
            Assert.Contains($"{preset.Key}: {preset.Meaning}", explained, StringComparison.Ordinal);
            Assert.Contains($"\"{preset.Key}\"", schema, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Files_say_who_starts_with_which_practice()
    {
        var practices = "practices: [ { name: a }, { name: b } ]\n";
        Assert.Equal(["1 3", "1 3"], Starters("uses: first", practices));
        Assert.Equal(["1 3", "2"], Starters("uses: [first, second]", practices));
        Assert.Contains(
            new ResolvedSetting("seeds.who", "in the file", "network.columns.uses"),
            Read("uses: first", "").Value!.Settings);
    }

    [Theory]
    [InlineData("uses: first", "seeds: { count: 1 }", "'network.columns.uses' and 'seeds' both say who starts. Write 'who: in the file', or remove one of them.")]
    [InlineData("id: id", "seeds: { who: in the file }", "'seeds.who' is 'in the file', but no column of the files marks users. Add 'network.columns.uses: …'.")]
    [InlineData("uses: [first, second]", "", "'network.columns.uses' lists 2 columns; there is 1 practice. List one for each practice in their order, or write one column for all of them.")]
    [InlineData("uses: belief", "", "\"0.25\" says neither that the person uses the practice at the start nor that they do not. Write 1, true or yes; or 0, false, no or nothing.")]
    [InlineData("susceptibility: first, stubbornness: second", "", "'network.columns' has both 'susceptibility' and 'stubbornness', which is 1 less susceptibility. Remove one of them.")]
    public void Contradictions_about_people_are_told(string columns, string rest, string problem) =>
        Assert.Contains(problem, string.Join('\n', Read(columns, rest).Diagnostics), StringComparison.Ordinal);

    [Fact]
    public void Numbers_of_people_are_taken_as_they_are_where_the_range_is_nought_to_one()
    {
        var outcome = Read("belief: { column: belief, minimum: 0, maximum: 1 }, stubbornness: { column: s, minimum: 0, maximum: 1 }, threshold: { column: t, minimum: 0, maximum: 3 }", "");
        var people = ((GivenNetworkSpec)outcome.Value!.Conditions[0].World.Network).People;
        Assert.Equal([0.1, 0.25, 0.7], people.Select(person => person.Belief!.Value));
        Assert.Equal([1.0, 0.75, 0.5], people.Select(person => person.Susceptibility!.Value));
        Assert.Equal([0.0, 1 / 3.0, 2 / 3.0], people.Select(person => person.Threshold!.Value));
    }

    [Fact]
    public void Stubbornness_from_a_file_is_not_multiplied_by_the_presets_susceptibility()
    {
        var read = Read("stubbornness: { column: s, minimum: 0, maximum: 1 }", "", preset: "friedkin-johnsen").Value!;
        Assert.Equal(1.0, read.Conditions[0].World.Parameters[Parameter.Susceptibility]);
        Assert.Contains(new ResolvedSetting("parameters.susceptibility", "1", "network.columns.stubbornness"), read.Settings);
    }

    [Fact]
    public void Weights_that_differ_between_the_ends_of_a_tie_are_told()
    {
        string[] notes = [.. Read("weight: { column: w, minimum: 0, maximum: 1 }", "", "from,to,w\n1,2,0.3\n2,1,0.5\n2,3,0.4\n3,2,0.4\n").Diagnostics.Select(diagnostic => diagnostic.ToString())];
        Assert.Contains(notes, note => note.Contains("Pairs whose two reports have different weights: 1. A tie is equally strong from both ends; their mean was taken.", StringComparison.Ordinal));
    }

    private static string[] Starters(string columns, string rest)
    {
        var world = World.Create(Read(columns, rest).Value!.Conditions[0].World, 1);
        return [.. world.State.Practices.Select(practice => string.Join(' ', Enumerable.Range(0, 3).Where(i => practice.Uses[i]).Select(world.Network.NameOf)))];
    }

    private static Outcome<Experiment> Read(string columns, string rest, string edges = "from,to,w\n1,2,1\n2,3,1\n", string preset = "si")
    {
        string folder = Directory.CreateTempSubdirectory("staffroom-preset-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "people.csv"), "id,first,second,belief,s,t\n1,yes,0,0.1,0,0\n2,no,1,0.25,0.25,1\n3,1,,0.7,0.5,2\n");
            File.WriteAllText(Path.Combine(folder, "ties.csv"), edges);
            var options = Reading.Options() with
            {
                Import = import => NetworkImporter.Import(import) is var read && read.Value is { } network
                    ? new(network.Network, read.Diagnostics)
                    : new(null, read.Diagnostics),
            };
            return ScenarioReader.ReadText(
                "s.yaml",
                Reading.With($"network: {{ nodes: people.csv, edges: ties.csv, columns: {{ {columns} }} }}\nparameters: {{ preset: {preset} }}\nrun: {{ weeks: 5 }}\n{rest}\n"),
                folder,
                options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
