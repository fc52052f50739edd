using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_percentile_intervals_alone_of_many_samples_have_the_bits_of_the_whole()
    {
        var samples = from count in Gen.Choose(2, 40)
                      from each in Gen.Choose(-50, 50).Select(value => value / 16.0).ArrayOf(count).ArrayOf()
                      select each;
        Prop.ForAll(samples.ToArbitrary(), sample =>
        {
            Array.ForEach(sample, Array.Sort);
            var bootstrap = new Bootstrap(resamples: 400);
            return bootstrap.Percentiles(sample).SequenceEqual(sample.Select(each => bootstrap.Mean(each)).Select(whole => (whole.PercentileLow, whole.PercentileHigh)));
        }).Check(Config.QuickThrowOnFailure);
    }
}
