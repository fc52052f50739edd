using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Worlds;

public sealed class InterventionTests
{
    private static readonly WorldSpec Base = new()
    {
        Network = new SchoolNetworkSpec { Schools = 4, StaffPerSchool = 11, Between = [new(SchoolPattern.Mesh, 18, 0.3)] },
        Climate = ClimateSpec.MidTrust,
        Practices =
        [
            new("codified", 0.1, 0.3, 0.8, 0, new(SeedKind.InformalLeaders, [0], 3, false, [])),
            new("tacit", 0.9, 0.3, 0.8, 0, new(SeedKind.InformalLeaders, [0], 3, false, [])),
        ],
        Beliefs = [BeliefSpec.Default],
        Weeks = 80,
    };

    private static readonly Trajectory Untouched = Simulation.Run(Base, 8);

    public static TheoryData<Intervention> Each => new(
    [
        new SwitchIntervention(10, 30, SchoolSwitch.Threat, 0.8, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.Closure, 0.9, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.Coaching, 0.5, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.Mandate, 1.0, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.ExternalExpert, 1.0, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.ExternalAwareness, 0.2, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.TravelFunding, 1.0, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.ExtraHours, 1.0, SchoolSelection.All),
        new SwitchIntervention(10, 30, SchoolSwitch.CompetitionShift, 0.8, SchoolSelection.All),
        new ParameterIntervention(10, 30, ImmutableSortedDictionary<Parameter, double>.Empty.Add(Parameter.ImitationHazard, 0.0)),
        new CodifyIntervention(10, 30, 1, 0.1),
        new ConferenceIntervention(10, 11, 0.5, 5),
        new SecondmentIntervention(10, 30, 0.3, 3, 0.8),
        new TurnoverShock(10, 0.5, SchoolSelection.All),
        new RemovalIntervention(10, 2, false, SchoolSelection.All),
        new LeaderIntervention(10, 0.95, SchoolSelection.All),
        new TwinningIntervention(10, 30, 4, 0.8),
    ]);

    [Theory]
    [MemberData(nameof(Each))]
    public void AnInterventionChangesNothingBeforeItsWeekAndSomethingAfter(Intervention intervention)
    {
        var changed = Simulation.Run(Base with { Interventions = [intervention] }, 8);
        int first = Enumerable.Range(0, Base.Weeks + 1).First(point => Row(changed, point) != Row(Untouched, point));
        Assert.InRange(first, intervention.Week + 1, intervention.Week + 5);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void AnInterventionAfterTheHorizonChangesNothing(Intervention intervention)
    {
        var late = intervention with { Week = 200, Until = 300 };
        var changed = Simulation.Run(Base with { Interventions = [late] }, 8);
        if (late is TwinningIntervention or SecondmentIntervention)
        {
            // Its ties exist from the start, out of use, and so stand in the count of ties between schools only.
            Assert.Equal(Row(Untouched, 80), Row(changed, 80));
        }
        else
        {
            Assert.Equal(Untouched.Digest(), changed.Digest());
        }
    }

    [Fact]
    public void AMandateGivesFullReportedUseAndShallowDepth()
    {
        var mandate = new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.Mandate, 1.0, SchoolSelection.All);
        var run = Simulation.Run(Base with { Interventions = [mandate] }, 8);
        Assert.True(run[77, 0, PracticeMeasure.ReportedUse] > 0.97);
        Assert.True(run[77, 0, PracticeMeasure.DepthPerUser] < Untouched[77, 0, PracticeMeasure.DepthPerUser] - 0.15);
        Assert.True(run[77, 0, PracticeMeasure.Compliance] > 0.2);
    }

    [Fact]
    public void ClosureStopsVisits()
    {
        var closure = new SwitchIntervention(0, 40, SchoolSwitch.Closure, 1.0, SchoolSelection.All);
        var run = Simulation.Run(Base with { Interventions = [closure] }, 8);
        Assert.All(Enumerable.Range(1, 40), week => Assert.Equal(0.0, run[week, NetworkMeasure.ContactsBetween]));
        Assert.Contains(Enumerable.Range(41, 40), week => run[week, NetworkMeasure.ContactsBetween] > 0.0);
    }

