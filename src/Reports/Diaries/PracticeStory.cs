using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;

namespace Staffroom.Reports.Diaries;

/// <summary>What became of one practice.</summary>
internal sealed class PracticeStory
{
    /// <summary>From how many weeks of waiting on it is said what held the teacher back.</summary>
    private const int LongWait = 8;

    /// <summary>From this share of know-how on the lessons named are as good as all.</summary>
    private const double NearlyAll = 0.95;

    private readonly Chapter _chapter;
    private readonly int _practice;
    private readonly List<string> _sentences = [];
    private readonly List<Deepened> _levels = [];
    private Heard? _required;
    private string? _dropped;
    private bool _hasHeard;
    private bool _isReady;
    private bool _hasUsed;
    private bool _uses;
    private bool _complies;

    private PracticeStory(Chapter chapter, int practice) => (_chapter, _practice) = (chapter, practice);

    private string Self => _chapter.Self;

    public static string Tell(Chapter chapter, int practice)
    {
        var story = new PracticeStory(chapter, practice);
        foreach (var entry in chapter.Of<PracticeEntry>().Where(entry => entry.Practice == practice))
        {
            story.Add(entry);
        }

        story.TellPending();
        if (chapter.LeftIn is not null)
        {
            story.Leave();
        }

        return string.Join(" ", story._sentences);
    }

    private void Add(PracticeEntry entry)
    {
        bool isContinued = entry is Deepened || (entry is Adopted && _dropped is not null);
        if (!isContinued)
        {
            TellPending();
        }

        switch (entry)
        {
            case PracticeStanding { Moment: DiaryMoment.Arrival } standing:
                Arrive(standing);
                break;
            case PracticeStanding standing:
                End(standing);
                break;
            case Heard heard:
                Hear(heard);
                break;
            case BecameReady ready:
                _isReady = true;
                Say($"By week {ready.Week} {Self} knew enough to try it (know-how {Prose.Value(ready.KnowHow)}): {Lessons(ready)}.");
                break;
            case Adopted adopted:
                Adopt(adopted);
                break;
            case Complied complied:
                Comply(complied);
                break;
            case Deepened deepened:
                _levels.Add(deepened);
                break;
            case Dropped dropped:
                Drop(dropped);
                break;
        }
    }

    private void Say(string sentence) => _sentences.Add(sentence);

    /// <summary>Levels of use are told together, and a drop together with taking it up again; here nothing more follows.</summary>
    private void TellPending()
    {
        if (_levels.Count > 0)
        {
            Say($"Use was {Prose.List([.. _levels.Select(each => $"{(each.Level == LevelOfUse.Refined ? "refined" : "routine")} by week {each.Week}")])}.");
            _levels.Clear();
        }

        if (_dropped is not null)
        {
            Say(_dropped + ".");
            _dropped = null;
        }
    }

    private void Arrive(PracticeStanding standing)
    {
        (_hasHeard, _isReady) = (true, standing.KnowHow >= _chapter.Names.Readiness(_practice));
        (_uses, _hasUsed) = (standing.Uses, standing.Uses);
        Say(standing.Uses
            ? $"{_chapter.Capital} was one of those it began with and used it from the start (depth {Prose.Value(standing.Depth)})."
            : $"{_chapter.Capital} knew of it from the start (know-how {Prose.Value(standing.KnowHow)}).");
    }

    private void Hear(Heard heard)
    {
        _hasHeard = true;
        string who = heard.Alter >= 0 ? $"{_chapter.Person(heard.Alter)}, who {(heard.AlterUses ? "used it" : "knew of it but did not use it")}" : "";
        switch (heard.Source)
        {
            case HeardFrom.Contact:
                Say($"In week {heard.Week} {Self} heard of it from {who}.");
                break;
            case HeardFrom.Conference:
                Say($"In week {heard.Week} {Self} heard of it at a conference from {who}.");
                break;
            case HeardFrom.Outside:
                Say($"In week {heard.Week} {Self} heard of it from outside the schools.");
                break;
            case HeardFrom.Mandate:
                _required = heard;
                break;
        }
    }

    /// <summary>"62 % worked out after talks with 4.13 and 4.12 and 19 % worked out alone": the same kind with several people is one piece.</summary>
    private string Lessons(BecameReady ready)
    {
        var pieces = ready.Lessons
            .GroupBy(lesson => lesson.Kind)
            .Select(kind => (Share: kind.Sum(lesson => lesson.KnowHow) / ready.KnowHow, Text: LessonText(kind.Key, [.. kind.Select(lesson => lesson.Alter)])))
            .OrderByDescending(piece => piece.Share)
            .ToList();
        List<string> texts = [.. pieces.Select(piece => $"{(piece.Share >= NearlyAll ? "nearly all of it" : Prose.Percent(piece.Share))} {piece.Text}")];
        if (pieces.Count > 1 && pieces[0].Share >= NearlyAll)
        {
            return texts[0];
        }

        if (pieces.Sum(piece => piece.Share) < NearlyAll)
        {
            texts.Add("the rest in smaller pieces");
        }

        return Prose.List(texts);
    }

