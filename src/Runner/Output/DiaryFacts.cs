using Staffroom.Model.Diaries;
using Staffroom.Reports.Diaries;

namespace Staffroom.Runner.Output;

/// <summary>The entries of a diary for machines: one object each, names in the place of ids, null for nobody.</summary>
internal static class DiaryFacts
{
    /// <summary>The objects, in the order of the diary.</summary>
    public static IEnumerable<object> Of(Diary diary, DiaryNames names) => diary.Entries.Select(entry => Of(entry, names));

    private static object Of(DiaryEntry entry, DiaryNames names)
    {
        return entry switch
        {
            PracticeStanding e => new
            {
                e.Week, Kind = "practiceStanding", e.Moment, Practice = names.Practice(e.Practice), e.IsAware, e.KnowHow, e.Uses, e.Complies, e.Depth, e.Waiting,
            },
            BeliefStanding e => new { e.Week, Kind = "beliefStanding", e.Moment, Belief = names.Belief(e.Belief), e.Value },
            TiesStanding e => new { e.Week, Kind = "tiesStanding", e.Moment, e.Ties, e.Strong, e.Between },
            Heard e => new { e.Week, Kind = "heard", Practice = names.Practice(e.Practice), e.Source, From = Name(e.Alter), FromUser = e.AlterUses },
            BecameReady e => new
            {
                e.Week, Kind = "becameReady", Practice = names.Practice(e.Practice), e.KnowHow,
                Lessons = e.Lessons.Select(lesson => new { lesson.Kind, With = Name(lesson.Alter), lesson.KnowHow }),
            },
            Adopted e => new
            {
                e.Week, Kind = "adopted", Practice = names.Practice(e.Practice), e.Because, From = Name(e.Alter), e.WasComplying, e.Company, e.Waiting, e.Draw,
            },
            Complied e => new { e.Week, Kind = "complied", Practice = names.Practice(e.Practice), e.Mandate },
            Deepened e => new { e.Week, Kind = "deepened", Practice = names.Practice(e.Practice), e.Level },
            Dropped e => new
            {
                e.Week, Kind = "dropped", Practice = names.Practice(e.Practice), e.WeeksUsed, e.WeeksFailed, e.Depth, e.WasComplying, e.Company,
            },
            BeliefCrossed e => new
            {
                e.Week, Kind = "beliefCrossed", Belief = names.Belief(e.Belief), e.Value, e.IsAbove, e.Because, Colleague = Name(e.Alter),
                Practice = e.Practice < 0 ? null : names.Practice(e.Practice),
            },
            TieChanged e => new { e.Week, Kind = "tieChanged", With = Name(e.Alter), e.Change, e.Strength, e.WeeksMet, e.Weeks },
            TrustMoved e => new { e.Week, Kind = "trustMoved", With = Name(e.Alter), Whose = e.IsOwn ? "own" : "theirs", e.From, e.To },
            Left e => new { e.Week, Kind = "left", e.Generation },
            _ => throw new ArgumentException($"{entry.GetType().Name} cannot be told.", nameof(entry)),
        };

        string? Name(int alter) => alter < 0 ? null : names.Teacher(alter);
    }
}
