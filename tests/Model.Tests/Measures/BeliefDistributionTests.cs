using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class BeliefDistributionTests
{
    [Fact]
    public void Two_camps_match_the_worked_example()
    {
        var found = BeliefDistribution.Of([0.1, 0.9, 0.2, 0.8, 0.1, 0.9]);
        Assert.Equal(0.5, found.Mean, 1e-12);
        Assert.Equal(0.36968455021364727, found.StandardDeviation, 1e-12);
        Assert.Equal(0.3888888888888889, found.MeanPairwiseDistance, 1e-12);
        Assert.Equal(0.5466666666666667, found.VarianceShare, 1e-12);
        Assert.Equal(0.32397012768007705, found.Sarle!.Value, 1e-12);
        Assert.Equal(0.5, found.ShareAboveHalf);
        Assert.Equal(4, found.Clusters);
        Assert.Equal(2, BeliefDistribution.Of([0.1, 0.9, 0.2, 0.8, 0.1, 0.9], clusterGap: 0.3).Clusters);
    }

    [Fact]
    public void Consensus_and_full_polarization_are_the_ends()
    {
        var consensus = BeliefDistribution.Of([0.4, 0.4, 0.4, 0.4]);
        Assert.Equal((0.0, 1), (consensus.VarianceShare, consensus.Clusters));
        Assert.Null(consensus.Sarle);
        var camps = BeliefDistribution.Of([0, 0, 1, 1]);
        Assert.Equal((1.0, 0.5), (camps.VarianceShare, camps.MeanPairwiseDistance));
    }

    [Fact]
    public void Mirroring_beliefs_mirrors_the_mean_only() =>
        Prop.ForAll<NonEmptyArray<byte>>(bytes =>
        {
            double[] beliefs = [.. bytes.Get.Select(b => b / 255.0)];
            var one = BeliefDistribution.Of(beliefs);
            var other = BeliefDistribution.Of([.. beliefs.Select(b => 1.0 - b)]);
            return Math.Abs(one.Mean + other.Mean - 1) < 1e-9 && Math.Abs(one.StandardDeviation - other.StandardDeviation) < 1e-9
                && Math.Abs(one.MeanPairwiseDistance - other.MeanPairwiseDistance) < 1e-9 && one.VarianceShare <= 1 + 1e-9
                && one.MeanPairwiseDistance is >= -1e-12 and <= 0.5 + 1e-9;
        }).QuickCheckThrowOnFailure();
}
