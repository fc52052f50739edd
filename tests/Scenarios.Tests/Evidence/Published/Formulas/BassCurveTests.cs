using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Formulas;

/// <summary>The closed form of Bass' curve.</summary>
public sealed class BassCurveTests
{
    [Theory]
    [InlineData(0.03, 0.38, 6.192619197703112, 0.4605263157894737, 0.11059210526315791, 2.2528557052970184, 6.550188646951589, 11.756784306353747)]
    [InlineData(0.01, 0.4, 8.997266961253503, 0.4875, 0.1050625, 4.182435190468113, 9.116267361666752, 14.423178062532367)]
    [InlineData(0.003, 0.1, 34.044251430291084, 0.485, 0.0265225, 15.259199849041295, 34.60996898489279, 55.69487667455526)]
    public void ThePeakAndTheQuantilesAreWhereTheyAre(double p, double q, double peak, double share, double rate, double t10, double t50, double t90)
    {
        var curve = new BassCurve(p, q);
        Assert.Equal(peak, curve.PeakTime, 1e-11);
        Assert.Equal(share, curve.Share(curve.PeakTime), 1e-12);
        Assert.Equal(rate, curve.PeakRate, 1e-12);
        Assert.Equal(t10, curve.TimeOf(0.1), 1e-11);
        Assert.Equal(t50, curve.TimeOf(0.5), 1e-11);
        Assert.Equal(t90, curve.TimeOf(0.9), 1e-11);
    }

    [Theory]
    [InlineData(0.03, 0.38, 0.03575816425644162, 0.3311986424913736, 0.9962594145024163)]
    [InlineData(0.01, 0.4, 0.012210470764989182, 0.1416830329481069, 0.9888615719917954)]
    [InlineData(0.003, 0.1, 0.003149990161305774, 0.019242981225857048, 0.16624783052876468)]
    public void TheShareGrowsAlongAnS(double p, double q, double after1, double after5, double after20)
    {
        var curve = new BassCurve(p, q);
        Assert.Equal(0.0, curve.Share(0));
        Assert.Equal(after1, curve.Share(1), 1e-12);
        Assert.Equal(after5, curve.Share(5), 1e-12);
        Assert.Equal(after20, curve.Share(20), 1e-12);
        Assert.Equal(7.5, curve.TimeOf(curve.Share(7.5)), 1e-9);
    }

    [Theory]
    [InlineData(0.03, 0.38, 0.070158, 0.7826425692418084)]
    [InlineData(0.01, 0.1, 0.02089, 0.14626860293493035)]
    public void InWholeStepsItIsARecursion(double p, double q, double after2, double after10)
    {
        var curve = new BassCurve(p, q);
        Assert.Equal(after2, curve.Recursion(2), 1e-12);
        Assert.Equal(after10, curve.Recursion(10), 1e-12);
    }
}
