using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Diaries;

/// <summary>
/// Keeps the diary of one teacher: looks at it after every week and notes what happened. Looking changes nothing, so a run is the same
/// with and without it. What it remembers is bounded and can be saved between any two weeks.
/// </summary>
internal sealed class DiaryKeeper
{
    private readonly WorldSpec _spec;
    private readonly int _teacher;
    private readonly List<DiaryEntry> _entries = [];
    private readonly PracticeNotes[] _practices;
    private readonly BeliefNotes[] _beliefs;
    private readonly TieNotes _ties;

    private DiaryKeeper(World world, int teacher)
    {
        var start = TeacherWeek.AtStart(world, teacher);
        (_spec, _teacher, Id) = (world.Spec, teacher, start.GlobalId);
        _practices = [.. Enumerable.Range(0, start.Practices).Select(p => new PracticeNotes(p, start.Ties))];
        _beliefs = [.. Enumerable.Range(0, start.Beliefs).Select(m => new BeliefNotes(m, start.Practices, start.Ties))];
        _ties = new TieNotes(start.Ties);
    }

    /// <summary>Id of the teacher, the same in every part.</summary>
    public int Id { get; }

    /// <summary>Opens the diary of a teacher, by index, of a world at its start.</summary>
    public static DiaryKeeper Begin(World world, int teacher)
    {
        var keeper = new DiaryKeeper(world, teacher);
        keeper.Arrive(TeacherWeek.AtStart(world, teacher));
        return keeper;
    }

    /// <summary>Carries on with a diary in a world at the week in which it was saved.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged, of another format or of somebody else.</exception>
    public static DiaryKeeper Restore(World world, int teacher, byte[] saved)
    {
        var keeper = new DiaryKeeper(world, teacher);
        return DiaryReader.Read(saved, reader => keeper.Read(reader));
    }

    /// <summary>Notes what happened in a week, after all its rules ran, turnover included.</summary>
    public void Note(WeekFrame frame)
    {
        var week = TeacherWeek.Of(frame, _spec, _teacher);
        if (week.HasLeft)
        {
            _entries.Add(new Left(week.Week, week.Generation));
            Arrive(week);
        }
        else
        {
            Array.ForEach(_practices, practice => practice.Note(week, _entries));
            Array.ForEach(_beliefs, belief => belief.Note(week, _entries));
            _ties.Note(week, _entries);
        }

        if (week.IsLast)
        {
            Array.ForEach(_practices, practice => practice.End(week, _entries));
            Array.ForEach(_beliefs, belief => belief.End(week, _entries));
            _ties.End(week, _entries);
        }
    }

    /// <summary>The diary so far.</summary>
    public Diary ToDiary() => new(Id, [.. _entries]);

    /// <summary>Everything that <see cref="Restore"/> needs.</summary>
    public byte[] Save()
    {
        using var writer = new DiaryWriter();
        writer.Int(Id).All(_entries, EntryFormats.Write);
        Array.ForEach(_practices, practice => practice.Save(writer));
        Array.ForEach(_beliefs, belief => belief.Save(writer));
        _ties.Save(writer);
        return writer.ToArray();
    }

    private DiaryKeeper Read(DiaryReader reader)
    {
        int whose = reader.Int();
        if (whose != Id)
        {
            throw new InvalidDataException($"Diary: it is that of teacher {whose}, not of {Id}.");
        }

        _entries.AddRange(reader.All(EntryFormats.Read));
        Array.ForEach(_practices, practice => practice.Restore(reader));
        Array.ForEach(_beliefs, belief => belief.Restore(reader));
        _ties.Restore(reader);
        return this;
    }

    private void Arrive(TeacherWeek week)
    {
        Array.ForEach(_practices, practice => practice.Arrive(week, _entries));
        Array.ForEach(_beliefs, belief => belief.Arrive(week, _entries));
        _ties.Arrive(week, _entries);
    }
}
