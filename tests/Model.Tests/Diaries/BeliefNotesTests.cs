using Staffroom.Model.Diaries;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Diaries;

/// <summary>What a diary says of a belief, in worlds where one thing moves it.</summary>
public sealed class BeliefNotesTests
{
    [Theory]
    [InlineData(0.1, 0.9, true)]
    [InlineData(0.9, 0.1, false)]
    public void ColleaguesMoveABeliefAndTheOneWhoDidMostIsNamed(double own, double others, bool isAbove)
    {
        var world = KeptDiary.World(3, [new(0, 1, 1.0), new(0, 2, 1.0)], (Parameter.SelfBeliefWeight, 20));
        (world.State.Belief[0][0], world.State.Belief[0][1], world.State.Belief[0][2]) = (own, 0.5, others);

        // The others hold on to what they believe.
        world.State.Belief[0].CopyTo(world.State.Anchor[0], 0);
        (world.State.Susceptibility[1], world.State.Susceptibility[2]) = (0.0, 0.0);
        var crossed = Assert.Single(KeptDiary.Of(world, 0, 200).All<BeliefCrossed>());
        Assert.Equal((BeliefMovedBy.Colleagues, 2, -1, isAbove), (crossed.Because, crossed.Alter, crossed.Practice, crossed.IsAbove));
        Assert.True(Math.Abs(crossed.Value - 0.5) >= BeliefNotes.Clearly);
    }

    [Fact]
    public void SuccessMovesABelief()
    {
        var world = KeptDiary.World(1, [], (Parameter.MasteryBeliefRate, 0.1)).Using(0);
        world.State.Belief[0][0] = 0.2;
        var crossed = Assert.Single(KeptDiary.Of(world, 0, 40).All<BeliefCrossed>());
        Assert.Equal((BeliefMovedBy.Experience, -1, 0), (crossed.Because, crossed.Alter, crossed.Practice));

        // b' = b + 0.1(1 − b) with success every week: 1 − 0.8·0.9^t is 0.528 at t = 5.
        Assert.Equal((5, 0.527608), (crossed.Week, Math.Round(crossed.Value, 12)));
    }

    [Fact]
    public void TheFirstConvictionComesBack()
    {
        var world = KeptDiary.World(1, [], (Parameter.Susceptibility, 0.9));
        (world.State.Belief[0][0], world.State.Anchor[0][0]) = (0.9, 0.1);
        Assert.Equal(BeliefMovedBy.Anchor, Assert.Single(KeptDiary.Of(world, 0, 40).All<BeliefCrossed>()).Because);
    }

    [Fact]
    public void AHeadsStandIsToldInItsWeek()
    {
        var spec = LimitingWorld.Create(2, [(0, 1)], LimitingWorld.Off).Spec;
        var world = World.Create(spec with { Interventions = [new LeaderIntervention(6, 0.95, SchoolSelection.All)], Parameters = LimitingWorld.Off.With(Parameter.SelfBeliefWeight, 100) }, 1);
        Array.Fill(world.State.Belief[0], 0.2);
        var crossed = Assert.Single(KeptDiary.Of(world, 0, 12).All<BeliefCrossed>());
        Assert.Equal((7, BeliefMovedBy.Stand), (crossed.Week, crossed.Because));
    }

    [Fact]
    public void ABeliefThatWaversAroundOneHalfIsNotNoted()
    {
        var world = KeptDiary.World(2, [new GivenTie(0, 1, 1.0)], (Parameter.SelfBeliefWeight, 0));
        (world.State.Belief[0][0], world.State.Belief[0][1]) = (0.49, 0.51);
        var diary = KeptDiary.Of(world, 0, 1000);
        Assert.Empty(diary.All<BeliefCrossed>());
        Assert.Equal([0.49, 0.49], diary.All<BeliefStanding>().Select(standing => standing.Value));
    }
}
