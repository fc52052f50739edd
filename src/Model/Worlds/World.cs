using Staffroom.Model.Interventions;
using Staffroom.Model.Kernel;
using Staffroom.Model.Networks;
using Staffroom.Model.Parts;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Worlds;

/// <summary>
/// One simulated world, or a part of one: its network and its state, moved on week by week. Week t + 1 is a pure function of week t and of
/// keyed draws. A part needs, at the beginning of each week, what the others' teachers publish; a whole world needs nobody.
/// </summary>
public sealed class World
{
    private readonly WeekFrame _frame;
    private readonly IWeekRules _rules;
    private NetworkState _spare;
    private WeekConditions? _conditions;
    private WeekConditions? _localConditions;
    private bool _isPlanned;

    internal World(WorldSpec spec, ulong runSeed, SchoolNetwork network, NetworkState state, Calendar calendar, IRanges? ranges)
    {
        Spec = spec;
        RunSeed = runSeed;
        Network = network;
        State = state;
        Calendar = calendar;
        _spare = state.CreateBuffer();
        _frame = new WeekFrame(network, spec.Practices.Length, runSeed)
        {
            Conditions = LocalConditions(0),
            Now = state,
            Next = _spare,
        };
        _rules = ranges is null ? new ReferenceRules(spec, _frame) : new WeekKernel(spec, _frame, ranges);
        Ranges = ranges ?? OneRange.Instance;
    }

    /// <summary>What it was made from.</summary>
    public WorldSpec Spec { get; }

    /// <summary>The key of all its draws.</summary>
    public ulong RunSeed { get; }

    /// <summary>Who is tied to whom.</summary>
    public SchoolNetwork Network { get; }

    /// <summary>The state at the end of the last week simulated; the columns are reused two weeks later.</summary>
    public NetworkState State { get; private set; }

    /// <summary>Weeks simulated so far.</summary>
    public int Week { get; private set; }

    /// <summary>What happens when, in the whole world.</summary>
    internal Calendar Calendar { get; }

    /// <summary>How its weeks are cut.</summary>
    internal IRanges Ranges { get; }

    /// <summary>What the last week derived: contacts, hours, conditions.</summary>
    internal WeekFrame Frame => _frame;

    /// <summary>A world at its start.</summary>
    /// <exception cref="ArgumentException">The network is impossible (no teachers, a tie to oneself) or starters do not exist.</exception>
    public static World Create(WorldSpec spec, ulong runSeed) => Create(spec, runSeed, OneRange.Instance);

    /// <summary>The same world, its weeks cut into ranges for several threads; no bit depends on them.</summary>
    internal static World Create(WorldSpec spec, ulong runSeed, IRanges ranges) => WorldBuilder.Build(spec, runSeed, ranges);

    /// <summary>The same world under the reference rules: slower, and the same bits.</summary>
    internal static World CreateReference(WorldSpec spec, ulong runSeed) => WorldBuilder.Build(spec, runSeed, ranges: null);

    /// <summary>Simulates one week of a whole world.</summary>
    public void Step()
    {
        Advance();
        Finish(Calendar.IsMomentary(Week) ? [.. R12Turnover.Removed(Calendar, Week, Candidates)] : []);
    }

    /// <summary>
    /// Fixes the contact rates and time scales of the week that begins; time scales depend on one's own ties only, and others must be told
    /// them before the week.
    /// </summary>
    internal void Plan()
    {
        if (!_isPlanned)
        {
            _frame.Week = Week;
            _frame.Conditions = LocalConditions(Week);
            (_frame.Now, _frame.Next) = (State, _spare);
            _rules.Plan();
            _isPlanned = true;
        }
    }

    /// <summary>All rules of the week but turnover.</summary>
    internal void Advance()
    {
        Plan();
        TakeStands();
        _frame.Conference = Calendar.ConferenceIn(Week);
        _rules.Advance();
    }

    /// <summary>Who could be removed for being the best connected at the end of the week that <see cref="Advance"/> simulated.</summary>
    internal IEnumerable<Candidate> Candidates => R12Turnover.Candidates(_frame, Calendar);

    /// <summary>Turnover, then the week is over.</summary>
    /// <param name="removed">Ids of those removed for being the best connected.</param>
    internal void Finish(ReadOnlySpan<int> removed)
    {
        R12Turnover.Apply(_frame, this, Calendar, removed);
        (State, _spare) = (_spare, State);
        if (_frame.AnybodyLeaves)
        {
            _rules.Forget();
        }

        Week++;
        _isPlanned = false;
    }

    /// <summary>Continues from a saved week, after the columns of <see cref="State"/> were filled.</summary>
    internal void ResumeAt(int week)
    {
        Week = week;
        _isPlanned = false;
        _rules.Forget();
    }

    /// <summary>Draws beliefs, efficacy and capacity of whoever holds a position, for its current generation.</summary>
    internal void DrawPerson(NetworkState state, int teacher) => PersonDraws.Apply(Spec, RunSeed, Network, state, teacher);

    private WeekConditions LocalConditions(int week)
    {
        var conditions = Calendar.At(week);
        if (!Network.IsPart)
        {
            return conditions;
        }

        // The calendar gives the same object until something begins or ends, so parts choose their schools as rarely.
        if (!ReferenceEquals(conditions, _conditions))
        {
            _conditions = conditions;
            _localConditions = conditions.Of(Network.SchoolId);
        }

        return _localConditions!;
    }

    private void TakeStands()
    {
        if (!Calendar.IsMomentary(Week))
        {
            return;
        }

        foreach (var stand in Calendar.InWeek<LeaderIntervention>(Week))
        {
            foreach (int school in Calendar.Select(stand.Schools))
            {
                int local = Array.BinarySearch(Network.SchoolId, school);
                int head = local < 0 ? -1 : Network.HeadOf[local];
                if (head >= 0)
                {
                    TakeStand(head, stand.Belief);
                }
            }
        }
    }

    private void TakeStand(int head, double stand)
    {
        foreach (var (belief, anchor) in State.Belief.Zip(State.Anchor))
        {
            belief[head] = anchor[head] = stand;
        }
    }
}
