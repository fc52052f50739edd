using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Rules;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Rules;

/// <summary>R2 to R9 and R12: closed forms, and the claims that hold exactly by construction.</summary>
public sealed class PracticeRuleTests
{
    [Theory]
    [InlineData(0.05, 14, 0.4012630607616213)]
    [InlineData(0.2, 4, 0.8926258175999999)]
    public void KnowHowOfOneHalfTakesTheKnownNumberOfContacts(double transfer, int needed, double after10)
    {
        // One deep user of full trust and strength, met every week; transfer = χ·k with k = 1.
        var world = LimitingWorld.Create(2, [(0, 1)], LimitingWorld.Off.With(Parameter.TransferRate, transfer), 1, 0);
        var practice = world.State.Practices[0];
        world.State.Capacity[1] = 1.0;
        practice.Depth[0] = 1.0;
        practice.KnowHow[1] = 0.0;
        int weeks = 0;
        double knowHow = 0.0;
        while (weeks < 10 || knowHow < 0.5)
        {
            world.Step();
            weeks++;
            knowHow = world.State.Practices[0].KnowHow[1];
            if (weeks == 10)
            {
                Assert.Equal(after10, knowHow, 1e-12);
            }

            Assert.Equal(weeks >= needed, knowHow >= 0.5);
            world.State.Practices[0].Uses[1] = false;
        }
    }

    /// <summary>4 weak contacts beat 1 strong one below the crossover of tacitness, and lose above it (Hansen 1999, Levin and Cross 2004).</summary>
    [Theory]
    [InlineData(4, 1, 0.1, 0.9, 0.8571428571428571)]
    [InlineData(6, 1, 0.2, 0.8, 1.0869565217391304)]
    public void TheCrossoverOfTacitnessIsWhereTheBandwidthsBalance(int weak, int strong, double weakStrength, double strongStrength, double crossover)
    {
        double Advantage(double tacitness) =>
            (weak * R03KnowHow.Bandwidth(tacitness, weakStrength)) - (strong * R03KnowHow.Bandwidth(tacitness, strongStrength));
        Assert.Equal(0.0, Advantage(crossover), 1e-12);
        Assert.True(Advantage(crossover - 0.01) > 0.0);
        Assert.True(Advantage(crossover + 0.01) < 0.0);
    }

    /// <summary>L8, L16, H2: meeting over a tie below w* leaves the source as it was; over a strong tie both develop.</summary>
    [Theory]
    [InlineData(0.49, false)]
    [InlineData(0.5, true)]
    public void OnlyAStrongTieDevelopsTheSource(double strength, bool develops)
    {
        var parameters = LimitingWorld.Off.With(Parameter.JointDevelopmentRate, 0.06);
        var world = LimitingWorld.Create(2, [new GivenTie(0, 1, strength)], parameters, 1, 0);
        world.State.Practices[0].KnowHow[0] = 0.5;
        world.Step();
        Assert.Equal(develops ? 1.0 - (0.5 * (1.0 - 0.06)) : 0.5, world.State.Practices[0].KnowHow[0]);
    }

    /// <summary>L14: without own development the catalyst has exactly no effect.</summary>
    [Fact]
    public void WithoutAReactantTheCatalystDoesNothing()
    {
        string Digest(double rate, double gain) => Simulation.Run(
            Spec(ParameterSet.Default.With([new(Parameter.OwnDevelopmentRate, rate), new(Parameter.CatalysisGain, gain)])), 5).Digest();
        Assert.Equal(Digest(0.0, 0.0), Digest(0.0, 20.0));
        Assert.NotEqual(Digest(0.015, 0.0), Digest(0.015, 20.0));
    }

    /// <summary>Siciliano (2012): quality of ties, not their number: one more peer of equal efficacy changes nothing.</summary>
    [Fact]
    public void APeerOfEqualEfficacyChangesNothing()
    {
        double Efficacy(params (int, int)[] ties)
        {
            var world = LimitingWorld.Create(3, ties, LimitingWorld.Off.With(Parameter.SocialEfficacyRate, 0.03));
            Array.Fill(world.State.Efficacy, 0.4);
            world.Step();
            return world.State.Efficacy[0];
        }

        Assert.Equal(Efficacy((0, 1)), Efficacy((0, 1), (0, 2)));
        Assert.Equal(0.4, Efficacy((0, 1)));
    }

