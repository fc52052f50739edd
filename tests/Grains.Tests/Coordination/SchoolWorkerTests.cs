using System.Collections.Immutable;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;

namespace Staffroom.Grains.Tests.Coordination;

/// <summary>School 0 of two linked schools; the test plays the coordinator and school 1.</summary>
public sealed class SchoolWorkerTests
{
    private static readonly CountingWorld World = new(10, [[1], [0]], []);
    private readonly TestStorage _storage = new();
    private readonly TestClock _clock = new();
    private readonly Sent _sent = new();
    private readonly SchoolWorker _worker;

    public SchoolWorkerTests() => _worker = NewWorker(World.Bodies(0));

    [Fact]
    public async Task It_publishes_when_it_begins_and_after_every_week()
    {
        var begun = await _worker.BeginAsync(new BeginCommand(1, 0));
        Assert.Equal(1, begun.Epoch);
        Assert.Single(begun.FirstRecord);
        var running = _worker.RunAsync(new Segment(1, 0, 10));
        for (int week = 0; week <= 10; week++)
        {
            Assert.False(running.IsCompleted);
            Assert.Equal([.. Enumerable.Range(0, week + 1)], _sent.Messages.Select(message => message.Week));
            _worker.Receive(Rows(1, week));
        }

        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal(11, _sent.Messages.Count);
        Assert.All(_sent.Messages, message => Assert.Equal((1L, 0), (message.Epoch, message.From)));
        var report = await running;
        Assert.Equal(10, report.Records.Length);
        Assert.NotNull(report.Final);
    }

