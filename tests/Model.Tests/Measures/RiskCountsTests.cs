using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Tests.Limits;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Measures;

public sealed class RiskCountsTests
{
    [Fact]
    public void Exposure_is_that_of_the_week_before_and_risk_ends_with_adoption()
    {
        // A path 0 - 1 - 2 in which everybody adopts as soon as any alter uses the practice.
        var parameters = LimitingWorld.Off.With(
            [new(Parameter.InnovationHazard, 1), new(Parameter.SelfProofWeight, 0), new(Parameter.AdoptionThreshold, 0.01)]);
        var world = LimitingWorld.Create(3, LimitingWorld.Path(2), parameters, 1, 0);
        var recorder = new Recorder(world);
        for (int week = 0; week < 4; week++)
        {
            world.Step();
            recorder.Record();
        }

        var risks = recorder.Finish().Final.Risks;

        // Teacher 2 waits a week without exposure; teacher 1 adopts with one of two alters using, teacher 2 then with its only one.
        Assert.Equal((1.0, 0.0), (risks.AtRisk(0, 0), risks.Adoptions(0, 0)));
        Assert.Equal((1.0, 1.0), (risks.AtRisk(0, 5), risks.Adoptions(0, 5)));
        Assert.Equal((1.0, 1.0), (risks.AtRisk(0, 10), risks.Adoptions(0, 10)));
        Assert.Equal(1.5, risks.ExposureSums[0]);
        Assert.Equal(1.0 + 2.0 + 3.0 + 3.0, risks.UserWeeks(0));
        Assert.Equal(0.0, risks.Drops(0));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 100, 1)]
    [InlineData(1, 10, 1)]
    [InlineData(2, 10, 2)]
    [InlineData(3, 7, 5)]
    [InlineData(7, 7, 10)]
    public void Classes_of_exposure_are_tenths_closed_above(int users, int alters, int expected) =>
        Assert.Equal(expected, RiskCounts.ClassOf(users, alters));

    [Fact]
    public void Drops_and_adoptions_add_up_in_a_real_run_and_leavers_are_no_drops()
    {
        WorldSpec Spec(double turnover) => new()
        {
            Network = new SchoolNetworkSpec { Schools = 4, StaffPerSchool = 11, Between = [new(SchoolPattern.Mesh, 18, 0.3)] },
            Climate = ClimateSpec.HighTrust,
            Practices = [new("p", 0.1, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 4, false, []))],
            Beliefs = [BeliefSpec.Default],
            Parameters = ParameterSet.Default.With([new(Parameter.Turnover, turnover), new(Parameter.DisadoptionHazard, 0.2)]),
            Weeks = 100,
        };
        var run = Simulation.Run(Spec(0.3), 5);
        var risks = run.Final.Risks;
        double adoptions = Enumerable.Range(0, RiskCounts.ExposureClasses).Sum(each => risks.Adoptions(0, each));
        Assert.Equal(run.AdoptionWeeks.Count(week => week > 0), adoptions);
        Assert.True(risks.Drops(0) > 0.0);
        double userWeeks = Enumerable.Range(0, 100).Sum(week => run[week, 0, PracticeMeasure.ReportedUse] * 44);
        Assert.Equal(userWeeks, risks.UserWeeks(0), 1e-6);
        Assert.InRange(risks.ExposureSums.Sum(), 0.0, adoptions);
        var never = Spec(0.9) with { Parameters = ParameterSet.Default.With([new(Parameter.Turnover, 0.9), new(Parameter.DisadoptionHazard, 0.0)]) };
        Assert.Equal(0.0, Simulation.Run(never, 5).Final.Risks.Drops(0));
    }
}
