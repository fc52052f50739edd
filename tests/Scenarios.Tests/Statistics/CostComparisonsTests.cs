using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public sealed class CostComparisonsTests
{
    private static readonly Experiment Experiment = SampleExperiments.Factorial(20, [SampleExperiments.Ties]);

    [Fact]
    public void An_extra_implementer_costs_the_extra_hours_over_the_extra_teachers()
    {
        // 36 teachers: weak ties bring a quarter more of them (9) to implement the codified practice for 90 to 92 hours more.
        var cost = Costs((weak, practice, replicate) => weak && practice == 0 ? 0.5 : 0.25).Single(each => each.Practice == 0);
        Assert.Equal("weak − strong ties", cost.Label);
        Assert.Equal(9.0, cost.ExtraImplementers, 1e-9);
        Assert.Equal(91.0, cost.ExtraHours, 1e-9);
        Assert.Equal(91.0 / 9.0, cost.HoursPerImplementer!.Value, 1e-9);
        Assert.InRange(cost.Low!.Value, 10.0, 91.0 / 9.0);
        Assert.InRange(cost.High!.Value, 91.0 / 9.0, 10.3);
        Assert.Equal(20, cost.N);
    }

    [Fact]
    public void Where_implementers_do_not_reliably_differ_there_is_no_cost()
    {
        var costs = Costs((weak, _, replicate) => 0.25 + (weak ? 0.1 * (replicate % 2 == 0 ? 1 : -1) : 0.0));
        Assert.Equal(2, costs.Count);
        Assert.All(costs, cost => Assert.Equal((null, null, null), (cost.HoursPerImplementer, cost.Low, cost.High)));
    }

    private static List<CostOfReach> Costs(Func<bool, int, int, double> implemented)
    {
        int weeks = Experiment.Conditions[0].World.Weeks;
        var outcomes =
            from condition in Experiment.Conditions
            from replicate in Enumerable.Range(0, Experiment.Replicates)
            let isWeak = condition.Levels[0] == 0
            select SampleExperiments.Some(2, weeks, (key, practice) => key switch
            {
                "implemented" => implemented(isWeak, practice, replicate),
                "hours" => 1000.0 + (isWeak ? 90.0 + (2.0 * (replicate % 2)) : 0.0),
                _ => 0.0,
            });
        return [.. ComparisonBuilder.Build(Experiment, [.. outcomes]).Costs];
    }
}
