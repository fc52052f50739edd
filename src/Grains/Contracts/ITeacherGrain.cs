using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Staffroom.Grains.Contracts;

/// <summary>
/// One teacher of a run, with its own efficacy, beliefs, know-how, use and depth, and for each tie strength, trust and help balance. Each
/// week it takes the board of its school, steps, and answers with what it publishes. A command that comes twice is answered twice and done
/// once; one that does not fit where the teacher stands is an error. Its key is <see cref="GrainKeys.Teacher"/>.
/// </summary>
[Alias("staffroom.ITeacherGrain"), Version(1)]
public interface ITeacherGrain : IGrainWithStringKey
{
    /// <summary>Begins an attempt; at the start of a run it answers with what its school must know, elsewhere with nothing.</summary>
    [Alias("begin"), ResponseTimeout(Timeouts.Long)]
    Task<TeacherReply> BeginAsync(TeacherBegin command);

    /// <summary>Simulates a week in which nobody is ranked.</summary>
    [Alias("step"), ResponseTimeout(Timeouts.Long)]
    Task<TeacherReply> StepAsync(TeacherWeek week);

    /// <summary>Simulates a week up to its turnover, and answers whether it is among the candidates.</summary>
    [Alias("advance"), ResponseTimeout(Timeouts.Long)]
    Task<TeacherReply> AdvanceAsync(TeacherWeek week);

    /// <summary>Ends a week with its turnover.</summary>
    [Alias("finish"), ResponseTimeout(Timeouts.Long)]
    Task<TeacherReply> FinishAsync(TeacherTurnover turnover);

    /// <summary>What is counted once, with the board after the last week.</summary>
    [Alias("final"), ResponseTimeout(Timeouts.Long)]
    Task<TeacherReply> FinalAsync(TeacherWeek week);

    /// <summary>Its state at the start of the week it stands at.</summary>
    [Alias("save"), ResponseTimeout(Timeouts.Long)]
    Task<SavedState> SaveAsync(long epoch);

    /// <summary>Its diary so far; empty if none is kept. Anybody may ask at any time.</summary>
    [Alias("diary"), AlwaysInterleave]
    Task<SavedState> DiaryAsync();

    /// <summary>The run is over.</summary>
    [Alias("end"), OneWay]
    Task EndAsync(EndCommand command);
}
