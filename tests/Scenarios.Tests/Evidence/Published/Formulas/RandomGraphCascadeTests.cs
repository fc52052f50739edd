using MathNet.Numerics.Distributions;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Formulas;

/// <summary>Watts' window, Gleeson and Cahalane's final sizes and the two communities of Nematzadeh et al. against numbers found elsewhere.</summary>
public sealed class RandomGraphCascadeTests
{
    [Theory]
    [InlineData(0.1, 1.0000011252141765, 13.659313949739161)]
    [InlineData(0.18, 1.0207039085137264, 5.764677087161714)]
    [InlineData(0.2, 1.0207039085137264, 5.764677087161714)]
    public void TheWindowHasTheKnownEdges(double threshold, double low, double high)
    {
        bool IsGlobal(double degree) => new RandomGraphCascade(threshold, degree).Branching > 1.0;
        Assert.Equal(low, Bisection.Switch(0.5, (low + high) / 2, 1e-10, IsGlobal), 1e-6);
        Assert.Equal(high, Bisection.Switch((low + high) / 2, 30, 1e-10, IsGlobal), 1e-6);
    }

    [Theory]
    [InlineData(0.18, 3.0)]
    [InlineData(0.1, 7.5)]
    [InlineData(0.3, 2.0)]
    public void BranchingIsMeanDegreeTimesAPoissonProbability(double threshold, double degree) =>
        Assert.Equal(
            degree * Poisson.CDF(degree, (int)Math.Floor(1 / threshold) - 2), new RandomGraphCascade(threshold, degree).Branching, 1e-12);

    [Fact]
    public void AtAThresholdOfThirtyPercentThereIsNoWindow() =>
        Assert.All(Enumerable.Range(1, 400), k => Assert.True(new RandomGraphCascade(0.3, k / 20.0).Branching < 1.0));

    [Theory]
    [InlineData(1.5, 0.585868845265824)]
    [InlineData(3, 0.9408401422338204)]
    [InlineData(4, 0.9802802153171445)]
    [InlineData(5, 0.9930589863891005)]
    [InlineData(6, 0.9974963119477677)]
    [InlineData(7, 0.9990868592770382)]
    [InlineData(8, 0.015404109001123208)]
    public void StartersOfHalfAPercentEndWhereGleesonAndCahalaneSay(double degree, double share) =>
        Assert.Equal(share, new RandomGraphCascade(0.18, degree).FinalShare(0.005), 1e-9);

    [Theory]
    [InlineData(0.05, 0.9999999471055101, 2.2911393235841416e-05)]
    [InlineData(0.15, 0.999985565694409, 0.005973353546334338)]
    [InlineData(0.27, 0.9999999986396362, 0.9999999979388428)]
    [InlineData(0.35, 0.38225594779430416, 0.0024859957934129885)]
    [InlineData(0.5, 0.34850284720129693, 0.012883101820146837)]
    public void TwoCommunitiesActAsTheirBridgesAllow(double crossing, double first, double second)
    {
        var (inFirst, inSecond) = new RandomGraphCascade(0.4, 20).FinalShares(0.34, crossing);
        Assert.Equal(first, inFirst, 1e-9);
        Assert.Equal(second, inSecond, 1e-9);
    }

    [Fact]
    public void TwoCommunitiesWithoutModularityAreOneRandomGraph()
    {
        // Half of the ties cross, half of the starters are in either: nothing tells the communities apart but who starts.
        var theory = new RandomGraphCascade(0.18, 4);
        var (first, second) = theory.FinalShares(0.01, 0.5);
        Assert.Equal(theory.FinalShare(0.005), (first + second) / 2, 1e-3);
    }

    [Fact]
    public void AStarterOutsideTheWindowTriggersNothing()
    {
        Assert.Equal(0.0, new RandomGraphCascade(0.18, 0.8).TriggerChance(), 1e-9);
        Assert.Equal(0.0, new RandomGraphCascade(0.18, 7.0).TriggerChance(), 1e-9);

        // With thresholds below any degree's share everybody is vulnerable: the giant component, s = 1 − exp(−z·s).
        double giant = new RandomGraphCascade(1e-3, 2.0).TriggerChance();
        Assert.Equal(giant, 1 - Math.Exp(-2.0 * giant), 1e-9);
    }
}
