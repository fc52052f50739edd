using System.Collections.Immutable;
using Staffroom.Model.Diaries;

namespace Staffroom.Reports.Diaries;

/// <summary>Somebody who took up a practice, as the diary of that teacher has it. Weeks count from 1; 0 is the start.</summary>
public sealed record Adopter
{
    /// <summary>Global id of the teacher's position.</summary>
    public required int Teacher { get; init; }

    /// <summary>Name for people; somebody who came into the position later is said to be a newcomer.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the school, or "school 3" where it has none.</summary>
    public required string School { get; init; }

    /// <summary>Name of the practice.</summary>
    public required string Practice { get; init; }

    /// <summary>Index of the practice.</summary>
    public required int PracticeIndex { get; init; }

    /// <summary>Week in which the teacher first heard of it; 0 for who knew it from the start.</summary>
    public required int HeardWeek { get; init; }

    /// <summary>From whom: "3.7", "outside", a conference, the mandate.</summary>
    public required string HeardFrom { get; init; }

    /// <summary>Week by which the teacher knew enough to try it; null where that is not noted.</summary>
    public required int? ReadyWeek { get; init; }

    /// <summary>Week of first genuine use, or of first compliance if it never came to more.</summary>
    public required int AdoptedWeek { get; init; }

    /// <summary>Why, in a short phrase.</summary>
    public required string Why { get; init; }

    /// <summary>Implementation depth at the end, 0 to 1; null for somebody who left before.</summary>
    public required double? FinalDepth { get; init; }

    /// <summary>How it stood at the end, in a short phrase.</summary>
    public required string AtTheEnd { get; init; }
}

/// <summary>Reads from diaries who took up what.</summary>
public static class Adopters
{
    private const string FromTheStart = "knew it from the start";

    /// <summary>Everybody who took up a practice, in order of the week, then of the practice and the teacher.</summary>
    /// <param name="diaries">Diaries of one run.</param>
    /// <param name="names">What things are called.</param>
    public static ImmutableArray<Adopter> Of(IEnumerable<Diary> diaries, DiaryNames names)
    {
        ArgumentNullException.ThrowIfNull(diaries);
        ArgumentNullException.ThrowIfNull(names);
        return
        [
            .. diaries.SelectMany(diary => Chapter.All(diary, names))
                .SelectMany(chapter => Enumerable.Range(0, names.Practices).Select(practice => In(chapter, practice)))
                .OfType<Adopter>()
                .OrderBy(adopter => adopter.AdoptedWeek).ThenBy(adopter => adopter.PracticeIndex).ThenBy(adopter => adopter.Teacher),
        ];
    }

    private static Adopter? In(Chapter chapter, int practice)
    {
        PracticeEntry[] entries = [.. chapter.Of<PracticeEntry>().Where(entry => entry.Practice == practice)];
        var start = entries.OfType<PracticeStanding>().FirstOrDefault(standing => standing.Moment == DiaryMoment.Arrival);
        var complied = entries.OfType<Complied>().FirstOrDefault();
        var adopted = entries.OfType<Adopted>().FirstOrDefault();
        bool isStarter = start is { Uses: true };
        if (!isStarter && complied is null && adopted is null)
        {
            return null;
        }

        var heard = entries.OfType<Heard>().FirstOrDefault();
        var end = entries.OfType<PracticeStanding>().FirstOrDefault(standing => standing.Moment == DiaryMoment.End);
        int id = chapter.Teacher;
        return new Adopter
        {
            Teacher = id,
            Name = chapter.Since is { } since ? $"{chapter.Names.Teacher(id)} (newcomer after week {since})" : chapter.Names.Teacher(id),
            School = chapter.Names.School(id),
            Practice = chapter.Names.Practice(practice),
            PracticeIndex = practice,
            HeardWeek = heard?.Week ?? start?.Week ?? 0,
            HeardFrom = heard is null ? FromTheStart : From(heard, chapter),
            ReadyWeek = isStarter ? start!.Week : entries.OfType<BecameReady>().FirstOrDefault()?.Week,
            AdoptedWeek = isStarter ? start!.Week : adopted?.Week ?? complied!.Week,
            Why = isStarter ? "one of those it began with" : Why(chapter, adopted, complied),
            FinalDepth = end is null ? null : end.Uses ? end.Depth : 0,
            AtTheEnd = AtTheEnd(chapter, end, entries),
        };
    }

    private static string From(Heard heard, Chapter chapter) => heard.Source switch
    {
        HeardFrom.Contact => chapter.Person(heard.Alter),
        HeardFrom.Conference => $"{chapter.Person(heard.Alter)}, at a conference",
        HeardFrom.Outside => "outside the schools",
        _ => "the requirement to use it",
    };

    private static string Why(Chapter chapter, Adopted? adopted, Complied? complied)
    {
        if (adopted is null)
        {
            return "told to, and never came to mean it";
        }

        string why = adopted.Because switch
        {
            AdoptedBecause.SocialProof => $"because others did: {adopted.Company.Users} of {adopted.Company.Alters} people tied to them",
            AdoptedBecause.Contagion => $"because meeting {chapter.Person(adopted.Alter)} was enough",
            _ when adopted.Company.Users == 0 => "of their own accord: nobody tied to them used it",
            _ => $"of their own accord, though {adopted.Company.Users} of {adopted.Company.Alters} people tied to them used it",
        };
        return adopted.WasComplying && complied is not null ? $"told to in week {complied.Week}, then meant it {why}" : why;
    }

    private static string AtTheEnd(Chapter chapter, PracticeStanding? end, PracticeEntry[] entries)
    {
        var dropped = entries.OfType<Dropped>().LastOrDefault();
        return end switch
        {
            null when dropped is not null && !entries.OfType<Adopted>().Any(again => again.Week > dropped.Week) =>
                $"dropped it in week {dropped.Week}, left after week {chapter.LeftIn}",
            null => $"used it until leaving after week {chapter.LeftIn}",
            { Uses: false } => dropped is null ? "does not use it" : $"dropped it in week {dropped.Week}",
            { Complies: true } => "merely complies",
            _ => dropped is null ? "uses it" : $"uses it again (dropped it in week {dropped.Week})",
        };
    }
}
