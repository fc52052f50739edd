using Staffroom.Model;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Runner.Explore;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Tests.Explore;

public sealed class ExploredWorldTests
{
    private static readonly ExploreState Small = new() { Schools = 4, Staff = 8, Bridges = 12, Weeks = 30, StartCount = 2, Seed = 5 };

    [Fact]
    public void Without_edits_it_is_the_world_that_a_scenario_would_run()
    {
        ulong seed = Experiment.RunSeed(5, 0);
        Assert.Equal(
            Simulation.Run(ExploredWorld.Drawn(Small), seed).Digest(),
            Simulation.Run(ExploredWorld.Of(Small).Spec, seed).Digest());
    }

    [Theory]
    [InlineData(0.45, 0.38, 0.69)]
    [InlineData(0.60, 0.50, 0.78)]
    [InlineData(0.75, 0.68, 0.82)]
    public void The_trust_slider_meets_the_climates_of_scenarios(double trust, double between, double fulfilment)
    {
        var climate = TrustClimate.At(trust);
        Assert.Equal((trust, between, fulfilment), (climate.TrustWithin, climate.TrustBetween, climate.FulfilmentWithin));
    }

    [Fact]
    public void Trust_rises_along_the_slider_and_stays_a_share()
    {
        var climates = Enumerable.Range(0, 71).Select(step => TrustClimate.At(0.2 + (step * 0.01))).ToArray();
        Assert.All(climates, climate => Assert.InRange(climate.TrustBetween, 0, 1));
        Assert.All(climates, climate => Assert.InRange(climate.FulfilmentWithin, 0, 1));
        Assert.All(climates.Zip(climates.Skip(1)), pair => Assert.True(pair.First.TrustBetween <= pair.Second.TrustBetween));
    }

    [Fact]
    public void A_drawn_tie_is_there_and_a_cut_one_is_not()
    {
        var before = ExploredWorld.Of(Small);
        var tie = before.Ties[0];
        var after = ExploredWorld.Of(Small with { Cut = [[tie.B, tie.A]], Added = [[31, 1, 40]] });

        Assert.DoesNotContain(after.Ties, one => one.A == tie.A && one.B == tie.B);
        Assert.Contains(new GivenTie(1, 31, 0.4), after.Ties);
    }

    [Fact]
    public void Somebody_removed_has_no_ties_and_does_not_count()
    {
        var world = ExploredWorld.Of(Small with { Removed = [3] });

        Assert.DoesNotContain(world.Ties, tie => tie.A == 3 || tie.B == 3);
        Assert.Equal('-', ExploredRun.Of(world, 0, isDrawn: true, default).Levels![^1][3]);
    }

    [Fact]
    public void A_sceptic_doubts_and_does_not_start_and_a_starter_starts()
    {
        int drawn = Enumerable.Range(0, Small.Teachers).First(i => ExploredWorld.Of(Small).People[i].Uses.Contains(0));
        var world = ExploredWorld.Of(Small with { Sceptics = [drawn], Starters = [20] });

        Assert.True(world.IsSceptic[drawn]);
        Assert.False(world.People[drawn].Uses.Contains(0));
        Assert.True(world.People[20].Uses.Contains(0));
        Assert.True(World.Create(world.Spec, 1).State.Belief[0][drawn] < 0.2);
    }

    [Fact]
    public void Two_regions_have_no_tie_across_until_somebody_draws_one()
    {
        var regions = Small with { Pattern = Pattern.Halves };
        Assert.DoesNotContain(ExploredWorld.Of(regions).Ties, Crosses);
        Assert.Single(ExploredWorld.Of(regions with { Added = [[1, 17, 15]] }).Ties, tie => Crosses(tie));

        static bool Crosses(GivenTie tie) => tie.A < 16 != tie.B < 16;
    }

    [Fact]
    public void Replicates_share_the_network_and_differ_in_luck()
    {
        var world = ExploredWorld.Of(Small);
        Assert.NotEqual(ExploredRun.Of(world, 0, false, default).Use, ExploredRun.Of(world, 1, false, default).Use);
        Assert.Equal(ExploredRun.Of(world, 1, false, default).Use, ExploredRun.Of(ExploredWorld.Of(Small), 1, false, default).Use);
    }

    [Fact]
    public void The_curves_are_those_of_the_trajectory()
    {
        var world = ExploredWorld.Of(Small);
        var trajectory = Simulation.Run(world.Spec, world.RunSeed(2));
        var run = ExploredRun.Of(world, 2, isDrawn: true, default);

        for (int week = 0; week <= Small.Weeks; week++)
        {
            Assert.Equal(trajectory[week, 0, Model.Measures.PracticeMeasure.GenuineUse], run.Use[week], 12);
            Assert.Equal(trajectory[week, 0, Model.Measures.PracticeMeasure.Awareness], run.Aware[week], 12);
            Assert.Equal(trajectory[week, Model.Measures.NetworkMeasure.BeliefMean], run.Belief[week], 12);
            Assert.Equal(run.Use[week], run.Levels![week].Count(level => level is '4' or '5') / 32.0, 12);
        }
    }
}
