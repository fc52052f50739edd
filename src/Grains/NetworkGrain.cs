using System.Collections.Immutable;
using System.Diagnostics;
using Orleans.Concurrency;
using Orleans.Runtime;
using Staffroom.Grains.Bodies;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Telemetry;
using Staffroom.Model.Diaries;

namespace Staffroom.Grains;

/// <summary>The coordinator of one run whose schools are grains.</summary>
/// <param name="first">A slot for what it has put together.</param>
/// <param name="second">The other slot.</param>
/// <param name="plans">The experiments.</param>
/// <param name="starts">The starts of runs.</param>
/// <param name="options">How patient it is.</param>
/// <param name="clock">Measures and waits.</param>
[Reentrant]
public sealed class NetworkGrain(
    [PersistentState("slot0", "staffroom")] IPersistentState<CheckpointState> first,
    [PersistentState("slot1", "staffroom")] IPersistentState<CheckpointState> second,
    PlanCache plans,
    StartCache starts,
    CoordinatorOptions options,
    TimeProvider clock) : Grain, INetworkGrain
{
    private const string Kind = "network";
    private readonly CheckpointSlots _slots = new(new StateSlot(first), new StateSlot(second));
    private readonly RunTelemetry _telemetry = new();
    private string _key = "";
    private string _runKey = "";
    private BegunRun? _run;
    private RunCoordinator? _coordinator;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = this.GetPrimaryKeyString();
        (_runKey, var granularity) = GrainKeys.ReadNetwork(_key);
        _run = new BegunRun(_runKey, granularity, plans, GrainFactory, clock);
        Instruments.Activated(Kind, 1);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _run!.StopAsync();
        Instruments.Activated(Kind, -1);
    }

    /// <inheritdoc/>
    public async Task<RunReply> RunAsync(RunOrder order)
    {
        Instruments.Called(Kind, 1);
        var reply = await _run!.WaitAsync((_, stop) => CoordinateAsync(order, stop));
        if (_run.IsTakenOver)
        {
            DeactivateOnIdle();
        }

        return reply;
    }

    /// <inheritdoc/>
    public Task<int> ProgressAsync() => Task.FromResult(_telemetry.Week);

    /// <inheritdoc/>
    public async Task ReleaseAsync()
    {
        bool isDone = _run!.IsDone;
        await _run.StopAsync();
        starts.Remove(_runKey);
        try
        {
            if (_coordinator is { } coordinator)
            {
                await coordinator.EndAsync(forgets: isDone);
            }
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    private async Task<(byte[] Trajectory, byte[][] Diaries)> CoordinateAsync(RunOrder order, CancellationToken stop)
    {
        string? trace = order.TracesWeeks ? Activity.Current?.Id : null;
        var start = await starts.GetAsync(_runKey);
        ImmutableArray<ISchoolPort> schools =
        [
            .. Enumerable.Range(0, start.Network.SchoolCount)
                .Select(school => new SchoolPort(GrainFactory.GetGrain<ISchoolGrain>(GrainKeys.School(_key, school)), order, trace)),
        ];
        var settings = options with { CheckpointWeeks = order.CheckpointWeeks };
        _coordinator = new RunCoordinator(new TrajectoryWork(start), schools, _slots, settings, clock, _telemetry);
        byte[] trajectory = await _coordinator.RunAsync(stop);
        var diaries = _coordinator.Diaries.ToDictionary(diary => Diary.FromBytes(diary).Teacher);
        return (trajectory, [.. order.Diaries.Select(teacher => diaries[teacher])]);
    }

    /// <summary>A school grain as the coordinator knows schools.</summary>
    private sealed class SchoolPort(ISchoolGrain grain, RunOrder order, string? trace) : ISchoolPort
    {
        public Task<SchoolStanding> InspectAsync() => grain.InspectAsync();

        public Task<BeginReport> BeginAsync(BeginCommand command) =>
            grain.BeginAsync(command with { Diaries = order.Diaries, TraceOfWeeks = trace });

        public async Task<SegmentReport> RunAsync(Segment segment)
        {
            SegmentReport report;
            do
            {
                report = await grain.RunAsync(segment);
            }
            while (report.IsUnfinished);
            return report;
        }

        public Task EndAsync(EndCommand command) => grain.EndAsync(command);
    }
}