    /// <summary>a' = (a + h(1 − a))(1 − δ), newcomers start as non-users: the share of users at equilibrium.</summary>
    [Theory]
    [InlineData(0.16, 0.02, 0.004460621414805854, 0.8169731829097372)]
    [InlineData(0.16, 0.05, 0.004460621414805854, 0.9177577509157547)]
    [InlineData(0.08, 0.02, 0.0021357061001564537, 0.9033310607151664)]
    public void TurnoverHoldsUseBelowSaturation(double yearly, double hazard, double weekly, double share)
    {
        Assert.Equal(weekly, 1.0 - Math.Pow(1.0 - yearly, 1.0 / 39.0), 1e-12);
        Assert.Equal(share, hazard * (1.0 - weekly) / (1.0 - ((1.0 - hazard) * (1.0 - weekly))), 1e-12);

        // With a year of one week, turnover is weekly; newcomers become aware at once and need no know-how.
        var parameters = LimitingWorld.Off.With(
            [new(Parameter.InnovationHazard, hazard), new(Parameter.Turnover, weekly), new(Parameter.WeeksPerYear, 1), new(Parameter.ExternalAwareness, 1)]);
        var world = LimitingWorld.Create(4000, [(0, 1)], parameters);
        const int Burn = 400, Weeks = 600;
        double mean = 0.0;
        for (int week = 0; week < Weeks; week++)
        {
            world.Step();
            mean += week >= Burn ? (double)LimitingWorld.Users(world) / 4000 / (Weeks - Burn) : 0.0;
        }

        // A newcomer needs one week to hear of the practice, which lowers the share by less than δ.
        Assert.InRange(mean, share - weekly - 0.004, share + 0.004);
    }

    [Fact]
    public void ComplianceIsShallowAndTeachesNobody()
    {
        var parameters = LimitingWorld.Off.With(
            [new(Parameter.Mandate, 1), new(Parameter.MandateHazard, 1), new(Parameter.TransferRate, 0.5), new(Parameter.LearningByDoingRate, 0.5)]);
        var world = LimitingWorld.Create(2, [(0, 1)], parameters);
        Array.Fill(world.State.Practices[0].KnowHow, 0.9);
        for (int week = 0; week < 200; week++)
        {
            world.Step();
        }

        var practice = world.State.Practices[0];
        Assert.All(practice.Complies, Assert.True);
        Assert.All(practice.Uses, Assert.True);
        Assert.All(practice.Depth, depth => Assert.InRange(depth, 0.333, 1.0 / 3.0));
        Assert.All(practice.KnowHow, knowHow => Assert.Equal(0.9, knowHow));
    }

    private static WorldSpec Spec(ParameterSet parameters) => new()
    {
        Network = new SchoolNetworkSpec { Schools = 4, StaffPerSchool = 9, Between = [new(SchoolPattern.Mesh, 12, 0.3)] },
        Climate = ClimateSpec.HighTrust,
        Practices = [new("p", 0.3, 0.3, 0.8, 0, new(SeedKind.InformalLeaders, [0], 3, false, []))],
        Beliefs = [BeliefSpec.Default],
        Parameters = parameters,
        Weeks = 60,
    };

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 0.5)]
    [InlineData(0.5, 0.75)]
    public void AttentionIsDividedOverThePracticesKnown(double split, double share)
    {
        // Own development alone: ι·k·C in a week, with a second practice that the teacher knows too.
        var world = World.Create(
            new WorldSpec
            {
                Network = new GraphSpec(GraphKind.Complete, 1),
                Climate = ClimateSpec.MidTrust with { InnovativeClimate = 1.0 },
                Practices = [.. new[] { "a", "b" }.Select(name => new PracticeSpec(name, 0.5, 0.3, 0.8, 0, new(SeedKind.Nobody, [], 0, PerSchool: false, [])))],
                Beliefs = [BeliefSpec.Default],
                Parameters = ParameterSet.Default.With(
                [
                    new(Parameter.AttentionSplit, split),
                    new(Parameter.OwnDevelopmentRate, 0.1),
                ]),
                Weeks = 1,
            },
            1);
        world.State.Capacity[0] = 1.0;
        (world.State.Practices[0].IsAware[0], world.State.Practices[1].IsAware[0]) = (true, true);
        world.Step();
        Assert.Equal(0.1 * share, world.State.Practices[0].KnowHow[0], 1e-12);
    }
}
