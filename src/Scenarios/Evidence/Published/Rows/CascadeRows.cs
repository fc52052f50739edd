using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Evidence.Published.Baselines;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Independent cascades, random thresholds, and whom to start with.</summary>
internal static class CascadeRows
{
    private const double Rounding = 1e-12;
    private static readonly (int A, int B)[] Triangle = [(0, 1), (0, 2), (1, 2)];
    private static readonly (int A, int B)[] TwoBridges = [.. Graphs.TwoTriangles, (1, 4)];

    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B6", "Kempe, Kleinberg and Tardos 2003: an independent cascade reaches whom live ties reach",
            "A cascade that passes each tie once with probability p reaches as many as ties that are live with probability p: in a triangle 1 + 2(p + p² − p³).",
            "All live-tie graphs enumerated, and the model under the preset independent-cascade.",
            ["kempe-2003", "goldenberg-2001"], LiveTies) { IsInQuick = true },
        new(
            "B7", "Kempe, Kleinberg and Tardos 2003: uniform thresholds are live ties too",
            "With thresholds drawn from 0 to 1, a cascade reaches whom it reaches if each person picks one incoming tie with its weight: over weights 0.6 and 0.5 the second person with chance 0.30.",
            "All picks enumerated, and the model under the preset linear-threshold with tie strengths as weights.",
            ["kempe-2003"], UniformThresholds)
        {
            Remark = "In the model the weights of a person's ties sum to 1, so two more people, whom the practice reaches last, take up the rest of the weights.",
        },
        new(
            "B8", "Kempe, Kleinberg and Tardos 2003: greedy choice of starters is nearly as good as the best",
            "Adding again and again the starter who adds most reaches at least 1 − 1/e = 63.2 % of the best possible.",
            "Two small graphs, all choices tried; reach by enumeration, and for the chosen starters by the model under the preset independent-cascade.",
            ["kempe-2003"], GreedyStarters),
    ];

    private static ImmutableArray<PublishedFigure> LiveTies(Effort effort, CancellationToken cancellation)
    {
        int runs = effort == Effort.Full ? 20_000 : 2_000;
        (string Graph, int People, (int A, int B)[] Ties, double P, double Reach)[] cases =
        [
            ("a triangle", 3, Triangle, 0.5, 2.25),
            ("a triangle", 3, Triangle, 0.1, 1.218),
            ("all pairs of four", 4, [.. Graphs.Complete(0, 4)], 0.5, 3.25),
            ("two triangles and a bridge", 6, Graphs.TwoTriangles, 0.5, 2.953125),
            ("two triangles and two bridges", 6, TwoBridges, 0.5, 3.4765625),
        ];
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var (graph, people, ties, p, reach) in cases)
        {
            double enumerated = LiveEdges.Reach(people, ties, _ => p, [0]).Sum();
            double[] simulated = Cascades(people, ties, p, [0], runs, cancellation);
            figures.Add(Figures.Exact($"expected reach in {graph}, p = {p}, live ties", reach, enumerated, Rounding, Means.Formula).Derived());
            figures.Add(Figures.Mean($"expected reach in {graph}, p = {p}, cascades", reach, simulated).Derived());
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> UniformThresholds(Effort effort, CancellationToken cancellation)
    {
        int runs = effort == Effort.Full ? 20_000 : 2_000;
        double path = LiveEdges.ThresholdReach([[], [(0, 0.6)], [(1, 0.5)]], [0])[2];

        // 0-1-2-3 with strengths 0.6, 0.4, 0.4: of what 1 and 2 look at, 0.6 and 0.5 is the person before.
        GivenTie[] chain = [new(0, 1, 0.6), new(1, 2, 0.4), new(2, 3, 0.4)];
        double[] third = Figures.Replicate(runs, 7, seed =>
            new Crowd(4, chain) { Users = [0] }
                .Under(Presets.LinearThreshold, seed, (Parameter.ProofTieStrengthGate, 1.0))
                .After(3).State.Practices[0].Uses[2] ? 1.0 : 0.0, cancellation);
        double triangles = LiveEdges.ThresholdReach(EqualWeights(6, Graphs.TwoTriangles), [0]).Sum();
        double[] reached = Figures.Replicate(runs, 77, seed =>
            (double)new Crowd(6, Graphs.TwoTriangles.Ties()) { Users = [0] }.Under(Presets.LinearThreshold, seed).After(6).Users(), cancellation);
        const double TrianglesReach = 31.0 / 12.0;
        return
        [
            Figures.Exact("chance that the third of a path is reached, picks", 0.30, path, Rounding, Means.Formula).Derived(),
            Figures.Mean("chance that the third of a path is reached, thresholds", 0.30, third).Derived(),
            Figures.Exact("expected reach in two triangles and a bridge, picks", TrianglesReach, triangles, Rounding, Means.Formula).Derived(),
            Figures.Mean("expected reach in two triangles and a bridge, thresholds", TrianglesReach, reached).Derived(),
        ];
    }

    private static ImmutableArray<PublishedFigure> GreedyStarters(Effort effort, CancellationToken cancellation)
    {
        const double Bound = 0.6321205588285577;
        int runs = effort == Effort.Full ? 20_000 : 2_000;
        (int A, int B)[] six = [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (4, 5)];
        (int A, int B)[] cover =
            [(0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (1, 3), (1, 4), (1, 5), (1, 9), (2, 6), (2, 7), (2, 8), (2, 10)];
        double ReachOfSix(IReadOnlyList<int> starters) => LiveEdges.Reach(6, six, _ => 0.3, starters).Sum();
        double ReachOfCover(IReadOnlyList<int> starters) => starters.Concat(cover.Where(tie => starters.Contains(tie.A)).Select(tie => tie.B)).Distinct().Count();
        var greedySix = SeedChoice.Greedy(6, 2, ReachOfSix);
        var bestSix = SeedChoice.BestPair(6, ReachOfSix);
        var greedyCover = SeedChoice.Greedy(11, 2, ReachOfCover);
        var bestCover = SeedChoice.BestPair(11, ReachOfCover);
        double worst = Math.Min(greedySix.Reach / bestSix.Reach, greedyCover.Reach / bestCover.Reach);
        return
        [
            .. new[]
            {
                Figures.Exact("reach of two greedy starters among six, p = 0.3", 3.536, greedySix.Reach, Rounding, Means.Baseline),
                Figures.Exact("reach of the best two among six", 3.536, bestSix.Reach, Rounding, Means.Baseline),
                Figures.Mean("reach of the two greedy starters among six, cascades", 3.536, Cascades(6, six, 0.3, greedySix.Starters, runs, cancellation)),
                Figures.Exact("reach of two greedy starters in a cover of eleven", 9, greedyCover.Reach, 0.0, Means.Baseline),
                Figures.Exact("reach of the best two in a cover of eleven", 10, bestCover.Reach, 0.0, Means.Baseline),
            }.Select(figure => figure.Derived()),
            Figures.Exact("by how much greedy misses the bound of 63.2 % of the best", 0.0, Math.Max(0.0, Bound - worst), 0.0, Means.Baseline),
        ];
    }

    private static double[] Cascades(int people, (int A, int B)[] pairs, double p, IReadOnlyList<int> starters, int runs, CancellationToken cancellation)
    {
        var crowd = new Crowd(people, pairs.Ties()) { Users = starters };
        return Figures.Replicate(runs, 6, seed =>
            (double)crowd.Under(Presets.IndependentCascade, seed, (Parameter.ContactContagion, p)).After(people).Users(), cancellation);
    }

    private static (int From, double Weight)[][] EqualWeights(int people, (int A, int B)[] pairs) =>
    [
        .. Enumerable.Range(0, people).Select(i =>
        {
            int[] neighbors = [.. pairs.Where(pair => pair.A == i || pair.B == i).Select(pair => pair.A == i ? pair.B : pair.A)];
            return neighbors.Select(j => (j, 1.0 / neighbors.Length)).ToArray();
        }),
    ];
}