    private string LessonText(LessonKind kind, int[] alters)
    {
        string who = Prose.List([.. alters.Where(alter => alter >= 0).Select(_chapter.Names.Teacher)]);
        return kind switch
        {
            LessonKind.OwnDevelopment => "worked out alone",
            LessonKind.Stimulus => $"worked out after talks with {who}",
            LessonKind.Conference => "worked out after talks at conferences",
            LessonKind.Transfer => $"shown by {who}",
            LessonKind.JointWork => $"developed jointly with {who}",
            LessonKind.Coaching => "from coaching",
            _ => "learned by doing",
        };
    }

    private void Adopt(Adopted adopted)
    {
        string company = $"{Users(adopted.Company)} used it{(adopted.WasComplying ? " and meant it" : "")}";
        string why = adopted.Because switch
        {
            AdoptedBecause.OwnAccount when adopted.Company.Users == 0 => $"of their own accord, since {company}",
            AdoptedBecause.OwnAccount => $"of their own accord ({company}, but that did not decide it)",
            AdoptedBecause.Contagion => $"because meeting {_chapter.Person(adopted.Alter)} was enough",
            _ => $"because others did: {company}",
        };
        if (_dropped is not null)
        {
            Say($"{_dropped}, and took it up again in week {adopted.Week} {why}.");
            _dropped = null;
        }
        else
        {
            string did = adopted.WasComplying ? "came to mean what had been mere compliance" : _hasUsed ? "took it up again" : "took it up";
            Say($"In week {adopted.Week} {Self} {did} {why}; {Odds(adopted.Waiting)}.");
        }

        if (adopted.Waiting.Weeks >= LongWait)
        {
            Say($"What had lowered that chance most was {Brake(adopted.Waiting.Motives)}.");
        }

        (_uses, _hasUsed, _complies) = (true, true, false);
    }

    private string Users(Company company) => company.Users == 0
        ? $"nobody tied to {Self}"
        : $"{company.Users} of the {company.Alters} people tied to {Self}";

    private static string Odds(Waiting waiting) => waiting.Weeks == 1
        ? $"the chance of that was {Prose.Percent(waiting.Chance)}"
        : $"the chance of that was {Prose.Percent(waiting.Chance)} that week and {Prose.Percent(waiting.ChanceSoFar)} over {Prose.Weeks(waiting.Weeks)} of being ready";

    private string Brake(Motives motives) => motives.Weakest switch
    {
        Motive.Belief => $"{Self}'s belief in \"{_chapter.Names.Belief(_chapter.Names.BeliefOf(_practice))}\" ({Prose.Value(motives.Belief)})",
        Motive.Efficacy => $"{Self}'s efficacy ({Prose.Value(motives.Efficacy)})",
        Motive.Climate => $"the school's climate ({Prose.Value(motives.Climate)})",
        Motive.Reactance => "having been made to use it",
        _ => $"the head's belief ({Prose.Value(motives.HeadsBelief)})",
    };

    private void Comply(Complied complied)
    {
        string heard = _required?.Week == complied.Week ? "heard of it by being required to use it, and used it" : "began to use it because it was required,";
        Say($"In week {complied.Week} {Self} {heard} without meaning it.");
        (_uses, _complies) = (true, true);
    }

    private void Drop(Dropped dropped)
    {
        string after = dropped switch
        {
            { WeeksUsed: 1 } => "after a first week that did not go well",
            _ when dropped.WeeksFailed == dropped.WeeksUsed => $"after {Prose.Weeks(dropped.WeeksUsed)}, none of which went well",
            _ => $"after {Prose.Weeks(dropped.WeeksUsed)}, {dropped.WeeksFailed} of which did not go well",
        };
        string what = dropped.WasComplying ? "stopped complying" : "dropped it";
        _dropped = $"In week {dropped.Week} {Self} {what} {after}";
        (_uses, _complies) = (false, false);
    }

    private void End(PracticeStanding standing)
    {
        if (standing.Uses)
        {
            Say(standing.Complies
                ? $"At the end {Self} still merely complied (depth {Prose.Value(standing.Depth)})."
                : $"At the end {Self} used it (depth {Prose.Value(standing.Depth)}).");
        }
        else if (standing.Waiting is { } waiting)
        {
            string ready = _hasUsed ? $"{Prose.Weeks(waiting.Weeks)} later {Self} had not taken it up again" : $"After {Prose.Weeks(waiting.Weeks)} of being ready {Self} had not taken it up";
            Say($"{ready}, although there was a chance of {Prose.Percent(waiting.ChanceSoFar)} to do so in that time; what lowered it most was {Brake(waiting.Motives)}.");
        }
        else if (!standing.IsAware)
        {
            Say($"{_chapter.Capital} never heard of it.");
        }
        else if (!_isReady)
        {
            Say($"{_chapter.Capital} never knew enough to try it: know-how was {Prose.Value(standing.KnowHow)} at the end; {Prose.Value(_chapter.Names.Readiness(_practice))} is needed.");
        }
    }

    /// <summary>How it stood with somebody who left: there is no standing at an end then.</summary>
    private void Leave()
    {
        Say(_uses ? $"{_chapter.Capital} {(_complies ? "complied" : "used it")} until leaving."
            : _isReady ? $"{_chapter.Capital} did not use it when leaving."
            : _hasHeard ? $"{_chapter.Capital} left before knowing enough to try it."
            : $"{_chapter.Capital} left without having heard of it.");
    }
}
