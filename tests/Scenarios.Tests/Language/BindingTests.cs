using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Language;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>What a scenario says is what the model gets.</summary>
public sealed class BindingTests
{
    [Fact]
    public void A_silent_scenario_has_the_defaults_of_the_model()
    {
        var experiment = Reading.Valid(Reading.With(""));
        var world = experiment.Conditions[0].World;
        var network = (SchoolNetworkSpec)world.Network;
        Assert.Equal(new SchoolNetworkSpec { Schools = 8, StaffPerSchool = 17 } with { Between = network.Between }, network);
        Assert.Equal([new BetweenTies(SchoolPattern.Ring, 24, 0.3)], network.Between.AsEnumerable());
        Assert.Equal(ClimateSpec.MidTrust, world.Climate);
        Assert.Equal([BeliefSpec.Default], world.Beliefs.AsEnumerable());
        Assert.Empty(world.Parameters.Changed());
        var practice = Assert.Single(world.Practices);
        Assert.Equal((0.5, PracticeSpec.DefaultReadiness, PracticeSpec.DefaultSuccessCeiling), (practice.Tacitness, practice.Readiness, practice.SuccessCeiling));
        Assert.Equal((SeedKind.InformalLeaders, 4, false), (practice.Seeds.Who, practice.Seeds.Count, practice.Seeds.PerSchool));
        Assert.Equal([0], practice.Seeds.Schools.AsEnumerable());
        Assert.Equal((117, 20, 2026ul, "auc"), (world.Weeks, experiment.Replicates, experiment.Seed, experiment.Primary));
        Assert.Equal(["t50", "finalUse", "implemented", "depthPerUser", "belief", "hoursBetween"], experiment.Secondary.AsEnumerable());
    }

    [Theory]
    [InlineData("weak", "weak", 0.0)]
    [InlineData("strong", "strong", 1.0)]
    [InlineData("mixed", "mixed", 0.5)]
    public void Named_designs_leave_their_ties_to_be_solved(string ties, string kind, double share)
    {
        var condition = Reading.Valid(Reading.With($"network: {{ ties: {ties} }}")).Conditions[0];
        Assert.Empty(((SchoolNetworkSpec)condition.World.Network).Between);
        Assert.Equal((kind, 0, 0, share), (condition.Design!.Kind, condition.Design.WeakTies, condition.Design.StrongTies, condition.Design.StrongShare));
    }

    [Fact]
    public void Ties_of_ones_own_are_taken_as_they_are()
    {
        var condition = Reading.Valid(Reading.With("network: { ties: [ { count: 10, strength: 0.8 }, { pattern: nearMesh, count: 56, strength: 0.15 } ] }")).Conditions[0];
        Assert.Equal(
            [new BetweenTies(SchoolPattern.Ring, 10, 0.8), new BetweenTies(SchoolPattern.NearMesh, 56, 0.15)],
            ((SchoolNetworkSpec)condition.World.Network).Between.AsEnumerable());
        Assert.Equal(("custom", 56, 10), (condition.Design!.Kind, condition.Design.WeakTies, condition.Design.StrongTies));
    }

    [Fact]
    public void Ties_for_each_pair_keep_a_network_as_dense_at_any_size()
    {
        static int Count(int schools) => ((SchoolNetworkSpec)Reading.Valid(Reading.With(
            $"network: {{ schools: {schools}, ties: {{ pattern: halves, perPair: 2 }} }}")).Conditions[0].World.Network).Between[0].Count;
        Assert.Equal((8, 24, 60), (Count(5), Count(8), Count(12)));
    }

