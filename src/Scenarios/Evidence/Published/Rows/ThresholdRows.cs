using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Crowds and complex contagion: people who act once enough others do.</summary>
internal static class ThresholdRows
{
    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B1", "Granovetter 1978: a riot that hangs on one person",
            "With thresholds 0, 1, …, 99 one more person acts each week until all 100 do; raise the one threshold of 1 to 2 and one person acts.",
            "The model under the preset linear-threshold, 100 people who all see each other.",
            ["granovetter-1978"], Riot) { IsInQuick = true },
        new(
            "B2", "Granovetter 1978: normal thresholds tip between two standard deviations",
            "With thresholds of mean 25 the equilibrium jumps from about 6 to about 100 of 100 people as the standard deviation passes 12.2.",
            "The fixed point of the equation for many people, and the model under the preset linear-threshold with 100 quantiles as thresholds.",
            ["granovetter-1978"], NormalCrowds) { IsInQuick = true },
        new(
            "B11", "Centola and Macy 2007: the weakness of long ties",
            "If two users among the neighbors are needed, a single long tie does not help, rewiring can stop the spread and a bridge two wide halves its time; if one is enough, the long tie helps.",
            "The model under the preset linear-threshold on a ring of 40 with 4 neighbors, and on two groups of 5.",
            ["centola-macy-2007"], LongTies)
        {
            IsInQuick = true,
            Remark = "The work describes the constructions; the weeks on these graphs were worked out by hand and by an independent program.",
        },
        new(
            "B12", "Eckles, Mossel, Rahimian and Sen 2024: a little noise reverses the weakness of long ties",
            "If somebody with only one user among four neighbors also adopts now and then, with chance q a week, long ties help again: without noise the ring completes and the rewired graph never does, at q = 0.02 the rewired one takes half the time.",
            "The model under the preset linear-threshold, 400 people of degree 4: a ring, and a ring plus a random second one.",
            ["eckles-2024", "centola-macy-2007"], NoiseReversal)
        {
            Remark = "Thresholds of the model stand still, so the noise enters as thresholds drawn anew each week: one neighbor is enough with chance q, else two are needed. The work proves the direction; the weeks were simulated by an independent program (60 runs), whose error is in the tolerance.",
        },
        new(
            "B14", "Centola 2010: behavior spreads farther and faster on a clustered lattice",
            "Where a behavior needs reinforcement, people in clustered networks take it up more often and sooner than in random networks of the same size and degree, because word comes from several neighbors.",
            "The model under the preset linear-threshold, 128 people with 4 neighbors each, two of whom must use it: a ring against two random rings; a person and a neighbor start.",
            ["centola-2010"], Reinforcement)
        {
            Remark = "An experiment with people: its direction is compared, not its percentages.",
        },
    ];

    private static ImmutableArray<PublishedFigure> Riot(Effort effort, CancellationToken cancellation)
    {
        var all = Act(Enumerable.Range(0, 100), cancellation);
        var one = Act([0, 2, .. Enumerable.Range(2, 98)], cancellation);
        var gap = Act(Enumerable.Range(0, 100).Select(threshold => threshold == 5 ? 6 : threshold), cancellation);
        return
        [
            Figures.Exact("people who act after 50 weeks, thresholds 0 to 99", 50, all[Math.Min(50, all.Length - 1)]).Derived(),
            Figures.Exact("people who act in the end, thresholds 0 to 99", 100, all[^1]),
            Figures.Exact("weeks until all act, thresholds 0 to 99", 100, all.Length - 1).Derived(),
            Figures.Exact("people who act in the end, threshold 1 raised to 2", 1, one[^1]),
            Figures.Exact("people who act in the end, threshold 5 raised to 6", 5, gap[^1]).Derived(),
        ];
    }

    private static ImmutableArray<PublishedFigure> NormalCrowds(Effort effort, CancellationToken cancellation)
    {
        const double Mean = 25.0;
        double critical = Bisection.Switch(12.0, 12.5, 1e-9, deviation => new NormalThresholds(Mean, deviation).Equilibrium() > 50.0);
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        figures.Add(Figures.Exact("standard deviation at which the crowd tips, %", 12.2, critical, 0.05, Means.Formula));
        figures.Add(Figures.Exact("the same, exactly", 12.222086829449196, critical, 1e-6, Means.Formula).Derived());
        foreach (var (deviation, share) in new[] { (10.0, 0.7695512701999635), (12.2, 5.479220442589891), (12.3, 99.99999994615048), (20.0, 99.99114264317683) })
        {
            figures.Add(Figures.Exact(
                $"% who act in the end, standard deviation {deviation}", share, new NormalThresholds(Mean, deviation).Equilibrium(), 1e-6, Means.Formula).Derived());
        }

        foreach (var (deviation, acting) in new[] { (8.0, 0), (10.0, 1), (12.0, 3), (13.0, 100), (25.0, 100) })
        {
            var counts = Act(new NormalThresholds(Mean, deviation).Counts(100), cancellation);
            figures.Add(Figures.Exact($"people of 100 who act in the end, standard deviation {deviation}", acting, counts[^1]).Derived()
                .At("standard deviation of thresholds, %", deviation, "people of 100 who act in the end"));
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> LongTies(Effort effort, CancellationToken cancellation)
    {
        (int, int)[] wide = [(0, 20), (1, 20), (0, 21), (1, 21)];
        var rewired = Ring(2, [(1, 15), (0, 28)], [(1, 2), (0, 39)], cancellation);
        var narrow = TwoGroups(2, [(4, 5)], cancellation);
        return
        [
            .. new[]
            {
                Figures.Exact("weeks on the ring, one user needed", 10, Ring(1, [], [], cancellation).Length - 1),
                Figures.Exact("weeks, one user needed, a long tie added", 6, Ring(1, [(1, 21)], [], cancellation).Length - 1),
                Figures.Exact("weeks on the ring, two users needed", 19, Ring(2, [], [], cancellation).Length - 1),
                Figures.Exact("weeks, two users needed, a long tie added", 19, Ring(2, [(1, 21)], [], cancellation).Length - 1),
                Figures.Exact("weeks, two users needed, a bridge two wide", 9, Ring(2, wide, [], cancellation).Length - 1),
                Figures.Exact("users in the end, two needed, two short ties rewired into long ones", 2, rewired[^1]),
                Figures.Exact("users in the end on the ring, three needed", 2, Ring(3, [], [], cancellation)[^1]),
                Figures.Exact("users of 10 in two groups, one needed, one bridging tie", 10, TwoGroups(1, [(4, 5)], cancellation)[^1]),
                Figures.Exact("users of 10 in two groups, two needed, one bridging tie", 5, narrow[^1]),
                Figures.Exact("users of 10 in two groups, two needed, a bridge two wide", 10, TwoGroups(2, [(4, 5), (3, 5), (4, 6), (3, 6)], cancellation)[^1]),
            }.Select(figure => figure.Derived()),
        ];
    }

    private static ImmutableArray<PublishedFigure> NoiseReversal(Effort effort, CancellationToken cancellation)
    {
        const ulong Key = 2024;
        int runs = effort == Effort.Full ? 60 : 6;
        (double Noise, double Lattice, double LatticeError, double Rewired, double RewiredError)[] known =
        [
            (0.005, 197.8, 0.1, 364.4, 5.91), (0.02, 194.9, 0.2, 96.6, 1.6), (0.1, 181.6, 0.36, 27.6, 0.39), (0.2, 166.3, 0.44, 17.0, 0.2),
        ];
        bool[] completes = Figures.Replicate(runs, Key, seed => Noisy(rewired: true, seed).UntilStill(cancellation)[^1] == NoisyPeople, cancellation);
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        figures.Add(Figures.Exact("weeks on the ring without noise", 199, Noisy(rewired: false, Key).UntilStill(cancellation).Length - 1).Derived());
        figures.Add(Figures.Share("share of rewired graphs that complete without noise", 0.0, completes));
        foreach (var (noise, lattice, latticeError, rewired, rewiredError) in effort == Effort.Full ? known : [known[1], known[3]])
        {
            figures.Add(Figures.Mean($"weeks on the ring, q = {noise}", lattice, Weeks(rewired: false, noise), latticeError).Derived().At(NoiseAxis, noise, "weeks until all use it, ring"));
            figures.Add(Figures.Mean($"weeks on the rewired graph, q = {noise}", rewired, Weeks(rewired: true, noise), rewiredError).Derived().At(NoiseAxis, noise, "weeks until all use it, rewired graph"));
        }

        return figures.ToImmutable();

        double[] Weeks(bool rewired, double noise) => Figures.Replicate(
            runs, Key, seed => NoisyWeeks(Noisy(rewired, seed), noise, cancellation), cancellation);
    }

    private static ImmutableArray<PublishedFigure> Reinforcement(Effort effort, CancellationToken cancellation)
    {
        const ulong Key = 2010;
        const int People = 128, Needed = 2;
        int runs = effort == Effort.Full ? 100 : 10;
        var clustered = Needing(Needed, People, Graphs.Ring(People, 4), cancellation);
        var random = Figures.Replicate(
            runs, Key, seed => Needing(Needed, People, Graphs.TwoRings(People, seed).DistinctBy(pair => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))), cancellation), cancellation);
        double mean = random.Average(counts => counts[^1]);
        return
        [
            Figures.Exact("sign of reach, clustered less random", 1, Math.Sign(clustered[^1] - mean)),
            Figures.Share("share of random networks that the clustered one outreaches", 1.0, [.. random.Select(counts => counts[^1] < clustered[^1])]).Derived(),
            Figures.Share(
                "share of random networks with fewer users than the clustered one after 20 weeks", 1.0,
                [.. random.Select(counts => counts[Math.Min(20, counts.Length - 1)] < clustered[20])]).Derived(),
        ];
    }

    private const int NoisyPeople = 400;
    private const string NoiseAxis = "chance a week that one neighbor is enough";

    /// <summary>A ring of 400, or a ring and a second random one. Where both have the same tie it counts twice.</summary>
    private static World Noisy(bool rewired, ulong seed)
    {
        var pairs = rewired ? Graphs.TwoRings(NoisyPeople, seed) : Graphs.Ring(NoisyPeople, 4);
        var ties = pairs.GroupBy(pair => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B)))
            .Select(same => new GivenTie(same.Key.Item1, same.Key.Item2, 0.5 * same.Count()));
        return new Crowd(NoisyPeople, ties) { Users = [0, 1], Threshold = _ => 0.5 }
            .Under(Presets.LinearThreshold, seed, (Parameter.ProofTieStrengthGate, 1.0));
    }

    private static double NoisyWeeks(World world, double noise, CancellationToken cancellation)
    {
        var threshold = world.State.Threshold;
        while (world.Users() < NoisyPeople)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < threshold.Length; i++)
            {
                bool oneIsEnough = Noise.Draw(world.RunSeed, world.Week, i) < noise;
                threshold[i] = oneIsEnough ? 0.25 : 0.5;
            }

            world.Step();
        }

        return world.Week;
    }

    private static ImmutableArray<int> Act(IEnumerable<int> thresholds, CancellationToken cancellation)
    {
        int[] counts = [.. thresholds];
        double others = counts.Length - 1;
        return new Crowd(counts.Length, Graphs.Complete(0, counts.Length).Ties()) { Threshold = i => Math.Max(0.0, counts[i] / others) }
            .Under(Presets.LinearThreshold, seed: 1)
            .UntilStill(cancellation);
    }

    private static ImmutableArray<int> Ring(int needed, (int A, int B)[] added, (int A, int B)[] removed, CancellationToken cancellation) =>
        Needing(needed, 40, Graphs.Ring(40, 4).Where(pair => !removed.Contains(pair) && !removed.Contains((pair.B, pair.A))).Concat(added), cancellation);

    private static ImmutableArray<int> TwoGroups(int needed, (int A, int B)[] bridges, CancellationToken cancellation) =>
        Needing(needed, 10, Graphs.Complete(0, 5).Concat(Graphs.Complete(5, 5)).Concat(bridges), cancellation);

    /// <summary>Users by week if the first two people start and everybody needs the same number of users among the neighbors.</summary>
    private static ImmutableArray<int> Needing(int needed, int people, IEnumerable<(int A, int B)> pairs, CancellationToken cancellation)
    {
        var ties = pairs.Ties();
        int Degree(int i) => ties.Count(tie => tie.A == i || tie.B == i);
        return new Crowd(people, ties) { Users = [0, 1], Threshold = i => Math.Min(1.0, needed / (double)Degree(i)) }
            .Under(Presets.LinearThreshold, seed: 1)
            .UntilStill(cancellation);
    }
}
