using System.Collections.Concurrent;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Worlds;

/// <summary>
/// Turns the interventions of a whole world into the conditions of each week. Conditions are rebuilt only in weeks in which something
/// begins or ends, so between those weeks the same object comes back. All parts of a world share one calendar, from any thread.
/// </summary>
internal sealed class Calendar
{
    private readonly WorldSpec _spec;
    private readonly SchoolNetwork _network;
    private readonly double[] _meanCapacity;
    private readonly ulong _seed;
    private readonly int[] _turningPoints;
    private readonly HashSet<int> _momentaryWeeks;
    private readonly ConcurrentDictionary<int, WeekConditions> _conditions = new();
    private readonly ConcurrentDictionary<int, Conference> _conferences = new();

    public Calendar(WorldSpec spec, SchoolNetwork network, double[] meanCapacity, ulong seed)
    {
        _spec = spec;
        _network = network;
        _meanCapacity = meanCapacity;
        _seed = seed;
        _turningPoints = [.. new SortedSet<int>(spec.Interventions.SelectMany(each => new[] { each.Week, each.Until })) { 0 }];
        _momentaryWeeks = [.. spec.Interventions.Where(each => each is TurnoverShock or RemovalIntervention or LeaderIntervention).Select(each => each.Week)];
    }

    public WeekConditions At(int week)
    {
        int found = Array.BinarySearch(_turningPoints, week);
        int since = _turningPoints[found >= 0 ? found : ~found - 1];
        return _conditions.TryGetValue(since, out var conditions) ? conditions : _conditions.GetOrAdd(since, Build);
    }

    /// <summary>Whether anything happens in this week that lasts no longer.</summary>
    public bool IsMomentary(int week) => _momentaryWeeks.Contains(week);

    /// <summary>The interventions of a kind that happen in one week only.</summary>
    public IEnumerable<T> InWeek<T>(int week)
        where T : Intervention => IsMomentary(week) ? _spec.Interventions.OfType<T>().Where(each => each.Week == week) : [];

    /// <summary>The conference of a week, or null. Parts of a world are a few weeks apart at most, so only the latest are kept.</summary>
    public Conference? ConferenceIn(int week)
    {
        if (At(week).Conference is not { } plan)
        {
            return null;
        }

        const int Kept = 8;
        _conferences.TryRemove(week - Kept, out _);
        return _conferences.TryGetValue(week, out var conference) ? conference
            : _conferences.GetOrAdd(week, Conference.Hold(plan, _network, week, _seed));
    }

    /// <summary>The schools that a selection means, in ascending order.</summary>
    public IEnumerable<int> Select(SchoolSelection selection)
    {
        int count = _network.SchoolCount;
        var byCapacity = Enumerable.Range(0, count).OrderBy(s => _meanCapacity[s]).ThenBy(s => s);
        return selection.Kind switch
        {
            SchoolSelectionKind.All => Enumerable.Range(0, count),
            SchoolSelectionKind.Listed => selection.Listed.Where(s => s < count).Order(),
            SchoolSelectionKind.LowCapacity => byCapacity.Take(count / 2).Order(),
            SchoolSelectionKind.HighCapacity => byCapacity.Skip(count / 2).Order(),
            _ => throw new ArgumentOutOfRangeException(nameof(selection), selection.Kind, "Unknown selection of schools."),
        };
    }

    private WeekConditions Build(int week)
    {
        var active = _spec.Interventions.Where(each => each.IsActive(week)).ToArray();
        var parameters = active.OfType<ParameterIntervention>().Aggregate(_spec.Parameters, (set, each) => set.With(each.Values));
        double[] Column(SchoolSwitch which, double value) => Switched(active, which, value);
        return new WeekConditions
        {
            Parameters = parameters,
            Threat = Column(SchoolSwitch.Threat, _spec.Climate.Threat),
            Closure = Column(SchoolSwitch.Closure, parameters[Parameter.Closure]),
            Coaching = Column(SchoolSwitch.Coaching, parameters[Parameter.Coaching]),
            Mandate = Column(SchoolSwitch.Mandate, parameters[Parameter.Mandate]),
            ExternalExpert = Column(SchoolSwitch.ExternalExpert, parameters[Parameter.ExternalExpert]),
            ExternalAwareness = Column(SchoolSwitch.ExternalAwareness, parameters[Parameter.ExternalAwareness]),
            TravelFunding = Column(SchoolSwitch.TravelFunding, 0.0),
            ExtraHours = Column(SchoolSwitch.ExtraHours, 0.0),
            CompetitionShift = Column(SchoolSwitch.CompetitionShift, 0.0),
            Tacitness = Tacitness(active),
            Partners = Partners(week),
            Conference = active.OfType<ConferenceIntervention>().LastOrDefault(),
        };
    }

    private double[] Switched(Intervention[] active, SchoolSwitch which, double value)
    {
        var column = new double[_network.SchoolCount];
        Array.Fill(column, value);
        foreach (var each in active.OfType<SwitchIntervention>().Where(each => each.Switch == which))
        {
            foreach (int school in Select(each.Schools))
            {
                column[school] = each.Value;
            }
        }

        return column;
    }

    private double[] Tacitness(Intervention[] active)
    {
        var column = _spec.Practices.Select(practice => practice.Tacitness).ToArray();
        foreach (var each in active.OfType<CodifyIntervention>())
        {
            for (int p = 0; p < column.Length; p++)
            {
                column[p] = each.Practice is null || each.Practice == p ? each.Tacitness : column[p];
            }
        }

        return column;
    }

    private int[] Partners(int week)
    {
        var partners = new int[_network.SchoolCount];
        var seen = new HashSet<(int, int)>();
        foreach (int e in _network.Between)
        {
            var pair = (_network.SchoolOf[_network.Ego[e]], _network.SchoolOf[_network.Alter[e]]);
            if (_network.Exists(e, week) && seen.Add(pair))
            {
                partners[pair.Item1]++;
            }
        }

        return partners;
    }
}
