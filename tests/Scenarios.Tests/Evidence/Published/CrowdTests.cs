using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Scenarios.Tests.Evidence.Published;

/// <summary>A crowd becomes a world of the model in which nothing happens but what the preset says.</summary>
public sealed class CrowdTests
{
    [Fact]
    public void PeopleStartAsTheCrowdHasThem()
    {
        var world = new Crowd(4, Graphs.Path(3).Ties())
        {
            Users = [2],
            Threshold = i => i / 8.0,
            Belief = i => i / 16.0,
            Susceptibility = i => i / 4.0,
            Efficacy = i => i / 8.0,
            SecondSchoolFrom = 3,
        }.Under(Presets.LinearThreshold, seed: 1);
        Assert.Equal([false, false, true, false], world.State.Practices[0].Uses);
        Assert.Equal([0.0, 0.125, 0.25, 0.375], world.State.Threshold);
        Assert.Equal([0.0, 0.0625, 0.125, 0.1875], world.State.Belief[0]);
        Assert.Equal([0.0, 0.25, 0.5, 0.75], world.State.Susceptibility);
        Assert.Equal([0.0, 0.125, 0.25, 0.375], world.State.Efficacy);
        Assert.Equal([0, 0, 0, 1], world.Network.SchoolOf);
        Assert.Equal(1, world.Users(first: 1, count: 2));
    }

    [Fact]
    public void OwnParametersOverrideThePreset()
    {
        var world = new Crowd(2, Graphs.Path(1).Ties()) { Users = [0] }
            .Under(Presets.Si, 1, (Parameter.ContactContagion, 1.0));
        Assert.Equal([1, 2], world.UntilStill(default).ToArray());
    }

    [Fact]
    public void WithEverythingOffNothingHappens()
    {
        var world = new Crowd(6, Graphs.TwoTriangles.Ties()) { Users = [0], Efficacy = i => i / 10.0 }.Under(Presets.EverythingOff, seed: 1);
        double[] efficacy = [.. world.State.Efficacy];
        world.After(30);
        Assert.Equal(1, world.Users());
        Assert.Equal(efficacy, world.State.Efficacy);
    }

    [Fact]
    public void BesideAStrongerColleagueAnEqualOneDilutesThePull()
    {
        double alone = Efficacy([0.8]), withEqual = Efficacy([0.8, 0.5]);
        Assert.InRange(withEqual, 0.5 + 1e-6, alone - 1e-6);

        static double Efficacy(double[] peers) =>
            new Crowd(peers.Length + 1, peers.Select((_, j) => new GivenTie(0, j + 1, 1.0))) { Efficacy = i => i == 0 ? 0.5 : peers[i - 1] }
                .Under(Presets.EverythingOff, 1, (Parameter.SocialEfficacyRate, 0.03))
                .After(1).State.Efficacy[0];
    }
}