    [Theory]
    [InlineData("{ strength: 0.5 }", "has neither 'count' nor 'perPair'")]
    [InlineData("{ count: 3, perPair: 2 }", "has both 'count' and 'perPair'")]
    [InlineData("{ perPair: 2000 }", "Lower 'perPair'.")]
    public void Ties_are_counted_one_way_only(string ties, string expected) =>
        Assert.Contains(expected, Reading.Problems(Reading.With($"network: {{ ties: {ties} }}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("first half", 5, "0,1")]
    [InlineData("second half", 5, "2,3,4")]
    [InlineData("own", 5, "0")]
    public void Starters_can_be_in_a_half_or_in_the_school_of_the_practice(string school, int schools, string expected)
    {
        var seeds = Reading.Valid(Reading.With($"network: {{ schools: {schools} }}\nseeds: {{ school: {school} }}")).Conditions[0].World.Practices[0].Seeds;
        Assert.Equal(expected, string.Join(',', seeds.Schools));
    }

    [Fact]
    public void A_practice_without_a_school_of_its_own_starts_nowhere()
    {
        var practices = Reading.Valid(Reading.With(
            "network: { schools: 2 }\npractices: [ { name: a }, { name: b }, { name: c } ]\nseeds: { school: own }")).Conditions[0].World.Practices;
        Assert.Equal([SeedKind.InformalLeaders, SeedKind.InformalLeaders, SeedKind.Nobody], practices.Select(practice => practice.Seeds.Who));
        Assert.Equal([0, 1], practices.SelectMany(practice => practice.Seeds.Schools));
    }

    [Fact]
    public void Secondment_schools_that_differ_heads_and_attention_are_what_the_model_gets()
    {
        var world = Reading.Valid(Reading.With(
            "climate: { schoolDeviation: 0.2 }\nbeliefs: [ { name: x, headSusceptibility: 0.9 } ]\nparameters: { attentionSplit: 1 }\n"
            + "events: [ { what: secondment, week: 3, until: 42, share: 0.1, ties: 4, tieStrength: 0.7 } ]")).Conditions[0].World;
        Assert.Equal((0.2, 0.9, 1.0), (world.Climate.SchoolDeviation, world.Beliefs[0].HeadSusceptibility, world.Parameters[Parameter.AttentionSplit]));
        Assert.Equal(new SecondmentIntervention(3, 42, 0.1, 4, 0.7), Assert.Single(world.Interventions));
    }

    [Fact]
    public void Small_schools_have_smaller_rings() =>
        Assert.Equal(2, ((SchoolNetworkSpec)Reading.Valid(Reading.With("network: { staffPerSchool: 5 }\nseeds: { count: 1 }")).Conditions[0].World.Network).RingNeighbors);

    [Theory]
    [InlineData("ring", GraphKind.Ring)]
    [InlineData("watts-strogatz", GraphKind.WattsStrogatz)]
    [InlineData("erdos-renyi", GraphKind.ErdosRenyi)]
    [InlineData("complete", GraphKind.Complete)]
    [InlineData("star", GraphKind.Star)]
    [InlineData("two-cliques", GraphKind.TwoCliques)]
    [InlineData("stochastic-blocks", GraphKind.StochasticBlocks)]
    public void Classical_graphs(string name, GraphKind kind)
    {
        var condition = Reading.Valid(Reading.With($"network: {{ graph: {name}, teachers: 30, tieStrength: 0.5 }}")).Conditions[0];
        var graph = (GraphSpec)condition.World.Network;
        Assert.Equal((kind, 30, 0.5), (graph.Kind, graph.Teachers, graph.TieStrength));
        Assert.Null(condition.Design);
    }

    [Fact]
    public void A_climate_by_name_can_be_overridden_number_by_number()
    {
        var climate = Reading.Valid(Reading.With(
            "climate: { trust: low, trustBetween: 0.9, threat: 0.1, competition: 0.2, capacity: 0.3, lowCapacity: 0.1, shareWithTime: 0.16, innovativeClimate: 0.7 }")).Conditions[0].World.Climate;
        Assert.Equal(
            ClimateSpec.LowTrust with
            {
                TrustBetween = 0.9, Threat = 0.1, Competition = 0.2, Capacity = 0.3, LowCapacity = 0.1, ShareWithTime = 0.16, InnovativeClimate = 0.7,
            },
            climate);
    }

    [Fact]
    public void Practices_are_linked_to_beliefs_and_inherit_seeds_key_by_key()
    {
        var world = Reading.Valid(Reading.With(
            """
            beliefs:
              - { name: hope }
              - { name: doubt, teacherMean: 0.2, stubborn: { share: 0.3, belief: 0.1, tieStrength: 0.8 } }
            seeds: { who: random, count: 3, depth: 0.5 }
            practices:
              - { name: a, belief: doubt }
              - { name: b, seeds: { school: [2, 3], count: 5 } }
            """)).Conditions[0].World;
        Assert.Equal([1, 0], world.Practices.Select(practice => practice.BeliefIndex));
        Assert.Equal(new StubbornGroup(0.3, 0.1, 0.1, 0.8), world.Beliefs[1].Stubborn);
        Assert.Equal((SeedKind.Random, 3, 0.5), (world.Practices[0].Seeds.Who, world.Practices[0].Seeds.Count, world.Practices[0].Seeds.Depth));
        Assert.Equal((SeedKind.Random, 5, 0.5), (world.Practices[1].Seeds.Who, world.Practices[1].Seeds.Count, world.Practices[1].Seeds.Depth));
        Assert.Equal([1, 2], world.Practices[1].Seeds.Schools.AsEnumerable());
    }

    [Theory]
    [InlineData("{ who: heads, school: each }", SeedKind.Heads, 1, true)]
    [InlineData("{ who: heads, school: [1, 2] }", SeedKind.Heads, 2, false)]
    [InlineData("{ who: whole school }", SeedKind.WholeSchool, 0, false)]
    [InlineData("{ who: random, school: any, count: 100 }", SeedKind.Random, 100, false)]
    [InlineData("{ who: best connected, school: each, count: 17 }", SeedKind.BestConnected, 17, true)]
    [InlineData("{ who: diffusion central }", SeedKind.DiffusionCentral, 4, false)]
    public void Starters(string seeds, SeedKind kind, int count, bool isEach)
    {
        var spec = Reading.Valid(Reading.With($"seeds: {seeds}")).Conditions[0].World.Practices[0].Seeds;
        Assert.Equal((kind, count, isEach), (spec.Who, spec.Count, spec.PerSchool));
    }

    public static TheoryData<string, Intervention[]> Events => new()
    {
        { "{ what: coaching, until: 39 }", [new SwitchIntervention(0, 39, SchoolSwitch.Coaching, 0.25, SchoolSelection.All)] },
        { "{ what: threat, week: 3, level: 0.5, schools: low capacity }", [new SwitchIntervention(3, Intervention.Forever, SchoolSwitch.Threat, 0.5, new(SchoolSelectionKind.LowCapacity, []))] },
        { "{ what: mandate }", [new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.Mandate, 1, SchoolSelection.All)] },
        { "{ what: closure, week: 20, until: 50 }", [new SwitchIntervention(20, 50, SchoolSwitch.Closure, 0.9, SchoolSelection.All)] },
        { "{ what: competition, change: -0.5 }", [new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.CompetitionShift, -0.5, SchoolSelection.All)] },
        { "{ what: funded visits, hours: 1 }", [new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.ExtraHours, 1, SchoolSelection.All), new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.TravelFunding, 1, SchoolSelection.All)] },
        { "{ what: external expert, until: 39 }", [new SwitchIntervention(0, 39, SchoolSwitch.ExternalExpert, 1, SchoolSelection.All), new SwitchIntervention(0, 39, SchoolSwitch.ExternalAwareness, 0.1, SchoolSelection.All)] },
        { "{ what: codify, practice: practice, tacitness: 0.2, awareness: 0 }", [new CodifyIntervention(0, Intervention.Forever, 0, 0.2), new SwitchIntervention(0, Intervention.Forever, SchoolSwitch.ExternalAwareness, 0, SchoolSelection.All)] },
        { "{ what: conference, week: 5, until: 40 }", [new ConferenceIntervention(5, 6, 0.2, 5), new ConferenceIntervention(18, 19, 0.2, 5), new ConferenceIntervention(31, 32, 0.2, 5)] },
        { "{ what: turnover shock, week: 9 }", [new TurnoverShock(9, 0.3, SchoolSelection.All)] },
        { "{ what: remove hub, week: 10, count: 2, heads: true }", [new RemovalIntervention(10, 2, true, SchoolSelection.All)] },
        { "{ what: leader advocacy }", [new LeaderIntervention(0, 0.95, SchoolSelection.All)] },
        { "{ what: twinning, until: 78 }", [new TwinningIntervention(0, 78, 4, 0.8)] },
        { "{ what: funding, until: 59 }", [new SwitchIntervention(0, 59, SchoolSwitch.ExtraHours, 1, SchoolSelection.All), new SwitchIntervention(0, 59, SchoolSwitch.Coaching, 0.25, SchoolSelection.All)] },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_becomes_its_interventions(string text, Intervention[] expected) =>
        Assert.Equal(expected, Reading.Valid(Reading.With($"events: [ {text} ]")).Conditions[0].World.Interventions.AsEnumerable());

