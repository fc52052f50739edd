using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class SegmentLengthTests
{
    [Theory]
    [InlineData(0.01, 100)]
    [InlineData(0.3, 3)]
    [InlineData(50.0, 1)]
    public void It_comes_to_take_its_time(double weekSeconds, int weeks)
    {
        var length = new SegmentLength(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 10; i++)
        {
            length.Adapt(weekSeconds);
        }

        Assert.Equal(weeks, length.Weeks);
    }

    [Fact]
    public void It_grows_by_a_factor_and_not_forever()
    {
        var length = new SegmentLength(TimeSpan.FromSeconds(1));
        Assert.Equal(4, length.Weeks);
        length.Adapt(0.0);
        Assert.Equal(32, length.Weeks);
        for (int i = 0; i < 40; i++)
        {
            length.Adapt(0.0);
        }

        Assert.Equal(1 << 20, length.Weeks);
    }
}
