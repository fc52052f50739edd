using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class CheckpointIntervalTests
{
    [Theory]
    [InlineData(0.001, 0.01)]
    [InlineData(0.001, 5.0)]
    [InlineData(2.0, 0.5)]
    [InlineData(0.25, 0.25)]
    public void Checkpoints_take_about_three_percent_of_the_time(double weekSeconds, double checkpointSeconds)
    {
        const int Horizon = 1_000_000;
        var interval = new CheckpointInterval();
        double weeks = 0.0, checkpoints = 0.0;
        for (int week = 0, last = 0; week < Horizon; week++)
        {
            interval.MeasureWeeks(1, weekSeconds);
            weeks += weekSeconds;
            if (week + 1 >= interval.NextAfter(last))
            {
                interval.MeasureCheckpoint(checkpointSeconds);
                checkpoints += checkpointSeconds;
                last = week + 1;
            }
        }

        double most = Math.Min(CheckpointInterval.LargestShare, checkpointSeconds / weekSeconds);
        Assert.InRange(checkpoints / weeks, 0.9 * most, 1.01 * most);
    }

    [Fact]
    public void A_short_run_has_none_and_the_first_comes_after_two_seconds()
    {
        var interval = new CheckpointInterval();
        Assert.Equal(int.MaxValue, interval.NextAfter(0));
        interval.MeasureWeeks(100, 0.01);
        Assert.Equal(20_000, interval.NextAfter(0));
        Assert.Equal(20_050, interval.NextAfter(50));
    }

    [Fact]
    public void Weeks_that_take_no_time_at_all_need_none()
    {
        var interval = new CheckpointInterval();
        interval.MeasureWeeks(3, 0.0);
        interval.MeasureCheckpoint(0.0);
        Assert.Equal(int.MaxValue, interval.NextAfter(3));
    }

    [Fact]
    public void It_follows_a_run_that_slows_down()
    {
        var interval = new CheckpointInterval();
        interval.MeasureWeeks(1, 0.01);
        int fast = interval.NextAfter(0);
        for (int i = 0; i < 10; i++)
        {
            interval.MeasureWeeks(1, 1.0);
        }

        Assert.Equal(200, fast);
        Assert.Equal(3, interval.NextAfter(0));
    }

    [Fact]
    public void A_fixed_one_is_the_next_multiple_whatever_was_measured()
    {
        var interval = new CheckpointInterval(10);
        interval.MeasureCheckpoint(1000.0);
        Assert.Equal([10, 10, 20, 30], new[] { 0, 3, 10, 20 }.Select(interval.NextAfter));
        Assert.Equal(int.MaxValue, new CheckpointInterval(int.MaxValue).NextAfter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointInterval(0));
    }
}
