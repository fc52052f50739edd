using System.Collections.Immutable;
using System.Diagnostics;
using Orleans.Concurrency;
using Orleans.Runtime;
using Staffroom.Grains.Bodies;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Telemetry;
using Staffroom.Model.Parts;

namespace Staffroom.Grains;

/// <summary>One school of a run. It takes rows while it waits for others, so its calls interleave.</summary>
/// <param name="first">A slot for its state.</param>
/// <param name="second">The other slot.</param>
/// <param name="starts">The starts of runs.</param>
/// <param name="clock">Measures waiting and saving.</param>
[Reentrant, SpreadPlacement]
public sealed class SchoolGrain(
    [PersistentState("slot0", "staffroom")] IPersistentState<CheckpointState> first,
    [PersistentState("slot1", "staffroom")] IPersistentState<CheckpointState> second,
    StartCache starts,
    TimeProvider clock) : Grain, ISchoolGrain
{
    private const string Kind = "school";

    /// <summary>How long a caller waits for a segment before it has to ask again: so long a lost silo can keep its neighbors' schools from moving.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private ImmutableArray<ITeacherGrain> _teachers = [];
    private IDiarySchoolBodies? _bodies;
    private SchoolWorker? _worker;
    private ActivityContext _trace;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (network, school) = GrainKeys.ReadSchool(this.GetPrimaryKeyString());
        var (run, granularity) = GrainKeys.ReadNetwork(network);
        var start = await starts.GetAsync(run);
        if (granularity == Granularity.Teacher)
        {
            _teachers = [.. start.Network.Members[school].Select(teacher => GrainFactory.GetGrain<ITeacherGrain>(GrainKeys.Teacher(run, teacher)))];
        }

        _bodies = Bodies(start, school, granularity);
        var outbox = new Outbox(start.Listeners(school), listener => GrainFactory.GetGrain<ISchoolGrain>(GrainKeys.School(network, listener)), clock);
        _worker = new SchoolWorker(
            school, new TracedBodies(_bodies, school, () => _trace), outbox, new CheckpointSlots(new StateSlot(first), new StateSlot(second)), clock);
        Instruments.Activated(Kind, 1);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Instruments.Activated(Kind, -1);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SchoolStanding> InspectAsync() => _worker!.InspectAsync();

    /// <inheritdoc/>
    public Task<BeginReport> BeginAsync(BeginCommand command)
    {
        _bodies!.KeptDiaries = command.Diaries;
        _trace = ActivityContext.TryParse(command.TraceOfWeeks, null, isRemote: true, out var trace) ? trace : default;
        return _worker!.BeginAsync(command);
    }

    /// <inheritdoc/>
    public async Task<SegmentReport> RunAsync(Segment segment)
    {
        var report = _worker!.RunAsync(segment);
        try
        {
            return await report.WaitAsync(LongestWait, clock);
        }
        catch (TimeoutException) when (!report.IsCompleted)
        {
            return new SegmentReport(segment.Epoch, []) { IsUnfinished = true };
        }
    }

    /// <inheritdoc/>
    public Task ReceiveAsync(RowsMessage message)
    {
        Instruments.Called(Kind, 1);
        _worker!.Receive(message);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task EndAsync(EndCommand command)
    {
        if (await _worker!.EndAsync(command))
        {
            foreach (var teacher in _teachers)
            {
                _ = teacher.EndAsync(command);
            }

            DeactivateOnIdle();
        }
    }

    private IDiarySchoolBodies Bodies(SharedStart start, int school, Granularity granularity) => granularity == Granularity.Teacher
        ? new GatheredSchools(start, school, [.. _teachers.Select(teacher => new TeacherPort(teacher))])
        : new ColumnSchools(start, school);

    /// <summary>
    /// Sends rows without waiting. What did not arrive is sent again for a while: after a silo died, others may still look for its grains there.
    /// </summary>
    private sealed class Outbox(ImmutableArray<int> listeners, Func<int, ISchoolGrain> find, TimeProvider clock) : ISchoolOutbox
    {
        private static readonly ImmutableArray<TimeSpan> Pauses = [.. new[] { 0.1, 0.5, 1.0, 2.0, 5.0, 10.0 }.Select(TimeSpan.FromSeconds)];

        private readonly ISchoolGrain?[] _grains = new ISchoolGrain?[listeners.Length];
        private long _newestEpoch;

        public void Send(int listener, RowsMessage message)
        {
            _newestEpoch = message.Epoch;
            ref var grain = ref _grains[listeners.BinarySearch(listener)];
            _ = DeliverAsync(grain ??= find(listener), message);
        }

        private async Task DeliverAsync(ISchoolGrain listener, RowsMessage message)
        {
            for (int failures = 0; message.Epoch == _newestEpoch; failures++)
            {
                try
                {
                    await listener.ReceiveAsync(message);
                    return;
                }
                catch (Exception) when (failures < Pauses.Length)
                {
                    await Task.Delay(Pauses[failures], clock);
                }
                catch (Exception)
                {
                    return; // The coordinator notices that a school waits in vain.
                }
            }
        }
    }

    /// <summary>A teacher grain as the school knows teachers.</summary>
    private sealed class TeacherPort(ITeacherGrain grain) : ITeacherPort
    {
        public Task<TeacherReply> BeginAsync(TeacherBegin command) => grain.BeginAsync(command);

        public Task<TeacherReply> StepAsync(TeacherWeek week) => grain.StepAsync(week);

        public Task<TeacherReply> AdvanceAsync(TeacherWeek week) => grain.AdvanceAsync(week);

        public Task<TeacherReply> FinishAsync(TeacherTurnover turnover) => grain.FinishAsync(turnover);

        public Task<TeacherReply> FinalAsync(TeacherWeek week) => grain.FinalAsync(week);

        public Task<SavedState> SaveAsync(long epoch) => grain.SaveAsync(epoch);

        public Task<SavedState> DiaryAsync() => grain.DiaryAsync();
    }
}
