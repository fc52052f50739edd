using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Bodies;

/// <summary>
/// One teacher's side of a week. A command that comes twice is answered with the same reply and done once; one of an older attempt, or
/// one that does not fit where the teacher stands, is an error. Calls come one at a time, as grains get them.
/// </summary>
/// <param name="start">The start of the run.</param>
/// <param name="teacher">Id of the teacher.</param>
internal sealed class TeacherWorker(SharedStart start, int teacher)
{
    private static readonly TeacherReply Nothing = new([]);
    private TeacherPart? _part;
    private long _epoch;
    private (Act Act, int Week) _last;
    private TeacherReply _reply = Nothing;

    private enum Act
    {
        Begun,
        Stepped,
        Advanced,
        Finished,
        Counted,
    }

    /// <summary>Begins an attempt; at the start of a run it answers with what its school must know.</summary>
    /// <exception cref="InvalidDataException">The state is not one of this teacher.</exception>
    /// <exception cref="InvalidOperationException">A newer attempt has begun.</exception>
    public TeacherReply Begin(TeacherBegin command)
    {
        if (command.Epoch == _epoch && _part is not null)
        {
            return _last.Act == Act.Begun ? _reply : throw Misfit(command.Epoch, "begin again");
        }

        if (command.Epoch <= _epoch)
        {
            throw Misfit(command.Epoch, "begin");
        }

        var part = start.CreateTeacher(teacher);
        if (command.State is { } state)
        {
            part.Restore(state);
        }
        else if (command.KeepsDiary)
        {
            part.OpenDiary();
        }

        (_part, _epoch) = (part, command.Epoch);
        return Answer(Act.Begun, part.Week, command.State is null ? new TeacherReply(part.FirstReply()) : Nothing);
    }

    /// <summary>Simulates a week in which nobody is ranked.</summary>
    public TeacherReply Step(TeacherWeek week) => IsRepeated(Act.Stepped, week.Epoch, week.Week)
        ? _reply
        : Answer(Act.Stepped, week.Week, new TeacherReply(At(week.Epoch, week.Week, "step").Step(week.Board)));

    /// <summary>Simulates a week up to its turnover, and answers whether it is among the candidates.</summary>
    public TeacherReply Advance(TeacherWeek week)
    {
        if (IsRepeated(Act.Advanced, week.Epoch, week.Week))
        {
            return _reply;
        }

        var part = At(week.Epoch, week.Week, "advance");
        part.Advance(week.Board);
        return Answer(Act.Advanced, week.Week, new TeacherReply(CandidateNumbers.Write(part.Candidates)));
    }

    /// <summary>Ends a week that has advanced.</summary>
    public TeacherReply Finish(TeacherTurnover turnover)
    {
        if (IsRepeated(Act.Finished, turnover.Epoch, turnover.Week))
        {
            return _reply;
        }

        return turnover.Epoch == _epoch && _last == (Act.Advanced, turnover.Week)
            ? Answer(Act.Finished, turnover.Week, new TeacherReply(_part!.Finish(turnover.Leavers)))
            : throw Misfit(turnover.Epoch, $"finish week {turnover.Week}");
    }

    /// <summary>What is counted once, with the board after the last week.</summary>
    public TeacherReply Final(TeacherWeek week) => IsRepeated(Act.Counted, week.Epoch, week.Week)
        ? _reply
        : Answer(Act.Counted, week.Week, new TeacherReply(At(week.Epoch, week.Week, "count").Final(week.Board)));

    /// <summary>Its state at the start of the week it stands at.</summary>
    public SavedState Save(long epoch) => new(At(epoch, _part?.Week ?? 0, "save").Save());

    /// <summary>Its diary so far; empty if none is kept.</summary>
    public SavedState Diary() => new(_part?.Diary?.ToBytes() ?? []);

    /// <summary>Whether the run is over for it: it may go unless a newer attempt has begun.</summary>
    public bool End(EndCommand command) => command.Epoch >= _epoch;

    private bool IsRepeated(Act act, long epoch, int week) => epoch == _epoch && _last == (act, week);

    private TeacherReply Answer(Act act, int week, TeacherReply reply)
    {
        (_last, _reply) = ((act, week), reply);
        return reply;
    }

    private TeacherPart At(long epoch, int week, string what) => _part is { } part && epoch == _epoch && week == part.Week && _last.Act != Act.Advanced
        ? part
        : throw Misfit(epoch, $"{what} in week {week}");

    private InvalidOperationException Misfit(long epoch, string what) => new(
        $"Teacher {teacher} cannot {what} of attempt {epoch}: "
        + (_part is { } part ? $"in attempt {_epoch} it stands at week {part.Week}{(_last.Act == Act.Advanced ? ", before its turnover" : "")}." : "it has no state."));
}
