using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Writing;
using YamlDotNet.RepresentationModel;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import.Writing;

public sealed class ScenarioSnippetTests
{
    [Fact]
    public void Only_what_differs_from_the_defaults_is_written() =>
        Assert.Equal("network:\n  edges: ties.csv\n", ScenarioSnippet.Write(new ImportOptions { EdgesFile = "ties.csv" }));

    [Fact]
    public void All_options_are_written_under_the_scenarios_keys() =>
        Assert.Equal(
            """
            network:
              nodes: people.csv
              edges: "year 3.csv"
              columns:
                id: person
                school: site
                group: role
                head: "yes"
                from: who
                to: whom
                weight: { column: often, minimum: 1, maximum: 4 }
                tieTrust: faith
                distance: km
                efficacy: { column: "eff: \"self\"", minimum: 1, maximum: 9 }
                trust: { column: tru, maximum: 7.5 }
              minimumWeight: 3
              directed: false
              combine: mean of reports
              distanceKm: 20

            """.ReplaceLineEndings("\n"),
            ScenarioSnippet.Write(new ImportOptions
            {
                NodesFile = "people.csv",
                EdgesFile = "year 3.csv",
                IdColumn = "person",
                SchoolColumn = "site",
                GroupColumn = "role",
                HeadColumn = "yes",
                FromColumn = "who",
                ToColumn = "whom",
                Weight = new("often", 1, 4),
                TieTrust = new("faith"),
                DistanceColumn = "km",
                DistanceKm = 20,
                Attributes = Attributes((PersonAttribute.Efficacy, new("eff: \"self\"", 1, 9)), (PersonAttribute.Trust, new("tru", Maximum: 7.5))),
                MinimumWeight = 3,
                IsDirected = false,
                Combine = TieCombination.MeanOfReports,
            }));

    [Theory]
    [InlineData("plain")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("007")]
    [InlineData("a: b")]
    [InlineData("# no comment")]
    [InlineData("tab\there \\ and \"quote\"")]
    [InlineData("{ }")]
    [InlineData("Größe 北 😀")]
    [InlineData("")]
    public void Any_name_reads_back_from_the_YAML_as_the_same_text(string name)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(ScenarioSnippet.Write(new ImportOptions { EdgesFile = "t.csv", GroupColumn = name, Weight = new(name, 0, 1) })));
        var columns = yaml.Documents[0].RootNode["network"]["columns"];

        Assert.Equal(name, ((YamlScalarNode)columns["group"]).Value);
        Assert.Equal(name, ((YamlScalarNode)columns["weight"]["column"]).Value);
    }
}
