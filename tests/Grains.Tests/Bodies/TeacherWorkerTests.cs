using Staffroom.Grains.Bodies;
using Staffroom.Grains.Contracts;
using Staffroom.Model.Parts;
using Staffroom.Model.Tests.Parts;

namespace Staffroom.Grains.Tests.Bodies;

public sealed class TeacherWorkerTests
{
    private readonly SharedStart _start = SharedStart.Create(RandomWorlds.Draw(1), 1);
    private readonly SchoolGathering _school;
    private readonly TeacherWorker _worker;

    public TeacherWorkerTests()
    {
        _school = _start.CreateGathering(0);
        _school.Begin([.. _school.Members.Select(id => _start.CreateTeacher(id).FirstReply())]);
        _worker = new TeacherWorker(_start, _school.Members[0]);
    }

    [Fact]
    public void A_command_that_comes_twice_is_answered_twice_and_done_once()
    {
        var begun = _worker.Begin(new TeacherBegin(1, null));
        Assert.Same(begun, _worker.Begin(new TeacherBegin(1, null)));
        var stepped = _worker.Step(Week(1, 0));
        Assert.Same(stepped, _worker.Step(Week(1, 0)));
        var advanced = _worker.Advance(Week(1, 1));
        Assert.Same(advanced, _worker.Advance(Week(1, 1)));
        var finished = _worker.Finish(new TeacherTurnover(1, 1, []));
        Assert.Same(finished, _worker.Finish(new TeacherTurnover(1, 1, [])));
        var final = _worker.Final(Week(1, 2));
        Assert.Same(final, _worker.Final(Week(1, 2)));
    }

    [Fact]
    public void What_does_not_fit_where_it_stands_is_an_error_that_says_so()
    {
        AssertRefused(() => _worker.Step(Week(1, 0)), "it has no state.");
        _worker.Begin(new TeacherBegin(3, null));
        AssertRefused(() => _worker.Begin(new TeacherBegin(2, null)), "in attempt 3 it stands at week 0.");
        AssertRefused(() => _worker.Step(Week(2, 0)), "in attempt 3 it stands at week 0.");
        AssertRefused(() => _worker.Step(Week(3, 1)), "in attempt 3 it stands at week 0.");
        AssertRefused(() => _worker.Finish(new TeacherTurnover(3, 0, [])), "in attempt 3 it stands at week 0.");
        _worker.Step(Week(3, 0));
        AssertRefused(() => _worker.Begin(new TeacherBegin(3, null)), "in attempt 3 it stands at week 1.");
        _worker.Advance(Week(3, 1));
        AssertRefused(() => _worker.Save(3), "in attempt 3 it stands at week 1, before its turnover.");
        AssertRefused(() => _worker.Step(Week(3, 1)), "in attempt 3 it stands at week 1, before its turnover.");
    }

    [Fact]
    public void It_goes_on_from_what_it_saved()
    {
        _worker.Begin(new TeacherBegin(1, null));
        _worker.Step(Week(1, 0));
        byte[] saved = _worker.Save(1).Bytes;
        double[] next = _worker.Step(Week(1, 1)).Numbers;
        var other = new TeacherWorker(_start, _school.Members[0]);
        Assert.Empty(other.Begin(new TeacherBegin(2, saved)).Numbers);
        Assert.Equal(next, other.Step(Week(2, 1)).Numbers);
    }

    [Fact]
    public void Only_the_newest_attempt_ends_it()
    {
        _worker.Begin(new TeacherBegin(2, null));
        Assert.False(_worker.End(new EndCommand(1, Forgets: true)));
        Assert.True(_worker.End(new EndCommand(2, Forgets: true)));
    }

    private static void AssertRefused(Action command, string because) =>
        Assert.EndsWith(because, Assert.Throws<InvalidOperationException>(command).Message, StringComparison.Ordinal);

    private TeacherWeek Week(long epoch, int week) => new(epoch, week, _school.Board);
}
