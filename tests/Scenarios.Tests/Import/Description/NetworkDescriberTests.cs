using System.Text.Json;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Description;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import.Description;

public sealed class NetworkDescriberTests : IDisposable
{
    // Two triangles a-b-c and d-e-f joined by c-d, and g alone. Reports: all of the first triangle both ways, else one way.
    private const string People = """
        id,school,role,tru
        a,North,x,1
        b,North,x,2
        c,North,y,3
        d,South,y,7
        e,South,y,
        f,South,y,5
        g,South,,4
        """;

    private const string Ties = """
        from,to,w
        a,b,4
        b,a,4
        a,c,2
        c,a,2
        b,c,4
        c,b,4
        c,d,4
        d,e,2
        e,f,2
        f,d,2
        """;

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ImportedNetwork Sample() => Valid(_folder.Import(People, Ties, options => options with
    {
        SchoolColumn = "school",
        GroupColumn = "role",
        Weight = new("w"),
        Attributes = Attributes((PersonAttribute.Trust, new("tru", 1, 7))),
    }));

    [Fact]
    public void Size_structure_and_divisions_are_those_of_the_hand_made_network()
    {
        NetworkProfile profile = NetworkDescriber.Describe(Sample());

        Assert.Equal((7, 2, 7), (profile.People, profile.Schools, profile.Ties));
        Assert.Equal(7.0 / 21.0, profile.Density, 12);
        Assert.Equal((2, 6, 1), (profile.Components, profile.LargestComponent, profile.Isolates));

        // Two corners of either triangle have all alters tied, the two joined ones 1 of 3 pairs, the isolate counts 0.
        Assert.Equal((4 + 2.0 / 3.0) / 7.0, profile.Clustering, 12);
        Assert.Equal(6.0 / 10.0, profile.Transitivity, 12);

        // 15 pairs: 7 at distance 1, 4 at 2 and 4 at 3.
        Assert.Equal((7 + 8 + 12) / 15.0, profile.MeanPathLength!.Value, 12);
        Assert.Equal(new DivisionProfile(1, 6, 1 / 7.0, -5 / 7.0, (12 - 9) / 21.0, 0.5, (1 + 0.5 + 1 + 0.25 + 0.25 + 0.25) / 6), profile.BetweenSchools);
        Assert.Equal<GroupProfile>([new("x", 2), new("y", 4)], profile.Groups);
        Assert.Equal((2, 5), (profile.BetweenGroups!.TiesBetween, profile.BetweenGroups.TiesWithin));
    }

    [Fact]
    public void Reciprocity_and_the_most_sought_come_from_the_directed_reports()
    {
        NetworkProfile profile = NetworkDescriber.Describe(Sample());

        Assert.Equal(10, profile.Reports!.Count);
        Assert.Equal(6 / 10.0, profile.Reports.Reciprocity, 12);
        Assert.Equal(3 / 7.0, profile.Reports.MutualPairShare, 12);
        Assert.Equal(10 / 42.0, profile.Reports.Density, 12);
        Assert.Equal((10 / 7.0, 2.0), (profile.Reports.Received.Mean, profile.Reports.Received.Maximum));
        Assert.Equal(
            [
                new SoughtPerson("b", "North", "x", 2, 2.0),
                new SoughtPerson("a", "North", "x", 2, 1.5),
                new SoughtPerson("c", "North", "y", 2, 1.5),
                new SoughtPerson("d", "South", "y", 2, 1.5),
                new SoughtPerson("e", "South", "y", 1, 0.5),
                new SoughtPerson("f", "South", "y", 1, 0.5),
            ],
            profile.MostSought.ToArray());
    }

    [Fact]
    public void Distributions_have_quartiles_and_attributes_the_units_of_the_file()
    {
        NetworkProfile profile = NetworkDescriber.Describe(Sample());

        Assert.Equal((0.0, 2.0, 2.0, 2.5, 3.0), (profile.Degree.Minimum, profile.Degree.LowerQuartile, profile.Degree.Median, profile.Degree.UpperQuartile, profile.Degree.Maximum));
        AttributeProfile trust = Assert.Single(profile.Attributes);
        Assert.Equal(("trust", 1, 6), (trust.Name, trust.Unknown, trust.Values.Count));
        Assert.Equal(22 / 6.0, trust.MeanInFile!.Value, 12);
    }

