using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Explore;

/// <summary>
/// A state of the page as a world. The network is drawn once, from the first replicate's seed, then edited and given person by person:
/// what is on screen is what every replicate runs on, and only luck differs.
/// </summary>
internal sealed class ExploredWorld
{
    private const double ScepticBelief = 0.1;
    private const double ScepticSusceptibility = 0.05;
    private const int CoachingWeeks = 20;
    private const double CoachingIntensity = 0.3;
    private const double ConferenceAttendance = 0.33;
    private const int ConferenceEncounters = 4;
    private const double ManualTacitness = 0.1;
    private const double ThreatLevel = 0.6;

    private ExploredWorld(ExploreState state, WorldSpec spec, ImmutableArray<bool> isSceptic)
    {
        State = state;
        Spec = spec;
        IsSceptic = isSceptic;
        IsGone = [.. Enumerable.Range(0, state.Teachers).Select(i => state.Removed.Contains(i))];
    }

    /// <summary>What was asked for.</summary>
    public ExploreState State { get; }

    /// <summary>The world, its network given person by person.</summary>
    public WorldSpec Spec { get; }

    /// <summary>Who hardly changes their mind.</summary>
    public ImmutableArray<bool> IsSceptic { get; }

    /// <summary>Whose place is empty.</summary>
    public ImmutableArray<bool> IsGone { get; }

    /// <summary>The people.</summary>
    public ImmutableArray<GivenPerson> People => ((GivenNetworkSpec)Spec.Network).People;

    /// <summary>The ties, each once.</summary>
    public ImmutableArray<GivenTie> Ties => ((GivenNetworkSpec)Spec.Network).Ties;

    /// <summary>The world of a state whose <see cref="ExploreState.Problems"/> are none.</summary>
    public static ExploredWorld Of(ExploreState state)
    {
        var drawnSpec = Drawn(state);
        var drawn = World.Create(drawnSpec, Experiment.RunSeed((ulong)state.Seed, 0));
        var people = EditedPeople(state, drawn);
        var network = new GivenNetworkSpec
        {
            People = people,
            Ties = EditedTies(state, drawn),
            Schools = [.. Enumerable.Range(1, state.Schools).Select(s => $"School {s}")],
        };
        var practice = drawnSpec.Practices[0];
        var spec = drawnSpec with
        {
            Network = network,
            Practices = [practice with { Seeds = practice.Seeds with { Who = SeedKind.Given, Schools = [] } }],
            Beliefs = [drawnSpec.Beliefs[0] with { Stubborn = null }],
        };
        return new ExploredWorld(state, spec, [.. people.Select(person => person.Susceptibility is not null)]);
    }

    /// <summary>The key of a replicate's luck.</summary>
    public ulong RunSeed(int replicate) => Experiment.RunSeed((ulong)State.Seed, replicate);

    /// <summary>The world before edits, as a design.</summary>
    internal static WorldSpec Drawn(ExploreState state) => new()
    {
        Network = new SchoolNetworkSpec
        {
            Schools = state.Schools,
            StaffPerSchool = state.Staff,
            HeadTieStrength = state.HeadTies,
            Between = state.Bridges == 0 ? [] : [new BetweenTies(PatternOf(state.Pattern), state.Bridges, state.Strength)],
        },
        Climate = TrustClimate.At(state.Trust),
        Practices = [new PracticeSpec(
            "the practice", state.Tacitness, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling, 0, Seeds(state))],
        Beliefs = [BeliefSpec.Default with
        {
            Stubborn = state.ScepticShare > 0
                ? new StubbornGroup(state.ScepticShare, ScepticBelief, ScepticSusceptibility, state.ScepticTies)
                : null,
        }],
        Interventions = Calendar(state),
        Parameters = Parameters(state),
        Weeks = state.Weeks,
    };

    private static SchoolPattern PatternOf(Pattern pattern) => pattern switch
    {
        Pattern.Ring => SchoolPattern.Ring,
        Pattern.Near => SchoolPattern.NearMesh,
        Pattern.Star => SchoolPattern.Star,
        _ => SchoolPattern.Mesh,
    };

