using Staffroom.Runner.Execution;

namespace Staffroom.Runner.Tests.Execution;

public sealed class ProgressEstimateTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public void Nothing_done_says_nothing_about_time()
    {
        var now = new ProgressEstimate(_clock, 640, 0, 100).Now();
        Assert.Equal("0 of 640 runs", now.ToString());
    }

    [Fact]
    public void Time_left_goes_by_work_and_not_by_runs()
    {
        var estimate = new ProgressEstimate(_clock, 10, 0, 100);
        for (int i = 0; i < 5; i++)
        {
            estimate.Count(2, isFailed: false);
        }

        _clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(TimeSpan.FromSeconds(90), estimate.Now().Left);
        Assert.Equal("5 of 10 runs, 0.5 a second, about 1 min 30 s left", estimate.Now().ToString());
    }

    [Fact]
    public void Runs_of_an_earlier_start_count_as_done_and_not_as_fast()
    {
        var estimate = new ProgressEstimate(_clock, 10, 8, 2);
        estimate.Count(1, isFailed: true);
        _clock.Now += TimeSpan.FromSeconds(4);
        Assert.Equal("9 of 10 runs, 1 failed, 0.3 a second, about 4.0 s left", estimate.Now().ToString());
        estimate.Count(1, isFailed: false);
        Assert.Equal("10 of 10 runs, 1 failed, 0.5 a second", estimate.Now().ToString());
    }

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(12.4, "12 s")]
    [InlineData(130, "2 min 10 s")]
    [InlineData(3900, "1 h 5 min")]
    public void Durations_as_people_say_them(double seconds, string text) =>
        Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
