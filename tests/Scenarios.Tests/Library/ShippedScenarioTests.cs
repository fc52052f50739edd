using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Tests.Language;

namespace Staffroom.Scenarios.Tests.Library;

public sealed class ShippedScenarioTests
{
    private static readonly string[] Promised =
    [
        "closure", "coaching", "codifying", "conference-days", "external-expert", "funded-visits", "funding-cliff", "hub-removed",
        "informal-leaders-or-heads", "leader-advocacy", "less-competition", "mandate", "mandate-withdrawn", "more-competition",
        "threat", "ties-as-designed", "ties-portfolio", "trust-first", "turnover-shock", "twinning",
    ];

    public static TheoryData<string> Names => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Fact]
    public void The_headline_comes_first_and_every_intervention_has_a_scenario() =>
        Assert.Equal([ScenarioLibrary.Headline, .. Promised], ScenarioLibrary.List().Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_reads_without_a_word_and_asks_one_question(string name)
    {
        var outcome = ScenarioReader.Read(name, ".", Reading.Options());
        Assert.Empty(outcome.Diagnostics.Select(d => d.ToString()));
        Assert.Equal(name, outcome.Value!.Name);
        Assert.Equal(20, outcome.Value.Replicates);
        Assert.EndsWith("?", outcome.Value.Question, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", outcome.Value.Question, StringComparison.Ordinal);
        Assert.True(outcome.Value.Conditions.Length > 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_begins_with_what_it_asks_what_to_notice_and_its_source(string name)
    {
        string[] heads = [.. ScenarioLibrary.Find(name)!.Text.Split('\n')
            .TakeWhile(line => line.StartsWith('#')).Select(line => line.Split(' ')[1]).Where(word => word.EndsWith(':'))];
        Assert.Equal(["Asks:", "Notice:", "Source:"], heads);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_valid_by_the_JSON_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(ScenarioSchema.Write());
        var root = NodeReader.Read(name, ScenarioLibrary.Find(name)!.Text, new Problems())!;
        Assert.Empty(schema.Validate(ToJson(root)!.ToJsonString()).Select(error => error.ToString()));
    }

    [Fact]
    public void The_headline_is_the_full_factorial_of_sizes_ties_and_trust()
    {
        var experiment = ScenarioReader.Read("strong-weak-trust", ".", Reading.Options()).Value!;
        Assert.Equal(640, experiment.RunCount);
        Assert.Equal("5 schools, weak ties, low trust", experiment.Conditions[0].Label);
        Assert.Equal("12 schools, strong ties, high trust", experiment.Conditions[^1].Label);
        Assert.Equal(["network.schools", "network.ties", "climate.trust"], experiment.Factors.Select(factor => factor.Key));
        Assert.Equal([true, false, true], experiment.Factors.Select(factor => factor.IsOrdered));
        Assert.Equal([0], experiment.SeedSchools.AsEnumerable());
        Assert.Equal(["weak", "strong"], experiment.Conditions.Select(condition => condition.Design!.Kind).Distinct());
    }

    [Fact]
    public void A_name_that_is_nearly_right_is_recognized()
    {
        var outcome = ScenarioReader.Read("coachin", ".", Reading.Options());
        Assert.Equal(
            "coachin: error: There is no such file. Did you mean the shipped scenario 'coaching'?", Assert.Single(outcome.Diagnostics).ToString());
    }

    private static JsonNode? ToJson(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        ScalarNode { IsPlain: true, Text: "true" or "false" } scalar => bool.Parse(scalar.Text),
        ScalarNode { IsPlain: true } scalar when long.TryParse(scalar.Text, CultureInfo.InvariantCulture, out long whole) => whole,
        ScalarNode { IsPlain: true } scalar when double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out double number) => number,
        ScalarNode scalar => scalar.Text,
        _ => null,
    };
}
