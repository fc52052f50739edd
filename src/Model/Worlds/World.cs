using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Worlds;

/// <summary>One simulated world: its network and its state, moved on week by week. Week t + 1 is a pure function of week t and of keyed draws.</summary>
public sealed class World
{
    private readonly Calendar _calendar;
    private readonly WeekFrame _frame;
    private NetworkState _spare;

    internal World(WorldSpec spec, ulong runSeed, SchoolNetwork network, NetworkState state)
    {
        Spec = spec;
        RunSeed = runSeed;
        Network = network;
        State = state;
        _spare = state.CreateBuffer();
        _calendar = new Calendar(spec, network, state.MeanCapacity);
        _frame = new WeekFrame(network, spec.Practices.Length, runSeed)
        {
            Conditions = _calendar.At(0),
            Now = state,
            Next = _spare,
        };
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

    /// <summary>Teachers replaced in the last week.</summary>
    internal int Leavers { get; private set; }

    /// <summary>What the last week derived: contacts, hours, conditions.</summary>
    internal WeekFrame Frame => _frame;

    /// <summary>A world at its start.</summary>
    /// <exception cref="ArgumentException">The network is impossible (no teachers, a tie to oneself) or starters do not exist.</exception>
    public static World Create(WorldSpec spec, ulong runSeed) => WorldBuilder.Build(spec, runSeed);

    /// <summary>Simulates one week.</summary>
    public void Step()
    {
        _frame.Week = Week;
        _frame.Conditions = _calendar.At(Week);
        TakeStands();
        (_frame.Now, _frame.Next) = (State, _spare);
        _frame.Conference = _frame.Conditions.Conference is { } plan ? Conference.Hold(plan, Network, Week, RunSeed) : null;
        R01Contact.Plan(_frame);
        R01Contact.Meet(_frame);
        R04SocialProof.Weigh(_frame);
        for (int p = 0; p < Spec.Practices.Length; p++)
        {
            new PracticeUpdate(_frame, Spec.Practices[p], p, Spec.Climate.TrustBetween).Apply();
        }

        R07Belief.Apply(_frame, Spec);
        R08Efficacy.Apply(_frame);
        R09Capacity.Apply(_frame);
        R10Ties.Apply(_frame);
        R11Climate.Apply(_frame);
        Leavers = R12Turnover.Apply(_frame, this, _calendar);
        (State, _spare) = (_spare, State);
        Week++;
    }

    /// <summary>Draws beliefs, efficacy and capacity of whoever holds a position, for its current generation.</summary>
    internal void DrawPerson(NetworkState state, int teacher) => PersonDraws.Apply(Spec, RunSeed, Network, state, teacher);

    private void TakeStands()
    {
        foreach (var stand in _calendar.InWeek<LeaderIntervention>(Week))
        {
            foreach (int head in _calendar.Select(stand.Schools).Select(school => Network.HeadOf[school]))
            {
                foreach (var (belief, anchor) in State.Belief.Zip(State.Anchor))
                {
                    belief[head] = anchor[head] = stand.Belief;
                }
            }
        }
    }
}