    [Fact]
    public void Events_can_concern_listed_schools()
    {
        var intervention = (SwitchIntervention)Reading.Valid(Reading.With("events: [ { what: threat, schools: [8, 1] } ]")).Conditions[0].World.Interventions[0];
        Assert.Equal(SchoolSelectionKind.Listed, intervention.Schools.Kind);
        Assert.Equal([0, 7], intervention.Schools.Listed.AsEnumerable());
    }

    [Theory]
    [InlineData("{ what: trust building, until: 39 }", 0.34)]
    [InlineData("{ what: set, until: 39, parameters: { innovationHazard: 0, imitationHazard: 0, trustFulfilment: 0.34 } }", 0.34)]
    [InlineData("{ what: pause, until: 39 }", null)]
    public void Pauses_stop_adoption(string text, double? fulfilment)
    {
        var values = ((ParameterIntervention)Reading.Valid(Reading.With($"events: [ {text} ]")).Conditions[0].World.Interventions[0]).Values;
        Assert.Equal((0.0, 0.0), (values[Parameter.InnovationHazard], values[Parameter.ImitationHazard]));
        Assert.Equal(fulfilment, values.TryGetValue(Parameter.TrustFulfilment, out double value) ? value : null);
    }

    [Fact]
    public void Expectations_name_effects_as_comparisons_do()
    {
        var experiment = Reading.Valid(Reading.With(
            """
            practices: [ { name: p q, tacitness: 0.1 }, { name: r, tacitness: 0.9 } ]
            vary: { network.ties: [weak, strong], climate.trust: [low, high] }
            expect:
              - { effect: network.ties x climate.trust, practice: p q, sign: positive }
              - { effect: network.ties, at: { climate.trust: high }, practice: p q, outcome: implemented, sign: negative }
              - { effect: network.ties × tacitness, sign: none }
            """));
        Assert.Equal(
            [
                ("network.ties × climate.trust @ practice=p q", "auc", 1, 6),
                ("network.ties @ climate.trust=high, practice=p q", "implemented", -1, 7),
                ("network.ties × tacitness", "auc", 0, 8),
            ],
            experiment.Expectations.Select(each => (each.Effect, each.Outcome, each.Sign, each.Line)));
    }

