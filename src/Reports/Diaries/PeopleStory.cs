using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Diaries;

/// <summary>What became of a person's ties and trust: strong ties one by one, the others together, trust from its first to its last.</summary>
internal static class PeopleStory
{
    /// <summary>How many ties are told one by one, and how many people a list of trust names.</summary>
    private const int MostPeople = 5;

    /// <summary>A tie that became strong or no longer was more often than this is told by the times in which it was.</summary>
    private const int MostTurns = 2;

    /// <summary>Trust that came back to within this of where it began is not told.</summary>
    private const double NotableTrust = 0.1;

    public static ImmutableArray<string> Tell(Chapter chapter)
    {
        var ties = Ties(chapter);
        var strong = ties.Where(tie => tie.IsAboutStrength).OrderByDescending(tie => tie.Changes).ThenBy(tie => tie.Since).Take(MostPeople).ToList();
        string[] paragraphs =
        [
            string.Join(" ", strong.OrderBy(tie => tie.Since).ThenBy(tie => tie.Alter).Select(tie => tie.Tell()).Concat(Others([.. ties.Except(strong)]))),
            string.Join(" ", Trust(chapter, ties)),
            chapter.Of<TiesStanding>().LastOrDefault(each => each.Moment == DiaryMoment.End) is { } end
                ? $"At the end {chapter.Self} had {Prose.Count(end.Ties, "tie")}, {(end.Strong == 0 ? "none" : end.Strong)} of them strong and {(end.Between == 0 ? "none" : end.Between)} to other schools."
                : "",
        ];
        return [.. paragraphs.Where(paragraph => paragraph.Length > 0)];
    }

    /// <summary>What happened person by person: once an alter has left, the tie is that of a successor.</summary>
    private static List<Tie> Ties(Chapter chapter)
    {
        var ties = new Dictionary<(int Alter, int Successor), Tie>();
        var successors = new Dictionary<int, int>();
        foreach (var entry in chapter.Of<TieEntry>())
        {
            int alter = entry.Alter;
            int successor = successors.GetValueOrDefault(alter);
            if (!ties.TryGetValue((alter, successor), out var of))
            {
                ties[(alter, successor)] = of = new Tie(chapter, alter, successor, entry.Week);
            }

            of.Add(entry);
            successors[alter] = entry is TieChanged { Change: TieChange.AlterLeft } ? successor + 1 : successor;
        }

        return [.. ties.Values];
    }

    private static IEnumerable<string> Others(List<Tie> others)
    {
        return Said(tie => tie.HasLeft, (who, _) => $"{who} left.")
            .Concat(Said(tie => tie.Last == TieChange.Faded, (who, one) => $"The {(one ? "tie" : "ties")} with {who} faded."))
            .Concat(Said(tie => tie.Last == TieChange.PickedUp, (who, one) => $"The {(one ? "tie" : "ties")} with {who} faded and {(one ? "was" : "were")} picked up again."));

        IEnumerable<string> Said(Func<Tie, bool> isOne, Func<string, bool, string> say)
        {
            string[] names = [.. others.Where(isOne).Select(tie => tie.Name)];
            return names.Length == 0 ? [] : [say(Prose.List(names), names.Length == 1)];
        }
    }

    /// <summary>Where trust went the same way on both sides it is said once.</summary>
    private static IEnumerable<string> Trust(Chapter chapter, List<Tie> ties)
    {
        var own = Moves(ties, tie => tie.OwnTrust);
        var others = Moves(ties, tie => tie.AltersTrust);
        var mutual = own.Where(others.Contains).ToList();
        return
        [
            .. Said(mutual, (who, isMore) => $"Trust between {chapter.Self} and {who} {(isMore ? "grew" : "fell")}."),
            .. Said(own.Except(mutual), (who, isMore) => $"{chapter.Capital} came to trust {who} {(isMore ? "more" : "less")}."),
            .. Said(others.Except(mutual), (who, isMore) => $"{Format.Upper(who)} came to trust {chapter.Self} {(isMore ? "more" : "less")}."),
        ];
    }

    /// <summary>Who was trusted more or less in the end, those with the largest moves first.</summary>
    private static List<Move> Moves(List<Tie> ties, Func<Tie, (double From, double To)?> of) =>
    [
        .. ties
            .Select(tie => (tie.Name, Trust: of(tie)))
            .Where(each => each.Trust is { } trust && Math.Abs(trust.To - trust.From) >= NotableTrust)
            .OrderByDescending(each => Math.Abs(each.Trust!.Value.To - each.Trust.Value.From))
            .Select(each => new Move(each.Name, each.Trust!.Value.To > each.Trust.Value.From, $"{Prose.Value(each.Trust.Value.From)} to {Prose.Value(each.Trust.Value.To)}")),
    ];

