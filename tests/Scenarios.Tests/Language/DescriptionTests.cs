using System.Text.Json;
using NJsonSchema;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Language.Fields;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>What describes the language: the schema, explanations and the template.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public void The_schema_names_its_dialect_and_every_top_level_key()
    {
        using var schema = JsonDocument.Parse(ScenarioSchema.Write());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.Equal(
            LanguageTable.Scenario.Fields.Select(field => field.Key),
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal(["name", "question"], schema.RootElement.GetProperty("required").EnumerateArray().Select(key => key.GetString()));
    }

    [Theory]
    [InlineData("""{ "name": "a", "question": "b", "netwrk": {} }""")]
    [InlineData("""{ "name": "a", "question": "b", "network": { "schools": 0 } }""")]
    [InlineData("""{ "name": "a", "question": "b", "climate": { "trust": "hihg" } }""")]
    [InlineData("""{ "name": "a", "question": "b", "events": [ { "what": "coachin" } ] }""")]
    [InlineData("""{ "name": "a", "question": "b", "events": [ { "what": "mandate", "level": 1 } ] }""")]
    [InlineData("""{ "name": "a", "question": "b", "parameters": { "turnover": 2 } }""")]
    [InlineData("""{ "name": "a b", "question": "b" }""")]
    [InlineData("""{ "name": "a" }""")]
    public async Task The_schema_refuses_what_the_reader_refuses(string text)
    {
        var schema = await JsonSchema.FromJsonAsync(ScenarioSchema.Write());
        Assert.NotEmpty(schema.Validate(text));
        Assert.False(Reading.Read(text).IsValid);
    }

    [Fact]
    public void A_parameter_is_explained_by_its_bare_name() =>
        Assert.Equal(
            """
            parameters.turnover
              Share of teachers replaced at the end of a school year.
              symbol:   turnover in rule R12
              value:    a number from 0 to 1 (share per year)
              default:  0.16
              source:   NCES 2012-13 and 2021-22: 8 % move and 8 % leave
              robust:   redrawn (× 0.6 to 1.4) by 'run --robust'

            """,
            Explain.Text("turnover"));

    [Fact]
    public void A_key_is_explained_by_its_path() =>
        Assert.Equal(
            """
            network.schools
              Number of schools.
              value:    a whole number from 1 to 100,000 (schools)
              default:  8
              source:   5 to 12: Jackson, what is known about school networks; English Networked Learning Communities had 11 on average

            """,
            Explain.Text("network.schools"));

    [Fact]
    public void Every_key_can_be_explained_and_every_text_ends_as_a_sentence()
    {
        Assert.All(Explain.Keys, key => Assert.False(string.IsNullOrWhiteSpace(Explain.Text(key))));
        Assert.All(Explain.Keys, key => Assert.EndsWith(".", Explain.Of(key)!.Meaning, StringComparison.Ordinal));
        Assert.Equal(Explain.Keys.Length, Explain.Keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("events.coaching.intensity", Explain.Keys);
    }

    [Fact]
    public void Every_default_is_accepted_by_its_own_type()
    {
        Assert.All(AllFields(LanguageTable.Scenario).Where(field => field.Default is not null), field =>
            Assert.True(
                field.Type.Accepts(new Scenarios.Language.Nodes.ScalarNode(new("t", 1, 1), field.Default!, isPlain: true)), field.Key + ": " + field.Default));

        static IEnumerable<Field> AllFields(Section section) => section.Fields.SelectMany(field => Below(field.Type).Prepend(field));
        static IEnumerable<Field> Below(FieldType type) => type switch
        {
            Section section => AllFields(section),
            ListType list => Below(list.Item),
            EventType => EventKinds.All.SelectMany(kind => AllFields(kind.Section)),
            OneOfType choice => choice.Alternatives.SelectMany(Below),
            _ => [],
        };
    }

    [Theory]
    [InlineData("network.skools", "network.schools")]
    [InlineData("turnovr", "turnover")]
    [InlineData("qqqqqqqqqqqq", null)]
    public void What_cannot_be_explained_has_a_nearest_key(string key, string? expected)
    {
        Assert.Null(Explain.Text(key));
        Assert.Equal(expected, Explain.Nearest(key));
    }

    [Fact]
    public void The_template_is_valid()
    {
        var experiment = Reading.Valid(ScenarioTemplate.Text);
        Assert.Equal(["no intervention, low trust", "no intervention, high trust", "visits, low trust", "visits, high trust"], experiment.Conditions.Select(condition => condition.Label));
    }

    [Fact]
    public void The_template_is_valid_with_its_other_choices_too()
    {
        string all = string.Join("\n", ScenarioTemplate.Text.Split('\n').Select(line => line.StartsWith("#  ", StringComparison.Ordinal) || line.StartsWith("#measure", StringComparison.Ordinal) ? line[1..] : line));
        Assert.NotEqual(ScenarioTemplate.Text, all);
        Assert.Equal(32, Reading.Valid(all).Conditions.Length);
    }
}
