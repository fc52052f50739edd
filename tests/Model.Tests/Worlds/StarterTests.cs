using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Worlds;

public sealed class StarterTests
{
    [Fact]
    public void InformalLeadersAreTheMostTiedTeachersAndNoHeads()
    {
        var world = Create(new(SeedKind.InformalLeaders, [2], 4, false, []));
        var starters = Users(world);
        Assert.Equal(4, starters.Length);
        Assert.All(starters, i => Assert.Equal(2, world.Network.SchoolOf[i]));
        double weakest = starters.Min(i => Connectedness.WithinSchool(world.Network, world.State.TieStrength, i, 0));
        Assert.All(
            world.Network.Members[2].Skip(1).Except(starters),
            i => Assert.True(Connectedness.WithinSchool(world.Network, world.State.TieStrength, i, 0) <= weakest));
    }

    [Fact]
    public void TheDesignOfTiesBetweenSchoolsDoesNotChangeWhoTheInformalLeadersAre()
    {
        var spec = Spec(new(SeedKind.InformalLeaders, [], 4, true, []));
        var starters =
            from between in (BetweenTies[][])[[], [new(SchoolPattern.Ring, 10, 0.8)], [new(SchoolPattern.Mesh, 60, 0.15)]]
            select Users(World.Create(spec with { Network = (SchoolNetworkSpec)spec.Network with { Between = [.. between] } }, 7));
        Assert.Single(starters.Select(users => string.Join(' ', users)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void WithoutTiesWithinTheSchoolAllTiesMakeAnInformalLeader()
    {
        var spec = Spec(new(SeedKind.InformalLeaders, [], 1, false, [])) with
        {
            Network = new GivenNetworkSpec
            {
                People = [.. Enumerable.Range(0, 6).Select(i => new GivenPerson($"p{i}", i / 2) { IsHead = i % 2 == 0 })],
                Schools = ["a", "b", "c"],
                Ties = [new GivenTie(1, 3, 0.4), new GivenTie(3, 5, 0.5)],
            },
        };
        Assert.Equal([3], Users(World.Create(spec, 1)));
    }

    [Theory]
    [InlineData(SeedKind.Heads, 3, false, 3)]
    [InlineData(SeedKind.Random, 2, true, 10)]
    [InlineData(SeedKind.InformalLeaders, 1, true, 5)]
    [InlineData(SeedKind.WholeSchool, 0, false, 55)]
    [InlineData(SeedKind.BestConnected, 7, false, 7)]
    [InlineData(SeedKind.DiffusionCentral, 6, false, 6)]
    [InlineData(SeedKind.Random, 500, false, 50)]
    public void AsManyStartAsAsked(SeedKind who, int count, bool perSchool, int expected) =>
        Assert.Equal(expected, Users(Create(new(who, [], count, perSchool, []))).Length);

    [Fact]
    public void StartersKnowAndUseAndBelieve()
    {
        var world = Create(new(SeedKind.Random, [0], 4, false, []));
        Assert.All(Users(world), i =>
        {
            Assert.True(world.State.Practices[0].IsAware[i]);
            Assert.Equal(0.75, world.State.Practices[0].KnowHow[i]);
            Assert.Equal(0.6, world.State.Practices[0].Depth[i]);
            Assert.True(world.State.Belief[0][i] >= 0.8);
            Assert.Equal(world.State.Belief[0][i], world.State.Anchor[0][i]);
        });
    }

    [Fact]
    public void NamedPeopleStart()
    {
        var world = Create(new(SeedKind.Named, [], 0, false, ["3.2", "5.1"]));
        Assert.Equal([23, 44], Users(world));
    }

    [Fact]
    public void AnUnknownNameIsRefusedByName()
    {
        var refused = Assert.Throws<ArgumentException>(() => Create(new(SeedKind.Named, [], 0, false, ["Nobody"])));
        Assert.Contains("'Nobody'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsOfAGivenNetworkCanStart()
    {
        var spec = Spec(new(SeedKind.Group, [], 0, false, ["office"])) with
        {
            Network = new GivenNetworkSpec
            {
                People = [.. Enumerable.Range(0, 6).Select(i => new GivenPerson($"p{i}", 0) { Group = i % 2 == 0 ? "office" : "site", Efficacy = 0.1 * i })],
                Schools = ["district"],
                Ties = [new GivenTie(4, 1, 0.6) { TrustAB = 0.9, TrustBA = 0.2 }],
            },
        };
        var world = World.Create(spec, 1);
        Assert.Equal([0, 2, 4], Users(world));
        Assert.Equal(0.5, world.State.Efficacy[5]);
        int fromFour = world.Network.RowStart[4];
        Assert.Equal(0.9, world.State.Trust[fromFour]);
        Assert.Equal(0.2, world.State.Trust[world.Network.Reverse[fromFour]]);
    }

    [Fact]
    public void TheDiffusionCentralReachOthersThroughOthers()
    {
        // 3 has the same two ties of 0.5 as 6 has, but 3's lead on to people with ties of their own.
        var spec = Spec(new(SeedKind.DiffusionCentral, [], 1, false, [])) with
        {
            Network = new GivenNetworkSpec
            {
                People = [.. Enumerable.Range(0, 9).Select(i => new GivenPerson($"p{i}", 0))],
                Schools = ["school"],
                Ties = [new(3, 2, 0.5), new(3, 4, 0.5), new(2, 1, 0.4), new(4, 5, 0.4), new(6, 7, 0.5), new(6, 8, 0.5)],
            },
        };
        Assert.Equal([3], Users(World.Create(spec, 1)));
    }

    [Fact]
    public void StubbornPeopleAreDrawnFromNeitherHeadsNorStarters()
    {
        var spec = Spec(new(SeedKind.Random, [0], 4, false, [])) with
        {
            Beliefs = [BeliefSpec.Default with { Stubborn = new StubbornGroup(0.2, 0.05, 0.8, 0.7) }],
        };
        var world = World.Create(spec, 1);
        var stubborn = Enumerable.Range(0, 55).Where(i => world.State.Susceptibility[i] == 0.8).ToArray();
        Assert.Equal((int)(0.2 * (55 - 5 - 4)), stubborn.Length);
        Assert.All(stubborn, i => Assert.Equal(0.05, world.State.Anchor[0][i]));
        Assert.Empty(stubborn.Intersect(world.Network.HeadOf));
        Assert.Empty(stubborn.Intersect(Users(world)));
    }

    [Fact]
    public void WithLittleTimeForColleaguesMostHaveNone()
    {
        var spec = Spec(new(SeedKind.Random, [0], 4, false, [])) with { Climate = ClimateSpec.MidTrust with { ShareWithTime = 0.16 } };
        Assert.Equal(9, World.Create(spec, 1).State.RelativeTime.Count(hours => hours == 1.0));
    }

    private static int[] Users(World world) => [.. Enumerable.Range(0, world.Network.TeacherCount).Where(i => world.State.Practices[0].Uses[i])];

    private static World Create(SeedSpec seeds) => World.Create(Spec(seeds), 1);

    private static WorldSpec Spec(SeedSpec seeds) => new()
    {
        Network = new SchoolNetworkSpec { Schools = 5, StaffPerSchool = 11, Between = [new(SchoolPattern.Mesh, 20, 0.3)] },
        Climate = ClimateSpec.MidTrust,
        Practices = [new("p", 0.1, 0.3, 0.8, 0, seeds)],
        Beliefs = [BeliefSpec.Default],
        Weeks = 5,
    };

    [Fact]
    public void NobodyStartsWhereNobodyIsAskedTo() =>
        Assert.DoesNotContain(true, World.Create(Spec(new(SeedKind.Nobody, [], 0, false, [])), 3).State.Practices[0].Uses);

    [Fact]
    public void SchoolsDifferByTheirOwnDrawsAndOnlyIfAsked()
    {
        var alike = Spec(new(SeedKind.Random, [0], 4, false, []));
        var differing = alike with { Climate = alike.Climate with { SchoolDeviation = 0.2 } };
        double[] means = World.Create(differing, 3).State.MeanCapacity, climates = World.Create(differing, 3).State.Climate;
        Assert.Equal(means.Length, means.Distinct().Count());
        Assert.Equal(climates.Length, climates.Distinct().Count());
        Assert.Single(World.Create(alike, 3).State.MeanCapacity.Distinct());
        Assert.Single(World.Create(alike, 3).State.Climate.Distinct());
    }

    [Fact]
    public void HeadsCanBeLessOpenThanTeachers()
    {
        var spec = Spec(new(SeedKind.Random, [0], 4, false, [])) with { Beliefs = [BeliefSpec.Default with { HeadSusceptibility = 0.9 }] };
        var world = World.Create(spec, 3);
        Assert.All(Enumerable.Range(0, world.Network.TeacherCount), i => Assert.Equal(world.Network.IsHead(i) ? 0.9 : 1.0, world.State.Susceptibility[i]));
    }
}
