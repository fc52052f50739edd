using System.Collections.Immutable;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Diaries;

/// <summary>Something that happened to a teacher. Alters are global teacher ids, practices and beliefs indices of the world.</summary>
/// <param name="Week">The week at whose end it was so, counted from 1 as in trajectories; 0 is the start.</param>
public abstract record DiaryEntry(int Week);

/// <summary>Something about a practice.</summary>
/// <param name="Practice">Index of the practice.</param>
public abstract record PracticeEntry(int Week, int Practice) : DiaryEntry(Week);

/// <summary>Something about a belief.</summary>
/// <param name="Belief">Index of the belief.</param>
public abstract record BeliefEntry(int Week, int Belief) : DiaryEntry(Week);

/// <summary>Something about a tie.</summary>
/// <param name="Alter">The other end.</param>
public abstract record TieEntry(int Week, int Alter) : DiaryEntry(Week);

/// <summary>How somebody stands with a practice: on arrival (only practices already known) or at the end (all).</summary>
/// <param name="Moment">Arrival or end.</param>
/// <param name="IsAware">A: has heard of it.</param>
/// <param name="KnowHow">K, 0 to 1.</param>
/// <param name="Uses">U: reports using it.</param>
/// <param name="Complies">Uses it only because a mandate requires it.</param>
/// <param name="Depth">d, implementation depth, 0 to 1.</param>
/// <param name="Waiting">How waiting went so far if they are ready for it and do not (genuinely) use it; else null.</param>
public sealed record PracticeStanding(
    int Week, int Practice, DiaryMoment Moment, bool IsAware, double KnowHow, bool Uses, bool Complies, double Depth, Waiting? Waiting)
    : PracticeEntry(Week, Practice);

/// <summary>What somebody believes on arrival or at the end.</summary>
/// <param name="Moment">Arrival or end.</param>
/// <param name="Value">b, 0 to 1; 0.5 is neutral.</param>
public sealed record BeliefStanding(int Week, int Belief, DiaryMoment Moment, double Value) : BeliefEntry(Week, Belief);

/// <summary>The ties somebody has on arrival or at the end; those that have faded or do not exist are not counted.</summary>
/// <param name="Moment">Arrival or end.</param>
/// <param name="Ties">All of them.</param>
/// <param name="Strong">Those at or above the cutoff of strong ties.</param>
/// <param name="Between">Those to other schools.</param>
public sealed record TiesStanding(int Week, DiaryMoment Moment, int Ties, int Strong, int Between) : DiaryEntry(Week);

/// <summary>First heard of a practice.</summary>
/// <param name="Source">Where the draw of rule R2 fell, or the mandate.</param>
/// <param name="Alter">Who told, or −1.</param>
/// <param name="AlterUses">Whether whoever told used it.</param>
public sealed record Heard(int Week, int Practice, HeardFrom Source, int Alter, bool AlterUses) : PracticeEntry(Week, Practice);

/// <summary>Know-how reached readiness: from the next week on adoption is possible.</summary>
/// <param name="KnowHow">K at the end of the week.</param>
/// <param name="Lessons">The largest contributions to it, largest first; at most <see cref="MostLessons"/>.</param>
public sealed record BecameReady(int Week, int Practice, double KnowHow, ImmutableArray<Lesson> Lessons) : PracticeEntry(Week, Practice)
{
    /// <summary>How many contributions an entry names.</summary>
    public const int MostLessons = 4;

    /// <summary>By value, the contributions included.</summary>
    public bool Equals(BecameReady? other) =>
        other is not null && (Week, Practice, KnowHow) == (other.Week, other.Practice, other.KnowHow) && Lessons.SequenceEqual(other.Lessons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Week, Practice, KnowHow, Lessons.Length);
}