    [Fact]
    public void FundingTravelAddsContactsBetweenSchools()
    {
        var far = Base with { Network = (SchoolNetworkSpec)Base.Network with { DistanceKm = 110.0 } };
        var funded = far with { Interventions = [new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.TravelFunding, 1.0, SchoolSelection.All)] };
        double Contacts(WorldSpec spec) => Enumerable.Range(0, 8).Sum(r =>
        {
            var run = Simulation.Run(spec, (ulong)r);
            return Enumerable.Range(1, 80).Sum(week => run[week, NetworkMeasure.ContactsBetween]);
        });
        Assert.True(Contacts(funded) > 1.2 * Contacts(far));
    }

    [Fact]
    public void ASwitchConcernsOnlyTheSchoolsSelected()
    {
        var coached = new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.Coaching, 1.0, new(SchoolSelectionKind.LowCapacity, []));
        var spec = Base with { Climate = Base.Climate with { Capacity = 0.7, LowCapacity = 0.3 }, Interventions = [coached] };
        var world = World.Create(spec, 8);
        world.Step();
        Assert.Equal([0.0, 0.0, 1.0, 1.0], world.Frame.Conditions.Coaching);
    }

    [Fact]
    public void TwinningTiesStrongWithWeakSchoolsWhileItHolds()
    {
        var spec = Base with
        {
            Climate = Base.Climate with { Capacity = 0.7, LowCapacity = 0.3 },
            Interventions = [new TwinningIntervention(5, 10, 3, 0.8)],
        };
        var world = World.Create(spec, 8);
        var network = world.Network;
        var timed = Enumerable.Range(0, network.DirectedTieCount).Where(e => !network.Exists(e, 0)).ToArray();
        Assert.Equal(2 * 2 * 3, timed.Length);
        Assert.All(timed, e => Assert.Equal(3, network.SchoolOf[network.Ego[e]] + network.SchoolOf[network.Alter[e]]));
        bool met = false;
        for (int week = 0; week < 20; week++)
        {
            world.Step();
            bool now = timed.Any(e => world.Frame.HasContact[e]);
            met |= now;
            Assert.True(!now || (week >= 5 && week < 10));
        }

        Assert.True(met);
    }

    [Fact]
    public void RemovingTheBestConnectedTeacherReplacesJustThatOne()
    {
        var world = World.Create(Base with { Interventions = [new RemovalIntervention(0, 1, false, SchoolSelection.All)] }, 8);
        var strength = Enumerable.Range(0, world.Network.TeacherCount)
            .Select(i => Connectedness.Of(world.Network, world.State.TieStrength, i, 0)).ToArray();
        world.Step();
        int removed = Assert.Single(Enumerable.Range(0, world.Network.TeacherCount), i => world.State.Generation[i] == 1);
        Assert.NotEqual(0, removed % 11);
        Assert.True(strength[removed] > strength.Average() + 0.5);
    }

    [Fact]
    public void AHeadsStandHoldsThroughTheAnchor()
    {
        var world = World.Create(Base with { Interventions = [new LeaderIntervention(3, 0.95, SchoolSelection.All)] }, 8);
        for (int week = 0; week < 4; week++)
        {
            world.Step();
        }

        Assert.All(world.Network.HeadOf, head => Assert.Equal(0.95, world.State.Anchor[0][head]));
        Assert.All(world.Network.HeadOf, head => Assert.InRange(world.State.Belief[0][head], 0.85, 1.0));
    }

    private static string Row(Trajectory run, int point) => string.Join(
        ' ',
        run.NetworkValues.Skip(point * Trajectory.NetworkColumns).Take(Trajectory.NetworkColumns)
            .Concat(run.PracticeValues.Skip(point * 2 * Trajectory.PracticeColumns).Take(2 * Trajectory.PracticeColumns))
            .Select(value => value.ToString("R")));

    [Fact]
    public void SecondedTeachersHaveStrongTiesInTheNextSchoolForTheTimeAndOthersInTheNextYear()
    {
        SecondmentIntervention[] years = [new(0, 39, 0.2, 3, 0.8), new(39, 78, 0.2, 3, 0.8)];
        var without = World.Create(Base with { Network = (SchoolNetworkSpec)Base.Network with { Between = [] } }, 8).Network;
        var network = World.Create(Base with { Network = (SchoolNetworkSpec)Base.Network with { Between = [] }, Interventions = [.. years] }, 8).Network;
        Assert.DoesNotContain(true, without.IsBetween);
        var abroad = years.Select(year => Enumerable.Range(0, network.DirectedTieCount)
            .Where(e => network.IsBetween[e] && network.FirstWeek![e] == year.Week && network.LastWeek![e] == year.Until)
            .Where(e => network.SchoolOf[network.Alter[e]] == (network.SchoolOf[network.Ego[e]] + 1) % 4)
            .GroupBy(e => network.Ego[e])
            .ToDictionary(ties => ties.Key, ties => ties.Count())).ToArray();
        foreach (var year in abroad)
        {
            Assert.Equal([2, 2, 2, 2], year.Keys.GroupBy(i => network.SchoolOf[i]).OrderBy(school => school.Key).Select(school => school.Count()));
            Assert.All(year, teacher => Assert.False(network.IsHead(teacher.Key)));
        }

        Assert.All(abroad[0].Values, count => Assert.Equal(3, count));
        Assert.NotEqual(abroad[0].Keys.Order(), abroad[1].Keys.Order());
    }
}
