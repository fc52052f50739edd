using Staffroom.Model.Networks;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import.Reading;

public sealed class GraphMlDocumentTests : IDisposable
{
    private const string Keys = """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="d0" for="node" attr.name="site" attr.type="string"><default>North</default></key>
        <key id="d1" for="node" attr.name="trust" attr.type="double"/>
        <key id="d2" for="edge" attr.name="weight" attr.type="double"/>
        <key id="d3" for="node" attr.name="weight" attr.type="double"><default>99</default></key>
        """;

    private const string Graph = """
        <graph edgedefault="directed">
        <node id="a"><data key="d0">South</data><data key="d1">3</data></node>
        <node id="b"><data key="d1">1</data></node>
        <node id="c"/>
        <edge source="a" target="b"><data key="d2">4</data></edge>
        <edge source="b" target="a"><data key="d2">2</data></edge>
        <edge source="c" target="a" directed="false"><data key="d2"> 1 </data></edge>
        </graph></graphml>
        """;

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Outcome<ImportedNetwork> Import(string text, Func<ImportOptions, ImportOptions>? change = null)
    {
        var options = new ImportOptions
        {
            EdgesFile = _folder.Write("net.graphml", text),
            SchoolColumn = "site",
            Weight = new("weight", 0, 4),
            Attributes = Attributes((PersonAttribute.Trust, new("trust", 1, 3))),
        };
        return NetworkImporter.Import(change is null ? options : change(options));
    }

    [Fact]
    public void People_ties_defaults_and_directions_are_read()
    {
        var imported = Valid(Import(Keys + Graph));

        Assert.Equal<GivenPerson>(
            [new GivenPerson("a", 1) { Trust = 1.0 }, new GivenPerson("b", 0) { Trust = 0.0 }, new GivenPerson("c", 0)], imported.Network.People);
        Assert.Equal<TieReport>(
            [new(0, 1, 1.0, null), new(0, 2, 0.25, null), new(1, 0, 0.5, null), new(2, 0, 0.25, null)], imported.Reports);
        Assert.True(imported.IsDirected);
        Assert.Equal(["GraphML", "GraphML"], imported.Report.Files.Select(file => file.Format).ToArray());
    }

    [Fact]
    public void An_undirected_graph_has_no_directed_reports_whatever_the_options_say()
    {
        var imported = Valid(Import(Keys + Graph.Replace("\"directed\"", "\"undirected\"", StringComparison.Ordinal)));

        Assert.False(imported.IsDirected);
        Assert.Equal(2, imported.Network.Ties.Length);
        Assert.Equal(0.75, imported.Network.Ties[0].TieStrength);
    }

    [Fact]
    public void Ids_can_be_an_attribute()
    {
        string keys = Keys + "<key id=\"n\" for=\"node\" attr.name=\"full name\" attr.type=\"string\"/>";
        string graph = Graph
            .Replace("<node id=\"a\">", "<node id=\"a\"><data key=\"n\">Zoë &amp; Co</data>", StringComparison.Ordinal)
            .Replace("<node id=\"b\">", "<node id=\"b\"><data key=\"n\">Bo</data>", StringComparison.Ordinal)
            .Replace("<node id=\"c\"/>", "<node id=\"c\"><data key=\"n\">Cy</data></node>", StringComparison.Ordinal);
        var imported = Valid(Import(keys + graph, options => options with { IdColumn = "full name" }));

        Assert.Equal(["Bo", "Cy", "Zoë & Co"], Names(imported));
        Assert.Equal([(0, 2), (1, 2)], imported.Network.Ties.Select(tie => (tie.A, tie.B)).ToArray());
    }

    [Fact]
    public void People_can_come_from_a_table_and_ties_from_a_graph()
    {
        var outcome = Import(Keys + Graph, options => options with { NodesFile = _folder.Write("p.csv", "id,site,trust\na,X,1\nb,X,2\nc,Y,3\n") });

        Assert.Equal(["X", "Y"], Valid(outcome).Network.Schools.ToArray());
    }

