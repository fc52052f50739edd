using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import.Writing;

namespace Staffroom.Scenarios.Tests.Import.Writing;

public sealed class NetworkWriterTests : IDisposable
{
    private static readonly GivenNetworkSpec Network = new()
    {
        People = [new("Ann, the 1st", 0) { IsHead = true, Efficacy = 0.1 }, new("Bo \"B\"", 1) { Group = "coach" }, new("<Cy>", 1)],
        Ties = [new(2, 1, 1.0 / 3.0) { TrustBA = 0.25 }, new(0, 1, 0.5) { DistanceKm = 12 }],
        Schools = ["North", "South"],
    };

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CSV_has_a_row_for_each_person_and_each_direction_of_a_tie()
    {
        NetworkWriter.WriteCsv(Network, _folder.Path("p.csv"), _folder.Path("t.csv"));

        Assert.Equal(
            "id,school,head,group,efficacy\n\"Ann, the 1st\",North,1,,0.1\n\"Bo \"\"B\"\"\",South,0,coach,\n<Cy>,South,0,,\n",
            File.ReadAllText(_folder.Path("p.csv")));
        Assert.Equal(
            "from,to,strength,trust,distance_km\n\"Ann, the 1st\",\"Bo \"\"B\"\"\",0.5,,12\n\"Bo \"\"B\"\"\",\"Ann, the 1st\",0.5,,12\n"
                + "\"Bo \"\"B\"\"\",<Cy>,0.3333333333333333,0.25,\n<Cy>,\"Bo \"\"B\"\"\",0.3333333333333333,,\n",
            File.ReadAllText(_folder.Path("t.csv")));
    }

    [Fact]
    public void GraphML_is_undirected_unless_there_is_trust()
    {
        NetworkWriter.WriteGraphMl(Network, _folder.Path("trust.graphml"));
        NetworkWriter.WriteGraphMl(Network with { Ties = [new(0, 1, 0.5)] }, _folder.Path("bare.graphml"));

        Assert.Equal(4, File.ReadAllText(_folder.Path("trust.graphml")).Split("<edge ").Length - 1);
        Assert.Equal(
            """
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            <key id="node_name" for="node" attr.name="name" attr.type="string" />
            <key id="node_school" for="node" attr.name="school" attr.type="string" />
            <key id="node_head" for="node" attr.name="head" attr.type="boolean" />
            <key id="node_group" for="node" attr.name="group" attr.type="string" />
            <key id="node_efficacy" for="node" attr.name="efficacy" attr.type="double" />
            <key id="edge_strength" for="edge" attr.name="strength" attr.type="double" />
            <graph id="network" edgedefault="undirected">
            <node id="n0"><data key="node_name">Ann, the 1st</data><data key="node_school">North</data><data key="node_head">true</data><data key="node_efficacy">0.1</data></node>
            <node id="n1"><data key="node_name">Bo "B"</data><data key="node_school">South</data><data key="node_head">false</data><data key="node_group">coach</data></node>
            <node id="n2"><data key="node_name">&lt;Cy&gt;</data><data key="node_school">South</data><data key="node_head">false</data></node>
            <edge source="n0" target="n1"><data key="edge_strength">0.5</data></edge>
            </graph>
            </graphml>

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.Path("bare.graphml")));
    }

    [Fact]
    public void Files_are_not_written_over_unasked_and_nothing_is_left_half_written()
    {
        _folder.Write("t.csv", "precious");

        var refused = NetworkWriter.WriteCsv(Network, _folder.Path("p.csv"), _folder.Path("t.csv"));
        Assert.False(refused.IsValid);
        Assert.Contains("already", refused.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(_folder.Path("t.csv")));
        Assert.Single(Directory.GetFiles(_folder.Path(".")));

        Assert.True(NetworkWriter.WriteCsv(Network, _folder.Path("p.csv"), _folder.Path("t.csv"), overwrite: true).IsValid);
        Assert.Equal(2, Directory.GetFiles(_folder.Path(".")).Length);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_and_the_other_file_is_not_written()
    {
        var outcome = NetworkWriter.WriteCsv(Network, _folder.Path("p.csv"), _folder.Path("nowhere/t.csv"));

        Assert.False(outcome.IsValid);
        Assert.Contains("cannot be written", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path(".")));
    }
}
