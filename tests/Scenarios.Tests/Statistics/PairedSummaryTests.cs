using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class PairedSummaryTests
{
    private static readonly double[] X = [0.62, 0.71, 0.55, 0.68, 0.74, 0.59, 0.66, 0.7];
    private static readonly double[] Y = [0.55, 0.66, 0.52, 0.6, 0.69, 0.5, 0.61, 0.65];

    [Fact]
    public void Paired_statistics_match_their_definitions()
    {
        var found = PairedSummary.Of(X, Y);
        Assert.Equal(8, found.N);
        Assert.Equal(0.05875, found.Estimate, 1e-9);
        Assert.Equal(0.019594095320493145, found.Deviation, 1e-9);
        Assert.Equal(0.00692755883616815, found.StandardError, 1e-9);
        Assert.Equal(2.9983522606708117, found.CohensDz, 1e-9);
        Assert.Equal(0.8794241745591806, found.CohensDav, 1e-9);
        Assert.Equal(0.9587625716876543, found.Correlation, 1e-9);
        Assert.Equal(1.0, found.ProbabilityOfSuperiority);
        Assert.Equal(0.0, SignedRank.Of([.. X.Zip(Y, (x, y) => x - y)]).W);
        Assert.Equal(2.0 / 256.0, found.RankPValue, 1e-12);
    }

    [Fact]
    public void The_t_test_agrees_with_its_interval()
    {
        // The t interval of these data is 0.04237 to 0.07513; t = 8.4806 with 7 degrees of freedom has p = 6.26e-5.
        var found = PairedSummary.Of(X, Y);
        Assert.InRange(found.TPValue, 6.2e-5, 6.4e-5);
        Assert.Equal((0.04237, 0.07513), (Math.Round(found.Intervals.CorrectedLow, 5), Math.Round(found.Intervals.CorrectedHigh, 5)));
    }

    [Fact]
    public void Bootstrap_intervals_are_close_to_the_t_interval_of_symmetric_values()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(k => (k - 9.5) / 10.0)];
        var found = PairedSummary.Of(values, new double[20]).Intervals;
        double half = 2.093024 * Math.Sqrt(values.Sum(v => v * v) / 19.0 / 20.0);
        Assert.All([-found.PercentileLow, found.PercentileHigh, -found.CorrectedLow, found.CorrectedHigh], end => Assert.InRange(end, 0.85 * half, half));
    }

    [Fact]
    public void Intervals_of_two_values_are_not_as_short_as_their_range()
    {
        // t of one degree of freedom at 97.5 % is 12.7062; the bootstrap could say no more than 0.1 to 0.2.
        var found = PairedSummary.Of([0.1, 0.2], [0.0, 0.0]).Intervals;
        Assert.Equal(0.15 - (12.7062 * 0.05), found.CorrectedLow, 1e-4);
        Assert.Equal(0.15 + (12.7062 * 0.05), found.CorrectedHigh, 1e-4);
    }

    [Fact]
    public void One_pair_has_an_estimate_and_no_interval()
    {
        var found = PairedSummary.Of([0.5], [0.2]);
        Assert.Equal(0.3, found.Estimate, 1e-12);
        Assert.Equal(1.0, found.TPValue);
        Assert.True(double.IsNaN(found.Deviation));
        Assert.True(double.IsNaN(found.Intervals.PercentileLow));
    }

    [Fact]
    public void Equal_differences_have_an_interval_of_one_number()
    {
        var found = PairedSummary.Of([0.5, 1.0, 2.5], [0.25, 0.75, 2.25]);
        Assert.Equal(0.0, found.Deviation);
        Assert.Equal((0.25, 0.25), (found.Intervals.CorrectedLow, found.Intervals.CorrectedHigh));
        Assert.Equal(0.0, found.TPValue);
        Assert.True(double.IsNaN(found.CohensDz));
        var none = PairedSummary.Of([1, 2], [1, 2]);
        Assert.Equal((1.0, 1.0, 0.5), (none.TPValue, none.RankPValue, none.ProbabilityOfSuperiority));
    }

    [Fact]
    public void Sides_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedSummary.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => PairedSummary.Of([], []));
    }

    [Fact]
    public void Swapping_sides_negates_the_estimate_and_mirrors_the_intervals() =>
        Prop.ForAll<NonEmptyArray<(byte X, byte Y)>>(pairs =>
        {
            var (x, y) = Sides(pairs);
            var one = PairedSummary.Of(x, y);
            var other = PairedSummary.Of(y, x);
            return Near(one.Estimate, -other.Estimate)
                && Near(one.Intervals.PercentileLow, -other.Intervals.PercentileHigh)
                && Near(one.Intervals.CorrectedLow, -other.Intervals.CorrectedHigh)
                && Near(one.Intervals.CorrectedHigh, -other.Intervals.CorrectedLow)
                && Near(one.ProbabilityOfSuperiority, 1.0 - other.ProbabilityOfSuperiority)
                && Near(one.TPValue, other.TPValue) && Near(one.RankPValue, other.RankPValue);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_replicates_does_not_matter() =>
        Prop.ForAll<NonEmptyArray<(byte X, byte Y)>>(pairs =>
        {
            var (x, y) = Sides(pairs);
            return PairedSummary.Of(x, y) == PairedSummary.Of([.. x.Reverse()], [.. y.Reverse()]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Scaling_scales_the_estimate_and_leaves_effect_sizes() =>
        Prop.ForAll<NonEmptyArray<(byte X, byte Y)>>(pairs =>
        {
            var (x, y) = Sides(pairs);
            var one = PairedSummary.Of(x, y);
            var other = PairedSummary.Of([.. x.Select(v => 4 * v)], [.. y.Select(v => 4 * v)]);
            return Near(4 * one.Estimate, other.Estimate) && Near(4 * one.Intervals.CorrectedLow, other.Intervals.CorrectedLow)
                && Near(one.CohensDz, other.CohensDz) && Near(one.CohensDav, other.CohensDav) && Near(one.TPValue, other.TPValue);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bootstrap_intervals_cover_a_known_mean_about_as_often_as_they_say()
    {
        // 400 samples of 30 values whose mean is 0.5; nominal 95 %, a little less is usual for the bootstrap at this size.
        int covered = 0;
        for (int sample = 0; sample < 400; sample++)
        {
            double[] x = [.. Enumerable.Range(0, 30).Select(i => Model.Randomness.Philox.Uniform(77, sample, i, 0, Model.Randomness.Purpose.Grouping))];
            var interval = PairedSummary.Of(x, new double[30]).Intervals;
            covered += interval.CorrectedLow <= 0.5 && interval.CorrectedHigh >= 0.5 ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.90, 0.98);
    }

    private static (double[] X, double[] Y) Sides(NonEmptyArray<(byte X, byte Y)> pairs) =>
        ([.. pairs.Get.Select(pair => pair.X / 255.0)], [.. pairs.Get.Select(pair => pair.Y / 255.0)]);

    private static bool Near(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) < 1e-9;
}
