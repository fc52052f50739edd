using System.Collections.Concurrent;
using System.Security.Cryptography;
using Staffroom.Model;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Plan;

public sealed class HoursMatchingTests
{
    [Fact]
    public void Named_designs_cost_the_same_hours_within_three_percent()
    {
        var matched = HoursMatching.Resolve(Experiment(), threads: 2);
        Assert.All(matched.Conditions, condition =>
        {
            var design = condition.Design!;
            Assert.InRange(design.PilotHours / design.ReferenceHours, 1 - HoursMatching.Tolerance, 1 + HoursMatching.Tolerance);
            var sets = ((SchoolNetworkSpec)condition.World.Network).Between;
            Assert.Equal(design.WeakTies, sets.Where(set => set.TieStrength == HoursMatching.WeakTieStrength).Sum(set => set.Count));
            Assert.Equal(design.StrongTies, sets.Where(set => set.TieStrength == HoursMatching.StrongTieStrength).Sum(set => set.Count));
        });
        Assert.Empty(matched.Warnings);

        // 1.25 strong ties per school, several weak ties for each, and the mixed design between the two.
        Assert.Equal([0, 6, 3], matched.Conditions.Take(3).Select(condition => condition.Design!.StrongTies));
        int[] weak = [.. matched.Conditions.Take(3).Select(condition => condition.Design!.WeakTies)];
        Assert.True(weak[0] > weak[2] && weak[2] > weak[1] && weak[1] == 0);
    }

    [Fact]
    public void The_number_of_ties_depends_on_neither_threads_nor_replicates()
    {
        var designs = HoursMatching.Resolve(Experiment(), threads: 1).Conditions.Select(condition => condition.Design);
        Assert.Equal(designs, HoursMatching.Resolve(Experiment() with { Replicates = 3 }, threads: 3).Conditions.Select(condition => condition.Design));
    }

    [Fact]
    public void One_weak_tie_more_or_less_comes_no_nearer()
    {
        var weak = HoursMatching.Resolve(Experiment(), threads: 2).Conditions.Where(condition => condition.Design!.Kind == "weak").ToArray();
        Assert.Equal(2, weak.Length);
        Assert.All(weak, condition =>
        {
            var design = condition.Design!;
            Assert.Equal(design.PilotHours, PilotHours(condition, design), 1e-9);
            double apart = Math.Abs(design.PilotHours - design.ReferenceHours);
            Assert.All([-1, 1], step => Assert.True(apart <= Math.Abs(PilotHours(condition, design with { WeakTies = design.WeakTies + step }) - design.ReferenceHours)));
        });
    }

    [Fact]
    public void An_intervention_never_changes_the_network_it_is_compared_on()
    {
        var events = new Factor("events", "intervention", [new("none", null), new("funded visits", null)], false);
        var funded = new SwitchIntervention(
            0, 100, SchoolSwitch.ExtraHours, 2.0, SchoolSelection.All);
        var plain = World(ClimateSpec.MidTrust);
        var experiment = Experiment() with
        {
            Factors = [events],
            Conditions =
            [
                new(0, [0], "none", plain, Design("weak", 0.0)),
                new(1, [1], "funded visits", plain with { Interventions = [funded] }, Design("weak", 0.0)),
            ],
        };
        var matched = HoursMatching.Resolve(experiment, threads: 2);
        Assert.Equal(matched.Conditions[0].Design, matched.Conditions[1].Design);
    }