/// <summary>Became a genuine user, or came to mean what was mere compliance.</summary>
/// <param name="Because">Where the draw of rule R5 fell.</param>
/// <param name="Alter">Whose contact did it if it was contagion, else −1.</param>
/// <param name="Company">How many others used it at the beginning of the week.</param>
/// <param name="Waiting">What this week and the weeks before were like.</param>
/// <param name="Draw">The week's draw; it was below <see cref="Waiting.Chance"/>.</param>
/// <param name="WasComplying">Whether the teacher had used it to comply with a mandate.</param>
public sealed record Adopted(
    int Week, int Practice, AdoptedBecause Because, int Alter, Company Company, Waiting Waiting, double Draw, bool WasComplying)
    : PracticeEntry(Week, Practice);

/// <summary>Began to use a practice only because a mandate requires it.</summary>
/// <param name="Mandate">μ, how strictly it is required, 0 to 1.</param>
public sealed record Complied(int Week, int Practice, double Mandate) : PracticeEntry(Week, Practice);

/// <summary>Use grew deep enough for a higher level of use.</summary>
/// <param name="Level">The level reached: routine or refined.</param>
public sealed record Deepened(int Week, int Practice, LevelOfUse Level) : PracticeEntry(Week, Practice);

/// <summary>Dropped a practice; that happens only in weeks in which its use did not succeed.</summary>
/// <param name="WeeksUsed">Weeks of use since it was taken up, this one included.</param>
/// <param name="WeeksFailed">Those of them in which use did not succeed.</param>
/// <param name="Depth">d before.</param>
/// <param name="Company">How many others used it at the beginning of the week.</param>
/// <param name="WasComplying">Whether it was used only to comply.</param>
public sealed record Dropped(int Week, int Practice, int WeeksUsed, int WeeksFailed, double Depth, Company Company, bool WasComplying)
    : PracticeEntry(Week, Practice);

/// <summary>A belief went from one side of one half to the other, and clearly so.</summary>
/// <param name="Value">b at the end of the week.</param>
/// <param name="Because">What moved it most since it was last noted.</param>
/// <param name="Alter">The colleague who moved it most, if it was colleagues, else −1.</param>
/// <param name="Practice">The practice whose use moved it most, if it was experience, else −1.</param>
public sealed record BeliefCrossed(int Week, int Belief, double Value, BeliefMovedBy Because, int Alter, int Practice) : BeliefEntry(Week, Belief)
{
    /// <summary>Whether it is now above one half.</summary>
    public bool IsAbove => Value > 0.5;
}

/// <summary>A tie was gained or lost.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Strength">w at the end of the week; if the alter left, before that.</param>
/// <param name="WeeksMet">Weeks with contact since the tie was last noted.</param>
/// <param name="Weeks">Weeks since it was last noted.</param>
public sealed record TieChanged(int Week, int Alter, TieChange Change, double Strength, int WeeksMet, int Weeks) : TieEntry(Week, Alter);

/// <summary>Trust moved by at least a tenth since it was last noted.</summary>
/// <param name="IsOwn">Whether it is the teacher's trust in the alter; else the alter's trust in the teacher.</param>
/// <param name="From">T when it was last noted.</param>
/// <param name="To">T at the end of the week.</param>
public sealed record TrustMoved(int Week, int Alter, bool IsOwn, double From, double To) : TieEntry(Week, Alter);

/// <summary>Left; a newcomer has the position from the next week on. What that person's last week still brought is not told.</summary>
/// <param name="Generation">How many people have now held the position before.</param>
public sealed record Left(int Week, int Generation) : DiaryEntry(Week);

/// <summary>When a standing was taken.</summary>
public enum DiaryMoment
{
    /// <summary>When the teacher took the position: at the start of the run, or as a newcomer.</summary>
    Arrival,

    /// <summary>At the end of the run.</summary>
    End,
}

/// <summary>Where a teacher first heard of a practice.</summary>
public enum HeardFrom
{
    /// <summary>From outside the schools: a leaflet, an expert, a manual.</summary>
    Outside,

    /// <summary>From somebody tied to the teacher, met that week.</summary>
    Contact,

    /// <summary>From somebody listened to at a conference.</summary>
    Conference,

    /// <summary>By being required to use it.</summary>
    Mandate,
}

/// <summary>What know-how came from.</summary>
public enum LessonKind
{
    /// <summary>Own development without a stimulus.</summary>
    OwnDevelopment,

