using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class CurveMeasuresTests
{
    private static readonly double[] Curve = [0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.75, 0.85, 0.9, 0.92, 0.95];

    [Theory]
    [InlineData(0.1, 2.0)]
    [InlineData(0.5, 4.5)]
    [InlineData(0.9, 8.0)]
    [InlineData(0.0, 0.0)]
    public void Crossing_is_interpolated_between_weeks(double share, double week) =>
        Assert.Equal(week, CurveMeasures.FirstCrossing(Curve, share)!.Value, 1e-12);

    [Fact]
    public void A_share_that_is_not_reached_is_censored() => Assert.Null(CurveMeasures.FirstCrossing(Curve, 0.96));

    [Fact]
    public void Area_is_the_trapezoid_rule_over_the_horizon()
    {
        Assert.Equal(0.5245, CurveMeasures.NormalizedArea(Curve), 1e-12);
        Assert.Equal(5.245, CurveMeasures.NormalizedArea(Curve) * (Curve.Length - 1), 1e-12);
        Assert.Equal(0.3, CurveMeasures.NormalizedArea([0.3]));
    }

    [Fact]
    public void Largest_slope_is_the_largest_weekly_gain()
    {
        var (slope, week) = CurveMeasures.MaxSlope(Curve);
        Assert.Equal(0.2, slope, 1e-12);
        Assert.Equal(3, week);
        Assert.Equal((0.0, 0), CurveMeasures.MaxSlope([0.7]));
    }

    [Fact]
    public void Smoothed_slope_looks_over_four_weeks()
    {
        var (slope, week) = CurveMeasures.MaxSlopeSmoothed(Curve);
        Assert.Equal((0.75 - 0.1) / 4.0, slope, 1e-12);
        Assert.Equal(2, week);
        Assert.Equal((0.5, 0), CurveMeasures.MaxSlopeSmoothed([0.0, 0.9, 1.0]));
    }

    [Fact]
    public void Empty_curves_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CurveMeasures.NormalizedArea([]));
        Assert.Throws<ArgumentException>(() => CurveMeasures.MaxSlope([]));
        Assert.Null(CurveMeasures.FirstCrossing([], 0.5));
    }

    [Fact]
    public void Area_lies_between_the_extremes_and_scales() =>
        Prop.ForAll<NonEmptyArray<byte>>(bytes =>
        {
            double[] curve = [.. bytes.Get.Select(b => b / 255.0)];
            double area = CurveMeasures.NormalizedArea(curve);
            double doubled = CurveMeasures.NormalizedArea([.. curve.Select(y => 2 * y)]);
            return area >= curve.Min() - 1e-12 && area <= curve.Max() + 1e-12 && Math.Abs(doubled - (2 * area)) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Later_shares_are_crossed_later() =>
        Prop.ForAll<NonEmptyArray<byte>>(bytes =>
        {
            double[] curve = [.. bytes.Get.Select(b => b / 255.0)];
            double?[] times = [.. new[] { 0.1, 0.5, 0.9 }.Select(share => CurveMeasures.FirstCrossing(curve, share))];
            return (times[1] is null || times[0] <= times[1]) && (times[2] is null || times[1] <= times[2])
                && times.All(time => time is null || (time >= 0 && time <= curve.Length - 1));
        }).QuickCheckThrowOnFailure();
}
