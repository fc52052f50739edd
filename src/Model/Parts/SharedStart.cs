using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>
/// The start of a run, built once in a process and shared by all parts cut from it: who is where, who needs to hear of whom, and the
/// calendar. A pure function of the specification and the run seed, so every process builds the same. Safe for use from any thread.
/// </summary>
public sealed class SharedStart
{
    private readonly World _whole;
    private readonly ImmutableArray<ImmutableSortedDictionary<int, int[]>> _needs;
    private readonly ImmutableArray<ImmutableArray<int>> _listeners;

    private SharedStart(World whole)
    {
        _whole = whole;
        Layout = new RowLayout(whole.Spec.Beliefs.Length, whole.Spec.Practices.Length);
        _needs = PartLinks.Needs(whole);
        _listeners = PartLinks.Listeners(_needs);
    }

    /// <summary>What the run was made from.</summary>
    public WorldSpec Spec => _whole.Spec;

    /// <summary>The key of all draws of the run.</summary>
    public ulong RunSeed => _whole.RunSeed;

    /// <summary>The whole network.</summary>
    public SchoolNetwork Network => _whole.Network;

    /// <summary>Doubles that a teacher publishes for a week.</summary>
    public int RowWidth => Layout.Width;

    /// <summary>Doubles in the record that a school makes of a week.</summary>
    public int RecordWidth => new WeekTally(Spec.Practices.Length).Width;

    internal RowLayout Layout { get; }

    internal World Whole => _whole;

    /// <summary>The start of a run.</summary>
    /// <exception cref="ArgumentException">The network is impossible (no teachers, a tie to oneself) or starters do not exist.</exception>
    public static SharedStart Create(WorldSpec spec, ulong runSeed) => new(World.Create(spec, runSeed));

    /// <summary>The schools whose teachers a school must hear of, ascending: those it has ties with, or listens to at a conference.</summary>
    public IEnumerable<int> Speakers(int school) => _needs[school].Keys;

    /// <summary>The schools that must hear of a school's teachers, ascending.</summary>
    public ImmutableArray<int> Listeners(int school) => _listeners[school];

    /// <summary>Whether the best connected are removed at the end of a week: then all parts must name candidates before any can go on.</summary>
    public bool NeedsRanking(int week) => _whole.Calendar.InWeek<RemovalIntervention>(week).Any();

    /// <summary>Ids of those who are removed at the end of a week, ascending.</summary>
    /// <param name="week">The week.</param>
    /// <param name="candidates">The candidates of all parts, in any order.</param>
    public int[] Removed(int week, IEnumerable<Candidate> candidates) => [.. R12Turnover.Removed(_whole.Calendar, week, candidates)];

    /// <summary>A school with its teachers in columns, at the start.</summary>
    public SchoolPart CreateSchool(int school) => new(this, school);

    /// <summary>A school whose teachers are elsewhere, at the start.</summary>
    public SchoolGathering CreateGathering(int school) => new(this, school);

    /// <summary>A single teacher, at the start.</summary>
    public TeacherPart CreateTeacher(int teacher) => new(this, teacher);

    /// <summary>An empty trajectory.</summary>
    public TrajectoryBuilder CreateTrajectory() => Recorder.Builder(_whole);

    /// <summary>Ids of the teachers of a speaker that a school must hear of, ascending.</summary>
    internal int[] Needed(int school, int speaker) => _needs[school][speaker];

    /// <summary>Ids of a school's members and of all others it must hear of, ascending.</summary>
    internal int[] Roster(int school)
    {
        int[] roster = [.. Network.Members[school], .. _needs[school].Values.SelectMany(ids => ids)];
        Array.Sort(roster);
        return roster;
    }
}
