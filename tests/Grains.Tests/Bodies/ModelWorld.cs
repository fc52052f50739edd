using Staffroom.Grains.Bodies;
using Staffroom.Grains.Contracts;
using Staffroom.Grains.Coordination;
using Staffroom.Grains.Tests.Coordination;
using Staffroom.Model;
using Staffroom.Model.Parts;

namespace Staffroom.Grains.Tests.Bodies;

/// <summary>The model itself, with teachers in columns or one by one; its answer is that of the plain kernel.</summary>
internal sealed class ModelWorld(SharedStart start, Granularity granularity) : ITestWorld
{
    private readonly Dictionary<int, TestTeacher> _teachers = [];

    public int Schools => start.Network.SchoolCount;

    public byte[] Answer() => Simulation.Run(start.Spec, start.RunSeed).ToCanonicalBytes();

    public IRunWork NewWork() => new TrajectoryWork(start);

    public ISchoolBodies Bodies(int school, TestNetwork network) => granularity == Granularity.School
        ? new ColumnSchools(start, school)
        : new GatheredSchools(start, school, [.. start.Network.Members[school].Select(teacher => NewTeacher(teacher, network))]);

    /// <summary>Loses a teacher with all it knows.</summary>
    public void LoseTeacher(int number)
    {
        if (_teachers.Count > 0)
        {
            _teachers.Values.ElementAt(number % _teachers.Count).Lose();
        }
    }

    private TestTeacher NewTeacher(int teacher, TestNetwork network) => _teachers[teacher] = new TestTeacher(start, teacher, network);

    /// <summary>A teacher somewhere, who is asked twice now and then.</summary>
    private sealed class TestTeacher(SharedStart start, int teacher, TestNetwork network) : ITeacherPort
    {
        private TeacherWorker _worker = new(start, teacher);

        public void Lose() => _worker = new TeacherWorker(start, teacher);

        public Task<TeacherReply> BeginAsync(TeacherBegin command) => AskAsync(worker => worker.Begin(command));

        public Task<TeacherReply> StepAsync(TeacherWeek week) => AskAsync(worker => worker.Step(week));

        public Task<TeacherReply> AdvanceAsync(TeacherWeek week) => AskAsync(worker => worker.Advance(week));

        public Task<TeacherReply> FinishAsync(TeacherTurnover turnover) => AskAsync(worker => worker.Finish(turnover));

        public Task<TeacherReply> FinalAsync(TeacherWeek week) => AskAsync(worker => worker.Final(week));

        public Task<SavedState> SaveAsync(long epoch) => AskAsync(worker => worker.Save(epoch));

        public Task<SavedState> DiaryAsync() => AskAsync(worker => worker.Diary());

        private async Task<T> AskAsync<T>(Func<TeacherWorker, T> command)
        {
            await network.PauseAsync();
            var reply = command(_worker);
            if (network.Turns.Chance(network.TwiceChance))
            {
                command(_worker);
            }

            await network.PauseAsync();
            return reply;
        }
    }
}