    /// <summary>Own development beyond that, set off by what a user who was met told.</summary>
    Stimulus,

    /// <summary>Own development set off by users heard at conferences.</summary>
    Conference,

    /// <summary>Transfer: shown by a user.</summary>
    Transfer,

    /// <summary>Joint practice development with somebody over a strong tie.</summary>
    JointWork,

    /// <summary>Coaching.</summary>
    Coaching,

    /// <summary>Learning by doing.</summary>
    Doing,
}

/// <summary>A contribution to know-how.</summary>
/// <param name="Kind">Where it came from.</param>
/// <param name="Alter">From or with whom, or −1.</param>
/// <param name="KnowHow">How much know-how (0 to 1) it added in all.</param>
public sealed record Lesson(LessonKind Kind, int Alter, double KnowHow);

/// <summary>What made a teacher adopt.</summary>
public enum AdoptedBecause
{
    /// <summary>Innovation: would have adopted in that week with nobody else using it.</summary>
    OwnAccount,

    /// <summary>Social proof: because enough of the others used it.</summary>
    SocialProof,

    /// <summary>Contagion: a single contact with a user did it.</summary>
    Contagion,
}

/// <summary>Company in a practice.</summary>
/// <param name="Users">Alters who genuinely used it.</param>
/// <param name="Alters">All alters over ties that existed.</param>
/// <param name="SocialProof">S, 0 to 1: the share of users, weighed by tie strength and trust, and oneself.</param>
public sealed record Company(int Users, int Alters, double SocialProof);

/// <summary>The time between being ready for a practice and genuinely using it.</summary>
/// <param name="Weeks">Weeks in which the teacher was ready and might have adopted, the last one included.</param>
/// <param name="Chance">The chance of adopting in the last of these weeks, 0 to 1.</param>
/// <param name="ChanceSoFar">The chance of having adopted in any of these weeks, 0 to 1.</param>
/// <param name="Motives">What the teacher's motivation was made of in the last of these weeks.</param>
public sealed record Waiting(int Weeks, double Chance, double ChanceSoFar, Motives Motives);

/// <summary>What gates adoption, each 0 to 1, and what lowered the chance most.</summary>
/// <param name="Belief">b, the teacher's belief that the practice is linked to.</param>
/// <param name="Efficacy">e, the teacher's efficacy.</param>
/// <param name="Climate">C(1 − θ), the school's innovative climate less threat.</param>
/// <param name="HeadsBelief">The head's belief.</param>
/// <param name="Weakest">The lowest gate; reactance where having been made to comply lowers the chance more than any of them.</param>
public sealed record Motives(double Belief, double Efficacy, double Climate, double HeadsBelief, Motive Weakest);

/// <summary>The motives that gate adoption.</summary>
public enum Motive
{
    /// <summary>The teacher's belief.</summary>
    Belief,

    /// <summary>The teacher's efficacy.</summary>
    Efficacy,

    /// <summary>The school's climate.</summary>
    Climate,

    /// <summary>The head's belief.</summary>
    HeadsBelief,

    /// <summary>Having been made to use the practice.</summary>
    Reactance,
}

/// <summary>What moved a belief.</summary>
public enum BeliefMovedBy
{
    /// <summary>The beliefs of people met.</summary>
    Colleagues,

    /// <summary>Success or failure in using a practice.</summary>
    Experience,

    /// <summary>The pull back to what the teacher believed on arrival.</summary>
    Anchor,

    /// <summary>As head of a school the teacher took a stand.</summary>
    Stand,
}

/// <summary>What becomes of a tie.</summary>
public enum TieChange
{
    /// <summary>It reached the cutoff of strong ties.</summary>
    BecameStrong,

    /// <summary>It is clearly below the cutoff again.</summary>
    Weakened,

    /// <summary>It is as good as gone.</summary>
    Faded,

    /// <summary>It had faded and is alive again.</summary>
    PickedUp,

    /// <summary>It began to exist.</summary>
    Began,

    /// <summary>It ended with what it was made for.</summary>
    Ended,

    /// <summary>The alter left, and a newcomer inherited a weak tie.</summary>
    AlterLeft,
}
