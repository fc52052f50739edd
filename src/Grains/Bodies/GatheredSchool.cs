using System.Collections.Immutable;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Bodies;

/// <summary>Schools whose teachers are elsewhere.</summary>
/// <param name="start">The start of the run.</param>
/// <param name="school">The school.</param>
/// <param name="teachers">The school's teachers in ascending id.</param>
internal sealed class GatheredSchools(SharedStart start, int school, ImmutableArray<ITeacherPort> teachers) : IDiarySchoolBodies
{
    /// <inheritdoc/>
    public int[] KeptDiaries { get; set; } = [];

    /// <inheritdoc/>
    public int Weeks => start.Spec.Weeks;

    /// <inheritdoc/>
    public ImmutableArray<int> Speakers { get; } = [.. start.Speakers(school)];

    /// <inheritdoc/>
    public ImmutableArray<int> Listeners => start.Listeners(school);

    /// <inheritdoc/>
    public async ValueTask<ISchoolBody> StartAsync(long epoch)
    {
        var part = start.CreateGathering(school);
        var replies = await Task.WhenAll(teachers.Select((teacher, i) =>
            teacher.BeginAsync(new TeacherBegin(epoch, null) { KeepsDiary = KeptDiaries.Contains(part.Members[i]) })));
        return new GatheredSchool(start, part, teachers, epoch, part.Begin(GatheredSchool.Numbers(replies)));
    }

    /// <inheritdoc/>
    public async ValueTask<ISchoolBody> RestoreAsync(long epoch, ReadOnlyMemory<byte> state)
    {
        var states = StateBundle.Read(state, 1 + teachers.Length);
        var part = start.CreateGathering(school);
        part.Restore(states[0]);
        await Task.WhenAll(teachers.Select((teacher, i) => teacher.BeginAsync(new TeacherBegin(epoch, states[1 + i]))));
        return new GatheredSchool(start, part, teachers, epoch, []);
    }
}

/// <summary>A school that asks each of its teachers once a week: towards other schools it is like any other.</summary>
internal sealed class GatheredSchool(
    SharedStart start, SchoolGathering part, ImmutableArray<ITeacherPort> teachers, long epoch, double[] firstRecord) : ISchoolBody
{
    private readonly Task<TeacherReply>[] _asked = new Task<TeacherReply>[teachers.Length];
    private TeacherReply[] _replies = [];

    /// <inheritdoc/>
    public int Week => part.Week;

    /// <inheritdoc/>
    public double[] FirstRecord() => firstRecord;

    /// <inheritdoc/>
    public void Receive(int speaker, double[] rows) => part.Receive(speaker, rows);

    /// <summary>Asks the teachers for the whole week, unless those who leave must be ranked between its halves.</summary>
    public async ValueTask AdvanceAsync()
    {
        var week = new TeacherWeek(epoch, part.Week, part.Board);
        _replies = start.NeedsRanking(part.Week)
            ? await AllAsync(teacher => teacher.AdvanceAsync(week))
            : await AllAsync(teacher => teacher.StepAsync(week));
    }

    /// <inheritdoc/>
    public Candidate[] Candidates() => [.. _replies.SelectMany(reply => CandidateNumbers.Read(reply.Numbers))];

    /// <inheritdoc/>
    public async ValueTask<double[]> FinishAsync(int[] leavers)
    {
        if (start.NeedsRanking(part.Week))
        {
            var turnover = new TeacherTurnover(epoch, part.Week, leavers);
            _replies = await AllAsync(teacher => teacher.FinishAsync(turnover));
        }

        return part.Gather(Numbers(_replies));
    }

    /// <inheritdoc/>
    public double[] RowsFor(int listener) => part.RowsFor(listener);

    /// <inheritdoc/>
    public async ValueTask<double[]> FinalAsync()
    {
        var week = new TeacherWeek(epoch, part.Week, part.Board);
        return part.Final(Numbers(await AllAsync(teacher => teacher.FinalAsync(week))));
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SaveAsync()
    {
        var states = await Task.WhenAll(teachers.Select(teacher => teacher.SaveAsync(epoch)));
        return StateBundle.Write([part.Save(), .. states.Select(state => state.Bytes)]);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[][]> DiariesAsync()
    {
        var diaries = await Task.WhenAll(teachers.Select(teacher => teacher.DiaryAsync()));
        return [.. diaries.Select(diary => diary.Bytes).Where(diary => diary.Length > 0)];
    }

    /// <summary>What the teachers answered, without the messages around it.</summary>
    internal static double[][] Numbers(TeacherReply[] replies) => Array.ConvertAll(replies, reply => reply.Numbers);

    private Task<TeacherReply[]> AllAsync(Func<ITeacherPort, Task<TeacherReply>> ask)
    {
        for (int i = 0; i < _asked.Length; i++)
        {
            _asked[i] = ask(teachers[i]);
        }

        return Task.WhenAll(_asked);
    }
}
