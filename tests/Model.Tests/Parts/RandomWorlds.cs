using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Tests.Parts;

/// <summary>Worlds of every kind that a scenario can ask for, drawn from a number: networks, climates, groups, parameters and events.</summary>
internal static class RandomWorlds
{
    public static WorldSpec Draw(int number)
    {
        var draw = new Random(number);
        int practices = draw.Next(1, 4), beliefs = draw.Next(1, 3);
        var network = Network(draw);
        var world = new WorldSpec
        {
            Network = network,
            Climate = Climate(draw),
            Practices = [.. Enumerable.Range(0, practices).Select(p => new PracticeSpec(
                $"p{p}", draw.NextDouble(), 0.4 * draw.NextDouble(), 0.5 + (0.5 * draw.NextDouble()), draw.Next(beliefs), Seeds(draw, network)))],
            Beliefs = [.. Enumerable.Range(0, beliefs).Select(m => new BeliefSpec($"b{m}", draw.NextDouble(), draw.NextDouble(), 0.2)
            {
                HeadSusceptibility = draw.Next(2) == 0 ? 1.0 : draw.NextDouble(),
                Stubborn = draw.Next(3) == 0 ? new StubbornGroup(0.2, draw.NextDouble(), draw.NextDouble(), draw.Next(2) == 0 ? 0.9 : null) : null,
            })],
            Interventions = [.. Enumerable.Range(0, draw.Next(6)).Select(_ => Event(draw, practices))],
            Parameters = Parameters(draw),
            Weeks = draw.Next(1, 60),
        };
        return draw.Next(4) == 0 ? Presets.All[draw.Next(Presets.All.Length)].ApplyTo(world) : world;
    }

    private static NetworkSpec Network(Random draw) => draw.Next(3) switch
    {
        0 => new SchoolNetworkSpec
        {
            Schools = draw.Next(1, 6),
            StaffPerSchool = draw.Next(2, 9),
            RingNeighbors = 2,
            Between = [new((SchoolPattern)draw.Next(7), draw.Next(0, 20), draw.NextDouble()), new(SchoolPattern.Mesh, draw.Next(0, 6), 0.8)],
            HeadToHeadTieStrength = draw.Next(2) == 0 ? null : 0.4,
        },
        1 => new GraphSpec((GraphKind)draw.Next(7), draw.Next(6, 40)) { Blocks = draw.Next(1, 5), Probability = 0.3, ProbabilityBetween = 0.1 },
        _ => Given(draw),
    };

    /// <summary>People of one school need not stand together in an imported file.</summary>
    private static GivenNetworkSpec Given(Random draw)
    {
        int schools = draw.Next(1, 5), people = draw.Next(schools, 25);
        var pairs = from a in Enumerable.Range(0, people) from b in Enumerable.Range(0, people) where a != b && draw.Next(5) == 0 select (a, b);
        return new GivenNetworkSpec
        {
            Schools = [.. Enumerable.Range(0, schools).Select(s => $"s{s}")],
            People = [.. Enumerable.Range(0, people).Select(i => new GivenPerson($"t{i}", i < schools ? schools - 1 - i : draw.Next(schools))
            {
                IsHead = draw.Next(6) == 0,
                Uses = new PracticeSet((uint)draw.Next(8)),
                Belief = draw.Next(3) == 0 ? draw.NextDouble() : null,
                Threshold = draw.Next(3) == 0 ? 0.3 * draw.NextDouble() : null,
                Susceptibility = draw.Next(3) == 0 ? draw.NextDouble() : null,
            })],
            Ties = [.. pairs.Select(pair => new GivenTie(pair.a, pair.b, draw.NextDouble()) { TrustAB = draw.Next(2) == 0 ? draw.NextDouble() : null })],
        };
    }

    private static ClimateSpec Climate(Random draw) => new()
    {
        TrustWithin = draw.NextDouble(),
        TrustBetween = draw.NextDouble(),
        FulfilmentWithin = draw.NextDouble(),
        FulfilmentBetween = draw.NextDouble(),
        Threat = 0.5 * draw.NextDouble(),
        Competition = draw.NextDouble(),
        LowCapacity = draw.Next(2) == 0 ? null : 0.3,
        ContextContrast = draw.NextDouble(),
        SchoolDeviation = draw.Next(2) == 0 ? 0.0 : 0.3 * draw.NextDouble(),
        ShareWithTime = draw.Next(3) == 0 ? 0.7 : 1.0,
    };

    private static SeedSpec Seeds(Random draw, NetworkSpec network) =>
        new(network is GivenNetworkSpec && draw.Next(2) == 0 ? SeedKind.Given : (SeedKind)draw.Next(6), [], draw.Next(1, 4), draw.Next(2) == 0, []);

    private static ParameterSet Parameters(Random draw) => ParameterSet.Default.With(
    [
        new(Parameter.Turnover, draw.Next(2) == 0 ? 0.0 : 0.5),
        new(Parameter.WeeksPerYear, draw.Next(5, 40)),
        new(Parameter.DynamicTies, draw.Next(4) == 0 ? 0.0 : 1.0),
        new(Parameter.StrongContactRate, 0.3 + (0.7 * draw.NextDouble())),
        new(Parameter.ContactContagion, draw.Next(2) == 0 ? 0.0 : 0.1),
        new(Parameter.ContagionWindowWeeks, draw.Next(1, 9)),
        new(Parameter.DisadoptionHazard, 0.3 * draw.NextDouble()),
        new(Parameter.ConfidenceBound, draw.Next(2) == 0 ? 2.0 : 0.3),
        new(Parameter.TimeBudgetHours, 2.0 * draw.NextDouble()),
        new(Parameter.InitialAwareness, draw.Next(2) == 0 ? 0.0 : draw.NextDouble()),
        new(Parameter.InitialKnowHow, draw.NextDouble()),
        new(Parameter.ThresholdSpread, draw.Next(2) == 0 ? 0.0 : 0.2),
        new(Parameter.AttentionSplit, draw.Next(2) == 0 ? 0.0 : draw.NextDouble()),
    ]);

    private static Intervention Event(Random draw, int practices)
    {
        int week = draw.Next(0, 40), until = week + draw.Next(1, 30);
        var schools = new SchoolSelection((SchoolSelectionKind)draw.Next(4), [0, 2]);
        return draw.Next(9) switch
        {
            0 => new SwitchIntervention(week, until, (SchoolSwitch)draw.Next(9), draw.NextDouble(), schools),
            1 => new ParameterIntervention(week, until, ImmutableSortedDictionary<Parameter, double>.Empty.Add(Parameter.TransferRate, draw.NextDouble())),
            2 => new CodifyIntervention(week, until, draw.Next(2) == 0 ? null : draw.Next(practices), draw.NextDouble()),
            3 => new ConferenceIntervention(week, week + draw.Next(1, 4), draw.NextDouble(), draw.Next(1, 5)),
            4 => new TurnoverShock(week, draw.NextDouble(), schools),
            5 => new RemovalIntervention(week, draw.Next(1, 4), draw.Next(2) == 0, schools),
            6 => new LeaderIntervention(week, draw.NextDouble(), schools),
            7 => new SecondmentIntervention(week, until, draw.NextDouble(), draw.Next(1, 4), draw.NextDouble()),
            _ => new TwinningIntervention(week, until, draw.Next(1, 4), draw.NextDouble()),
        };
    }
}
