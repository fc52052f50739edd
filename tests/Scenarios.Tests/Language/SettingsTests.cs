using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>Every setting is listed with its origin.</summary>
public sealed class SettingsTests
{
    private const string Text =
        """
        name: a
        question: b
        network: { schools: 6, ties: [ { pattern: mesh, count: 9 }, { count: 3, strength: 0.8 } ] }
        climate: { trust: low, trustWithin: 0.5 }
        practices:
          - { name: "planning: routine", tacitness: 0.1, seeds: { count: 2 } }
          - { name: classroom dialogue }
        beliefs: [ { name: hope, stubborn: { share: 0.1 } } ]
        events: [ { what: coaching, until: 39 }, { name: later, what: coaching, week: 50, schools: [1, 2] } ]
        parameters: { turnover: 0.2 }
        run: { seed: 0x10 }
        measure: [belief, implemented]

        """;

    [Fact]
    public void Each_setting_says_where_its_value_came_from()
    {
        var settings = Reading.Valid(Text + "vary: { climate.threat: [0, 0.5], practices.2.tacitness: { from: 0, to: 1 }, climate.competition: [0.25] }\n", ("run.weeks", "60"))
            .Settings.ToDictionary(setting => setting.Key, StringComparer.Ordinal);
        void Is(string key, string value, string origin) => Assert.Equal(new ResolvedSetting(key, value, origin), settings[key]);
        Is("network.schools", "6", "s.yaml:3");
        Is("network.staffPerSchool", "17", "default");
        Is("network.ties", "[{ pattern: mesh, count: 9 }, { count: 3, strength: 0.8 }]", "s.yaml:3");
        Is("climate.trustWithin", "0.5", "s.yaml:4");
        Is("climate.trustBetween", "0.38", "climate.trust");
        Is("climate.threat", "[0, 0.5]", "varied");
        Is("climate.competition", "0.25", "s.yaml:13");
        Is("practices.planning: routine.tacitness", "0.1", "s.yaml:6");
        Is("practices.planning: routine.seeds.count", "2", "s.yaml:6");
        Is("practices.classroom dialogue.tacitness", "[0, 1]", "varied");
        Is("beliefs.hope.stubborn.belief", "0.05", "default");
        Is("events.later.schools", "[1, 2]", "s.yaml:9");
        Is("parameters.turnover", "0.2", "s.yaml:10");
        Is("parameters.trustGain", "0.03", "default");
        Is("run.weeks", "60", "--set");
        Is("run.seed", "0x10", "s.yaml:11");
        Is("primary", "auc", "default");
    }

    [Fact]
    public void Settings_given_back_as_overrides_give_the_same_experiment()
    {
        var experiment = Reading.Valid(Text);
        var again = Reading.Valid(
            """
            name: x
            question: y
            practices: [ { name: "planning: routine", seeds: {} }, { name: classroom dialogue } ]
            beliefs: [ { name: hope, stubborn: {} } ]
            events: [ { what: coaching }, { name: later, what: coaching } ]
            """,
            [.. experiment.Settings.Where(setting => setting.Origin is not "climate.trust").Select(setting => (setting.Key, setting.Value))]);
        Assert.Equal(experiment.Settings.Select(Bare), again.Settings.Select(Bare));
        var (before, after) = (experiment.Conditions[0].World, again.Conditions[0].World);
        Assert.Equal(before.Climate, after.Climate);
        Assert.Equal(before.Beliefs.AsEnumerable(), after.Beliefs.AsEnumerable());
        Assert.Equal(before.Parameters.Changed().AsEnumerable(), after.Parameters.Changed().AsEnumerable());
        Assert.Equal((experiment.Seed, experiment.Name, experiment.Question), (again.Seed, again.Name, again.Question));

        static (string, string) Bare(ResolvedSetting setting) => (setting.Key, setting.Value);
    }

    [Fact]
    public void A_network_from_a_graph_lists_the_keys_of_graphs_only()
    {
        string[] keys = [.. Reading.Valid(Reading.With("network: { graph: star }")).Settings.Select(setting => setting.Key).Where(key => key.StartsWith("network.", StringComparison.Ordinal))];
        Assert.Equal(
            ["network.distanceKm", "network.graph", "network.teachers", "network.neighbors", "network.probability", "network.probabilityBetween", "network.blocks", "network.bridges", "network.tieStrength"],
            keys);
    }
}
