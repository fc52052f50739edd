using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using Staffroom.Model.Measures;
using Staffroom.Model.Randomness;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public class StatisticsTests
{
    [Theory]
    [InlineData(0.1, 0.05, 43)]
    [InlineData(0.1, 0.03, 117)]
    public void Replicates_for_a_power_of_ninety_percent(double deviation, double difference, int n) =>
        Assert.Equal(n, ReplicatesNeeded.ForPower(deviation, difference));

    [Theory]
    [InlineData(0.1, 0.05, 16)]
    [InlineData(0.0, 0.05, 2)]
    public void Replicates_for_a_half_width(double deviation, double halfWidth, int n) =>
        Assert.Equal(n, ReplicatesNeeded.ForHalfWidth(deviation, halfWidth));

    [Fact]
    public void Precision_must_be_above_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicatesNeeded.ForHalfWidth(0.1, 0.0));

    [Fact]
    public void Holm_corrects_step_by_step_and_stays_monotone()
    {
        double[] corrected = MultipleTests.Holm([0.01, 0.04, 0.03, 0.005]);
        Assert.All(new[] { 0.03, 0.06, 0.06, 0.02 }.Zip(corrected), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Empty(MultipleTests.Holm([]));
    }

    [Fact]
    public void Holm_only_raises_p_values_and_keeps_their_order() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            double[] p = [.. bytes.Select(b => b / 255.0)];
            double[] corrected = MultipleTests.Holm(p);
            return corrected.Zip(p).All(pair => pair.First >= pair.Second && pair.First <= 1.0)
                && Enumerable.Range(0, p.Length).All(i => Enumerable.Range(0, p.Length).All(j => p[i] > p[j] || corrected[i] <= corrected[j]));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.5, 2.5)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.1, 1.3)]
    [InlineData(new[] { 7.0 }, 0.9, 7.0)]
    public void Quantiles_interpolate_between_order_statistics(double[] values, double probability, double expected) =>
        Assert.Equal(expected, Quantile.Of(values.Reverse(), probability), 1e-12);

    [Fact]
    public void Signed_rank_test_matches_tables()
    {
        // Wilcoxon's table: with 10 pairs a sum of 8 is the two-sided 5 % bound; its exact p is 50/1024.
        var found = SignedRank.Of([-1, -2, -5, 3, 4, 6, 7, 8, 9, 10]);
        Assert.Equal(8.0, found.W);
        Assert.Equal(50.0 / 1024.0, found.PValue, 1e-12);
    }

    [Fact]
    public void Signed_rank_test_shares_ranks_and_drops_zeros()
    {
        var found = SignedRank.Of([0, 1, 1, -1]);
        Assert.Equal(2.0, found.W);
        Assert.Equal(1.0, found.PValue, 1e-12);
        Assert.Equal(1.0, SignedRank.Of([0, 0]).PValue);
        var large = SignedRank.Of([.. Enumerable.Range(1, 60).Select(k => (double)k)]);
        Assert.InRange(large.PValue, 1e-12, 1e-10);
    }

    [Theory]
    [InlineData(new[] { 0.0, 0, 0, 1 }, 1.3862943611198906)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, 0.10644013528622318)]
    [InlineData(new[] { 0.0, 0 }, 0.0)]
    public void Theil_index_takes_zero_log_zero_as_zero(double[] values, double expected) => Assert.Equal(expected, Theil.Index(values), 1e-12);

    [Fact]
    public void Theil_index_is_bounded_and_blind_to_scale() =>
        Prop.ForAll<NonEmptyArray<byte>>(bytes =>
        {
            double[] values = [.. bytes.Get.Select(b => (double)b)];
            double theil = Theil.Index(values);
            return theil >= 0 && theil <= Math.Log(values.Length) + 1e-9 && Math.Abs(theil - Theil.Index([.. values.Select(v => 7 * v)])) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normal_adoption_times_fall_into_the_published_categories()
    {
        double[] expected = [0.022750131948179195, 0.13590512198327787, 0.3413447460685429, 0.3413447460685429, 0.15865525393145707];
        double[] cuts = [double.NegativeInfinity, -2, -1, 0, 1, double.PositiveInfinity];
        const int Grid = 200_000;
        var counts = new int[6];
        for (int k = 0; k < Grid; k++)
        {
            counts[(int)AdopterCategories.Of(Normal.InvCDF(0, 1, (k + 0.5) / Grid), 0.0, 1.0)]++;
        }

        for (int c = 0; c < expected.Length; c++)
        {
            Assert.Equal(expected[c], Normal.CDF(0, 1, cuts[c + 1]) - Normal.CDF(0, 1, cuts[c]), 1e-12);
            Assert.Equal(expected[c], (double)counts[c] / Grid, 1e-5);
        }
    }

    [Fact]
    public void Two_groups_are_noticed()
    {
        double[] failed = [0.01, 0.02, 0.03, 0.02, 0.01];
        double[] tookOff = [0.71, 0.80, 0.75, 0.78, 0.69, 0.82, 0.74];
        Assert.True(Bimodality.IsBimodal([.. failed, .. tookOff]));
        Assert.True(Bimodality.IsBimodal([.. Enumerable.Repeat(0.0, 6), .. Enumerable.Repeat(1.0, 6)]));
    }

    [Fact]
    public void Few_equal_or_single_odd_values_are_not_two_groups()
    {
        Assert.False(Bimodality.IsBimodal([0, 1]));
        Assert.False(Bimodality.IsBimodal(Enumerable.Repeat(0.4, 20)));
        Assert.False(Bimodality.IsBimodal(Enumerable.Range(0, 40).Select(k => k / 40.0)));
    }

    [Fact]
    public void One_group_is_rarely_taken_for_two()
    {
        int wrong = Enumerable.Range(0, 500).Count(sample => Bimodality.IsBimodal(
            Enumerable.Range(0, 20).Select(i => Philox.StandardIrwinHall(5, sample, i, 0))));
        Assert.InRange(wrong, 0, 15);
    }
}
