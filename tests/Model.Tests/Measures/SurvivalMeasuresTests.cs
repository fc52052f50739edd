using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class SurvivalMeasuresTests
{
    [Fact]
    public void Restricted_mean_counts_what_never_happened_as_the_horizon() =>
        Assert.Equal((3 + 10 + 10) / 3.0, SurvivalMeasures.RestrictedMean([3, 12, double.PositiveInfinity], 10), 1e-12);

    [Fact]
    public void Kaplan_Meier_area_matches_a_worked_example()
    {
        // Events at 2 and 5, somebody lost at 3, one still waiting at 8: S = 1, 3/4 from 2, 3/8 from 5.
        double area = SurvivalMeasures.KaplanMeierRestrictedMean([2, 3, 5, 8], [true, false, true, false], 8);
        Assert.Equal(2 + (0.75 * 3) + (0.375 * 3), area, 1e-12);
    }

    [Fact]
    public void Everybody_reached_leaves_no_area_after_the_last_event() =>
        Assert.Equal(1.5, SurvivalMeasures.KaplanMeierRestrictedMean([1, 2], [true, true], 100), 1e-12);

    [Fact]
    public void Without_early_censoring_both_agree() =>
        Prop.ForAll<NonEmptyArray<byte>, byte>((times, horizon) =>
        {
            double[] values = [.. times.Get.Select(t => t / 2.0)];
            bool[] observed = [.. values.Select(t => t < horizon)];
            double[] cut = [.. values.Select(t => Math.Min(t, horizon))];
            double area = SurvivalMeasures.KaplanMeierRestrictedMean(cut, observed, horizon);
            return Math.Abs(area - SurvivalMeasures.RestrictedMean(values, horizon)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_times_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurvivalMeasures.RestrictedMean([], 1));
        Assert.Throws<ArgumentException>(() => SurvivalMeasures.KaplanMeierRestrictedMean([1, 2], [true], 1));
    }
}
