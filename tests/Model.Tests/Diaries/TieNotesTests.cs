using Staffroom.Model.Diaries;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>What a diary says of ties and trust, in worlds where they can move one way only.</summary>
public sealed class TieNotesTests
{
    private static readonly (Parameter, double)[] Dynamic =
    [
        (Parameter.DynamicTies, 1), (Parameter.TrustFulfilment, 0), (Parameter.ImbalanceFulfilmentLoss, 0), (Parameter.TrustReversion, 0),
    ];

    [Fact]
    public void ATieOfPeopleWhoMeetAndTrustBecomesStrong()
    {
        // w' = w + 0.08(1 − w)·1 from 0.3: 1 − 0.7·0.92^t passes 0.5 at t = 5.
        var world = KeptDiary.World(2, [new GivenTie(0, 1, 0.3)], [.. Dynamic, (Parameter.TieGrowthRate, 0.08)]);
        Array.Fill(world.State.BaseFulfilment, 1.0);
        var changed = Assert.Single(KeptDiary.Of(world, 0, 20).All<TieChanged>());
        Assert.Equal((5, 1, TieChange.BecameStrong, 5, 5), (changed.Week, changed.Alter, changed.Change, changed.WeeksMet, changed.Weeks));
        Assert.Equal(1.0 - (0.7 * Math.Pow(0.92, 5)), changed.Strength, 1e-12);
    }

    [Fact]
    public void ATieOfPeopleWhoNeverMeetWeakensAndFades()
    {
        // 0.6·0.9^t: below 0.4 at t = 4, at the floor of 0.05 from t = 24 on.
        var world = KeptDiary.World(
            2, [new GivenTie(0, 1, 0.6)],
            [.. Dynamic, (Parameter.BaseContactRate, 0), (Parameter.StrongContactRate, 0), (Parameter.TieDecayRate, 0.1)]);
        Assert.Equal(
            [(4, TieChange.Weakened, 0, 4), (24, TieChange.Faded, 0, 20)],
            KeptDiary.Of(world, 0, 60).All<TieChanged>().Select(each => (each.Week, each.Change, each.WeeksMet, each.Weeks)));
    }

    [Fact]
    public void AFadedTieThatGrowsIsPickedUpAgain()
    {
        var world = KeptDiary.World(2, [new GivenTie(0, 1, 0.05)], [.. Dynamic, (Parameter.TieGrowthRate, 0.08)]);
        Array.Fill(world.State.BaseFulfilment, 1.0);
        var diary = KeptDiary.Of(world, 0, 1000);
        Assert.Equal([TieChange.PickedUp, TieChange.BecameStrong], diary.All<TieChanged>().Select(each => each.Change));
        Assert.Equal(new TiesStanding(0, DiaryMoment.Arrival, 0, 0, 0), diary.All<TiesStanding>()[0]);
        Assert.Equal(new TiesStanding(1000, DiaryMoment.End, 1, 1, 0), diary.All<TiesStanding>()[1]);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void TrustIsNotedTenthByTenthInBothDirections(double fulfilment)
    {
        var world = KeptDiary.World(
            2, [new GivenTie(0, 1, 1.0)], [.. Dynamic, (Parameter.TieGrowthRate, 0), (Parameter.TrustGain, 0.05), (Parameter.TrustLoss, 0.05)]);
        Array.Fill(world.State.BaseFulfilment, fulfilment);
        Array.Fill(world.State.Trust, 0.5);
        var moves = KeptDiary.Of(world, 0, 30).All<TrustMoved>();
        foreach (bool isOwn in (bool[])[true, false])
        {
            var path = moves.Where(move => move.IsOwn == isOwn).ToList();
            Assert.Equal(0.5, path[0].From);
            Assert.Equal(path.Skip(1).Select(move => move.From), path.SkipLast(1).Select(move => move.To));
            Assert.All(path, move => Assert.InRange(fulfilment > 0.5 ? move.To - move.From : move.From - move.To, TieNotes.TrustStep, 0.15));
        }

        // 0.5·0.95^t: 0.387 at t = 5 is the first step of a tenth, whichever way it goes.
        Assert.Equal([5, 5], moves.Take(2).Select(move => move.Week));
    }

    [Fact]
    public void ATieThatExistsForATimeBeginsAndEnds()
    {
        var spec = Spec(new TwinningIntervention(5, 10, 1, 0.8));
        var world = World.Create(spec, 8);
        var network = world.Network;
        int e = Enumerable.Range(0, network.DirectedTieCount).First(tie => !network.Exists(tie, 0));
        var changes = KeptDiary.Of(world, network.Ego[e], 20).All<TieChanged>().Where(each => each.Alter == network.Alter[e]).ToList();
        Assert.Equal((6, TieChange.Began), (changes[0].Week, changes[0].Change));
        Assert.Equal((11, TieChange.Ended), (changes[^1].Week, changes[^1].Change));
    }

    [Fact]
    public void SomebodyWhoLeavesIsMissedByThoseTiedAndTheDiaryOfThePositionGoesOn()
    {
        var spec = Spec(new RemovalIntervention(4, 1, HeadsToo: true, SchoolSelection.All));
        var world = World.Create(spec, 8);
        var network = world.Network;
        while (world.Week < 5)
        {
            world.Step();
        }

        int gone = Enumerable.Range(0, network.TeacherCount).Single(i => world.State.Generation[i] == 1);
        int colleague = network.Alter[network.RowStart[gone]];
        Assert.Equal(
            [(5, TieChange.AlterLeft)],
            KeptDiary.Of(World.Create(spec, 8), colleague, 20).All<TieChanged>().Where(each => each.Alter == gone).Take(1).Select(each => (each.Week, each.Change)));
        var diary = KeptDiary.Of(World.Create(spec, 8), gone, 20);
        Assert.Equal(new Left(5, 1), Assert.Single(diary.All<Left>()));
        Assert.Equal([0, 5, 20], diary.All<TiesStanding>().Select(standing => standing.Week));
        Assert.Equal(0, diary.All<TiesStanding>()[1].Strong);
    }

    private static WorldSpec Spec(Intervention intervention) => new()
    {
        Network = new SchoolNetworkSpec { Schools = 2, StaffPerSchool = 7, Between = [] },
        Climate = ClimateSpec.HighTrust,
        Practices = [new("p", 0.2, 0.3, 0.8, 0, new(SeedKind.Random, [0], 2, false, []))],
        Beliefs = [BeliefSpec.Default],
        Parameters = ParameterSet.Default.With(Parameter.Turnover, 0.0),
        Interventions = [intervention],
        Weeks = 20,
    };
}
