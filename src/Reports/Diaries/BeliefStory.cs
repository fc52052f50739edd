using Staffroom.Model.Diaries;

namespace Staffroom.Reports.Diaries;

/// <summary>What became of one belief.</summary>
internal static class BeliefStory
{
    /// <summary>More crossings than this are told as wavering.</summary>
    private const int MostCrossings = 4;

    /// <summary>A move of this size is worth a word even if it crossed nothing.</summary>
    private const double NotableMove = 0.1;

    public static string Tell(Chapter chapter, int belief)
    {
        var standings = chapter.Of<BeliefStanding>().Where(each => each.Belief == belief).ToList();
        var crossings = chapter.Of<BeliefCrossed>().Where(each => each.Belief == belief).ToList();
        double first = standings[0].Value;
        var sentences = new List<string> { $"{chapter.Capital} began at {Prose.Value(first)}, {Side(first)}." };
        if (crossings.Count > MostCrossings)
        {
            sentences.Add($"Between weeks {crossings[0].Week} and {crossings[^1].Week} the belief crossed one half {crossings.Count} times.");
        }
        else
        {
            sentences.AddRange(crossings.Select(each => Crossing(chapter, each)));
        }

        if (standings.Count > 1)
        {
            double last = standings[^1].Value;
            bool isNews = crossings.Count == 0 && Math.Abs(last - first) >= NotableMove;
            sentences.Add(isNews
                ? $"It {(last > first ? "rose" : "fell")} to {Prose.Value(last)} by the end, without clearly crossing one half."
                : $"At the end it was {Prose.Value(last)}.");
        }
        else if (crossings.Count == 0)
        {
            sentences.Add("It did not clearly cross one half.");
        }

        return string.Join(" ", sentences);
    }

    private static string Side(double belief) => belief switch
    {
        < 0.3 => "deep in doubt (0.5 is neutral)",
        < 0.5 => "on the doubting side of one half",
        < 0.7 => "on the believing side of one half",
        _ => "a firm believer (0.5 is neutral)",
    };

    private static string Crossing(Chapter chapter, BeliefCrossed crossed)
    {
        string why = crossed.Because switch
        {
            BeliefMovedBy.Colleagues => $"drawn by people {chapter.Self} met, {chapter.Person(crossed.Alter)} most of all",
            BeliefMovedBy.Experience => $"because using {chapter.Names.Practice(crossed.Practice)} went {(crossed.IsAbove ? "well" : "badly")}",
            BeliefMovedBy.Anchor => "falling back towards the first conviction",
            _ => "by taking a stand",
        };
        return $"In week {crossed.Week} it {(crossed.IsAbove ? "rose above" : "fell below")} one half, {why}.";
    }
}
