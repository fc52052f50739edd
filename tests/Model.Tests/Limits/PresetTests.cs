using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Limits;

public sealed class PresetTests
{
    public static TheoryData<string> Keys => [.. Presets.All.Select(preset => preset.Key)];

    [Fact]
    public void ThereAreSevenAndEachIsFoundByItsKey()
    {
        Assert.Equal(
            ["si", "independent-cascade", "linear-threshold", "bass", "degroot", "friedkin-johnsen", "bounded-confidence"],
            Presets.All.Select(preset => preset.Key));
        Assert.All(Presets.All, preset => Assert.Same(preset, Presets.Find(preset.Key)));
        Assert.Null(Presets.Find("voter"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void APresetFixesTheSameParametersAsEveryOtherAndNamesItsOwn(string key)
    {
        var preset = Presets.Find(key)!;
        Assert.Equal(Presets.EverythingOff.Values.Keys.Order(), preset.Values.Keys.Order());
        Assert.NotEmpty(preset.Own);
        Assert.Subset(preset.Values.Keys.ToHashSet(), preset.Own.ToHashSet());
        Assert.EndsWith(".", preset.Meaning);
        Assert.NotEmpty(preset.Source);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void UnderAPresetEverybodyIsAwareAndReadyAndOnlyTheNetworkStays(string key)
    {
        var ordinary = Ordinary();
        var world = World.Create(Presets.Find(key)!.ApplyTo(ordinary), 3);
        Assert.All(world.State.Practices[0].IsAware, Assert.True);
        Assert.All(world.State.Practices[0].KnowHow, know => Assert.Equal(1.0, know));
        Assert.All(world.State.Trust, trust => Assert.Equal(1.0, trust));
        Assert.All(world.State.Climate, climate => Assert.Equal(1.0, climate));
        var usual = World.Create(ordinary, 3);
        Assert.Equal(usual.State.TieStrength, world.State.TieStrength);
        Assert.Equal(usual.State.Practices[0].Uses, world.State.Practices[0].Uses);
        world.Step();
        Assert.Equal(usual.State.TieStrength, world.State.TieStrength);
        Assert.All(world.Frame.HasContact, Assert.True);
    }

    [Fact]
    public void StartersDoNotHoldAnotherBeliefForStarting()
    {
        var world = World.Create(Presets.DeGroot.ApplyTo(Ordinary() with { Beliefs = [new BeliefSpec("b", 0.3, 0.3, 0.0)] }), 3);
        Assert.All(world.State.Belief[0], belief => Assert.Equal(0.3, belief));
    }

    [Fact]
    public void APresetAppliedTwiceIsThePresetAppliedOnce()
    {
        var once = Presets.Bass.ApplyTo(Ordinary());
        var twice = Presets.Bass.ApplyTo(once);
        Assert.Equal(once.Climate, twice.Climate);
        Assert.Equal(once.Practices.AsEnumerable(), twice.Practices);
        Assert.Empty(ParameterTable.All.Where(row => once.Parameters[row.Id] != twice.Parameters[row.Id]));
    }

    [Fact]
    public void ThresholdsAreDrawnEvenlyUnlessAPersonBringsOne()
    {
        var people = Enumerable.Range(0, 2000).Select(i => LimitingWorld.Person(i) with { Threshold = i < 10 ? 0.25 : null });
        var threshold = LimitingWorld.Create([.. people], [new GivenTie(0, 1, 1.0)], LimitingWorld.Of(Presets.LinearThreshold)).State.Threshold;
        Assert.All(threshold[..10], each => Assert.Equal(0.25, each));
        double[] drawn = [.. threshold[10..].Order()];
        double farthest = drawn.Select((each, rank) => Math.Abs(each - ((rank + 0.5) / drawn.Length))).Max();

        // Kolmogorov and Smirnov: 1.95/√n is passed with probability 0.001; the draws are keyed, so the answer is always the same.
        Assert.True(farthest < 1.95 / Math.Sqrt(drawn.Length), $"farthest from uniform: {farthest}");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void AShareOfTheTeachersHasHeardOfEachPracticeAtTheStart(double share)
    {
        const int Teachers = 4000;
        var spec = LimitingWorld.Spec([.. Enumerable.Range(0, Teachers).Select(LimitingWorld.Person)], []);
        spec = spec with
        {
            Practices = [spec.Practices[0], spec.Practices[0]],
            Parameters = ParameterSet.Default.With([new(Parameter.InitialAwareness, share), new(Parameter.InitialKnowHow, 0.4)]),
        };
        var practices = World.Create(spec, 5).State.Practices;
        Assert.All(practices, practice =>
        {
            Assert.Equal(share, practice.IsAware.Count(aware => aware) / (double)Teachers, 4 * Math.Sqrt(share * (1 - share) / Teachers));
            Assert.Equal(practice.IsAware.Select(aware => aware ? 0.4 : 0.0), practice.KnowHow);
        });
        Assert.Equal(share is 0.0 or 1.0, practices[0].IsAware.SequenceEqual(practices[1].IsAware));
    }

    private static WorldSpec Ordinary() => new()
    {
        Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 8, Between = [new(SchoolPattern.Ring, 6, 0.3)] },
        Climate = ClimateSpec.LowTrust with { Competition = 0.5, Threat = 0.4 },
        Practices = [new("p", 0.7, 0.3, 0.8, 0, new(SeedKind.InformalLeaders, [0], 2, false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 10,
    };
}
