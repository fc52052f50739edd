using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Diaries;

/// <summary>A part of a story.</summary>
/// <param name="Title">What it is about; empty for an opening.</param>
/// <param name="Paragraphs">Its paragraphs.</param>
public sealed record StorySection(string Title, ImmutableArray<string> Paragraphs);

/// <summary>
/// Tells a diary to people: who the teacher was, what became of each practice and belief, and of the ties. Past tense; weeks count from 1,
/// as in reports. Whoever came into the position later has a part of the story of their own.
/// </summary>
public static class DiaryStory
{
    /// <summary>The story, section by section.</summary>
    public static ImmutableArray<StorySection> Tell(Diary diary, DiaryNames names)
    {
        ArgumentNullException.ThrowIfNull(diary);
        ArgumentNullException.ThrowIfNull(names);
        var sections = ImmutableArray.CreateBuilder<StorySection>();
        foreach (var chapter in Chapter.All(diary, names))
        {
            sections.Add(Opening(chapter));
            for (int practice = 0; practice < names.Practices; practice++)
            {
                sections.Add(new StorySection(names.Practice(practice), [PracticeStory.Tell(chapter, practice)]));
            }

            for (int belief = 0; belief < names.Beliefs; belief++)
            {
                sections.Add(new StorySection($"Belief: {names.Belief(belief)}", [BeliefStory.Tell(chapter, belief)]));
            }

            if (PeopleStory.Tell(chapter) is { IsEmpty: false } people)
            {
                sections.Add(new StorySection("Ties and trust", people));
            }
        }

        return sections.ToImmutable();
    }

    private static StorySection Opening(Chapter chapter)
    {
        var ties = chapter.Of<TiesStanding>().First();
        string strong = ties.Strong == 0 ? "none of them strong" : $"{ties.Strong} of them strong";
        string between = ties.Between == 0 ? "none to other schools" : $"{ties.Between} to other schools";
        string with = ties.Ties == 0 ? "without ties to anybody" : $"with {Prose.Count(ties.Ties, "tie")}, {strong} and {between}";
        string name = chapter.Names.Teacher(chapter.Teacher);
        string role = chapter.Names.IsHead(chapter.Teacher) ? "the head of" : "a teacher at";
        return chapter.Since is not { } since
            ? new StorySection("", [$"{name} was {role} {chapter.Names.School(chapter.Teacher)}, {with}."])
            : new StorySection(
                $"{name} from week {since + 1}: a newcomer",
                [$"After week {since} {chapter.Self} left. The newcomer in this position knew none of the practices and began {with}."]);
    }
}

/// <summary>The part of a diary that is about one person.</summary>
/// <param name="Teacher">Id of the position.</param>
/// <param name="Entries">What happened, in ascending week.</param>
/// <param name="Names">What things are called.</param>
/// <param name="Since">The week after which a newcomer came into the position; null for who was there from the start.</param>
internal sealed record Chapter(int Teacher, IReadOnlyList<DiaryEntry> Entries, DiaryNames Names, int? Since)
{
    /// <summary>A diary person by person; all but the last end with leaving.</summary>
    public static List<Chapter> All(Diary diary, DiaryNames names)
    {
        var chapters = new List<Chapter>();
        var entries = new List<DiaryEntry>();
        int? since = null;
        foreach (var entry in diary.Entries)
        {
            entries.Add(entry);
            if (entry is Left left)
            {
                chapters.Add(new Chapter(diary.Teacher, entries, names, since));
                (entries, since) = ([], left.Week);
            }
        }

        chapters.Add(new Chapter(diary.Teacher, entries, names, since));
        return chapters;
    }

    /// <summary>The person inside a sentence.</summary>
    public string Self => Names.Role(Teacher);

    /// <summary>The person at the beginning of a sentence.</summary>
    public string Capital => Format.Upper(Self);

    /// <summary>Whether the person left before the run ended, and when.</summary>
    public int? LeftIn => Entries[^1] is Left left ? left.Week : null;

    public IEnumerable<T> Of<T>()
        where T : DiaryEntry => Entries.OfType<T>();

    public string Person(int alter) => Names.Person(alter, Teacher);
}
