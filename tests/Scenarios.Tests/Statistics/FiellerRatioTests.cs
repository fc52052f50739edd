using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public sealed class FiellerRatioTests
{
    /// <summary>The ends of Fieller's interval are the ratios r at which the mean of y − r·x is t standard errors from 0.</summary>
    [Fact]
    public void Its_ends_solve_fiellers_equation() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
    {
        double Unit(int k) => Model.Randomness.Philox.Uniform((ulong)seed, k, 0, 0, Model.Randomness.Purpose.Grouping);
        double[] x = [.. Enumerable.Range(0, 12).Select(i => 3.0 + (4.0 * Unit(i)))];
        double[] y = [.. Enumerable.Range(0, 12).Select(i => (20.0 * Unit(50 + i)) - 5.0 + (2.0 * x[i]))];
        var ratio = FiellerRatio.Of(y, x)!;
        const double T = 2.2009851600829504; // 97.5 % quantile of Student's t with 11 degrees of freedom
        return ratio.Low < ratio.Ratio && ratio.Ratio < ratio.High
            && Math.Abs(Math.Abs(TOf(ratio.Low)) - T) < 1e-6 && Math.Abs(Math.Abs(TOf(ratio.High)) - T) < 1e-6;

        double TOf(double r)
        {
            double[] z = [.. y.Zip(x, (a, b) => a - (r * b))];
            double mean = z.Average();
            return mean / Math.Sqrt(z.Sum(v => (v - mean) * (v - mean)) / (z.Length - 1) / z.Length);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_none_where_the_denominator_may_be_zero()
    {
        Assert.Null(FiellerRatio.Of([1, 2, 3, 4], [-1, 1, -2, 2.1]));
        Assert.Null(FiellerRatio.Of([1, 2], [0, 0]));
        Assert.Null(FiellerRatio.Of([1], [2]));
    }

    [Fact]
    public void A_certain_denominator_leaves_the_interval_of_the_numerator()
    {
        var ratio = FiellerRatio.Of([1, 2, 3], [2, 2, 2])!;
        double half = 4.302652729749464 * Math.Sqrt(1.0 / 3.0) / 2.0;
        Assert.Equal((1.0, 1.0 - half, 1.0 + half), (ratio.Ratio, ratio.Low, ratio.High), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9);
    }
}
