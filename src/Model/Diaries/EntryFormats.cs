using Staffroom.Model.Measures;

namespace Staffroom.Model.Diaries;

/// <summary>How each kind of entry is written and read back. The order of the table is part of the format.</summary>
internal static class EntryFormats
{
    private static readonly Format[] Table =
    [
        Of<PracticeStanding>(
            (w, e) => w.Int(e.Practice).Int((int)e.Moment).Bool(e.IsAware).Double(e.KnowHow).Bool(e.Uses).Bool(e.Complies).Double(e.Depth)
                .All<Waiting>(e.Waiting is null ? [] : [e.Waiting], Write),
            (r, week) => new(
                week, r.Int(), r.Enum<DiaryMoment>(), r.Bool(), r.Double(), r.Bool(), r.Bool(), r.Double(), r.All(ReadWaiting).FirstOrDefault())),
        Of<BeliefStanding>(
            (w, e) => w.Int(e.Belief).Int((int)e.Moment).Double(e.Value),
            (r, week) => new(week, r.Int(), r.Enum<DiaryMoment>(), r.Double())),
        Of<TiesStanding>(
            (w, e) => w.Int((int)e.Moment).Int(e.Ties).Int(e.Strong).Int(e.Between),
            (r, week) => new(week, r.Enum<DiaryMoment>(), r.Int(), r.Int(), r.Int())),
        Of<Heard>(
            (w, e) => w.Int(e.Practice).Int((int)e.Source).Int(e.Alter).Bool(e.AlterUses),
            (r, week) => new(week, r.Int(), r.Enum<HeardFrom>(), r.Int(), r.Bool())),
        Of<BecameReady>(
            (w, e) => w.Int(e.Practice).Double(e.KnowHow).All(e.Lessons, Write),
            (r, week) => new(week, r.Int(), r.Double(), [.. r.All(ReadLesson)])),
        Of<Adopted>(
            (w, e) =>
            {
                w.Int(e.Practice).Int((int)e.Because).Int(e.Alter);
                Write(w, e.Company);
                Write(w, e.Waiting);
                w.Double(e.Draw).Bool(e.WasComplying);
            },
            (r, week) => new(week, r.Int(), r.Enum<AdoptedBecause>(), r.Int(), ReadCompany(r), ReadWaiting(r), r.Double(), r.Bool())),
        Of<Complied>(
            (w, e) => w.Int(e.Practice).Double(e.Mandate),
            (r, week) => new(week, r.Int(), r.Double())),
        Of<Deepened>(
            (w, e) => w.Int(e.Practice).Int((int)e.Level),
            (r, week) => new(week, r.Int(), r.Enum<LevelOfUse>())),
        Of<Dropped>(
            (w, e) =>
            {
                w.Int(e.Practice).Int(e.WeeksUsed).Int(e.WeeksFailed).Double(e.Depth);
                Write(w, e.Company);
                w.Bool(e.WasComplying);
            },
            (r, week) => new(week, r.Int(), r.Int(), r.Int(), r.Double(), ReadCompany(r), r.Bool())),
        Of<BeliefCrossed>(
            (w, e) => w.Int(e.Belief).Double(e.Value).Int((int)e.Because).Int(e.Alter).Int(e.Practice),
            (r, week) => new(week, r.Int(), r.Double(), r.Enum<BeliefMovedBy>(), r.Int(), r.Int())),
        Of<TieChanged>(
            (w, e) => w.Int(e.Alter).Int((int)e.Change).Double(e.Strength).Int(e.WeeksMet).Int(e.Weeks),
            (r, week) => new(week, r.Int(), r.Enum<TieChange>(), r.Double(), r.Int(), r.Int())),
        Of<TrustMoved>(
            (w, e) => w.Int(e.Alter).Bool(e.IsOwn).Double(e.From).Double(e.To),
            (r, week) => new(week, r.Int(), r.Bool(), r.Double(), r.Double())),
        Of<Left>(
            (w, e) => w.Int(e.Generation),
            (r, week) => new(week, r.Int())),
    ];

    public static void Write(DiaryWriter writer, DiaryEntry entry)
    {
        int kind = Array.FindIndex(Table, format => format.Fits(entry));
        if (kind < 0)
        {
            throw new ArgumentException($"{entry.GetType().Name} has no format.", nameof(entry));
        }

        writer.Int(kind).Int(entry.Week);
        Table[kind].Write(writer, entry);
    }

    public static DiaryEntry Read(DiaryReader reader)
    {
        int kind = reader.Int();
        return kind >= 0 && kind < Table.Length
            ? Table[kind].Read(reader, reader.Int())
            : throw new InvalidDataException($"Diary: {kind} is no kind of entry.");
    }

    private static void Write(DiaryWriter writer, Company company) =>
        writer.Int(company.Users).Int(company.Alters).Double(company.SocialProof);

    private static Company ReadCompany(DiaryReader reader) => new(reader.Int(), reader.Int(), reader.Double());

    private static void Write(DiaryWriter writer, Waiting waiting) =>
        writer.Int(waiting.Weeks).Double(waiting.Chance).Double(waiting.ChanceSoFar)
            .Double(waiting.Motives.Belief).Double(waiting.Motives.Efficacy).Double(waiting.Motives.Climate)
            .Double(waiting.Motives.HeadsBelief).Int((int)waiting.Motives.Weakest);

    private static Waiting ReadWaiting(DiaryReader reader) => new(
        reader.Int(), reader.Double(), reader.Double(),
        new Motives(reader.Double(), reader.Double(), reader.Double(), reader.Double(), reader.Enum<Motive>()));

    private static void Write(DiaryWriter writer, Lesson lesson) => writer.Int((int)lesson.Kind).Int(lesson.Alter).Double(lesson.KnowHow);

    private static Lesson ReadLesson(DiaryReader reader) => new(reader.Enum<LessonKind>(), reader.Int(), reader.Double());

    private static Format Of<T>(Action<DiaryWriter, T> write, Func<DiaryReader, int, T> read)
        where T : DiaryEntry => new(entry => entry is T, (writer, entry) => write(writer, (T)entry), read);

    private sealed record Format(Func<DiaryEntry, bool> Fits, Action<DiaryWriter, DiaryEntry> Write, Func<DiaryReader, int, DiaryEntry> Read);
}
