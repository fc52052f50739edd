using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Sections;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "", "0")]
    [InlineData(1685.4, "", "1,685")]
    [InlineData(23.456, "weeks", "23.5")]
    [InlineData(-2.345, "", "−2.35")]
    [InlineData(0.1264, "share", "0.126")]
    [InlineData(0.00002, "", "0")]
    [InlineData(-0.0002, "", "−0.0002")]
    [InlineData(double.NaN, "", "–")]
    public void Numbers_have_about_three_digits(double value, string unit, string expected) => Assert.Equal(expected, Format.Number(value, unit));

    [Fact]
    public void Differences_show_their_sign()
    {
        Assert.Equal("+0.126", Format.Signed(0.126, "share"));
        Assert.Equal("−0.013 to +0.002", Format.Interval(-0.013, 0.002, "share"));
        Assert.Equal("–", Format.Interval(double.NaN, 1));
        Assert.Equal("41\u00a0%", Format.Percent(0.412));
        Assert.Equal("4.1\u00a0%", Format.Percent(0.0412));
        Assert.Equal("< 0.001", Format.PValue(0.0002));
    }
}
