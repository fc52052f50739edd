using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Networks.National;
using Staffroom.Model.Tests.Networks.National;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Worlds;

/// <summary>A world on a network from columns is the world on the same people and ties given one by one.</summary>
public sealed class StoredWorldTests
{
    [Fact]
    public void ItRunsAsTheSamePeopleAndTiesGivenOneByOneUnderTheReferenceRules() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), number =>
    {
        var stored = NationalNetwork.Generate(RandomNations.Draw(number), (ulong)number);
        var kinds = Enum.GetValues<SeedKind>().Where(kind => kind is not (SeedKind.Named or SeedKind.Group or SeedKind.Given)).ToArray();
        var world = Spec(new Shared(stored).Spec, new SeedSpec(kinds[number % kinds.Length], [], 1, number % 2 == 0, []));
        return Digest(World.Create(world, 9)) == Digest(World.CreateReference(world with { Network = Given(stored) }, 9));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void CompetitionFallsFromTheClimatesNextDoorToNothingAtTheMarketRadius()
    {
        var stored = NationalNetwork.Generate(NationalSpec.OfSize(3_000, null, null) with { TiesInDistrict = 3, MarketRadiusKm = 8 }, 2);
        var world = World.Create(Spec(new Shared(stored).Spec, Nobody) with { Climate = ClimateSpec.MidTrust with { Competition = 0.5 } }, 1);
        var network = world.Network;
        Assert.All(Enumerable.Range(0, network.DirectedTieCount), e =>
            Assert.Equal(network.IsBetween[e] ? 0.5 * Math.Max(0.0, 1.0 - (network.DistanceKm[e] / 8.0)) : 0.0, world.State.Competition[e]));
        Assert.Contains(world.State.Competition, competition => competition is > 0.0 and < 0.5);
    }

    [Fact]
    public void WorldsShareTheNetwork()
    {
        var shared = new Shared(NationalNetwork.Generate(RandomNations.Draw(4), 4));
        Assert.Same(World.Create(Spec(shared.Spec, Nobody), 1).Network, World.Create(Spec(shared.Spec, Nobody), 2).Network);
    }

    [Fact]
    public void EventsThatAddTiesAndFilesThatNobodyReadsAreRefused()
    {
        var shared = new Shared(NationalNetwork.Generate(RandomNations.Draw(4), 4));
        var twinned = Spec(shared.Spec, Nobody) with { Interventions = [new TwinningIntervention(2, 9, 2, 0.8)] };
        Assert.Contains("adds ties", Assert.Throws<ArgumentException>(() => World.Create(twinned, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => World.Create(Spec(shared.Spec with { Source = null }, Nobody), 1));
    }

    private static SeedSpec Nobody { get; } = new(SeedKind.Nobody, [], 0, false, []);

    private static WorldSpec Spec(NetworkSpec network, SeedSpec seeds) => new()
    {
        Network = network,
        Climate = ClimateSpec.MidTrust with { Threat = 0.1, SchoolDeviation = 0.1 },
        Practices = [new("p", 0.4, 0.3, 0.8, 0, seeds)],
        Beliefs = [BeliefSpec.Default],
        Weeks = 45,
    };

    private static GivenNetworkSpec Given(StoredNetwork stored)
    {
        var network = stored.Network;
        return new GivenNetworkSpec
        {
            People = [.. Enumerable.Range(0, network.TeacherCount).Select(i => new GivenPerson($"{i}", network.SchoolOf[i]) { IsHead = network.IsHead(i) })],
            Schools = [.. Enumerable.Range(0, network.SchoolCount).Select(s => $"{s}")],
            Ties =
            [
                .. Enumerable.Range(0, network.DirectedTieCount).Where(e => network.Ego[e] < network.Alter[e]).Select(e =>
                    new GivenTie(network.Ego[e], network.Alter[e], stored.TieStrength(e)) { DistanceKm = network.DistanceKm[e] }),
            ],
        };
    }

    private static string Digest(World world)
    {
        var recorder = new Recorder(world);
        for (int week = 0; week < world.Spec.Weeks; week++)
        {
            world.Step();
            recorder.Record();
        }

        return recorder.Finish().Digest();
    }

    private sealed class Shared(StoredNetwork network) : INetworkSource
    {
        public StoredNetworkSpec Spec => new()
        {
            File = "memory",
            Checksum = "0",
            Teachers = network.Network.TeacherCount,
            Schools = network.Network.SchoolCount,
            DirectedTies = network.Network.DirectedTieCount,
            Source = this,
        };

        public StoredNetwork Load(StoredNetworkSpec spec) => network;
    }
}
