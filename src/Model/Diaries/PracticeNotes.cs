using Staffroom.Model.Measures;

namespace Staffroom.Model.Diaries;

/// <summary>Follows one practice through a teacher's weeks: heard, ready, adopted or complied, deepened, dropped.</summary>
internal sealed class PracticeNotes(int practice, int ties)
{
    private readonly LessonBook _lessons = new(ties);
    private int _weeksWaited;
    private double _chanceOfNone = 1.0;
    private int _weeksFailed;

    /// <summary>Begins anew with whoever has the position now.</summary>
    public void Arrive(TeacherWeek week, List<DiaryEntry> entries)
    {
        _lessons.Clear();
        StartAnew();
        if (week.After(practice).IsAware)
        {
            entries.Add(Standing(week, DiaryMoment.Arrival, waiting: null));
        }
    }

    public void Note(TeacherWeek week, List<DiaryEntry> entries)
    {
        var (before, after) = (week.Before(practice), week.After(practice));
        if (!before.IsAware && after.IsAware)
        {
            entries.Add(week.Heard(practice));
        }

        NoteLearning(week, before, after, entries);
        NoteUse(week, before, after, entries);
    }

    /// <summary>Closes with how the teacher stands at the end of the last week.</summary>
    public void End(TeacherWeek week, List<DiaryEntry> entries)
    {
        // Adopting, dropping and arriving all end the waiting, so whoever has waited at all still does.
        var waiting = _weeksWaited > 0 ? Waiting(week, week.AdoptionChance(practice)) : null;
        entries.Add(Standing(week, DiaryMoment.End, waiting));
    }

    public void Save(DiaryWriter writer)
    {
        _lessons.Save(writer);
        writer.Int(_weeksWaited).Double(_chanceOfNone).Int(_weeksFailed);
    }

    public void Restore(DiaryReader reader)
    {
        _lessons.Restore(reader);
        (_weeksWaited, _chanceOfNone, _weeksFailed) = (reader.Int(), reader.Double(), reader.Int());
    }

    private void NoteLearning(TeacherWeek week, PracticeSeen before, PracticeSeen after, List<DiaryEntry> entries)
    {
        double readiness = week.Readiness(practice);
        if (before.KnowHow >= readiness || after.KnowHow <= before.KnowHow)
        {
            return;
        }

        week.AddLessons(practice, _lessons);
        _lessons.EndWeek(after.KnowHow - before.KnowHow);
        if (after.KnowHow >= readiness)
        {
            entries.Add(new BecameReady(
                week.Week, practice, after.KnowHow, [.. _lessons.Largest(BecameReady.MostLessons, tie => week.Tie(tie).Alter)]));
            _lessons.Clear();
        }
    }

    private void NoteUse(TeacherWeek week, PracticeSeen before, PracticeSeen after, List<DiaryEntry> entries)
    {
        double chance = 0.0;
        if (before.IsAware && !before.IsGenuineUser && before.KnowHow >= week.Readiness(practice))
        {
            chance = week.AdoptionChance(practice);
            _weeksWaited++;
            _chanceOfNone *= 1.0 - chance;
        }

        _weeksFailed += before.Uses && !week.Succeeded(practice) ? 1 : 0;
        if (!before.IsGenuineUser && after.IsGenuineUser)
        {
            var (because, alter, draw) = week.Adoption(practice);
            entries.Add(new Adopted(
                week.Week, practice, because, alter, week.Company(practice), Waiting(week, chance), draw, before.Complies));
            StartAnew();
        }
        else if (!before.Uses && after.Uses)
        {
            entries.Add(new Complied(week.Week, practice, week.Mandate));
            _weeksFailed = 0;
        }
        else if (before.Uses && !after.Uses)
        {
            entries.Add(new Dropped(
                week.Week, practice, before.AgeWeeks + 1, _weeksFailed, before.Depth, week.Company(practice), before.Complies));
            StartAnew();
        }
        else if (after.IsGenuineUser)
        {
            NoteDepth(week, before.Depth, after.Depth, entries);
        }
    }

    private void NoteDepth(TeacherWeek week, double before, double after, List<DiaryEntry> entries)
    {
        if (before < FinalCounts.RefinedDepth && after >= FinalCounts.RefinedDepth)
        {
            entries.Add(new Deepened(week.Week, practice, LevelOfUse.Refined));
        }
        else if (before < FinalCounts.ImplementedDepth && after >= FinalCounts.ImplementedDepth)
        {
            entries.Add(new Deepened(week.Week, practice, LevelOfUse.Routine));
        }
    }

    private Waiting Waiting(TeacherWeek week, double chance) =>
        new(_weeksWaited, chance, 1.0 - _chanceOfNone, week.Motives(practice));

    private void StartAnew() => (_weeksWaited, _chanceOfNone, _weeksFailed) = (0, 1.0, 0);

    private PracticeStanding Standing(TeacherWeek week, DiaryMoment moment, Waiting? waiting)
    {
        var after = week.After(practice);
        return new PracticeStanding(week.Week, practice, moment, after.IsAware, after.KnowHow, after.Uses, after.Complies, after.Depth, waiting);
    }
}
