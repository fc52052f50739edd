using FsCheck;
using FsCheck.Fluent;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

public sealed class RowsInboxTests
{
    private readonly RowsInbox _inbox = new([2, 5]);

    [Fact]
    public void A_week_is_complete_when_all_speakers_were_heard()
    {
        _inbox.Begin(1, 0);
        Assert.False(_inbox.IsComplete);
        Add(1, 0, 5);
        Assert.False(_inbox.IsComplete);
        Add(1, 0, 5);
        Assert.False(_inbox.IsComplete);
        Add(1, 0, 2);
        Assert.True(_inbox.IsComplete);
        Assert.Equal([102.0], _inbox.Rows(0));
        Assert.Equal([105.0], _inbox.Rows(1));
        _inbox.Next();
        Assert.False(_inbox.IsComplete);
    }

    [Fact]
    public void Without_speakers_every_week_is_complete()
    {
        var inbox = new RowsInbox([]);
        inbox.Begin(1, 0);
        Assert.True(inbox.IsComplete);
        inbox.Next();
        Assert.True(inbox.IsComplete);
    }

    [Fact]
    public void The_first_of_two_rows_of_a_week_counts()
    {
        _inbox.Begin(1, 0);
        _inbox.Add(new RowsMessage(1, 0, 2, [1.0]));
        _inbox.Add(new RowsMessage(1, 0, 2, [2.0]));
        Add(1, 0, 5);
        Assert.Equal([1.0], _inbox.Rows(0));
    }

    [Fact]
    public void Rows_of_older_attempts_and_of_weeks_gone_by_are_dropped()
    {
        _inbox.Begin(3, 7);
        Add(2, 7, 2);
        Add(3, 6, 2);
        Add(3, 7, 5);
        Assert.False(_inbox.IsComplete);
    }

    [Fact]
    public void Rows_of_a_newer_attempt_wait_for_it_and_those_of_the_newest_count()
    {
        Add(2, 3, 2);
        Add(1, 3, 5);
        Add(2, 3, 5);
        _inbox.Begin(2, 3);
        Assert.True(_inbox.IsComplete);

        Add(4, 0, 2);
        Add(5, 0, 5);
        Add(4, 0, 5);
        Add(5, 0, 2);
        _inbox.Begin(4, 0);
        Assert.False(_inbox.IsComplete);
        _inbox.Begin(5, 0);
        Assert.True(_inbox.IsComplete);
    }

    [Fact]
    public void A_newer_attempt_forgets_the_rows_of_the_one_before()
    {
        _inbox.Begin(1, 4);
        Add(1, 4, 2);
        Add(1, 5, 2);
        _inbox.Begin(2, 4);
        Add(2, 4, 5);
        Assert.False(_inbox.IsComplete);
        Assert.Throws<ArgumentOutOfRangeException>(() => _inbox.Begin(1, 4));
    }

    [Fact]
    public void Rows_of_somebody_who_is_not_a_speaker_are_an_error() =>
        Assert.Throws<ArgumentException>(() => Add(1, 0, 3));

    [Fact]
    public void Any_order_any_number_of_times_gives_each_week_its_rows() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), (seed, weeks) =>
        {
            var messages = (
                from week in Enumerable.Range(0, weeks)
                from speaker in new[] { 2, 5 }
                from copy in Enumerable.Range(0, 2)
                select new RowsMessage(1, week, speaker, [(100 * week) + speaker])).ToArray();
            new Random(seed).Shuffle(messages);
            var inbox = new RowsInbox([2, 5]);
            inbox.Begin(1, 0);
            int at = 0;
            foreach (var message in messages)
            {
                inbox.Add(message);
                for (; at < weeks && inbox.IsComplete; at++)
                {
                    Assert.Equal([(100.0 * at) + 2], inbox.Rows(0));
                    Assert.Equal([(100.0 * at) + 5], inbox.Rows(1));
                    inbox.Next();
                }
            }

            Assert.Equal(weeks, at);
        }).QuickCheckThrowOnFailure();

    private void Add(long epoch, int week, int from) => _inbox.Add(new RowsMessage(epoch, week, from, [100.0 + from]));
}