    [Fact]
    public async Task With_all_rows_there_a_segment_is_done_when_the_call_returns()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 1));
        _worker.Receive(Rows(1, 0));
        var running = _worker.RunAsync(new Segment(1, 0, 2));
        Assert.True(running.IsCompletedSuccessfully);
        Assert.Equal(2, (await running).Records.Length);
        Assert.Null((await running).Final);
    }

    [Fact]
    public async Task A_command_that_comes_twice_is_answered_twice_and_done_once()
    {
        var begun = await _worker.BeginAsync(new BeginCommand(1, 0));
        Assert.Same(begun, await _worker.BeginAsync(new BeginCommand(1, 0)));
        var first = _worker.RunAsync(new Segment(1, 0, 1));
        var second = _worker.RunAsync(new Segment(1, 0, 1));
        _worker.Receive(Rows(1, 0));
        Assert.Same(await first, await second);
        Assert.Same(await first, await _worker.RunAsync(new Segment(1, 0, 1)));
        Assert.Equal(2, _sent.Messages.Count);
    }

    [Fact]
    public async Task Commands_of_an_older_attempt_are_answered_with_the_newer()
    {
        await _worker.BeginAsync(new BeginCommand(5, 0));
        Assert.Equal(5, (await _worker.BeginAsync(new BeginCommand(4, 0))).Epoch);
        Assert.Equal(5, (await _worker.RunAsync(new Segment(4, 0, 1))).Epoch);
        Assert.Single(_sent.Messages);
    }

    [Fact]
    public async Task A_newer_attempt_ends_what_was_going_on()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        var running = _worker.RunAsync(new Segment(1, 0, 3));
        _worker.Receive(Rows(1, 0));
        await _worker.BeginAsync(new BeginCommand(2, 0));
        Assert.Equal(2, (await running).Epoch);
        Assert.Empty((await running).Records);
        _worker.Receive(Rows(1, 1));
        Assert.Equal([(1, 0), (1, 1), (2, 0)], _sent.Messages.Select(message => ((int)message.Epoch, message.Week)));
    }

    [Fact]
    public async Task What_does_not_fit_where_it_stands_is_an_error_that_says_so()
    {
        await AssertRefusedAsync(new Segment(1, 0, 1), "it has no state in attempt 0");
        await _worker.BeginAsync(new BeginCommand(1, 0));
        await AssertRefusedAsync(new Segment(2, 0, 1), "in attempt 1 it stands at week 0");
        await AssertRefusedAsync(new Segment(1, 3, 4), "in attempt 1 it stands at week 0");
        await AssertRefusedAsync(new Segment(1, 0, 0), "in attempt 1 it stands at week 0");
        await AssertRefusedAsync(new Segment(1, 0, 11), "in attempt 1 it stands at week 0");
        await AssertRefusedAsync(new Segment(1, 0, 1) { Leavers = [] }, "in attempt 1 it stands at week 0");
        _ = _worker.RunAsync(new Segment(1, 0, 2));
        await AssertRefusedAsync(new Segment(1, 0, 5), "in attempt 1 it is simulating weeks 0 to 2");
        var again = await Assert.ThrowsAsync<InvalidOperationException>(() => _worker.BeginAsync(new BeginCommand(1, 5)));
        Assert.Contains("attempt 1 began at week 0 and cannot begin at week 5", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_turnover_that_ranks_it_stops_and_goes_on_with_those_who_leave()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 0));
        _worker.Receive(Rows(1, 1));
        var report = await _worker.RunAsync(new Segment(1, 0, 2) { StopsBeforeTurnover = true });
        Assert.Equal([0, 1], CandidateNumbers.Read(report.Candidates).Select(candidate => candidate.Teacher));
        Assert.Single(report.Records);
        await AssertRefusedAsync(new Segment(1, 1, 2), "in attempt 1 it stands at week 1, before its turnover");
        var next = await _worker.RunAsync(new Segment(1, 1, 2) { Leavers = [0, 3] });
        Assert.Equal(2.0, Assert.Single(next.Records)[1]);
    }

    [Fact]
    public async Task It_goes_on_from_what_it_kept_in_another_life()
    {
        var records = new List<double[]>();
        await _worker.BeginAsync(new BeginCommand(1, 0));
        Enumerable.Range(0, 4).ToList().ForEach(week => _worker.Receive(Rows(1, week)));
        var report = await _worker.RunAsync(new Segment(1, 0, 2) { SavesAtEnd = true });
        Assert.Null(report.SaveFailure);
        records.AddRange((await _worker.RunAsync(new Segment(1, 2, 4))).Records);

        var reborn = NewWorker(World.Bodies(0));
        Assert.Equivalent(new SchoolStanding(0, [2], null), await reborn.InspectAsync());
        Assert.Empty((await reborn.BeginAsync(new BeginCommand(2, 2))).FirstRecord);
        reborn.Receive(Rows(2, 2));
        reborn.Receive(Rows(2, 3));
        Assert.Equal(records, (await reborn.RunAsync(new Segment(2, 2, 4))).Records);
    }

    [Fact]
    public async Task A_storage_that_fails_costs_the_checkpoint_and_not_the_run()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 0));
        _storage.FailuresLeft = 1;
        var report = await _worker.RunAsync(new Segment(1, 0, 1) { SavesAtEnd = true });
        Assert.Equal("IOException: The storage does not answer, as told.", report.SaveFailure);
        Assert.Single(report.Records);
    }

    [Fact]
    public async Task A_checkpoint_that_is_gone_fails_the_attempt()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => _worker.BeginAsync(new BeginCommand(1, 5)));
        await AssertRefusedAsync(new Segment(1, 5, 6), "it has no state in attempt 1");
    }

    [Fact]
    public async Task A_checkpoint_of_another_version_is_a_refusal()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 0));
        await _worker.RunAsync(new Segment(1, 0, 1) { SavesAtEnd = true });
        _storage.Change(_storage.Held[0], record => CheckpointRecordTests.OfVersion(99, record));
        var standing = await NewWorker(World.Bodies(0)).InspectAsync();
        Assert.Contains("format 99", standing.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_fails_fails_the_segment_and_all_others_of_the_attempt()
    {
        var paused = new TaskCompletionSource();
        var worker = NewWorker(World.Bodies(0, () => paused.Task));
        await worker.BeginAsync(new BeginCommand(1, 0));
        worker.Receive(Rows(1, 0));
        var running = worker.RunAsync(new Segment(1, 0, 2));
        Assert.False(running.IsCompleted);
        paused.SetException(new IOException("a teacher was lost"));
        await Assert.ThrowsAsync<IOException>(() => running);
        await Assert.ThrowsAsync<IOException>(() => worker.RunAsync(new Segment(1, 0, 2)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.RunAsync(new Segment(1, 0, 1)));
    }

    [Fact]
    public async Task A_newer_attempt_that_begins_while_an_older_one_is_restored_stays()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 0));
        await _worker.RunAsync(new Segment(1, 0, 1) { SavesAtEnd = true });
        _sent.Messages.Clear();

        var pauses = new Pauses();
        var worker = NewWorker(World.Bodies(0, pauses.Next));
        var older = worker.BeginAsync(new BeginCommand(2, 1));
        var newer = await worker.BeginAsync(new BeginCommand(3, 0));
        pauses.End();
        Assert.Equal(3, Done(older).Epoch);
        Assert.Equal(3, newer.Epoch);
        Assert.Equal([(3L, 0)], _sent.Messages.Select(message => (message.Epoch, message.Week)));
        Assert.Equal(1, Assert.Single((await worker.InspectAsync()).CheckpointWeeks));
        worker.Receive(Rows(3, 0));
        Assert.False(worker.RunAsync(new Segment(3, 0, 1)).IsFaulted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_newer_attempt_that_begins_in_the_middle_of_a_week_is_not_touched_by_the_older(int pausesBefore)
    {
        var pauses = new Pauses();
        var worker = NewWorker(World.Bodies(0, pauses.Next));
        await worker.BeginAsync(new BeginCommand(1, 0));
        worker.Receive(Rows(1, 0));
        var older = worker.RunAsync(new Segment(1, 0, 2));
        for (int i = 1; i < pausesBefore; i++)
        {
            pauses.End();
        }

        await worker.BeginAsync(new BeginCommand(2, 0));
        worker.Receive(Rows(2, 0));
        var newer = worker.RunAsync(new Segment(2, 0, 2));
        pauses.End();
        worker.Receive(Rows(2, 1));
        for (int i = 0; i < 4; i++)
        {
            Assert.False(newer.IsCompleted);
            pauses.End();
        }

        Assert.Equal(2, Done(older).Epoch);
        Assert.Equal(2, Done(newer).Records.Length);
        Assert.Equal([(1L, 0), (2, 0), (2, 1), (2, 2)], _sent.Messages.Select(message => (message.Epoch, message.Week)));
    }

    [Fact]
    public async Task It_counts_how_long_it_waited()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _clock.Advance(TimeSpan.FromSeconds(100));
        var running = _worker.RunAsync(new Segment(1, 0, 2));
        _clock.Advance(TimeSpan.FromSeconds(3));
        _worker.Receive(Rows(1, 0));
        _clock.Advance(TimeSpan.FromSeconds(4));
        _worker.Receive(Rows(1, 1));
        Assert.Equal(7.0, (await running).WaitSeconds);
    }

    [Fact]
    public async Task Ended_it_forgets_if_told_so_and_only_a_newer_attempt_begins_again()
    {
        await _worker.BeginAsync(new BeginCommand(1, 0));
        _worker.Receive(Rows(1, 0));
        await _worker.RunAsync(new Segment(1, 0, 1) { SavesAtEnd = true });
        var running = _worker.RunAsync(new Segment(1, 1, 2));
        Assert.False(await _worker.EndAsync(new EndCommand(0, Forgets: true)));
        Assert.False(running.IsCompleted);
        Assert.True(await _worker.EndAsync(new EndCommand(1, Forgets: false)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => running);
        Assert.False(_storage.IsEmpty);
        await AssertRefusedAsync(new Segment(1, 1, 2), "it has no state in attempt 1");
        await _worker.EndAsync(new EndCommand(1, Forgets: true));
        Assert.True(_storage.IsEmpty);
        await _worker.BeginAsync(new BeginCommand(2, 0));
        Assert.Equal(2, (await _worker.InspectAsync()).Epoch);
    }

    /// <summary>The result of something that must be done by now.</summary>
    private static T Done<T>(Task<T> task) => task.IsCompleted ? task.Result : throw new InvalidOperationException("It is not done.");

    private static RowsMessage Rows(long epoch, int week) => new(epoch, week, 1, [1000.0 + week]);

    private SchoolWorker NewWorker(ISchoolBodies bodies) => new(0, bodies, _sent, _storage.SlotsOf(0), _clock);

    private async Task AssertRefusedAsync(Segment segment, string because)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _worker.RunAsync(segment));
        Assert.EndsWith($": {because}.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Steps that take as long as the test wants; they end in the order in which they began.</summary>
    private sealed class Pauses
    {
        private readonly Queue<TaskCompletionSource> _pauses = new();

        public Task Next()
        {
            var pause = new TaskCompletionSource();
            _pauses.Enqueue(pause);
            return pause.Task;
        }

        public void End() => _pauses.Dequeue().SetResult();
    }

    private sealed class Sent : ISchoolOutbox
    {
        public List<RowsMessage> Messages { get; } = [];

        public void Send(int listener, RowsMessage message)
        {
            Assert.Equal(1, listener);
            Messages.Add(message);
        }
    }
}
