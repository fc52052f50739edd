using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Library;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>Values from the command line.</summary>
public sealed class OverrideTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "network.skools", "5", "--set network.skools=5: error: 'network.skools' is not a path of this scenario. Did you mean 'network.schools'?" },
        { "network.schools", "x", "--set network.schools=x: error: 'network.schools' is 'x'; it must be a whole number from 1 to 100,000 (schools)." },
        { "network.schools", "[5, 8]", "--set network.schools=[5, 8]: error: 'network.schools' is a list; it must be a whole number from 1 to 100,000 (schools)." },
        { "run.replicates", "", "--set run.replicates=: error: 'run.replicates' is empty; it must be a whole number from 1 to 10,000 (runs). Write a value after '='." },
        { "run.replicates", "0", "--set run.replicates=0: error: 'run.replicates' is 0; it must lie between 1 and 10,000 (runs). The smallest allowed is 1." },
        { "climate.threat", "[1", "--set climate.threat=[1: error: This is not valid YAML or JSON: while parsing a flow sequence, did not find expected ',' or ']'. Check indentation, colons, quotation marks and brackets at and above this place." },
        { "climate.threat", "*a", "--set climate.threat=*a: error: '*a' is a YAML alias; scenarios do not use them, since a few lines of them can stand for millions. Write the value out." },
        { "vary.climate.trust", "low", "--set vary.climate.trust=low: error: 'vary.climate.trust' is 'low'; it must be a list of levels or a range. Write [ …, … ] or { from: …, to: …, step: … }." },
        { "", "1", "--set =1: error: '' is not a path of this scenario. There is: schema, name, question, network, climate, practices, beliefs, seeds, events, parameters, run, vary, measure, primary, expect." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_override_is_explained(string key, string value, string expected) =>
        Assert.Equal(expected, Reading.Problems(Reading.With(""), (key, value)));

    [Fact]
    public void Overrides_replace_and_add_values_and_later_ones_win()
    {
        var experiment = Reading.Valid(
            Reading.With("network: { schools: 8 }\npractices: [ { name: a b } ]\n"),
            ("network.schools", "5"), ("network.schools", "6"), ("climate.trust", "low"), ("practices.a b.tacitness", "0.25"),
            ("practices.1.readiness", "0.125"), ("question", "What: if?"), ("parameters.turnover", "0"));
        var world = experiment.Conditions[0].World;
        Assert.Equal(6, ((SchoolNetworkSpec)world.Network).Schools);
        Assert.Equal(0.45, world.Climate.TrustWithin);
        Assert.Equal((0.25, 0.125), (world.Practices[0].Tacitness, world.Practices[0].Readiness));
        Assert.Equal("What: if?", experiment.Question);
        Assert.Equal(0, world.Parameters[Model.Parameters.Parameter.Turnover]);
    }

    [Fact]
    public void Setting_what_is_varied_settles_it_and_says_so()
    {
        var outcome = ScenarioReader.Read(ScenarioLibrary.Headline, ".", Reading.Options(("network.schools", "8"), ("network.ties", "weak")));
        Assert.Equal(
            [
                "--set network.schools=8: note: The scenario varies 'network.schools'; it now has this one value. Use --set vary.network.schools=[…] for other levels.",
                "--set network.ties=weak: note: The scenario varies 'network.ties'; it now has this one value. Use --set vary.network.ties=[…] for other levels.",
            ],
            outcome.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(["low trust", "high trust"], outcome.Value!.Conditions.Select(condition => condition.Label));
        Assert.Equal("climate.trust", Assert.Single(outcome.Value.Factors).Key);
    }

    [Fact]
    public void Other_levels_can_be_set()
    {
        var experiment = ScenarioReader.Read(ScenarioLibrary.Headline, ".", Reading.Options(("vary.network.schools", "[5, 9]"))).Value!;
        Assert.Equal(8, experiment.Conditions.Length);
        Assert.Equal(["5", "9"], experiment.Factors[0].Levels.Select(level => level.Label));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("coaching", 1)]
    public void Events_that_are_varied_can_be_settled(string level, int interventions)
    {
        var experiment = ScenarioReader.Read("coaching", ".", Reading.Options(("events", level))).Value!;
        Assert.Equal(interventions, Assert.Single(experiment.Conditions).World.Interventions.Length);
    }

    [Fact]
    public void Excluded_combinations_of_a_settled_key_do_not_matter()
    {
        string text = Reading.With("vary: { network.schools: [5, 6], climate.trust: [low, high], exclude: [ { network.schools: 5, climate.trust: low } ] }");
        Assert.Equal(2, Reading.Valid(text, ("network.schools", "7")).Conditions.Length);
        Assert.Single(Reading.Valid(text, ("network.schools", "5")).Conditions);
    }

    [Fact]
    public void Another_option_can_stand_behind_an_override()
    {
        var options = Reading.Options() with { Overrides = [new("run.replicates", "0") { Label = "--replicates 0" }] };
        var outcome = ScenarioReader.ReadText("s.yaml", Reading.With(""), ".", options);
        Assert.StartsWith("--replicates 0: error: 'run.replicates' is 0;", Assert.Single(outcome.Diagnostics).ToString(), StringComparison.Ordinal);
    }
}
