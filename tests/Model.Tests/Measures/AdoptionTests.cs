using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class AdoptionTests
{
    private static readonly int[] Weeks = [1, 2, 2, 4, 3, 5];

    [Fact]
    public void Thresholds_are_exposure_before_adoption() =>
        AssertNear([0.0, 0.5, 1.0 / 3, 2.0 / 3, 0.0, 1.0], [.. AdoptionExposure.Thresholds(SampleNetworks.TwoTriangles, Weeks).Select(t => t!.Value)]);

    [Theory]
    [InlineData(1, new[] { 0.0, 0.5, 1.0 / 3, 0, 0, 0 })]
    [InlineData(2, new[] { 1.0, 1, 2.0 / 3, 1.0 / 3, 0, 0 })]
    [InlineData(3, new[] { 1.0, 1, 2.0 / 3, 2.0 / 3, 0, 0.5 })]
    [InlineData(4, new[] { 1.0, 1, 1, 2.0 / 3, 0.5, 1 })]
    [InlineData(5, new[] { 1.0, 1, 1, 1, 1, 1 })]
    public void Exposure_is_the_share_of_adopted_alters(int week, double[] expected) =>
        AssertNear(expected, AdoptionExposure.At(SampleNetworks.TwoTriangles, Weeks, week));

    [Fact]
    public void Exposure_weighs_alters_by_their_ties()
    {
        var rows = TieRows.FromPairs(3, [(0, 1), (0, 2)]);
        double[] exposure = AdoptionExposure.At(rows, [-1, 3, -1], 3, [0.9, 0.3, 0.9, 0.3]);
        AssertNear([0.75, 0, 0], exposure);
    }

    [Fact]
    public void Hazard_is_events_over_those_at_risk() =>
        Assert.Equal(
            [(1, 6, 1, 1.0 / 6), (2, 5, 2, 0.4), (3, 3, 1, 1.0 / 3), (4, 2, 1, 0.5), (5, 1, 1, 1.0), (6, 0, 0, 0.0)],
            AdoptionExposure.Hazard(Weeks, 1, 6));

    [Fact]
    public void Those_who_never_adopt_stay_at_risk_and_have_no_threshold()
    {
        Assert.Equal((7, 1, 0, 0.0), AdoptionExposure.Hazard([-1, 2], 7, 7)[0]);
        Assert.Null(AdoptionExposure.Thresholds(TieRows.FromPairs(2, [(0, 1)]), [-1, 2])[0]);
    }

    [Fact]
    public void Categories_follow_the_cut_points()
    {
        Assert.Equal(AdopterCategory.Innovator, AdopterCategories.Of(-2.01, 0, 1));
        Assert.Equal(AdopterCategory.EarlyAdopter, AdopterCategories.Of(-2.0, 0, 1));
        Assert.Equal(AdopterCategory.EarlyMajority, AdopterCategories.Of(-1.0, 0, 1));
        Assert.Equal(AdopterCategory.LateMajority, AdopterCategories.Of(0.0, 0, 1));
        Assert.Equal(AdopterCategory.Laggard, AdopterCategories.Of(1.0, 0, 1));
    }

    [Fact]
    public void Categories_leave_out_those_who_never_adopt()
    {
        // Mean 10, sample standard deviation 5.
        var categories = AdopterCategories.Classify([5, 10, 15, -1]);
        Assert.Equal(
            [AdopterCategory.EarlyMajority, AdopterCategory.LateMajority, AdopterCategory.Laggard, AdopterCategory.NonAdopter], categories);
        Assert.Equal([AdopterCategory.LateMajority, AdopterCategory.LateMajority], AdopterCategories.Classify([3, 3]));
        Assert.Equal([AdopterCategory.NonAdopter], AdopterCategories.Classify([-1]));
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
