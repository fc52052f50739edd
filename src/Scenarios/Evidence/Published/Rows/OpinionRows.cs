using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Evidence.Published.Baselines;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>How opinions average, hold on to where they began, or break into camps.</summary>
internal static class OpinionRows
{
    private const double Rounding = 1e-12;

    // A group of four with the weights that its members gave each other; the diagonal is the weight of the own opinion.
    private static readonly double[][] FourPeople =
        [[0.22, 0.12, 0.36, 0.30], [0.147, 0.215, 0.344, 0.294], [0.0, 0.0, 1.0, 0.0], [0.09, 0.178, 0.446, 0.286]];

    private static readonly double[] GoldenSection = [.. Enumerable.Range(1, 40).Select(i => i * 0.6180339887498949 % 1.0)];
    private static readonly double[] Grid17 = [.. Enumerable.Range(0, 17).Select(i => i / 16.0)];

    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B18", "DeGroot 1974: averaging leads to a consensus",
            "If everybody averages with fixed weights, opinions meet at the influence-weighted mean of the start: influence 3/11, 4/11 and 4/11 in an example of three; with symmetric ties it is in proportion to self weight plus tie strengths.",
            "The model under the preset degroot, for unequal weights with trust as the weight of a direction.",
            ["degroot-1974"], Consensus),
        new(
            "B19", "Friedkin and Johnsen: opinions that hold on to where they began",
            "Two people with susceptibility 0.5 settle at 2/3 and 1/3; a group of four at 60, 60, 75 and 75.",
            "The model under the preset friedkin-johnsen; the weights of the four are trust in each direction.",
            ["friedkin-johnsen-1990", "friedkin-johnsen-1999"], Anchored)
        {
            Remark = "The weights of the group of four are printed to three decimals, so the printed integers are met to within half a point.",
        },
        new(
            "B20", "Daly's skeptic: a close skeptical friend outweighs a distant enthusiast",
            "A teacher who starts at 0.8, with a skeptical close friend (0.2) and a distant presenter (0.9), settles at 0.577; with the strengths swapped at 0.768.",
            "The model under the preset friedkin-johnsen, three people, susceptibility 0.9, self weight 0.5, ties 0.9 and 0.1.",
            ["daly-interview", "friedkin-johnsen-1990"], Skeptic)
        {
            IsInQuick = true,
            Remark = "Daly tells the story; the numbers are what Friedkin and Johnsen's model makes of it.",
        },
        new(
            "B21", "Hegselmann and Krause 2002: camps under bounded confidence",
            "The more people listen to those who think otherwise, the fewer camps remain: of 17 evenly spread opinions five at ε = 0.10, three at 0.14 and 0.16, one at 0.20.",
            "The model under the preset bounded-confidence, everybody meeting everybody.",
            ["hegselmann-krause-2002"], Camps) { IsInQuick = true },
        new(
            "B22", "Deffuant, Neau, Amblard and Weisbuch 2000: about 1/(2ε) camps when pairs meet",
            "Random pairs that move halfway end in about ⌊1/(2ε)⌋ large camps: one at ε = 0.5, two at 0.25 (now and then one), four at 0.125 give or take one.",
            "A baseline beside the model, 1,000 people with uniform opinions; the median of the runs.",
            ["deffuant-2000", "weisbuch-2002"], PairsMeeting)
        {
            Remark = "No limit of this project's model: there everybody meets in the same week, not one pair at a time.",
        },
        new(
            "B23", "The voter model: the chance to win is in proportion to ties",
            "An opinion held by a set of people wins with the share of all ties that they have: the hub of a star of five alone with 1/2, a leaf with 1/8.",
            "A baseline beside the model, all states solved exactly.",
            ["clifford-sudbury-1973", "sood-redner-2005"], Voters)
        {
            Remark = "No limit of this project's model: there beliefs average, here opinions are copied whole.",
        },
    ];

    private static ImmutableArray<PublishedFigure> Consensus(Effort effort, CancellationToken cancellation)
    {
        double[][] weights = [[1 / 3.0, 1 / 3.0, 1 / 3.0], [0.5, 0.5, 0.0], [0.0, 0.25, 0.75]];
        var three = Weighted(weights, [1.0, 0.0, 0.0], 1.0, Presets.DeGroot, (Parameter.BeliefTieStrengthGate, 0.0));
        double[] after3 = Beliefs(three.After(3));
        double consensus = Beliefs(three.After(200))[0];
        double second = Settle([0.0, 1.0, 0.0]), third = Settle([0.0, 0.0, 1.0]);
        GivenTie[] symmetric = [new(0, 1, 0.8), new(0, 2, 0.2), new(1, 2, 0.5), new(2, 3, 0.1)];
        double[] start = [0.9, 0.5, 0.4, 0.1];
        var four = new Crowd(4, symmetric) { Belief = i => start[i] }.Under(Presets.DeGroot, seed: 1);
        double[] after10 = Beliefs(four.After(10));
        return
        [
            Figures.Exact("influence of the first of three", 3 / 11.0, consensus, Rounding).Derived(),
            Figures.Exact("influence of the second of three", 4 / 11.0, second, Rounding).Derived(),
            Figures.Exact("influence of the third of three", 4 / 11.0, third, Rounding).Derived(),
            Figures.Exact("belief of the second of three after 3 weeks", 0.3472222222222222, after3[1], Rounding).Derived(),
            Figures.Exact("belief of the first of four with symmetric ties after 10 weeks", 0.5628981435985589, after10[0], Rounding).Derived(),
            Figures.Exact("consensus of four with symmetric ties", 0.525, Beliefs(four.After(2000))[0], 1e-10).Derived(),
        ];

        double Settle(double[] from) => Beliefs(Weighted(weights, from, 1.0, Presets.DeGroot, (Parameter.BeliefTieStrengthGate, 0.0)).After(200))[0];
    }

    private static ImmutableArray<PublishedFigure> Anchored(Effort effort, CancellationToken cancellation)
    {
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var (susceptibility, first, second) in new[] { (0.5, 2 / 3.0, 1 / 3.0), (0.8, 5 / 9.0, 4 / 9.0) })
        {
            double[] start = [1.0, 0.0];
            double[] two = Beliefs(new Crowd(2, Graphs.Path(1).Ties()) { Belief = i => start[i] }
                .Under(Presets.FriedkinJohnsen, 1, (Parameter.Susceptibility, susceptibility), (Parameter.SelfBeliefWeight, 0.0))
                .After(400));
            figures.Add(Figures.Exact($"belief of the first of two, susceptibility {susceptibility}", first, two[0], Rounding).Derived());
            figures.Add(Figures.Exact($"belief of the second of two, susceptibility {susceptibility}", second, two[1], Rounding).Derived());
        }

        double[] group = Beliefs(Weighted(FourPeople, [0.25, 0.25, 0.75, 0.85], 0.5, Presets.FriedkinJohnsen, (Parameter.BeliefTieStrengthGate, 0.0), (Parameter.Susceptibility, 1.0)).After(2000));
        double[] printed = [60, 60, 75, 75];
        double[] exact = [60.02084882588988, 59.98396593926452, 75.0, 74.98620493782914];
        for (int i = 0; i < group.Length; i++)
        {
            figures.Add(Figures.Exact($"opinion of person {i + 1} of four, as printed", printed[i], 100.0 * group[i], 0.5));
            figures.Add(Figures.Exact($"opinion of person {i + 1} of four, for the printed weights", exact[i], 100.0 * group[i], 1e-9).Derived());
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> Skeptic(Effort effort, CancellationToken cancellation)
    {
        var close = Story(toSkeptic: 0.9, toPresenter: 0.1);
        double afterOne = Beliefs(close.After(1))[0];
        double[] settled = Beliefs(close.After(400));
        double swapped = Beliefs(Story(toSkeptic: 0.1, toPresenter: 0.9).After(400))[0];
        return
        [
            .. new[]
            {
                Figures.Exact("belief of the teacher after a week, skeptic close", 0.482, afterOne, Rounding),
                Figures.Exact("belief of the teacher in the end, skeptic close", 0.5772492244053776, settled[0], Rounding),
                Figures.Exact("belief of the skeptic in the end", 0.5216546018614273, settled[1], Rounding),
                Figures.Exact("belief of the presenter in the end", 0.7063495346432265, settled[2], Rounding),
                Figures.Exact("belief of the teacher in the end, presenter close", 0.768, swapped, 5e-4),
            }.Select(figure => figure.Derived()),
        ];

        static World Story(double toSkeptic, double toPresenter)
        {
            double[] start = [0.8, 0.2, 0.9];
            return new Crowd(3, [new(0, 1, toSkeptic), new(0, 2, toPresenter)]) { Belief = i => start[i] }
                .Under(Presets.FriedkinJohnsen, 1, (Parameter.Susceptibility, 0.9), (Parameter.SelfBeliefWeight, 0.5));
        }
    }

    private static ImmutableArray<PublishedFigure> Camps(Effort effort, CancellationToken cancellation)
    {
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var (bound, count, lowest) in new[] { (0.1, 5, 0.120168728299), (0.14, 3, 0.176275), (0.16, 3, 0.244559546657), (0.2, 1, 0.5), (0.3, 1, 0.5) })
        {
            var centers = Settled(Grid17, bound);
            figures.Add(Figures.Exact($"camps of 17 opinions, ε = {bound}", count, centers.Count).Derived());
            figures.Add(Figures.Exact($"lowest camp of 17 opinions, ε = {bound}", lowest, centers[0], 1e-9).Derived());
        }

        foreach (var (bound, count) in new[] { (0.11, 3), (0.22, 2) })
        {
            figures.Add(Figures.Exact($"camps of 40 unevenly spread opinions, ε = {bound}", count, Settled(GoldenSection, bound).Count).Derived());
        }

        return figures.ToImmutable();

        static IReadOnlyList<double> Settled(double[] start, double bound)
        {
            var world = new Crowd(start.Length, Graphs.Complete(0, start.Length).Ties()) { Belief = i => start[i] }
                .Under(Presets.BoundedConfidence, 1, (Parameter.ConfidenceBound, bound));
            return Clusters.Centers(Beliefs(world.After(40)), gap: 1e-6);
        }
    }

    private static ImmutableArray<PublishedFigure> PairsMeeting(Effort effort, CancellationToken cancellation)
    {
        const int People = 1000, MeetingsPerPerson = 400;
        int runs = effort == Effort.Full ? 21 : 3;
        var (first, second) = Deffuant.Meet(0.25, 0.5, 0.25, 0.25);
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        figures.Add(Figures.Exact("lower of two opinions 0.25 and 0.5 after a meeting, μ = 0.25", 0.3125, first, 0.0, Means.Baseline).Derived());
        figures.Add(Figures.Exact("higher of the two after the meeting", 0.4375, second, 0.0, Means.Baseline).Derived());
        foreach (var (bound, count, within) in new[] { (0.5, 1, 0), (0.25, 2, 0), (0.125, 4, 1) })
        {
            int[] camps = Figures.Replicate(runs, 22, seed => Deffuant.LargeClusters(People, bound, 0.5, MeetingsPerPerson, seed), cancellation);
            figures.Add(Figures.Exact($"large camps, ε = {bound}, median of the runs", count, camps.Order().ElementAt(runs / 2), within, Means.Baseline) with { Runs = runs });
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> Voters(Effort effort, CancellationToken cancellation)
    {
        const double Solved = 1e-9;
        var path = new LazyVoter(TieRows.FromPairs(3, [(0, 1), (1, 2)]));
        var star = new LazyVoter(TieRows.FromPairs(5, [(0, 1), (0, 2), (0, 3), (0, 4)]));
        return
        [
            Figures.Exact("chance that the middle of a path of three wins alone", 0.5, path.Fixation(0b010), Solved, Means.Baseline).Derived(),
            Figures.Exact("weeks until a path of three agrees", 3.2, path.WeeksToConsensus(0b010), Solved, Means.Baseline).Derived(),
            Figures.Exact("chance that the hub of a star of five wins alone", 0.5, star.Fixation(0b00001), Solved, Means.Baseline).Derived(),
            Figures.Exact("chance that a leaf of a star of five wins alone", 0.125, star.Fixation(0b00010), Solved, Means.Baseline).Derived(),
            Figures.Exact("weeks until a star of five agrees, begun at a leaf", 2.7642679900744436, star.WeeksToConsensus(0b00010), Solved, Means.Baseline).Derived(),
        ];
    }

    private static double[] Beliefs(World world) => [.. world.State.Belief[0]];

    /// <summary>
    /// People with any weights: the model has one self weight σ for all, so the trust in a direction is σ·W_ij/W_ii. Susceptibility is
    /// 1 − W_ii where the model's own is left at 1 (Friedkin and Johnsen), which the preset of DeGroot ignores.
    /// </summary>
    private static World Weighted(double[][] weights, double[] start, double selfWeight, Preset preset, params (Parameter Parameter, double Value)[] own)
    {
        double Trust(int i, int j) => selfWeight * weights[i][j] / weights[i][i];
        var ties = Graphs.Complete(0, weights.Length).Select(pair => new GivenTie(pair.A, pair.B, 1.0) { TrustAB = Trust(pair.A, pair.B), TrustBA = Trust(pair.B, pair.A) });
        return new Crowd(weights.Length, ties)
        {
            Belief = i => start[i],
            Susceptibility = preset == Presets.FriedkinJohnsen ? i => 1.0 - weights[i][i] : null,
        }.Under(preset, 1, [(Parameter.BeliefTrustGate, 1.0), (Parameter.SelfBeliefWeight, selfWeight), .. own]);
    }
}
