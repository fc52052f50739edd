using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>What is varied becomes conditions.</summary>
public sealed class VariationTests
{
    [Theory]
    [InlineData("vary: { climate.trust: [low, high] }", 2)]
    [InlineData("vary: { network.schools: { from: 5, to: 12 }, network.ties: [weak, strong], climate.trust: [low, high] }", 32)]
    [InlineData("vary: { network.schools: { from: 5, to: 12, step: 3 } }", 3)]
    [InlineData("vary: { climate.threat: { from: 0, to: 1, step: 0.25 } }", 5)]
    [InlineData("vary: { climate.threat: { from: 0, to: 0.95, step: 0.1 } }", 10)]
    [InlineData("vary: { climate.threat: [0.3], climate.trust: [low, high] }", 2)]
    [InlineData("vary: { network.schools: [5, 6, 7], climate.trust: [low, high], exclude: [ { network.schools: 5, climate.trust: low } ] }", 5)]
    [InlineData("vary: { network.schools: [5, 6, 7], climate.trust: [low, high], include: [ { network.schools: [5, 7] } ] }", 4)]
    [InlineData("vary: { network.schools: [5, 6, 7], climate.trust: [low, high], include: [ { network.schools: [5, 7] } ], exclude: [ { climate.trust: low, network.schools: 7 } ] }", 3)]
    [InlineData("practices: [ { name: a.b }, { name: c } ]\nvary: { practices.a.b.tacitness: [0.1, 0.9], practices.2.tacitness: [0.2, 0.8, 1] }", 6)]
    [InlineData("vary: { network: [ { schools: 5 }, { graph: ring, teachers: 50 } ] }", 2)]
    [InlineData("network: { ties: { count: 5 } }\nvary: { network.ties.count: [5, 10, 20] }", 3)]
    [InlineData("vary: { seeds.school: [1, [1, 2], each] }", 3)]
    public void Counts_of_conditions(string part, int expected) => Assert.Equal(expected, Reading.Valid(Reading.With(part)).Conditions.Length);

    [Theory]
    [InlineData("{ who: random, count: 4 }, { who: best connected, count: 4 }", "random", "best connected")]
    [InlineData("{ who: whole school }, { who: random, count: 3 }", "whole school", "random, count 3")]
    [InlineData("{ who: random, count: 4 }, { who: random, count: 8, school: 2 }", "4", "8, school 2")]
    public void Levels_that_are_groups_of_keys_go_by_what_tells_them_apart(string levels, string first, string second)
    {
        var factor = Assert.Single(Reading.Valid(Reading.With($"vary: {{ seeds: [ {levels} ] }}")).Factors);
        Assert.Equal([first, second], factor.Levels.Select(level => level.Label));
    }

    [Fact]
    public void Conditions_are_named_and_ordered_with_the_first_key_outermost()
    {
        var experiment = Reading.Valid(Reading.With(
            "vary: { network.schools: [5, 6], climate.threat: { from: 0, to: 0.2, step: 0.1 }, climate.trust: [high, low] }"));
        Assert.Equal(
            [
                "5 schools, threat 0, high trust", "5 schools, threat 0, low trust", "5 schools, threat 0.1, high trust",
                "5 schools, threat 0.1, low trust", "5 schools, threat 0.2, high trust", "5 schools, threat 0.2, low trust",
            ],
            experiment.Conditions.Take(6).Select(condition => condition.Label));
        Assert.Equal([1, 2, 1], experiment.Conditions[^1].Levels.AsEnumerable());
        Assert.Equal([true, true, false], experiment.Factors.Select(factor => factor.IsOrdered));
        Assert.Equal(0.2, experiment.Conditions[^1].World.Climate.Threat);
        Assert.Equal(ClimateSpec.LowTrust.TrustWithin, experiment.Conditions[^1].World.Climate.TrustWithin);
    }

    [Fact]
    public void A_scenario_that_varies_nothing_has_one_condition_the_baseline()
    {
        var experiment = Reading.Valid(Reading.With(""));
        Assert.Equal("baseline", Assert.Single(experiment.Conditions).Label);
        Assert.Empty(experiment.Factors);
    }

    [Fact]
    public void Factors_have_names_for_people()
    {
        var experiment = Reading.Valid(Reading.With(
            "practices: [ { name: dialogue } ]\nevents: [ { what: coaching } ]\n"
            + "vary: { network.ties: [weak, strong], practices.dialogue.tacitness: [0, 1], events: [none, coaching], events.coaching.intensity: [0.1, 0.2], parameters.turnover: [0, 0.2] }"));
        Assert.Equal(
            ["ties between schools", "dialogue: tacitness", "intervention", "coaching: intensity", "turnover"],
            experiment.Factors.Select(factor => factor.Label));
        Assert.Equal([false, true, false, true, true], experiment.Factors.Select(factor => factor.IsOrdered));
        Assert.Equal("strong ties, dialogue: tacitness 1, coaching, coaching: intensity 0.2, turnover 0.2", experiment.Conditions[^1].Label);
    }

