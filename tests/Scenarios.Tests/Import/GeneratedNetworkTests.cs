using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Writing;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import;

public sealed class GeneratedNetworkTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_generated_network_keeps_people_heads_strengths_and_trust()
    {
        var world = Worlds.Small();
        GivenNetworkSpec given = GeneratedNetwork.ToGiven(world);

        Assert.Equal(["1", "2", "3"], given.Schools.ToArray());
        Assert.Equal(25.0, given.DistanceKm);
        Assert.Equal(Enumerable.Range(0, 24).Select(world.Network.NameOf).ToArray(), given.People.Select(person => person.Name).ToArray());
        Assert.Equal(world.Network.HeadOf, Enumerable.Range(0, 24).Where(i => given.People[i].IsHead).ToArray());
        Assert.Equal(world.State.Efficacy, given.People.Select(person => person.Efficacy!.Value).ToArray());
        for (int e = 0; e < world.Network.DirectedTieCount; e++)
        {
            (int ego, int alter) = (world.Network.Ego[e], world.Network.Alter[e]);
            GivenTie tie = Assert.Single(given.Ties, tie => (tie.A, tie.B) == (Math.Min(ego, alter), Math.Max(ego, alter)));
            Assert.Equal(world.State.TieStrength[e], tie.TieStrength);
            Assert.Equal(world.State.Trust[e], ego < alter ? tie.TrustAB : tie.TrustBA);
        }
    }

    [Fact]
    public void A_generated_network_survives_both_formats()
    {
        GivenNetworkSpec given = GeneratedNetwork.ToGiven(Worlds.Small());

        var csv = NetworkWriter.WriteCsv(given, _folder.Path("p.csv"), _folder.Path("t.csv")).Value!;
        GivenNetworks.AssertSame(given, Valid(NetworkImporter.Import(csv)).Network);
        var graphMl = NetworkWriter.WriteGraphMl(given, _folder.Path("n.graphml")).Value!;
        GivenNetworks.AssertSame(given, Valid(NetworkImporter.Import(graphMl)).Network);
    }

    [Fact]
    public void Columns_of_a_wrong_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => GeneratedNetwork.ToGiven(Worlds.Small().Network, [0.5]));
}