    [Fact]
    public void Hours_that_cannot_be_matched_are_reported()
    {
        // Two schools of two: one teacher each besides the heads, so there is one pair to tie.
        var tiny = World(ClimateSpec.MidTrust) with { Network = new SchoolNetworkSpec { Schools = 2, StaffPerSchool = 2 } };
        var experiment = Experiment() with { Factors = [], Conditions = [new(0, [], "baseline", tiny, Design("weak", 0.0))] };
        var matched = HoursMatching.Resolve(experiment, threads: 1);
        Assert.Contains("no number of weak ties", Assert.Single(matched.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_canceled_pilot_stops() => Assert.ThrowsAny<OperationCanceledException>(
        () => HoursMatching.Resolve(Experiment(), threads: 2, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(3, 1)]
    [InlineData(22, 5)]
    public void Pilots_that_are_runs_of_the_experiment_are_given_back(int replicates, int threads)
    {
        var simulated = new ConcurrentDictionary<(string World, ulong Seed), int>();
        var progress = new List<PilotProgress>();
        var options = new PilotOptions(Counted, threads, Keeps: true, progress.Add);
        var matched = HoursMatching.Match(Experiment() with { Replicates = replicates }, options, CancellationToken.None);
        Assert.All(simulated.Values, times => Assert.Equal(1, times));
        Assert.Equal(new PilotProgress(simulated.Count, 2, 2), progress[^1]);

        int kept = Math.Min(replicates, HoursMatching.PilotReplicates);
        Assert.Equal(Enumerable.Range(0, matched.Experiment.RunCount).Where(index => index % replicates < kept), matched.Runs.Select(run => run.Index));
        Assert.All(matched.Runs.Where(run => run.Index % 7 == 0), run =>
        {
            var spec = matched.Experiment.Run(run.Index);
            byte[] bytes = Simulation.Run(spec.World, spec.RunSeed).ToCanonicalBytes();
            Assert.Equal(bytes, CompressedBytes.Unpack(run.Packed));
            Assert.Equal(SHA256.HashData(bytes), run.Digest);
        });

        Trajectory Counted(Experiment pilot, int index, CancellationToken stop)
        {
            var run = pilot.Run(index);
            simulated.AddOrUpdate((ExperimentCodec.WorldKey(run.World), run.RunSeed), 1, (_, times) => times + 1);
            return Simulation.Run(run.World, run.RunSeed, stop);
        }
    }

    [Fact]
    public void A_pilot_is_given_back_only_to_conditions_whose_world_it_simulated()
    {
        var experiment = Experiment();
        var plain = experiment.Conditions[0];
        var shock = new TurnoverShock(3, 0.5, SchoolSelection.All);
        experiment = experiment with
        {
            Factors = [new Factor("events", "intervention", [new("none", null), new("turnover", null)], false)],
            Conditions = [plain with { Levels = [0] }, plain with { Index = 1, Levels = [1], World = plain.World with { Interventions = [shock] } }],
            Replicates = 2,
        };
        var matched = HoursMatching.Match(experiment, PilotOptions.NotKept(threads: 2) with { Keeps = true }, CancellationToken.None);
        Assert.Equal([0, 1], matched.Runs.Select(run => run.Index));
    }

    [Fact]
    public void A_pilot_that_fails_is_thrown_as_it_is_and_stops_the_others()
    {
        int begun = 0;
        var options = new PilotOptions((_, _, stop) => Interlocked.Increment(ref begun) > 3 ? throw new InvalidOperationException("as told") : Simulation.Run(Experiment().Conditions[0].World, 1, stop), 2, Keeps: true);
        Assert.Equal("as told", Assert.Throws<InvalidOperationException>(() => HoursMatching.Match(Experiment(), options, CancellationToken.None)).Message);
        Assert.InRange(begun, 4, 6);
    }

    private static double PilotHours(Condition condition, BetweenDesign design)
    {
        var world = HoursMatching.WithTies(condition.World, design);
        var pilot = Experiment() with { Factors = [], Conditions = [new(0, [], "pilot", world, null)], Replicates = HoursMatching.PilotReplicates };
        return Enumerable.Range(0, pilot.Replicates).Average(replicate =>
        {
            var run = Simulation.Run(world, pilot.Run(replicate).RunSeed);
            return Enumerable.Range(1, world.Weeks).Sum(week => run[week, NetworkMeasure.HoursBetween]);
        });
    }

    private static Experiment Experiment()
    {
        var ties = new Factor("network.ties", "ties between schools", [new("weak", null), new("strong", null), new("mixed", null)], false);
        var trust = new Factor("climate.trust", "trust", [new("low", null), new("high", null)], true);
        return new Experiment
        {
            Name = "designs",
            Question = "?",
            Factors = [trust, ties],
            Conditions =
            [
                .. new[] { ClimateSpec.LowTrust, ClimateSpec.HighTrust }.SelectMany((climate, level) => new[]
                {
                    new Condition(3 * level, [level, 0], "weak", World(climate), Design("weak", 0.0)),
                    new Condition((3 * level) + 1, [level, 1], "strong", World(climate), Design("strong", 1.0)),
                    new Condition((3 * level) + 2, [level, 2], "mixed", World(climate), Design("mixed", 0.5)),
                }),
            ],
            Replicates = 20,
            Seed = 2026,
            Primary = "auc",
            Secondary = [],
        };
    }

    private static BetweenDesign Design(string kind, double strongShare) => new(kind, 0, 0, strongShare, double.NaN, double.NaN);

    private static WorldSpec World(ClimateSpec climate) => new()
    {
        Network = new SchoolNetworkSpec { Schools = 5, StaffPerSchool = 17 },
        Climate = climate,
        Practices = [new("practice", 0.5, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 4, false, []))],
        Beliefs = [BeliefSpec.Default],
        Weeks = 60,
    };
}
