using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Bodies;

/// <summary>A teacher as its school knows it: the commands of <see cref="TeacherWorker"/>, wherever that is.</summary>
internal interface ITeacherPort
{
    /// <summary>Begins an attempt.</summary>
    Task<TeacherReply> BeginAsync(TeacherBegin command);

    /// <summary>Simulates a week.</summary>
    Task<TeacherReply> StepAsync(TeacherWeek week);

    /// <summary>Simulates a week up to its turnover.</summary>
    Task<TeacherReply> AdvanceAsync(TeacherWeek week);

    /// <summary>Ends a week with its turnover.</summary>
    Task<TeacherReply> FinishAsync(TeacherTurnover turnover);

    /// <summary>What is counted once.</summary>
    Task<TeacherReply> FinalAsync(TeacherWeek week);

    /// <summary>Its state.</summary>
    Task<SavedState> SaveAsync(long epoch);

    /// <summary>Its diary so far; empty if none is kept.</summary>
    Task<SavedState> DiaryAsync();
}