    [Fact]
    public void Events_are_switched_on_by_name_and_those_no_level_names_are_always_on()
    {
        var experiment = Reading.Valid(Reading.With(
            "events: [ { what: coaching }, { name: visits, what: funded visits }, { what: closure } ]\nvary: { events: [none, coaching, [coaching, visits]] }"));
        Assert.Equal(["no intervention", "coaching", "coaching + visits"], experiment.Conditions.Select(condition => condition.Label));
        // Closure is one intervention, coaching one, funded visits two.
        Assert.Equal([1, 2, 4], experiment.Conditions.Select(condition => condition.World.Interventions.Length));
    }

    [Fact]
    public void Seed_schools_are_left_out_only_where_every_condition_starts_there()
    {
        Assert.Equal([1, 2], Reading.Valid(Reading.With("seeds: { school: [3, 2] }")).SeedSchools.AsEnumerable());
        Assert.Empty(Reading.Valid(Reading.With("seeds: { school: each, count: 1 }")).SeedSchools);
        Assert.Empty(Reading.Valid(Reading.With("seeds: { school: any }")).SeedSchools);
        Assert.Empty(Reading.Valid(Reading.With("vary: { seeds.school: [1, 2] }")).SeedSchools);
        Assert.Empty(Reading.Valid(Reading.With("network: { schools: 1, ties: none }")).SeedSchools);
        Assert.Empty(Reading.Valid(Reading.With("practices: [ { name: a }, { name: b, seeds: { school: 2 } } ]")).SeedSchools);
    }

    [Fact]
    public void JSON_is_read_as_the_same_experiment()
    {
        var fromJson = Reading.Valid("{\"name\":\"a\",\"question\":\"b\",\"network\":{\"schools\":6},\"vary\":{\"climate.trust\":[\"low\",\"high\"]}}");
        var fromYaml = Reading.Valid(Reading.With("network: { schools: 6 }\nvary:\n  climate.trust:\n    - low\n    - high\n"));
        Assert.Equal(fromYaml.Conditions.Select(condition => condition.Label), fromJson.Conditions.Select(condition => condition.Label));
        Assert.Equal(fromYaml.Conditions[0].World.Climate, fromJson.Conditions[0].World.Climate);
        Assert.Equal(fromYaml.Settings.Select(setting => setting.Value), fromJson.Settings.Select(setting => setting.Value));
    }

    [Fact]
    public void Arms_change_several_settings_at_once_and_go_by_their_names()
    {
        var experiment = Reading.Valid(Reading.With(
            "climate: { trust: high }\nvary: { arms: { near: { network.distanceKm: 5, climate.competition: 0.8 }, far: { network.distanceKm: 110 } }, climate.threat: [0, 0.5] }\n"
            + "expect: [ { effect: arms, sign: positive }, { effect: climate.threat, at: { arms: far }, sign: negative } ]"));
        Assert.Equal(["near, threat 0", "near, threat 0.5", "far, threat 0", "far, threat 0.5"], experiment.Conditions.Select(condition => condition.Label));
        Assert.Equal([(5.0, 0.8), (110.0, 0.0)], experiment.Conditions.Where(condition => condition.World.Climate.Threat == 0.0)
            .Select(condition => (((Model.Networks.SchoolNetworkSpec)condition.World.Network).DistanceKm, condition.World.Climate.Competition)));
        var settings = experiment.Settings.ToDictionary(setting => setting.Key);
        Assert.Equal(("[5, 110]", "varied"), (settings["network.distanceKm"].Value, settings["network.distanceKm"].Origin));
        Assert.Equal(("[0.8, 0]", "varied"), (settings["climate.competition"].Value, settings["climate.competition"].Origin));
        Assert.Equal(["arms", "climate.threat @ arms=far"], experiment.Expectations.Select(expectation => expectation.Effect));
    }

    [Theory]
    [InlineData("vary: { arms: [a, b] }", "'vary.arms' is a list; it must be a group of named arms.")]
    [InlineData("vary: { arms: { a: { climate.tust: low } } }", "'climate.tust' is not a path of this scenario. Did you mean 'climate.trust'?")]
    [InlineData("vary: { arms: { a: { climate.trust: lo } } }", "'climate.trust' is 'lo'")]
    [InlineData("vary: { arms: { a: low } }", "The arm 'a' is 'low'; it must be a group of paths with their values.")]
    [InlineData("vary: { arms: { a: { run.weeks: 10 } } }", "'run.weeks' cannot differ between arms")]
    [InlineData("vary: { climate.trust: [low, high], arms: { a: { climate.trust: low } } }", "'arms' and 'climate.trust' vary the same thing.")]
    public void Mistakes_in_arms_are_explained(string part, string expected) =>
        Assert.Contains(expected, Reading.Problems(Reading.With(part)), StringComparison.Ordinal);

    [Fact]
    public void A_setting_of_the_arms_cannot_be_overridden_without_a_word() => Assert.Contains(
        "'climate.trust' cannot be set: the arms of 'vary' give it values of their own.",
        Reading.Problems(Reading.With("vary: { arms: { a: { climate.trust: low }, b: {} } }"), ("climate.trust", "high")),
        StringComparison.Ordinal);
}