    [Theory]
    [InlineData("0x7EA", 2026ul)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("\"18446744073709551615\"", ulong.MaxValue)]
    public void Seeds_of_64_bits(string seed, ulong expected) => Assert.Equal(expected, Reading.Valid(Reading.With($"run: {{ seed: {seed} }}")).Seed);

    [Fact]
    public void Networks_from_files_are_read_once_by_the_columns_named()
    {
        string folder = Directory.CreateTempSubdirectory("staffroom-language-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "ties.csv"), "a,b\n");
            File.WriteAllText(Path.Combine(folder, "people.csv"), "id\n");
            var asked = new List<ImportOptions>();
            var options = Reading.Options() with { Import = given => { asked.Add(given); return new(TwoOffices, []); } };
            var outcome = ScenarioReader.ReadText("s.yaml", Reading.With(
                """
                network:
                  nodes: people.csv
                  edges: ties.csv
                  columns: { id: who, school: office, group: role, from: a, to: b, weight: { column: frequency, minimum: 0, maximum: 4 }, efficacy: eff }
                  minimumWeight: 3
                  directed: false
                  combine: mean of reports
                seeds: { school: north, who: named, names: [ann] }
                vary: { climate.trust: [low, high], seeds.who: [named, informal leaders] }
                """), folder, options);
            Assert.Empty(outcome.Diagnostics.Select(d => d.ToString()));
            var given = Assert.Single(asked);
            Assert.Equal((Path.Combine(folder, "people.csv"), Path.Combine(folder, "ties.csv")), (given.NodesFile, given.EdgesFile));
            Assert.Equal(("who", "office", "role", "a", "b"), (given.IdColumn, given.SchoolColumn, given.GroupColumn, given.FromColumn, given.ToColumn));
            Assert.Equal(new ScaledColumn("frequency", 0, 4), given.Weight);
            Assert.Equal(new ScaledColumn("eff"), given.Attributes[PersonAttribute.Efficacy]);
            Assert.Equal((3.0, false, TieCombination.MeanOfReports), (given.MinimumWeight, given.IsDirected, given.Combine));
            Assert.Same(TwoOffices, outcome.Value!.Conditions[0].World.Network);
            Assert.Equal(["ann"], outcome.Value.Conditions[0].World.Practices[0].Seeds.Names.AsEnumerable());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void People_groups_and_schools_that_the_files_do_not_have_are_named()
    {
        string folder = Directory.CreateTempSubdirectory("staffroom-language-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "ties.csv"), "a,b\n");
            var options = Reading.Options() with { Import = asked => new(TwoOffices, [new(Severity.Note, asked.EdgesFile, 1, 0, "One tie was left out.", "")]) };
            string Problems(string part) => string.Join("\n", ScenarioReader.ReadText("s.yaml", Reading.With("network: { edges: ties.csv }\n" + part), folder, options).Diagnostics);
            Assert.Equal(
                "s.yaml:4:30: error: 'anne' is not the name of a person in the files. Did you mean 'ann'?\nties.csv:1:1: note: One tie was left out.",
                Problems("seeds: { who: named, names: [anne] }"));
            Assert.Equal(
                "s.yaml:4:29: error: 'central' is not the name of a group in the files. There is: central office.\nties.csv:1:1: note: One tie was left out.",
                Problems("seeds: { who: group, group: central }"));
            Assert.Equal(
                "s.yaml:4:18: error: 'noth' is not a school. Did you mean 'north'?",
                Problems("seeds: { school: noth }").Split('\n')[0].Replace("'seeds.school' is 'noth'; schools are numbered from 1 to 2.", "'noth' is not a school.", StringComparison.Ordinal));
            Assert.Equal(
                "s.yaml:3:82: error: 'network.columns.weight' has no range: its 'minimum' becomes 0 and its 'maximum' becomes 1. Write a 'minimum' below the 'maximum'.",
                string.Join("\n", ScenarioReader.ReadText("s.yaml", Reading.With("network: { edges: ties.csv, columns: { weight: { column: w, maximum: 1, minimum: 1 } } }\n"), folder, options).Diagnostics));
            Assert.Equal("s.yaml:3:19: error: 'network.edges' is '.', which is a folder. Name a file in it.", string.Join("\n", ScenarioReader.ReadText("s.yaml", Reading.With("network: { edges: . }\n"), folder, options).Diagnostics));
            Assert.Equal("s.yaml:3:19: error: 'network.edges' is 'tie.csv'; there is no such file. Did you mean 'ties.csv'?", string.Join("\n", ScenarioReader.ReadText("s.yaml", Reading.With("network: { edges: tie.csv }\n"), folder, options).Diagnostics));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static GivenNetworkSpec TwoOffices { get; } = new()
    {
        People = [new("ann", 0) { Group = "central office" }, new("bob", 0), new("cem", 1), new("dee", 1), new("eva", 0), new("fay", 0), new("gus", 0)],
        Ties = [new(0, 1, 0.5)],
        Schools = ["north", "south"],
    };
}
