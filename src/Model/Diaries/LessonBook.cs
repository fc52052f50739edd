namespace Staffroom.Model.Diaries;

/// <summary>Adds up what a teacher's know-how of a practice came from, until the teacher is ready for it.</summary>
internal sealed class LessonBook(int ties)
{
    private static readonly LessonKind[] Alone = [LessonKind.OwnDevelopment, LessonKind.Conference, LessonKind.Coaching, LessonKind.Doing];
    private static readonly LessonKind[] WithSomebody = [LessonKind.Stimulus, LessonKind.Transfer, LessonKind.JointWork];

    /// <summary>Know-how so far: the kinds one learns alone, then for each tie the kinds one learns with somebody.</summary>
    private readonly double[] _knowHow = new double[Alone.Length + (WithSomebody.Length * ties)];

    /// <summary>The factors of rule R3 of this week, in the same order.</summary>
    private readonly double[] _week = new double[Alone.Length + (WithSomebody.Length * ties)];

    /// <summary>What each tie, and last the conference, contributed to this week's stimuli.</summary>
    private readonly double[] _stimuli = new double[ties + 1];

    /// <summary>Notes a factor of this week.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="tie">Place of the tie in the teacher's row; any for kinds that need nobody.</param>
    /// <param name="factor">y, z, v, g or x.</param>
    public void Add(LessonKind kind, int tie, double factor)
    {
        if (factor > 0.0)
        {
            _week[IndexOf(kind, tie)] += factor;
        }
    }

    /// <summary>Notes a stimulus: from somebody over a tie, or from a conference.</summary>
    public void Stimulate(int tie, double stimulus) => _stimuli[tie >= 0 ? tie : ties] += stimulus;

    /// <summary>Divides the own development that stimuli set off among those who gave them.</summary>
    public void AddStimulated(double factor)
    {
        double all = InOrder.Sum(_stimuli);
        for (int tie = 0; tie <= ties && all > 0.0; tie++)
        {
            Add(tie < ties ? LessonKind.Stimulus : LessonKind.Conference, tie, factor * _stimuli[tie] / all);
        }

        Array.Clear(_stimuli);
    }

    /// <summary>Divides what know-how gained this week in proportion to the factors noted. Their order in rule R3 is thereby no privilege.</summary>
    public void EndWeek(double gain)
    {
        double all = InOrder.Sum(_week);
        for (int k = 0; k < _week.Length && all > 0.0; k++)
        {
            _knowHow[k] += gain * _week[k] / all;
        }

        Array.Clear(_week);
    }

    /// <summary>The largest contributions, largest first.</summary>
    public IEnumerable<Lesson> Largest(int count, Func<int, int> alterOf) => Enumerable.Range(0, _knowHow.Length)
        .Where(k => _knowHow[k] > 0.0)
        .OrderByDescending(k => _knowHow[k]).ThenBy(k => k)
        .Take(count)
        .Select(k => new Lesson(KindOf(k), k < Alone.Length ? TeacherWeek.Nobody : alterOf((k - Alone.Length) / WithSomebody.Length), _knowHow[k]));

    public void Clear() => Array.Clear(_knowHow);

    public void Save(DiaryWriter writer) => writer.Doubles(_knowHow);

    public void Restore(DiaryReader reader) => reader.Doubles(_knowHow);

    private static LessonKind KindOf(int k) => k < Alone.Length ? Alone[k] : WithSomebody[(k - Alone.Length) % WithSomebody.Length];

    private static int IndexOf(LessonKind kind, int tie)
    {
        int alone = Array.IndexOf(Alone, kind);
        return alone >= 0 ? alone : Alone.Length + (tie * WithSomebody.Length) + Array.IndexOf(WithSomebody, kind);
    }
}
