using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class EffectKeysTests
{
    private static readonly Experiment Headline =
        SampleExperiments.Factorial(2, [SampleExperiments.Schools, SampleExperiments.Ties, SampleExperiments.Trust]);

    [Fact]
    public void The_headline_has_main_simple_and_interaction_effects_for_both_practices() =>
        Assert.Equal(
            [
                "network.schools @ practice=planning routine",
                "network.schools @ practice=classroom dialogue",
                "network.ties @ practice=planning routine",
                "network.ties @ practice=classroom dialogue",
                "climate.trust @ practice=planning routine",
                "climate.trust @ practice=classroom dialogue",
                "network.ties @ climate.trust=low, practice=planning routine",
                "network.ties @ climate.trust=low, practice=classroom dialogue",
                "network.ties @ climate.trust=high, practice=planning routine",
                "network.ties @ climate.trust=high, practice=classroom dialogue",
                "climate.trust @ network.ties=weak, practice=planning routine",
                "climate.trust @ network.ties=weak, practice=classroom dialogue",
                "climate.trust @ network.ties=strong, practice=planning routine",
                "climate.trust @ network.ties=strong, practice=classroom dialogue",
                "network.ties × climate.trust @ practice=planning routine",
                "network.ties × climate.trust @ practice=classroom dialogue",
                "network.ties × tacitness",
                "network.ties × tacitness @ climate.trust=low",
                "network.ties × tacitness @ climate.trust=high",
                "climate.trust × tacitness",
                "climate.trust × tacitness @ network.ties=weak",
                "climate.trust × tacitness @ network.ties=strong",
            ],
            EffectKeys.For(Headline, "auc").ToArray());

    [Fact]
    public void Every_key_resolves_to_itself() =>
        Assert.All(EffectKeys.For(Headline, "auc"), key => Assert.Contains(key, EffectKeys.Resolve(Headline, key, "auc")));

    [Fact]
    public void Parts_as_scenarios_write_them_resolve()
    {
        string key = EffectKeys.Compose("climate.trust x network.ties", [], SampleExperiments.Tacit);
        Assert.Equal(["network.ties × climate.trust @ practice=classroom dialogue"], EffectKeys.Resolve(Headline, key, "auc").ToArray());
        key = EffectKeys.Compose("network.ties", [new("climate.trust", "high")], null);
        Assert.Equal(
            ["network.ties @ climate.trust=high, practice=planning routine", "network.ties @ climate.trust=high, practice=classroom dialogue"],
            EffectKeys.Resolve(Headline, key, "auc").ToArray());
    }

    [Theory]
    [InlineData("network.size")]
    [InlineData("network.ties @ climate.trust=mid")]
    [InlineData("network.ties @ practice=something else")]
    [InlineData("network.schools × network.ties")]
    [InlineData("")]
    public void What_is_not_there_does_not_resolve(string key) => Assert.Empty(EffectKeys.Resolve(Headline, key, "auc"));

    [Fact]
    public void Outcomes_of_the_network_have_no_practice_and_no_tacitness()
    {
        var keys = EffectKeys.For(Headline, "belief");
        Assert.DoesNotContain(keys, key => key.Contains("practice", StringComparison.Ordinal) || key.Contains("tacitness", StringComparison.Ordinal));
        Assert.Equal(["network.ties"], EffectKeys.Resolve(Headline, "network.ties", "belief").ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interventions_are_compared_with_none_whatever_order_is_claimed(bool isOrdered)
    {
        var events = SampleExperiments.Named("events", "intervention", isOrdered, "none", "coaching", "mandate, then none");
        var experiment = SampleExperiments.Factorial(1, [events], 0.5);
        Assert.Equal(
            ["events[coaching] @ practice=planning routine", "events[mandate, then none] @ practice=planning routine", "events[coaching|mandate, then none] @ practice=planning routine"],
            EffectKeys.For(experiment, "auc").ToArray());
        Assert.Single(EffectKeys.Resolve(experiment, "events[mandate, then none]", "auc"));
    }

    [Fact]
    public void Long_lists_are_compared_with_their_baseline_and_no_further()
    {
        var who = SampleExperiments.Named("seeds.who", "starters", false, "heads", "random", "a", "b", "c");
        var experiment = SampleExperiments.Factorial(1, [who, SampleExperiments.Ties], 0.5);
        var keys = EffectKeys.For(experiment, "auc");
        Assert.Equal(4, keys.Count(key => key.StartsWith("seeds.who[", StringComparison.Ordinal)));
        Assert.DoesNotContain(keys, key => key.Contains('×', StringComparison.Ordinal));
        Assert.DoesNotContain(keys, key => key.StartsWith("network.ties @ seeds", StringComparison.Ordinal));
    }
}
