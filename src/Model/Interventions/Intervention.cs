using System.Collections.Immutable;
using Staffroom.Model.Parameters;

namespace Staffroom.Model.Interventions;

/// <summary>Something that happens on the calendar, from <paramref name="Week"/> until before <paramref name="Until"/>.</summary>
/// <param name="Week">First week it holds, 0 or later.</param>
/// <param name="Until">First week it no longer holds; <see cref="Forever"/> if it never ends.</param>
public abstract record Intervention(int Week, int Until)
{
    /// <summary>The <see cref="Until"/> of something that never ends.</summary>
    public const int Forever = int.MaxValue;

    /// <summary>Whether it holds in a week.</summary>
    public bool IsActive(int week) => week >= Week && week < Until;
}

/// <summary>What can be switched school by school.</summary>
public enum SchoolSwitch
{
    /// <summary>θ, accountability pressure, 0 to 1.</summary>
    Threat,

    /// <summary>Closure, 0 to 1.</summary>
    Closure,

    /// <summary>Coaching, 0 to 1.</summary>
    Coaching,

    /// <summary>μ, 0 to 1.</summary>
    Mandate,

    /// <summary>ext, 0 to 1.</summary>
    ExternalExpert,

    /// <summary>aExt, probability per week.</summary>
    ExternalAwareness,

    /// <summary>Share of travel time to other schools that is paid for (cover, transport), 0 to 1.</summary>
    TravelFunding,

    /// <summary>Hours per week added to every teacher's time for colleagues (negative takes away).</summary>
    ExtraHours,

    /// <summary>Added to the competition of every tie between schools, −1 to 1; the mean of both schools counts.</summary>
    CompetitionShift,
}

/// <summary>Sets a switch in some schools; where several hold at once the last one listed counts.</summary>
public sealed record SwitchIntervention(int Week, int Until, SchoolSwitch Switch, double Value, SchoolSelection Schools)
    : Intervention(Week, Until);

/// <summary>Sets parameters.</summary>
public sealed record ParameterIntervention(int Week, int Until, ImmutableSortedDictionary<Parameter, double> Values)
    : Intervention(Week, Until);

/// <summary>Codifies a practice (manual, video): its tacitness becomes <paramref name="Tacitness"/>.</summary>
/// <param name="Practice">Index of the practice, or null for all.</param>
public sealed record CodifyIntervention(int Week, int Until, int? Practice, double Tacitness) : Intervention(Week, Until);

/// <summary>
/// A conference day in each week it holds: a share of all teachers attends and each attendee listens to some attendees of other
/// schools, over a transient tie of strength 0: awareness and a codified stimulus, no know-how (Lawrence 2007: 'rondeval').
/// </summary>
/// <param name="Attendance">Share of teachers who attend, 0 to 1.</param>
/// <param name="Encounters">How many others an attendee listens to.</param>
public sealed record ConferenceIntervention(int Week, int Until, double Attendance, int Encounters) : Intervention(Week, Until);

/// <summary>A share of the teachers of some schools is replaced at the end of <see cref="Intervention.Week"/>.</summary>
public sealed record TurnoverShock(int Week, double Share, SchoolSelection Schools) : Intervention(Week, Week + 1);

/// <summary>The best connected people (largest sum of tie strengths at that time; the lowest id on a tie) are replaced at the end of the week.</summary>
/// <param name="Count">How many.</param>
/// <param name="HeadsToo">Whether heads count.</param>
public sealed record RemovalIntervention(int Week, int Count, bool HeadsToo, SchoolSelection Schools) : Intervention(Week, Week + 1);

/// <summary>Heads of some schools take a stand at the beginning of the week: belief and anchor become <paramref name="Belief"/>.</summary>
public sealed record LeaderIntervention(int Week, double Belief, SchoolSelection Schools) : Intervention(Week, Week + 1);

/// <summary>
/// Twins schools of high with schools of low capacity (the strongest with the weakest, by κ and then by id) by ties that exist
/// only while it holds.
/// </summary>
/// <param name="TiesPerPair">Ties for each pair of schools.</param>
/// <param name="TieStrength">Their strength at the start, 0 to 1.</param>
public sealed record TwinningIntervention(int Week, int Until, int TiesPerPair, double TieStrength) : Intervention(Week, Until);

/// <summary>
/// Secondment: a share of each school's teachers works in the next school while it holds (the last school's in the first), over ties that
/// exist only for that time. Who goes and whom they work with are keyed draws, so the ties are known beforehand.
/// </summary>
/// <param name="Share">Share of the teachers beside heads, 0 to 1.</param>
/// <param name="TiesPerTeacher">How many colleagues each of them works with in the host school.</param>
/// <param name="TieStrength">Strength of these ties at the start, 0 to 1.</param>
public sealed record SecondmentIntervention(int Week, int Until, double Share, int TiesPerTeacher, double TieStrength) : Intervention(Week, Until);

/// <summary>Which schools something concerns.</summary>
/// <param name="Kind">The kind of choice.</param>
/// <param name="Listed">Their 0-based ids, for <see cref="SchoolSelectionKind.Listed"/>.</param>
public sealed record SchoolSelection(SchoolSelectionKind Kind, ImmutableArray<int> Listed)
{
    /// <summary>All schools.</summary>
    public static SchoolSelection All { get; } = new(SchoolSelectionKind.All, []);
}

/// <summary>The ways to choose schools.</summary>
public enum SchoolSelectionKind
{
    /// <summary>Every school.</summary>
    All,

    /// <summary>Those listed.</summary>
    Listed,

    /// <summary>The half with the lower capacity κ (ties by id).</summary>
    LowCapacity,

    /// <summary>The other half.</summary>
    HighCapacity,
}
