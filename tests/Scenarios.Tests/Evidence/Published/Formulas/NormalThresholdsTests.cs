using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Formulas;

/// <summary>Granovetter's crowd with normal thresholds.</summary>
public sealed class NormalThresholdsTests
{
    [Theory]
    [InlineData(5, 2.866600954110747e-05)]
    [InlineData(8, 0.09245923947079705)]
    [InlineData(12, 4.0211339713057255)]
    [InlineData(12.2, 5.479220442589891)]
    [InlineData(12.5, 99.99999990134123)]
    [InlineData(15, 99.99997133455865)]
    [InlineData(25, 99.86255343508701)]
    public void TheEquilibriumIsTheSmallestFixedPoint(double deviation, double percent) =>
        Assert.Equal(percent, new NormalThresholds(25, deviation).Equilibrium(), 1e-6);

    [Fact]
    public void ItTipsOnce() =>
        Assert.Equal(12.222086829449196, Bisection.Switch(10, 15, 1e-9, deviation => new NormalThresholds(25, deviation).Equilibrium() > 50), 1e-6);

    [Fact]
    public void CountsAreQuantilesRoundedUp()
    {
        int[] counts = new NormalThresholds(25, 10).Counts(100);
        Assert.Equal(100, counts.Length);
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(50, counts.Count(count => count <= 25));
    }

    [Fact]
    public void AnAnswerThatDoesNotChangeIsNoSwitch()
    {
        var error = Assert.Throws<ArgumentException>(() => Bisection.Switch(0, 1, 0.1, _ => true));
        Assert.Contains("True at 0 and at 1", error.Message);
    }
}