    private static SeedSpec Seeds(ExploreState state)
    {
        var who = state.Start switch
        {
            StartKind.Heads => SeedKind.Heads,
            StartKind.Random => SeedKind.Random,
            _ => SeedKind.InformalLeaders,
        };
        int count = state.Start == StartKind.Picked ? 0 : state.StartCount;
        return new SeedSpec(who, [.. Enumerable.Range(0, Math.Min(state.StartSchools, state.Schools))], count, PerSchool: true, []);
    }

    private static ParameterSet Parameters(ExploreState state)
    {
        var set = ParameterSet.Default
            .With(Parameter.TimeBudgetHours, state.Hours)
            .With(Parameter.PartnerOverheadHours, state.PartnerHours);
        return state.Moving ? set : set.With(Parameter.DynamicTies, 0).With(Parameter.Turnover, 0);
    }

    private static ImmutableArray<Intervention> Calendar(ExploreState state)
    {
        int week = state.EventWeek;
        return state.Event switch
        {
            CalendarEvent.Coaching => [new SwitchIntervention(week, week + CoachingWeeks, SchoolSwitch.Coaching, CoachingIntensity, SchoolSelection.All)],
            CalendarEvent.Conference => [new ConferenceIntervention(week, week + 1, ConferenceAttendance, ConferenceEncounters)],
            CalendarEvent.Manual => [new CodifyIntervention(week, Intervention.Forever, null, Math.Min(state.Tacitness, ManualTacitness))],
            CalendarEvent.Mandate => [new SwitchIntervention(week, Intervention.Forever, SchoolSwitch.Mandate, 1, SchoolSelection.All)],
            CalendarEvent.Threat => [new SwitchIntervention(week, Intervention.Forever, SchoolSwitch.Threat, ThreatLevel, SchoolSelection.All)],
            _ => [],
        };
    }

    private static ImmutableArray<GivenPerson> EditedPeople(ExploreState state, World drawn)
    {
        return [.. Enumerable.Range(0, state.Teachers).Select(Person)];

        GivenPerson Person(int i)
        {
            bool gone = state.Removed.Contains(i);
            bool made = state.Sceptics.Contains(i);
            bool sceptic = made || drawn.State.Susceptibility[i] < 1;
            bool starts = !gone && !made && (drawn.State.Practices[0].Uses[i] || state.Starters.Contains(i));
            return new GivenPerson(drawn.Network.NameOf(i), drawn.Network.SchoolOf[i])
            {
                IsHead = drawn.Network.IsHead(i),
                Uses = starts ? PracticeSet.All : default,
                Belief = sceptic && !starts ? ScepticBelief : null,
                Susceptibility = sceptic && !starts ? ScepticSusceptibility : null,
            };
        }
    }

    private static ImmutableArray<GivenTie> EditedTies(ExploreState state, World drawn)
    {
        var network = drawn.Network;
        var removed = state.Removed.ToHashSet();
        var cut = state.Cut.Select(tie => Pair(tie[0], tie[1])).ToHashSet();
        var ties = new SortedDictionary<(int, int), double>();
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            if (network.Ego[e] < network.Alter[e] && !(network.IsBetween[e] && IsAcross(state, network.SchoolOf[network.Ego[e]], network.SchoolOf[network.Alter[e]])))
            {
                ties[(network.Ego[e], network.Alter[e])] = drawn.State.TieStrength[e];
            }
        }

        foreach (var tie in state.Added)
        {
            ties[Pair(tie[0], tie[1])] = tie[2] / 100.0;
        }

        return [.. ties.Where(tie => !cut.Contains(tie.Key) && !removed.Contains(tie.Key.Item1) && !removed.Contains(tie.Key.Item2))
            .Select(tie => new GivenTie(tie.Key.Item1, tie.Key.Item2, tie.Value))];
    }

    private static (int A, int B) Pair(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private static bool IsAcross(ExploreState state, int a, int b) =>
        state.Pattern == Pattern.Halves && a < (state.Schools + 1) / 2 != b < (state.Schools + 1) / 2;
}
