using Orleans.Placement;
using Staffroom.Grains.Bodies;
using Staffroom.Grains.Caches;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Telemetry;

namespace Staffroom.Grains;

/// <summary>One teacher of a run, on the silo of its school, whose first call brings it there.</summary>
/// <param name="starts">The starts of runs.</param>
[PreferLocalPlacement]
public sealed class TeacherGrain(StartCache starts) : Grain, ITeacherGrain
{
    private const string Kind = "teacher";
    private TeacherWorker? _worker;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (run, teacher) = GrainKeys.ReadTeacher(this.GetPrimaryKeyString());
        _worker = new TeacherWorker(await starts.GetAsync(run), teacher);
        Instruments.Activated(Kind, 1);
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Instruments.Activated(Kind, -1);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TeacherReply> BeginAsync(TeacherBegin command) => Task.FromResult(_worker!.Begin(command));

    /// <inheritdoc/>
    public Task<TeacherReply> StepAsync(TeacherWeek week)
    {
        Instruments.Called(Kind, 1);
        return Task.FromResult(_worker!.Step(week));
    }

    /// <inheritdoc/>
    public Task<TeacherReply> AdvanceAsync(TeacherWeek week) => Task.FromResult(_worker!.Advance(week));

    /// <inheritdoc/>
    public Task<TeacherReply> FinishAsync(TeacherTurnover turnover) => Task.FromResult(_worker!.Finish(turnover));

    /// <inheritdoc/>
    public Task<TeacherReply> FinalAsync(TeacherWeek week) => Task.FromResult(_worker!.Final(week));

    /// <inheritdoc/>
    public Task<SavedState> SaveAsync(long epoch) => Task.FromResult(_worker!.Save(epoch));

    /// <inheritdoc/>
    public Task<SavedState> DiaryAsync() => Task.FromResult(_worker!.Diary());

    /// <inheritdoc/>
    public Task EndAsync(EndCommand command)
    {
        if (_worker!.End(command))
        {
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }
}
