namespace Staffroom.Model.Diaries;

/// <summary>Follows one belief through a teacher's weeks, and what moved it.</summary>
internal sealed class BeliefNotes(int belief, int practices, int ties)
{
    /// <summary>How far beyond one half a belief must be to have crossed it: one that wavers there is not noted every other week (assumption).</summary>
    public const double Clearly = 0.02;

    private const double Neutral = 0.5;

    private readonly BeliefBook _pushes = new(practices, ties);
    private bool _isAbove;
    private double _last;

    /// <summary>Begins anew with whoever has the position now.</summary>
    public void Arrive(TeacherWeek week, List<DiaryEntry> entries)
    {
        _pushes.Clear();
        _last = week.BeliefAfter(belief);
        _isAbove = _last >= Neutral;
        entries.Add(Standing(week, DiaryMoment.Arrival));
    }

    public void Note(TeacherWeek week, List<DiaryEntry> entries)
    {
        double value = week.BeliefAfter(belief);

        // Between two weeks a belief moves only where a head takes a stand.
        _pushes.PushFromStand(week.BeliefBefore(belief) - _last);
        week.AddPushes(belief, _pushes);
        _last = value;
        if (_isAbove ? value <= Neutral - Clearly : value >= Neutral + Clearly)
        {
            _isAbove = !_isAbove;
            var (because, tie, practice) = _pushes.Largest(_isAbove ? 1.0 : -1.0);
            int alter = tie >= 0 ? week.Tie(tie).Alter : TeacherWeek.Nobody;
            entries.Add(new BeliefCrossed(week.Week, belief, value, because, alter, practice));
            _pushes.Clear();
        }
    }

    /// <summary>Closes with what the teacher believes at the end of the last week.</summary>
    public void End(TeacherWeek week, List<DiaryEntry> entries) => entries.Add(Standing(week, DiaryMoment.End));

    public void Save(DiaryWriter writer)
    {
        writer.Bool(_isAbove).Double(_last);
        _pushes.Save(writer);
    }

    public void Restore(DiaryReader reader)
    {
        (_isAbove, _last) = (reader.Bool(), reader.Double());
        _pushes.Restore(reader);
    }

    private BeliefStanding Standing(TeacherWeek week, DiaryMoment moment) => new(week.Week, belief, moment, week.BeliefAfter(belief));
}
