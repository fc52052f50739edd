using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public sealed class GroupedLogitTests
{
    [Fact]
    public void With_two_groups_the_slope_is_the_log_odds_ratio() => Prop.ForAll(
        Gen.Choose(1, 99).ToArbitrary(), Gen.Choose(1, 99).ToArbitrary(), Gen.Choose(1, 10).ToArbitrary(),
        (first, second, distance) =>
        {
            double expected = (Math.Log(second / (100.0 - second)) - Math.Log(first / (100.0 - first))) / (0.1 * distance);
            double? slope = GroupedLogit.Slope([(0.0, 100, first), (0.1 * distance, 100, second)]);
            return Math.Abs(expected) >= 50 || Math.Abs(slope!.Value - expected) < 1e-6 * Math.Max(1.0, Math.Abs(expected));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_known_slope_is_found_again()
    {
        double[] x = [0.0, 0.05, 0.15, 0.25, 0.35, 0.55, 0.95];
        double slope = GroupedLogit.Slope(x.Select(each => (each, 1e6, 1e6 / (1.0 + Math.Exp(4.0 - (3.0 * each))))))!.Value;
        Assert.Equal(3.0, slope, 1e-9);
    }

    [Fact]
    public void What_the_data_do_not_identify_is_not_made_up()
    {
        Assert.Null(GroupedLogit.Slope([]));
        Assert.Null(GroupedLogit.Slope([(0.0, 10, 3)]));
        Assert.Null(GroupedLogit.Slope([(0.0, 10, 0), (0.5, 10, 0)]));
        Assert.Null(GroupedLogit.Slope([(0.0, 10, 10), (0.5, 10, 10)]));
        Assert.Null(GroupedLogit.Slope([(0.0, 10, 0), (0.5, 10, 10)]));
        Assert.Null(GroupedLogit.Slope([(0.0, 10, 0), (0.5, 0, 0)]));
    }
}
