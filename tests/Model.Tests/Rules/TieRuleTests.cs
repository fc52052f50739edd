using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Rules;

/// <summary>R10 and R1 against their closed forms.</summary>
public sealed class TieRuleTests
{
    [Theory]
    [InlineData(0.05, 0.25, 0.9, 0.6428571428571429)]
    [InlineData(0.05, 0.25, 0.95, 0.7916666666666665)]
    [InlineData(0.05, 0.05, 0.9, 0.9)]
    public void TrustMovesTowardsItsFixedPointAtTheKnownRate(double gain, double loss, double fulfilment, double fixedPoint)
    {
        double rate = 1.0 - (fulfilment * gain) - ((1.0 - fulfilment) * loss);
        Assert.Equal(fixedPoint, fulfilment * gain / (1.0 - rate), 1e-12);
        var parameters = LimitingWorld.Off.With(
        [
            new(Parameter.DynamicTies, 1), new(Parameter.TrustGain, gain), new(Parameter.TrustLoss, loss),
            new(Parameter.TrustFulfilment, 0), new(Parameter.ThreatFulfilmentLoss, 0), new(Parameter.CompetitionFulfilmentLoss, 0),
            new(Parameter.ImbalanceFulfilmentLoss, 0), new(Parameter.TieGrowthRate, 0), new(Parameter.TieDecayRate, 0),
        ]);
        var trust = Enumerable.Range(0, 800).Select(r =>
        {
            var world = LimitingWorld.Create(2, [(0, 1)], parameters, (ulong)r);
            Array.Fill(world.State.Trust, 0.4);
            Array.Fill(world.State.BaseFulfilment, fulfilment);
            var path = new double[40];
            for (int week = 1; week < path.Length; week++)
            {
                world.Step();
                path[week] = world.State.Trust[0];
            }

            return path;
        }).ToArray();
        foreach (int week in new[] { 1, 5, 10, 20, 39 })
        {
            double expected = fixedPoint + (Math.Pow(rate, week) * (0.4 - fixedPoint));
            LimitingWorld.AssertMean(expected, [.. trust.Select(path => path[week])]);
        }
    }

    [Fact]
    public void AnIdleTieKeepsATenthOfItsStrengthAfterAYear()
    {
        var parameters = LimitingWorld.Off.With(
        [
            new(Parameter.DynamicTies, 1), new(Parameter.BaseContactRate, 0), new(Parameter.StrongContactRate, 0),
            new(Parameter.TieFloorWithin, 0), new(Parameter.TieDecayRate, 0.04331441378194212),
        ]);
        var world = LimitingWorld.Create(2, [(0, 1)], parameters);
        Run(world, 13);
        Assert.Equal(0.5623413251903494, world.State.TieStrength[0], 1e-12);
        Run(world, 39);
        Assert.Equal(0.1, world.State.TieStrength[0], 1e-12);
    }

    [Fact]
    public void BothEndsOfATieAlwaysAgreeOnItsStrengthAndOnWhoHelpedWhom()
    {
        var spec = new WorldSpec
        {
            Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 9, Between = [new(SchoolPattern.Mesh, 9, 0.4)] },
            Climate = ClimateSpec.HighTrust with { Competition = 0.3 },
            Practices = [new("p", 0.2, 0.3, 0.8, 0, new(SeedKind.Random, [0], 3, false, []))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 90,
        };
        var world = World.Create(spec, 3);
        bool helped = false;
        for (int week = 0; week < spec.Weeks; week++)
        {
            world.Step();
            for (int e = 0; e < world.Network.DirectedTieCount; e++)
            {
                int back = world.Network.Reverse[e];
                Assert.Equal(world.State.TieStrength[e], world.State.TieStrength[back]);
                Assert.Equal(world.State.HelpBalance[e], -world.State.HelpBalance[back]);
                helped |= world.State.HelpBalance[e] > 0.5;
            }
        }

        Assert.True(helped);
    }

    /// <summary>One hour a week for ties that would take 1.5 hours: contacts are scaled to two thirds and the hour is spent.</summary>
    [Fact]
    public void TheTimeBudgetScalesContactsToFit()
    {
        // Rates 1, 0.5 and 0.25 come from tie strength (r0 = 0, r1 = 1), half an hour each and 2 h for the last by its distance.
        var spec = new WorldSpec
        {
            Network = new GivenNetworkSpec
            {
                People = [.. Enumerable.Range(0, 4).Select(i => new GivenPerson($"{i}", i))],
                Schools = ["a", "b", "c", "d"],
                Ties = [Tie(1, 1.0, 0.5), Tie(2, 0.5, 1.0), Tie(3, 0.25, 2.0)],
            },
            Climate = ClimateSpec.MidTrust,
            Practices = [new("p", 0.0, 0.0, 1.0, 0, new(SeedKind.Named, [], 0, false, []))],
            Beliefs = [BeliefSpec.Default],
            Parameters = LimitingWorld.Off.With(
                [new(Parameter.BaseContactRate, 0), new(Parameter.TimeBudgetHours, 1), new(Parameter.TravelSpeed, 40)]),
            Weeks = 1,
        };
        var contacts = new double[3];
        double hours = 0.0;
        const int Runs = 6000;
        for (int r = 0; r < Runs; r++)
        {
            var world = World.Create(spec, (ulong)r);

            // Nobody else is short of time, so the alters' time scales are 1.
            world.State.RelativeTime[1] = world.State.RelativeTime[2] = world.State.RelativeTime[3] = 100;
            world.Step();
            Assert.Equal(2.0 / 3.0, world.Frame.TimeScale[0], 1e-12);
            for (int e = 0; e < 3; e++)
            {
                contacts[e] += world.Frame.HasContact[e] ? 1.0 / Runs : 0.0;
                hours += world.Frame.HasContact[e] ? world.Frame.ContactHours[e] / Runs : 0.0;
            }
        }

        Assert.Equal(2.0 / 3.0, contacts[0], 0.025);
        Assert.Equal(1.0 / 3.0, contacts[1], 0.025);
        Assert.Equal(1.0 / 6.0, contacts[2], 0.025);
        Assert.Equal(1.0, hours, 0.04);

        static GivenTie Tie(int to, double strength, double hours) => new(0, to, strength) { DistanceKm = hours * 20 };
    }

    private static void Run(World world, int weeks)
    {
        for (int week = 0; week < weeks; week++)
        {
            world.Step();
        }
    }
}
