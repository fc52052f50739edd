using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class InequalityMeasuresTests
{
    [Theory]
    [InlineData(new[] { 0.0, 0, 0, 1 }, 0.75, 1.0)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, 0.25, 0.3)]
    [InlineData(new[] { 0.0, 0, 0 }, 0.0, 0.0)]
    public void Gini_and_gap_match_their_definitions(double[] values, double gini, double gap)
    {
        Assert.Equal(gini, InequalityMeasures.Gini(values), 1e-12);
        Assert.Equal(gap, InequalityMeasures.MaxMinGap(values), 1e-12);
    }

    [Theory]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 1.0)]
    [InlineData(new[] { 5.0, 4, 3, 2, 1 }, 1.5)]
    [InlineData(new[] { 7.0 }, 7.0)]
    public void Bottom_quarter_is_rounded_up(double[] values, double mean) =>
        Assert.Equal(mean, InequalityMeasures.BottomQuarterMean(values), 1e-12);

    [Fact]
    public void Gini_is_bounded_and_blind_to_order_and_scale() =>
        Prop.ForAll<NonEmptyArray<byte>>(bytes =>
        {
            double[] values = [.. bytes.Get.Select(b => (double)b)];
            double gini = InequalityMeasures.Gini(values);
            double reversed = InequalityMeasures.Gini([.. values.Reverse().Select(v => 3 * v)]);
            return gini >= 0 && gini <= 1.0 - (1.0 / values.Length) + 1e-12 && Math.Abs(gini - reversed) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Negative_and_missing_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => InequalityMeasures.Gini([0.5, -0.1]));
        Assert.Throws<ArgumentException>(() => InequalityMeasures.Gini([]));
    }
}
