using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Coordination;

/// <summary>Where a school's rows go. Sending neither waits nor throws: what is lost is noticed by the coordinator.</summary>
internal interface ISchoolOutbox
{
    /// <summary>Sends rows to a listener.</summary>
    void Send(int listener, RowsMessage message);
}

/// <summary>
/// One school's side of the protocol: it begins attempts, simulates segments of weeks as soon as the rows of its speakers are there,
/// publishes its own, and keeps its state. Every command and message may come late, twice or early: what belongs to an older attempt
/// is not done, and what was done is not done again but answered again.
/// Calls come one at a time, as grains get them; between two of them nothing runs.
/// </summary>
/// <param name="school">The school.</param>
/// <param name="bodies">What it is made of.</param>
/// <param name="outbox">Where its rows go.</param>
/// <param name="slots">Where its state is kept.</param>
/// <param name="clock">Measures waiting and saving.</param>
internal sealed class SchoolWorker(
    int school, ISchoolBodies bodies, ISchoolOutbox outbox, CheckpointSlots slots, TimeProvider clock)
{
    private readonly RowsInbox _inbox = new(bodies.Speakers);
    private long _epoch;
    private int _beganAtWeek;
    private Task<BeginReport>? _beginning;
    private ISchoolBody? _body;
    private Work? _last;
    private bool _isDriving;
    private bool _hasAdvanced;

    /// <summary>Where it stands.</summary>
    public async Task<SchoolStanding> InspectAsync()
    {
        try
        {
            return new SchoolStanding(_epoch, await slots.WeeksAsync(), null);
        }
        catch (CheckpointVersionException error)
        {
            return new SchoolStanding(_epoch, [], error.Message);
        }
    }

    /// <summary>Begins an attempt and publishes its rows for the week it begins at; whatever was going on is given up.</summary>
    /// <exception cref="InvalidOperationException">The attempt has begun at another week.</exception>
    public Task<BeginReport> BeginAsync(BeginCommand command)
    {
        if (command.Epoch < _epoch)
        {
            return Task.FromResult(new BeginReport(_epoch, []));
        }

        if (command.Epoch > _epoch)
        {
            (_epoch, _beganAtWeek) = (command.Epoch, command.Week);
            _last?.GiveUp(_epoch);
            LetGo();
            return _beginning = BeginBodyAsync(command);
        }

        return command.Week == _beganAtWeek
            ? _beginning!
            : throw new InvalidOperationException(
                $"School {school}: attempt {_epoch} began at week {_beganAtWeek} and cannot begin at week {command.Week}.");
    }

    /// <summary>Simulates a segment and reports when it is done.</summary>
    /// <exception cref="InvalidOperationException">The school does not stand where the segment begins, or the attempt never began here.</exception>
    public Task<SegmentReport> RunAsync(Segment segment)
    {
        if (segment.Epoch < _epoch)
        {
            return Task.FromResult(new SegmentReport(_epoch, []));
        }

        if (_last is { } last && last.Is(segment))
        {
            return last.Report;
        }

        bool standsThere = segment.Epoch == _epoch && _body is { } body && body.Week == segment.FromWeek
            && _hasAdvanced == segment.Leavers is not null && _last is not { IsDone: false };
        if (!standsThere || segment.ToWeek <= segment.FromWeek || segment.ToWeek > bodies.Weeks)
        {
            throw new InvalidOperationException(
                $"School {school} cannot simulate weeks {segment.FromWeek} to {segment.ToWeek} of attempt {segment.Epoch}: {Standing()}.");
        }

        _last = new Work(segment, clock);
        Drive();
        return _last.Report;
    }

    /// <summary>Takes rows of a speaker, and goes on if it is they that were waited for.</summary>
    /// <exception cref="ArgumentException">They are from a school whose rows are not needed.</exception>
    public void Receive(RowsMessage message)
    {
        _inbox.Add(message);
        Drive();
    }

    /// <summary>Ends all work unless it is of a newer attempt, and tells whether it did; only a newer attempt can begin again.</summary>
    public async Task<bool> EndAsync(EndCommand command)
    {
        if (command.Epoch < _epoch)
        {
            return false;
        }

        _last?.Fail(new InvalidOperationException($"School {school}: attempt {_epoch} was ended."));
        LetGo();
        if (command.Forgets)
        {
            await slots.ClearAsync();
        }

        return true;
    }

    private void LetGo() => (_last, _body, _isDriving) = (null, null, false);

    private async Task<BeginReport> BeginBodyAsync(BeginCommand command)
    {
        var body = command.Week == 0
            ? await bodies.StartAsync(command.Epoch)
            : await bodies.RestoreAsync(command.Epoch, await slots.LoadAsync(command.Week));
        if (command.Epoch != _epoch)
        {
            return new BeginReport(_epoch, []);
        }

        if (body.Week != command.Week)
        {
            throw new InvalidDataException($"School {school}: the checkpoint of week {command.Week} holds the state of week {body.Week}.");
        }

        (_body, _hasAdvanced) = (body, false);
        _inbox.Begin(command.Epoch, command.Week);
        Publish(body);
        return new BeginReport(command.Epoch, command.Week == 0 ? body.FirstRecord() : []);
    }

    /// <summary>Starts the loop unless it runs; returns when nothing can be done without waiting for somebody.</summary>
    private void Drive()
    {
        if (!_isDriving && _last is { IsDone: false } work && (_hasAdvanced || _inbox.IsComplete))
        {
            _isDriving = true;
            work.StopsWaiting();
            _ = DriveAsync(work, _body!);
        }
    }

    /// <summary>
    /// Simulates weeks for as long as rows are there. It never throws: what goes wrong is the report's. While it awaits the body, a newer
    /// attempt may begin; the work is given up then and nothing here may be touched any more.
    /// </summary>
    private async Task DriveAsync(Work work, ISchoolBody body)
    {
        try
        {
            while (!work.IsDone && (_hasAdvanced || _inbox.IsComplete))
            {
                await StepAsync(work, body);
            }

            if (!work.IsDone)
            {
                work.BeginsWaiting();
            }
        }
        catch (Exception error) when (!work.IsDone)
        {
            _body = null; // somewhere within a week: only another attempt helps
            work.Fail(error);
        }
        catch (Exception)
        {
            // The work was given up for a newer attempt, so nobody asks any more how it ended.
        }

        if (ReferenceEquals(work, _last))
        {
            _isDriving = false;
        }
    }

    private async ValueTask StepAsync(Work work, ISchoolBody body)
    {
        if (body.Week == bodies.Weeks)
        {
            TakeRows(body);
            double[] final = await body.FinalAsync();
            byte[][] diaries = await body.DiariesAsync();
            work.Complete(report => report with { Final = final, Diaries = diaries });
            return;
        }

        if (!_hasAdvanced)
        {
            TakeRows(body);
            await body.AdvanceAsync();
            if (work.IsDone)
            {
                return;
            }

            _hasAdvanced = true;
        }

        var segment = work.Segment;
        bool isFirst = body.Week == segment.FromWeek;
        bool isLast = body.Week == segment.ToWeek - 1;
        if (isLast && segment.StopsBeforeTurnover)
        {
            work.Complete(report => report with { Candidates = CandidateNumbers.Write(body.Candidates()) });
            return;
        }

        var record = await body.FinishAsync(isFirst && segment.Leavers is { } leavers ? leavers : []);
        if (work.IsDone)
        {
            return;
        }

        _hasAdvanced = false;
        work.Records.Add(record);
        Publish(body);
        if (isLast && body.Week < bodies.Weeks)
        {
            await EndAsync(work, body);
        }
    }

    private void TakeRows(ISchoolBody body)
    {
        var speakers = bodies.Speakers;
        for (int i = 0; i < speakers.Length; i++)
        {
            body.Receive(speakers[i], _inbox.Rows(i));
        }

        _inbox.Next();
    }

    private void Publish(ISchoolBody body)
    {
        foreach (int listener in bodies.Listeners)
        {
            outbox.Send(listener, new RowsMessage(_epoch, body.Week, school, body.RowsFor(listener)));
        }
    }

    /// <summary>Ends a segment before the horizon; at the horizon, final counts need one more round of rows.</summary>
    private async ValueTask EndAsync(Work work, ISchoolBody body)
    {
        string? failure = null;
        double seconds = 0.0;
        if (work.Segment.SavesAtEnd)
        {
            long started = clock.GetTimestamp();
            failure = await SaveAsync(body, work.Segment.KeptWeek);
            seconds = clock.GetElapsedTime(started).TotalSeconds;
        }

        work.Complete(report => report with { SaveFailure = failure, SaveSeconds = seconds });
    }

    /// <summary>Keeps the state. A storage that fails costs a checkpoint, not the run.</summary>
    private async ValueTask<string?> SaveAsync(ISchoolBody body, int keptWeek)
    {
        try
        {
            await slots.SaveAsync(body.Week, body.SaveAsync, keptWeek);
            return null;
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private string Standing() =>
        _body is not { } body ? $"it has no state in attempt {_epoch}"
        : _last is { IsDone: false } work ? $"in attempt {_epoch} it is simulating weeks {work.Segment.FromWeek} to {work.Segment.ToWeek}"
        : $"in attempt {_epoch} it stands at week {body.Week}{(_hasAdvanced ? ", before its turnover" : "")}";

    /// <summary>A segment in the works, and its report.</summary>
    private sealed class Work(Segment segment, TimeProvider clock)
    {
        // Continuations are the callers' turns; they must not run inside this school's.
        private readonly TaskCompletionSource<SegmentReport> _report = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long? _waitingSince = clock.GetTimestamp();
        private double _waited;

        public Segment Segment { get; } = segment;

        public List<double[]> Records { get; } = new(segment.ToWeek - segment.FromWeek);

        public Task<SegmentReport> Report => _report.Task;

        public bool IsDone => _report.Task.IsCompleted;

        /// <summary>A segment is known by its attempt and its weeks; the rest follows from them.</summary>
        public bool Is(Segment other) =>
            (Segment.Epoch, Segment.FromWeek, Segment.ToWeek, Segment.StopsBeforeTurnover)
            == (other.Epoch, other.FromWeek, other.ToWeek, other.StopsBeforeTurnover);

        public void BeginsWaiting() => _waitingSince = clock.GetTimestamp();

        public void StopsWaiting()
        {
            _waited += _waitingSince is { } since ? clock.GetElapsedTime(since).TotalSeconds : 0.0;
            _waitingSince = null;
        }

        public void Complete(Func<SegmentReport, SegmentReport> with) =>
            _report.TrySetResult(with(new SegmentReport(Segment.Epoch, [.. Records]) { WaitSeconds = _waited }));

        public void GiveUp(long newerEpoch) => _report.TrySetResult(new SegmentReport(newerEpoch, []));

        public void Fail(Exception error) => _report.TrySetException(error);
    }
}
