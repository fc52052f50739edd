using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Sections;

public sealed class BandsTests
{
    [Fact]
    public void The_average_of_bands_is_the_average_of_each_column_over_the_shorter_length()
    {
        var a = new BandSeries([0, 1, 9], [0, 0.5, 9], [0, 1.5, 9], [0, 0, 9], [0, 2, 9]);
        var b = new BandSeries([0, 3], [0, 2.5], [0, 3.5], [0, 2], [0, 4]);

        var average = Bands.Average([a, b])!;

        Assert.Equal([0, 2], average.Mean);
        Assert.Equal([0, 1.5], average.Low);
        Assert.Equal([0, 2.5], average.High);
        Assert.Equal([0, 1], average.Q10);
        Assert.Equal([0, 3], average.Q90);
        Assert.Same(a, Bands.Average([a]));
        Assert.Null(Bands.Average([]));
    }

    [Fact]
    public void Thinning_keeps_every_nth_week_from_the_start() => Assert.Equal([0, 3, 6], Bands.EveryNth([0, 1, 2, 3, 4, 5, 6, 7], 3));
}
