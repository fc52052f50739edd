using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Cascades of thresholds in large random graphs.</summary>
internal static class RandomGraphRows
{
    private const double Threshold = 0.18;

    private const string MeanDegreeAxis = "mean degree, ties a person", BridgingAxis = "share of bridging ties";

    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B9", "Watts 2002: the cascade window (the condition is cited from memory)",
            "One starter can move a whole random graph only if neighbors whom a single user moves form a giant cluster: for a threshold of 0.18 at mean degrees between 1.02 and 5.76, for 0.30 at none.",
            "The condition solved for its edges, and the model under the preset linear-threshold on random graphs with one random starter.",
            ["watts-2002"], CascadeWindow)
        {
            IsInQuick = true,
            Remark = "A cascade counts as global if it reaches a tenth of the people. The chance that one starter sets it off follows from the same theory.",
        },
        new(
            "B10", "Gleeson and Cahalane 2007: how far a cascade goes from a given share of starters",
            "With a threshold of 0.18 and starters of 0.5 %, 98.0 % act at mean degree 4, 99.7 % at 6 and only 1.5 % at 8.",
            "The equations solved, and the model under the preset linear-threshold on random graphs of 20,000 people.",
            ["gleeson-cahalane-2007"], SeedShare),
        new(
            "B13", "Nematzadeh, Ferrara, Flammini and Ahn 2014: optimal modularity",
            "If the starters are all in one of two communities, everybody acts only if the share of bridging ties is neither small nor large: between 0.208 and 0.303 for a threshold of 0.4, mean degree 20 and starters of 17 %.",
            "The equations for two communities solved, and the model under the preset linear-threshold on two communities of 10,000.",
            ["nematzadeh-2014"], OptimalModularity)
        {
            Remark = "The abstract states that an optimum exists; the edges of the window were computed and confirmed by an independent simulation.",
        },
    ];

    private static ImmutableArray<PublishedFigure> CascadeWindow(Effort effort, CancellationToken cancellation)
    {
        const int People = 10_000;
        int runs = effort == Effort.Full ? 100 : 8;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        (double Threshold, double Low, double High, double Rounding)[] windows =
            [(0.1, 1.0000011252141765, 13.659313949739161, 1e-6), (0.18, 1.0207039085137264, 5.764677087161714, 1e-6), (0.25, 1.114, 3.863, 5e-4)];
        foreach (var (threshold, low, high, rounding) in windows)
        {
            bool IsGlobal(double degree) => new RandomGraphCascade(threshold, degree).Branching > 1.0;
            double middle = (low + high) / 2.0;
            double ownLow = Bisection.Switch(0.5, middle, 1e-9, IsGlobal), ownHigh = Bisection.Switch(middle, 30.0, 1e-9, IsGlobal);
            figures.Add(Figures.Exact($"lower edge of the window, threshold {threshold}", low, ownLow, rounding, Means.Formula).Derived());
            figures.Add(Figures.Exact($"upper edge of the window, threshold {threshold}", high, ownHigh, rounding, Means.Formula).Derived());
        }

        int inside = Enumerable.Range(1, 300).Count(k => new RandomGraphCascade(0.3, k / 10.0).Branching > 1.0);
        figures.Add(Figures.Exact("mean degrees (0.1 to 30) inside the window, threshold 0.30", 0, inside, 0.0, Means.Formula).Derived());
        foreach (double degree in effort == Effort.Full ? new[] { 0.8, 2.0, 3.0, 5.0, 7.0 } : [3.0, 7.0])
        {
            double chance = new RandomGraphCascade(Threshold, degree) is { Branching: > 1.0 } theory ? theory.TriggerChance() : 0.0;
            bool[] isGlobal = Figures.Replicate(
                runs, 9,
                seed =>
                {
                    int[] starter = Graphs.Sample(1, 0, People, seed);
                    return FinalUsers(Graphs.Random(People, degree, seed), People, starter, Threshold, seed, cancellation)[^1] >= People / 10;
                },
                cancellation);
            figures.Add(Figures.Share($"chance of a global cascade from one starter, mean degree {degree}", chance, isGlobal).Derived()
                .At(MeanDegreeAxis, degree, "chance of a global cascade from one starter"));
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> SeedShare(Effort effort, CancellationToken cancellation)
    {
        const double Starters = 0.005;
        int people = effort == Effort.Full ? 20_000 : 10_000;
        int runs = effort == Effort.Full ? 12 : 4;
        var known = new (double Degree, double Share)[]
        {
            (1.5, 0.585868845265824), (3, 0.9408401422338204), (4, 0.9802802153171445), (5, 0.9930589863891005),
            (6, 0.9974963119477677), (7, 0.9990868592770382), (8, 0.015404109001123208),
        };
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var (degree, share) in known)
        {
            double solved = new RandomGraphCascade(Threshold, degree).FinalShare(Starters);
            figures.Add(Figures.Exact($"share who act, mean degree {degree}, equations", share, solved, 1e-6, Means.Formula).Derived());
        }

        foreach (var (degree, share) in known.Where(each => each.Degree is 4 || (effort == Effort.Full && each.Degree is 1.5 or 6 or 8)))
        {
            double[] shares = Figures.Replicate(runs, 10, seed =>
            {
                int[] starters = Graphs.Sample((int)(Starters * people), 0, people, seed);
                return FinalUsers(Graphs.Random(people, degree, seed), people, starters, Threshold, seed, cancellation)[^1] / (double)people;
            }, cancellation);
            figures.Add(Figures.Mean($"share who act, mean degree {degree}, simulated", share, shares, resolution: 1.0 / people).Derived()
                .At(MeanDegreeAxis, degree, "share who act in the end"));
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<PublishedFigure> OptimalModularity(Effort effort, CancellationToken cancellation)
    {
        const double MeanDegree = 20.0, Act = 0.4, StartersInFirst = 0.34;
        const int People = 20_000, Half = People / 2, Runs = 12;
        var theory = new RandomGraphCascade(Act, MeanDegree);
        bool IsGlobal(double crossing) => theory.FinalShares(StartersInFirst, crossing).Second > 0.5;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        double smallest = Bisection.Switch(0.15, 0.25, 1e-6, IsGlobal), largest = Bisection.Switch(0.25, 0.4, 1e-6, IsGlobal);
        figures.Add(Figures.Exact("smallest share of bridging ties with a global cascade", 0.20767528116703032, smallest, 1e-4, Means.Formula).Derived());
        figures.Add(Figures.Exact("largest share of bridging ties with a global cascade", 0.3025123685598373, largest, 1e-4, Means.Formula).Derived());
        (double Crossing, double First, double Second)[] known =
        [
            (0.1, 0.9999987312706367, 0.0006367884438627472), (0.25, 0.9999999986396362, 0.9999999979388428),
            (0.4, 0.3636408820974454, 0.00424607982034852),
        ];
        foreach (var (crossing, first, second) in known)
        {
            var (inFirst, inSecond) = theory.FinalShares(StartersInFirst, crossing);
            string firstIs = $"share of the first community, bridging share {crossing}", secondIs = $"share of the second community, bridging share {crossing}";
            figures.Add(Figures.Exact($"{firstIs}, equations", first, inFirst, 1e-4, Means.Formula).Derived());
            figures.Add(Figures.Exact($"{secondIs}, equations", second, inSecond, 1e-4, Means.Formula).Derived());
            if (effort == Effort.Full)
            {
                var users = Figures.Replicate(Runs, 13, seed => Simulate(crossing, seed), cancellation);
                double[] firsts = [.. users.Select(each => each[0] / (double)Half)], seconds = [.. users.Select(each => each[1] / (double)Half)];
                figures.Add(Figures.Mean($"{firstIs}, simulated", first, firsts, resolution: 1.0 / Half).Derived().At(BridgingAxis, crossing, "who act where all starters are"));
                figures.Add(Figures.Mean($"{secondIs}, simulated", second, seconds, resolution: 1.0 / Half).Derived().At(BridgingAxis, crossing, "who act in the other community"));
            }
        }

        return figures.ToImmutable();

        int[] Simulate(double crossing, ulong seed)
        {
            int[] starters = Graphs.Sample((int)(StartersInFirst * Half), 0, Half, seed);
            return FinalUsers(Graphs.TwoCommunities(People, MeanDegree, crossing, seed), People, starters, Act, seed, cancellation);
        }
    }

    /// <summary>Users in the end: in the lower half of the people, in the upper half, and in all.</summary>
    private static int[] FinalUsers(
        IEnumerable<(int A, int B)> pairs, int people, int[] starters, double threshold, ulong seed, CancellationToken cancellation)
    {
        var world = new Crowd(people, pairs.Ties()) { Users = starters, Threshold = _ => threshold }.Under(Presets.LinearThreshold, seed);
        world.UntilStill(cancellation);
        int half = people / 2;
        int first = world.Users(0, half);
        return [first, world.Users() - first, world.Users()];
    }
}