    [Fact]
    public void Missing_attributes_and_bad_values_are_said_with_their_place()
    {
        string[] said = _folder.Said(Import(Keys + Graph.Replace(">2<", ">often<", StringComparison.Ordinal), options => options with { SchoolColumn = "sit" }));

        Assert.Equal(
            [
                "net.graphml:1:1: error: There is no column \"sit\", which was to be the column of schools. Did you mean \"site\"? The columns are id, site, trust, weight.",
                "net.graphml:9:2: note: The person \"c\" has no trust; it will be drawn as for a generated teacher.",
                "net.graphml:11:30: error: \"often\" in column \"weight\" is not a number. Write a number such as 3 or 0.75, or leave the value empty if it is unknown.",
            ],
            said);
    }

    [Fact]
    public void Ties_to_nodes_that_do_not_exist_are_said()
    {
        string[] said = _folder.Said(Import(Keys + Graph.Replace("<edge source=\"b\"", "<edge source=\"x\"", StringComparison.Ordinal)));

        AssertSaid("net.graphml:11:2: note: \"x\" is not among the people; the tie was left out.", said);
    }

    [Theory]
    [InlineData("<!DOCTYPE g [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<graphml>&b;</graphml>", "Remove the document type")]
    [InlineData("<!DOCTYPE g SYSTEM \"file:///etc/hostname\">\n<graphml/>", "Remove the document type")]
    [InlineData("<graphml><graph>", "is not XML that can be read")]
    [InlineData("<svg/>", "its root is <svg>, not <graphml>")]
    [InlineData("<graphml/>", "The file holds no <graph>.")]
    [InlineData("<graphml><graph/><graph/></graphml>", "The file holds a second <graph>.")]
    [InlineData("<graphml><graph><node id='a'><graph/></node></graph></graphml>", "The file holds a second <graph>.")]
    [InlineData("<graphml><graph><hyperedge/></graph></graphml>", "<hyperedge>")]
    [InlineData("<graphml><graph><node/></graph></graphml>", "<node> has no \"id\".")]
    [InlineData("<graphml><graph><edge source='a'/></graph></graphml>", "<edge> has no \"target\".")]
    [InlineData("<graphml><graph><node id='a'><data key='k'>1</data></node></graph></graphml>", "The key \"k\" is not declared.")]
    [InlineData("<graphml><key id='k'/><key id='k'/><graph/></graphml>", "The key \"k\" is declared twice.")]
    [InlineData("<graphml><graph/></graphml>", "The file has no people.")]
    public void What_cannot_be_read_is_an_error_that_says_why(string text, string reason)
    {
        var outcome = Import(text, options => new ImportOptions { EdgesFile = options.EdgesFile });

        Assert.False(outcome.IsValid);
        Assert.Contains(outcome.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error && diagnostic.ToString().Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_built_to_explode_are_refused_or_read_in_no_time()
    {
        string keys = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<key id='k{i}' for='node'/>"));
        string tooMany = Assert.Single(_folder.Said(Import("<graphml>" + keys + "<graph/></graphml>")));
        Assert.Contains("The file declares more than 1,000 keys", tooMany, StringComparison.Ordinal);

        string pieces = string.Concat(Enumerable.Repeat("<![CDATA[x]]><e/>", 300_000));
        string[] said = _folder.Said(Import(Keys + Graph.Replace(">South<", ">" + pieces + "<", StringComparison.Ordinal)));
        Assert.Contains(said, line => line.Contains("has 300,000 characters; names have at most 200.", StringComparison.Ordinal));

        string undeclared = string.Concat(Enumerable.Repeat("<data key='z'>1</data>", 500));
        said = _folder.Said(Import(Keys + Graph.Replace("<node id=\"b\">", "<node id=\"b\">" + undeclared, StringComparison.Ordinal)));
        Assert.Equal(21, said.Length);
        Assert.Equal("net.graphml: error: … and 480 more keys that are not declared.", said[^1]);
    }

    [Fact]
    public void What_other_programs_add_for_drawing_is_left_out()
    {
        string text = """
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
            <key id="g" for="node" yfiles.type="nodegraphics"/>
            <graph edgedefault="undirected"><desc>made by hand</desc>
            <node id="a"><data key="g"><y:ShapeNode><y:NodeLabel>not this</y:NodeLabel></y:ShapeNode></data><port name="p"/></node>
            <node id="b"/><edge source="a" target="b"/></graph></graphml>
            """;
        var outcome = Import(text, options => new ImportOptions { EdgesFile = options.EdgesFile });

        Assert.Equal(["a", "b"], Names(Valid(outcome)));
        AssertSaid("net.graphml: note: Elements <port> mean nothing here and were left out.", _folder.Said(outcome));
    }
}