    [Fact]
    public void Without_reports_the_most_connected_are_named_and_reciprocity_is_not()
    {
        NetworkProfile profile = NetworkDescriber.Describe(Sample().Network);

        Assert.Null(profile.Reports);
        Assert.Equal<SoughtPerson>([new("c", "North", "y", 3, 2.0), new("b", "North", "x", 2, 2.0)], profile.MostSought.Take(2));
        Assert.StartsWith("most connected", NetworkProfileText.Render(profile).Split("\n\n")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_is_aligned_and_says_it_all()
    {
        string text = NetworkProfileText.Render(NetworkDescriber.Describe(Sample())).ReplaceLineEndings("\n");

        Assert.Equal(
            """
            people                    7 in 2 schools
            ties                      7 (density 0.333)
            directed reports          10 (density 0.238)
            reciprocity               60.0 % of reports are returned; both report in 42.9 % of pairs
            clustering                0.667 (mean of people), transitivity 0.600
            components                2, the largest with 6 people; 1 without ties
            mean path length          1.80 steps in the largest component
            between schools           1 of 7 ties (14.3 %); E-I index -0.71, at random +0.14
                                      mean strength 0.50 between, 0.54 within schools
            between groups            2 of 7 ties (28.6 %); E-I index -0.43, at random +0.07
                                      mean strength 0.75 between, 0.45 within groups

                                        n      min     25 %   median     75 %      max     mean       sd
            people per school           2     3.00     3.25     3.50     3.75     4.00     3.50     0.50
            ties per person             7     0.00     2.00     2.00     2.50     3.00     2.00     0.93
            reports received            7     0.00     1.00     2.00     2.00     2.00     1.43     0.73
            reports given               7     0.00     1.00     1.00     2.00     3.00     1.43     0.90
            tie strength                7     0.25     0.25     0.50     0.75     1.00     0.54     0.31
            trust                       6     0.00     0.21     0.42     0.63     1.00     0.44     0.33
            trust: 1 to 7 in column "tru" became 0 to 1; mean in the file 3.67; unknown for 1

            groups                    x (2), y (4)

            most sought people (reports received, sum of their strengths)
               1  b      2      2.00  North  group x
               2  a      2      1.50  North  group x
               3  c      2      1.50  North  group y
               4  d      2      1.50  South  group y
               5  e      1      0.50  South  group y
               6  f      1      0.50  South  group y

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void The_profile_can_be_written_as_JSON()
    {
        using JsonDocument json = JsonDocument.Parse(JsonSerializer.Serialize(NetworkDescriber.Describe(Sample())));

        Assert.Equal(7, json.RootElement.GetProperty("People").GetInt32());
        Assert.Equal("b", json.RootElement.GetProperty("MostSought")[0].GetProperty("Name").GetString());
    }

    [Fact]
    public void A_network_of_two_strangers_is_described_too()
    {
        var network = new GivenNetworkSpec { People = [new("a", 0), new("b", 0)], Ties = [], Schools = ["s"] };
        NetworkProfile profile = NetworkDescriber.Describe(network);

        Assert.Equal((0, 2, 0.0), (profile.Ties, profile.Components, profile.Density));
        Assert.Null(profile.MeanPathLength);
        Assert.Contains("nobody is tied", NetworkProfileText.Render(profile), StringComparison.Ordinal);
        Assert.NotEmpty(JsonSerializer.Serialize(profile));
    }

    [Fact]
    public void A_generated_network_is_described_with_its_schools_and_trust()
    {
        World world = Worlds.Small();
        NetworkProfile profile = NetworkDescriber.Describe(GeneratedNetwork.ToGiven(world));

        Assert.Equal((24, 3), (profile.People, profile.Schools));
        Assert.Equal(world.Network.DirectedTieCount / 2, profile.Ties);
        Assert.Equal(6, profile.BetweenSchools!.TiesBetween);
        Assert.Equal(world.Network.DirectedTieCount, profile.TieTrust!.Count);
        Assert.Equal(["efficacy", "capacity", "belief", "threshold", "susceptibility"], profile.Attributes.Select(attribute => attribute.Name).ToArray());
    }
}