    private static IEnumerable<string> Said(IEnumerable<Move> moves, Func<string, bool, string> say)
    {
        foreach (bool isMore in (bool[])[true, false])
        {
            var people = moves.Where(move => move.IsMore == isMore).ToList();
            var named = people.Take(MostPeople).Select(move => $"{move.Name} ({move.Numbers})").ToList();
            if (people.Count > named.Count)
            {
                named.Add(Prose.Count(people.Count - named.Count, "other"));
            }

            if (named.Count > 0)
            {
                yield return say(Prose.List(named), isMore);
            }
        }
    }

    /// <summary>Trust in somebody, or of somebody, from its first to its last.</summary>
    private sealed record Move(string Name, bool IsMore, string Numbers);

    /// <summary>What happened on one tie.</summary>
    private sealed class Tie(Chapter chapter, int alter, int successor, int since)
    {
        private readonly List<TieChanged> _changes = [];
        private readonly List<TrustMoved> _own = [];
        private readonly List<TrustMoved> _alters = [];

        public int Alter => alter;

        public int Since => since;

        public string Name => successor switch
        {
            0 => chapter.Names.Teacher(alter),
            1 => $"{chapter.Names.Teacher(alter)}'s successor",
            2 => $"{chapter.Names.Teacher(alter)}'s second successor",
            _ => $"{chapter.Names.Teacher(alter)}'s successor number {successor}",
        };

        public int Changes => _changes.Count;

        public bool HasLeft => Last == TieChange.AlterLeft;

        public TieChange? Last => _changes.Count > 0 ? _changes[^1].Change : null;

        /// <summary>Whether it is known to have been strong at some time, or existed for a time only: such ties are told one by one.</summary>
        public bool IsAboutStrength => _changes.Exists(
            each => each.Change is TieChange.BecameStrong or TieChange.Weakened or TieChange.Began or TieChange.Ended
                || (each.Change == TieChange.AlterLeft && each.Strength >= chapter.Names.StrongCutoff));

        public (double From, double To)? OwnTrust => FirstAndLast(_own);

        public (double From, double To)? AltersTrust => FirstAndLast(_alters);

        public void Add(TieEntry entry)
        {
            if (entry is TieChanged change)
            {
                _changes.Add(change);
            }
            else if (entry is TrustMoved move)
            {
                (move.IsOwn ? _own : _alters).Add(move);
            }
        }

        public string Tell()
        {
            bool isWavering = _changes.Count(IsStrength) > MostTurns;
            var changes = _changes.Where(each => !isWavering || !IsStrength(each)).Select(Change).ToList();
            if (isWavering)
            {
                changes.Insert(0, $"was strong {Prose.List(StrongPeriods())}");
            }

            string kind = _changes.Count == 1 && HasLeft ? "strong tie" : "tie";
            return $"The {kind} with {(successor == 0 ? chapter.Person(alter) : Name)} {Prose.List(changes)}.";
        }

        private static bool IsStrength(TieChanged change) => change.Change is TieChange.BecameStrong or TieChange.Weakened;

        private List<string> StrongPeriods()
        {
            var periods = new List<string>();
            int? begun = null;
            foreach (var change in _changes)
            {
                if (change.Change == TieChange.BecameStrong)
                {
                    begun = change.Week;
                }
                else if (change.Change == TieChange.Weakened || (change.Change is TieChange.AlterLeft or TieChange.Ended && begun is not null))
                {
                    periods.Add(begun is null ? $"until week {change.Week}" : $"from week {begun} to {change.Week}");
                    begun = null;
                }
            }

            if (begun is not null)
            {
                periods.Add($"from week {begun} on");
            }

            return periods;
        }

        private static string Change(TieChanged change)
        {
            string met = change.Weeks == 0 ? "" : $" (met in {change.WeeksMet} of {Prose.Weeks(change.Weeks)})";
            return change.Change switch
            {
                TieChange.BecameStrong => $"became strong in week {change.Week}{met}",
                TieChange.Weakened => $"was no longer strong by week {change.Week}{met}",
                TieChange.Faded => $"had faded by week {change.Week}{met}",
                TieChange.PickedUp => $"was picked up again by week {change.Week}",
                TieChange.Began => $"began in week {change.Week}",
                TieChange.Ended => $"ended in week {change.Week}",
                _ => $"was lost when that person left after week {change.Week}",
            };
        }

        private static (double From, double To)? FirstAndLast(List<TrustMoved> moves) =>
            moves.Count == 0 ? null : (moves[0].From, moves[^1].To);
    }
}
