using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests;

public sealed class SimulationTests
{
    [Fact]
    public void TheSameSpecAndSeedGiveTheSameBytesOnAnyNumberOfThreads()
    {
        var alone = Enumerable.Range(0, 12).Select(seed => Simulation.Run(Spec(3, 9, 40), (ulong)seed).Digest()).ToArray();
        var together = new string[12];
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 5 }, seed => together[seed] = Simulation.Run(Spec(3, 9, 40), (ulong)seed).Digest());
        Assert.Equal(alone, together);
        Assert.Equal(12, alone.Distinct().Count());
    }

    [Fact]
    public void ALongerHorizonBeginsWithTheShorterOne()
    {
        var shorter = Simulation.Run(Spec(3, 9, 45), 7);
        var longer = Simulation.Run(Spec(3, 9, 90), 7);
        Assert.Equal(shorter.NetworkValues, longer.NetworkValues[..shorter.NetworkValues.Length]);
        Assert.Equal(shorter.PracticeValues, longer.PracticeValues[..shorter.PracticeValues.Length]);
    }

    [Fact]
    public void ARepeatedPracticeChangesNeitherTheOtherNorItself()
    {
        // Draws are keyed by practice, so a second practice shares contacts with the first but no numbers; efficacy and help couple them.
        var one = Spec(3, 9, 20);
        var two = one with { Practices = [one.Practices[0], one.Practices[0] with { Name = "again" }] };
        var run = Simulation.Run(two, 7);
        Assert.NotEqual(
            Enumerable.Range(0, 21).Select(week => run[week, 0, PracticeMeasure.GenuineUse]),
            Enumerable.Range(0, 21).Select(week => run[week, 1, PracticeMeasure.GenuineUse]));
    }

    [Fact]
    public void EverythingStaysInItsRangeInAnyWorld() => Prop.ForAll(
        Gen.Choose(1, 5).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(),
        (schools, staff, seed) =>
        {
            double Unit(int k) => Philox.Uniform((ulong)seed, k, 0, 0, Purpose.Grouping);
            var spec = Spec(schools, staff, 60) with
            {
                Climate = new ClimateSpec
                {
                    TrustWithin = Unit(1), TrustBetween = Unit(2), FulfilmentWithin = Unit(3), FulfilmentBetween = Unit(4),
                    Threat = Unit(5), Competition = Unit(6), Capacity = Unit(7), ContextContrast = Unit(8),
                },
                Interventions =
                [
                    new SwitchIntervention(5, 30, SchoolSwitch.Mandate, Unit(9), SchoolSelection.All),
                    new SwitchIntervention(9, 50, SchoolSwitch.ExtraHours, 4 * Unit(10) - 2, SchoolSelection.All),
                    new ConferenceIntervention(7, 9, Unit(11), 3),
                    new TwinningIntervention(3, 20, 2, Unit(12)),
                ],
            };
            var world = World.Create(spec, (ulong)seed);
            for (int week = 0; week < spec.Weeks; week++)
            {
                world.Step();
            }

            var state = world.State;
            return new[] { state.Efficacy, state.Capacity, state.Belief[0], state.TieStrength, state.Trust, state.Climate }
                .Concat(state.Practices.SelectMany(p => new[] { p.KnowHow, p.Depth }))
                .All(column => column.All(x => x is >= 0.0 and <= 1.0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void CanonicalBytesRoundTripAndAreRefusedWhenDamaged()
    {
        var run = Simulation.Run(Spec(2, 5, 10), 3);
        byte[] bytes = run.ToCanonicalBytes();
        Assert.Equal(run.Digest(), Trajectory.FromCanonicalBytes(bytes).Digest());
        Assert.Throws<InvalidDataException>(() => Trajectory.FromCanonicalBytes(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<InvalidDataException>(() => Trajectory.FromCanonicalBytes([.. bytes, 0]));
        bytes[0] ^= 1;
        Assert.Throws<InvalidDataException>(() => Trajectory.FromCanonicalBytes(bytes));
    }

    [Fact]
    public void SchoolsAddUpToTheNetwork()
    {
        var run = Simulation.Run(Spec(4, 9, 50), 11);
        for (int week = 0; week <= 50; week++)
        {
            int users = Enumerable.Range(0, 4).Sum(school => run.UsersInSchool(week, 0, school));
            Assert.Equal(run[week, 0, PracticeMeasure.GenuineUse], users / 36.0);
        }

        int everUsed = run.AdoptionWeeks.Count(week => week >= 0);
        Assert.True(everUsed >= Enumerable.Range(0, 4).Sum(school => run.UsersInSchool(50, 0, school)));
        Assert.Equal(3, run.AdoptionWeeks.Count(week => week == 0));
        Assert.Equal(36, Enum.GetValues<LevelOfUse>().Sum(level => run.Final.AtLevel(0, level)));
    }

    [Fact]
    public void ACanceledRunStops() =>
        Assert.Throws<OperationCanceledException>(() => Simulation.Run(Spec(2, 5, 10), 3, new CancellationToken(canceled: true)));

    private static WorldSpec Spec(int schools, int staff, int weeks) => new()
    {
        Network = new SchoolNetworkSpec { Schools = schools, StaffPerSchool = staff, Between = [new(SchoolPattern.Mesh, 2 * schools, 0.3)] },
        Climate = ClimateSpec.HighTrust,
        Practices = [new("p", 0.3, 0.3, 0.8, 0, new(SeedKind.Random, [0], 3, false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = weeks,
    };
}
