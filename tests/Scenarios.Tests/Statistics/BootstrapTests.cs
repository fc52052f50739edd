using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_percentile_interval_alone_has_the_bits_of_the_whole()
    {
        var values = Gen.Choose(-50, 50).Select(value => value / 16.0);
        Prop.ForAll(Gen.Choose(2, 40).SelectMany(count => values.ArrayOf(count)).ToArbitrary(), sample =>
        {
            Array.Sort(sample);
            var bootstrap = new Bootstrap(resamples: 400);
            var whole = bootstrap.Mean(sample);
            return bootstrap.Percentiles(sample).Equals((whole.PercentileLow, whole.PercentileHigh));
        }).Check(Config.QuickThrowOnFailure);
    }
}
