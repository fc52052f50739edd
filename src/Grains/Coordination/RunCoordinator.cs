using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Coordination;

/// <summary>
/// Drives one run over its schools: plans segments of weeks, puts their records together, has states kept now and then, and after
/// anything that fails begins a new attempt at the newest week that everybody can go back to. It needs nothing but what was kept, so a
/// new coordinator goes on where one was lost. The bytes that come out are the same whatever happened on the way.
/// </summary>
/// <param name="work">What is ranked and put together.</param>
/// <param name="schools">All schools, in order.</param>
/// <param name="slots">Where it keeps what was put together so far.</param>
/// <param name="options">How patient it is.</param>
/// <param name="clock">Measures and waits.</param>
/// <param name="watcher">Is told how it goes.</param>
internal sealed class RunCoordinator(
    IRunWork work, IReadOnlyList<ISchoolPort> schools, CheckpointSlots slots, CoordinatorOptions options, TimeProvider clock, IRunWatcher watcher)
{
    private const int MostDoublings = 6;
    private readonly CheckpointInterval _interval = new(options.CheckpointWeeks);
    private readonly SegmentLength _length = new(options.SegmentTime);
    private long _epoch;
    private int _points;
    private int _pointsAtFailure;
    private int _failuresInARow;
    private bool _isRestored;
    private int _keptWeek;
    private int _checkpointWeek;

    /// <summary>The diaries that were kept, once the run is done, school by school.</summary>
    public byte[][] Diaries { get; private set; } = [];

    /// <summary>The canonical bytes of the trajectory.</summary>
    /// <exception cref="RunStoppedException">It cannot go on: nothing helped, or a checkpoint is of another version.</exception>
    /// <exception cref="RunTakenOverException">Another coordinator has taken over.</exception>
    /// <exception cref="OperationCanceledException">It was told to stop; what was kept stays.</exception>
    public async Task<byte[]> RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var final = await AttemptAsync(cancellation);
                return work.Finish(final);
            }
            catch (Exception error) when (error is not (RunStoppedException or RunTakenOverException) && !cancellation.IsCancellationRequested)
            {
                watcher.Failed(_epoch, error);
                await Task.Delay(PauseAfter(error), clock, cancellation);
            }
        }
    }

    /// <summary>Lets all schools go.</summary>
    /// <param name="forgets">Whether what was kept goes too.</param>
    public async Task EndAsync(bool forgets)
    {
        await Task.WhenAll(schools.Select(school => school.EndAsync(new EndCommand(_epoch, forgets))));
        if (forgets)
        {
            await slots.ClearAsync();
        }
    }

    /// <summary>One attempt, from the newest week that everybody can go back to up to the horizon.</summary>
    private async Task<double[][]> AttemptAsync(CancellationToken cancellation)
    {
        int week = await BeginAsync(cancellation);
        int[]? leavers = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var segment = Plan(week, leavers);
            long started = clock.GetTimestamp();
            var reports = await AllAsync(
                school => school.RunAsync(segment), report => report.Epoch, $"weeks {segment.FromWeek} to {segment.ToWeek}", cancellation);
            Measure(segment, reports, clock.GetElapsedTime(started).TotalSeconds);
            Add(segment, reports);
            leavers = segment.StopsBeforeTurnover ? Rank(segment.ToWeek - 1, reports) : null;
            week = segment.StopsBeforeTurnover ? segment.ToWeek - 1 : segment.ToWeek;
            watcher.Advanced(week, reports.Sum(report => report.WaitSeconds));
            if (segment.SavesAtEnd)
            {
                await KeepAsync(week, reports);
            }

            if (week == work.Weeks)
            {
                Diaries = [.. reports.SelectMany(report => report.Diaries)];
                return [.. reports.Select(report => report.Final ?? throw new InvalidDataException("A school reached the horizon and counted nothing."))];
            }
        }
    }

    /// <summary>Begins a new attempt and returns the week it begins at.</summary>
    private async Task<int> BeginAsync(CancellationToken cancellation)
    {
        var standings = await AllAsync(school => school.InspectAsync(), _ => 0, "where they stand", cancellation);
        if (standings.FirstOrDefault(standing => standing.Refusal is not null) is { } refusing)
        {
            throw new RunStoppedException(refusing.Refusal!);
        }

        await RestoreAsync();
        _epoch = Math.Max(_epoch, standings.Max(standing => standing.Epoch)) + 1;
        int week = NewestWeekOfAll(standings);
        var begun = await AllAsync(
            school => school.BeginAsync(new BeginCommand(_epoch, week)), report => report.Epoch, $"beginning at week {week}", cancellation);
        if (_points == 0)
        {
            work.Add(_points++, [.. begun.Select(report => report.FirstRecord)]);
        }

        (_keptWeek, _checkpointWeek) = (week, week);
        watcher.Begun(_epoch, week);
        return week;
    }

    /// <summary>Takes up what an earlier coordinator of this run has kept; once, since from then on this one knows more.</summary>
    private async Task RestoreAsync()
    {
        if (_isRestored)
        {
            return;
        }

        try
        {
            if (await slots.NewestAsync() is { } checkpoint)
            {
                work.Restore(checkpoint.State.Span);
                (_points, _pointsAtFailure) = (checkpoint.Week + 1, checkpoint.Week + 1);
            }
        }
        catch (CheckpointVersionException error)
        {
            throw new RunStoppedException(error.Message, error);
        }

        _isRestored = true;
    }

    /// <summary>Records of weeks up to the last point are known already; the schools may go back as far as they must.</summary>
    private int NewestWeekOfAll(SchoolStanding[] standings) => standings
        .Select(standing => standing.CheckpointWeeks.Where(week => week < _points))
        .Aggregate((some, others) => some.Intersect(others))
        .DefaultIfEmpty(0)
        .Max();

    private Segment Plan(int week, int[]? leavers)
    {
        int checkpoint = _interval.NextAfter(_checkpointWeek);
        int to = Math.Min(work.Weeks, week + _length.Weeks);
        to = checkpoint > week ? Math.Min(to, checkpoint) : week + 1;
        int ranking = leavers is null ? week : week + 1;
        while (ranking < to && !work.NeedsRanking(ranking))
        {
            ranking++;
        }

        bool stops = ranking < to;
        to = stops ? ranking + 1 : to;
        return new Segment(_epoch, week, to)
        {
            Leavers = leavers,
            StopsBeforeTurnover = stops,
            SavesAtEnd = !stops && to >= checkpoint && to < work.Weeks,
            KeptWeek = _keptWeek,
        };
    }

    private void Add(Segment segment, SegmentReport[] reports)
    {
        int records = segment.ToWeek - segment.FromWeek - (segment.StopsBeforeTurnover ? 1 : 0);
        for (int i = 0; i < records; i++)
        {
            // After going back, weeks are simulated again whose records are here already.
            if (segment.FromWeek + 1 + i == _points)
            {
                work.Add(_points++, [.. reports.Select(report => report.Records[i])]);
            }
        }
    }

    private int[] Rank(int week, SegmentReport[] reports) =>
        work.Rank(week, reports.SelectMany(report => CandidateNumbers.Read(report.Candidates)));

    private void Measure(Segment segment, SegmentReport[] reports, double seconds)
    {
        int weeks = segment.ToWeek - segment.FromWeek;
        _interval.MeasureWeeks(weeks, seconds - reports.Max(report => report.SaveSeconds));
        _length.Adapt(_interval.WeekSeconds);
    }

    /// <summary>Completes a checkpoint by keeping what was put together so far, if all schools could keep theirs.</summary>
    private async Task KeepAsync(int week, SegmentReport[] reports)
    {
        _checkpointWeek = week;
        if (Array.Find(reports, report => report.SaveFailure is not null) is { } failed)
        {
            watcher.NotKept(week, failed.SaveFailure!);
            return;
        }

        long started = clock.GetTimestamp();
        try
        {
            // What was put together may be ahead of the schools; a checkpoint's week is that of its own content.
            await slots.SaveAsync(_points - 1, () => ValueTask.FromResult(work.Save()), _keptWeek);
        }
        catch (Exception error)
        {
            watcher.NotKept(week, $"{error.GetType().Name}: {error.Message}");
            return;
        }

        _keptWeek = week;
        double seconds = reports.Max(report => report.SaveSeconds) + clock.GetElapsedTime(started).TotalSeconds;
        _interval.MeasureCheckpoint(seconds);
        watcher.Kept(week, seconds);
    }

    /// <summary>How long to wait before the next attempt.</summary>
    /// <exception cref="RunStoppedException">There were too many in a row.</exception>
    private TimeSpan PauseAfter(Exception error)
    {
        _failuresInARow = _points > _pointsAtFailure ? 1 : _failuresInARow + 1;
        _pointsAtFailure = _points;
        return _failuresInARow <= options.Pauses.Count
            ? options.Pauses[_failuresInARow - 1]
            : throw new RunStoppedException(
                $"The run stopped at week {Math.Max(0, _points - 1)} of {work.Weeks}: {_failuresInARow} attempts in a row came to nothing. "
                + $"The last one: {error.Message} What was kept (week {_keptWeek}) is still there; a resume goes on from it.",
                error);
    }

    /// <summary>Asks all schools at once and waits for all answers, or for the first that fails.</summary>
    private async Task<T[]> AllAsync<T>(
        Func<ISchoolPort, Task<T>> ask, Func<T, long> epoch, string what, CancellationToken cancellation)
    {
        var patience = options.Patience * (1 << Math.Min(_failuresInARow, MostDoublings));
        var answers = new Answers<T>([.. schools.Select(ask)]);
        try
        {
            await answers.AllOrFirstFailure.WaitAsync(patience, clock, cancellation);
        }
        catch (TimeoutException error) when (!answers.AllOrFirstFailure.IsCompleted)
        {
            throw new TimeoutException(
                $"Attempt {_epoch}, {what}: no answer within {patience.TotalSeconds:0.#} s from school {string.Join(", ", answers.Missing)}.",
                error);
        }

        var all = answers.Results;
        return all.Any(answer => epoch(answer) > _epoch) ? throw new RunTakenOverException() : all;
    }

    /// <summary>Answers that come in any order.</summary>
    private sealed class Answers<T>
    {
        private readonly Task<T>[] _tasks;
        private readonly TaskCompletionSource _all = new();
        private int _left;

        public Answers(Task<T>[] tasks)
        {
            (_tasks, _left) = (tasks, tasks.Length);
            foreach (var task in tasks)
            {
                _ = CountAsync(task);
            }
        }

        public Task AllOrFirstFailure => _all.Task;

        public IEnumerable<int> Missing => Enumerable.Range(0, _tasks.Length).Where(i => !_tasks[i].IsCompleted);

        public T[] Results => [.. _tasks.Select(task => task.Result)];

        private async Task CountAsync(Task<T> task)
        {
            try
            {
                await task;
                if (Interlocked.Decrement(ref _left) == 0)
                {
                    _all.TrySetResult();
                }
            }
            catch (Exception error)
            {
                _all.TrySetException(error);
            }
        }
    }
}
