using System.Collections.Immutable;
using Staffroom.Model.Limits;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Evidence.Published.Rows;

/// <summary>Simple contagion: chains, bridges and shortcuts.</summary>
internal static class ContagionRows
{
    public static ImmutableArray<PublishedResult> All { get; } =
    [
        new(
            "B4", "Reed and Frost's chain: how many have caught it after t weeks",
            "Where everybody meets everybody and each user passes it on with chance β, numbers follow a binomial chain; along a path of L ties the far end is reached after L/β weeks on average.",
            "The chain solved, and the model under the preset si on all pairs of 10 people and on paths.",
            ["abbey-1952", "kermack-mckendrick-1927"], ReedFrost),
        new(
            "B5", "The lag of a bridge: how long a practice needs from one school to the next",
            "If B ties join two schools and each passes a practice on with chance β a week, the other school waits 1/(1 − (1 − β)^B) weeks on average: 50 weeks over one tie of 0.02, 17 over three.",
            "The model under the preset si: two schools of 5, everybody in the first a user, tie strength as the chance of meeting.",
            ["granovetter-1973"], BridgeLag)
        {
            IsInQuick = true,
            Remark = "The waiting times are elementary (geometric); the work is why they matter.",
        },
        new(
            "B15", "Watts and Strogatz 1998: few shortcuts make a small world",
            "A ring lattice has clustering 3(k − 2)/4(k − 1) and long paths; rewiring a few ties leaves the clustering and cuts paths and the time of a contagion sharply.",
            "The generators and measures of this project, and the model under the preset si with certain contagion on rings of 1,000.",
            ["watts-strogatz-1998", "barrat-weigt-2000"], SmallWorlds)
        {
            Remark = "That clustering falls as (1 − p)³ is an approximation for large graphs; the tolerance of 0.01 is that of the approximation.",
        },
    ];

    private static ImmutableArray<PublishedFigure> ReedFrost(Effort effort, CancellationToken cancellation)
    {
        const int People = 10;
        int runs = effort == Effort.Full ? 20_000 : 500;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        (double Beta, double AfterFive, double AfterTen, double ToAll)[] known =
            [(0.05, 4.481890425030988, 8.224287400328704, 12.44852217677165), (0.1, 7.9489428162285565, 9.934494596113979, 6.788961822395902)];
        foreach (var (beta, afterFive, afterTen, toAll) in known)
        {
            var chain = new AdoptionChain(People, 1, users => 1.0 - Math.Pow(1.0 - beta, users));
            var solved = chain.Adopters(10);
            var runsOf = Figures.Replicate(runs, 4, seed => FiveTenAll(People, beta, seed), cancellation);
            figures.AddRange(Figures.SolvedAndSimulated(
                $"expected users after 5 weeks, β = {beta}", afterFive, solved[5], [.. runsOf.Select(each => each.Five)]));
            figures.AddRange(Figures.SolvedAndSimulated(
                $"expected users after 10 weeks, β = {beta}", afterTen, solved[10], [.. runsOf.Select(each => each.Ten)]));
            figures.AddRange(Figures.SolvedAndSimulated(
                $"expected weeks until all use it, β = {beta}", toAll, chain.WeeksToAll(), [.. runsOf.Select(each => each.All)]));
        }

        foreach (var (length, beta) in new[] { (3, 0.2), (8, 0.5) })
        {
            var path = new Crowd(length + 1, Graphs.Path(length).Ties()) { Users = [0] };
            double[] weeks = Figures.Replicate(
                runs, 44,
                seed => (double)path.Under(Presets.Si, seed, (Parameter.ContactContagion, beta)).WeeksUntil(world => world.State.Practices[0].Uses[length]),
                cancellation);
            figures.Add(Figures.Mean($"weeks to the far end of a path of {length} ties, β = {beta}", length / beta, weeks).Derived());
        }

        return figures.ToImmutable();
    }

    private static (double Five, double Ten, double All) FiveTenAll(int people, double beta, ulong seed)
    {
        var world = new Crowd(people, Graphs.Complete(0, people).Ties()) { Users = [0] }
            .Under(Presets.Si, seed, (Parameter.ContactContagion, beta));
        double five = 0.0, ten = 0.0, all = -1.0;
        while (all < 0.0 || world.Week < 10)
        {
            world.Step();
            int users = world.Users();
            five = world.Week == 5 ? users : five;
            ten = world.Week == 10 ? users : ten;
            all = all < 0.0 && users == people ? world.Week : all;
        }

        return (five, ten, all);
    }

    private static ImmutableArray<PublishedFigure> BridgeLag(Effort effort, CancellationToken cancellation)
    {
        int runs = effort == Effort.Full ? 10_000 : 1_000;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        foreach (var (beta, bridges, lag) in new[] { (0.02, 1, 50.0), (0.02, 3, 17.004), (0.1, 5, 2.4419428096993974) })
        {
            double hazard = 1.0 - Math.Pow(1.0 - beta, bridges);
            double[] weeks = Figures.Replicate(runs, 5, seed => Lag(beta, bridges, seed), cancellation);
            string what = $"expected lag in weeks, number of bridging ties {bridges}, chance {beta}";
            figures.Add(Figures.Exact($"{what}, formula", lag, 1.0 / hazard, 5e-4, Means.Formula).Derived());
            figures.Add(Figures.Mean($"{what}, simulated", 1.0 / hazard, weeks).Derived());
        }

        return figures.ToImmutable();
    }

    private static double Lag(double beta, int bridges, ulong seed)
    {
        const int School = 5;
        var ties = Graphs.Complete(0, School).Concat(Graphs.Complete(School, School)).Ties()
            .Concat(Enumerable.Range(0, bridges).Select(b => new GivenTie(b, School + b, beta)));
        return new Crowd(2 * School, ties) { Users = Enumerable.Range(0, School), SecondSchoolFrom = School }
            .Under(Presets.Si, seed, (Parameter.BaseContactRate, 0.0), (Parameter.ContactContagion, 1.0))
            .WeeksUntil(world => world.Users(School, School) > 0);
    }

    private static ImmutableArray<PublishedFigure> SmallWorlds(Effort effort, CancellationToken cancellation)
    {
        int runs = effort == Effort.Full ? 20 : 3;
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        (int People, int Neighbors, double Length)[] rings = [(20, 4, 2.8947368421052633), (100, 6, 8.757575757575758), (1000, 10, 50.450450450450454)];
        foreach (var (people, neighbors, length) in rings)
        {
            var rows = TieRows.Of(Contagion(people, neighbors, 0.0, 1).Network);
            double clustering = 3.0 * (neighbors - 2) / (4.0 * (neighbors - 1));
            double ownLength = ShortestPaths.MeanPathLength(rows).Length!.Value;
            string ring = $"of a ring of {people} with {neighbors} neighbors";
            figures.Add(Figures.Exact($"clustering {ring}", clustering, NetworkDescription.Clustering(rows), 1e-12, Means.Measure).Derived());
            figures.Add(Figures.Exact($"mean path length {ring}", length, ownLength, 1e-9, Means.Measure).Derived());
        }

        var rewired = Figures.Replicate(runs, 15, seed => TieRows.Of(Contagion(1000, 10, 0.1, seed).Network), cancellation);
        double kept = 2.0 / 3.0 * 0.9 * 0.9 * 0.9;
        double clusteringLeft = rewired.Average(NetworkDescription.Clustering);
        figures.Add(
            Figures.Exact("clustering of a ring of 1,000 with 10 % of its ties rewired", kept, clusteringLeft, 0.01, Means.Measure).Derived() with { Runs = runs });
        int onRing = WeeksToAll(Contagion(1000, 10, 0.0, 1));
        bool[] isMuchFaster = Figures.Replicate(runs, 151, seed => WeeksToAll(Contagion(1000, 10, 0.01, seed)) < onRing / 2, cancellation);
        figures.Add(Figures.Exact("weeks until all 1,000 are reached on the ring", 100, onRing).Derived());
        figures.Add(Figures.Share("share of rings with 1 % of their ties rewired that need less than half of that", 1.0, isMuchFaster).Derived());
        return figures.ToImmutable();
    }

    private static int WeeksToAll(World world) => world.WeeksUntil(each => each.Users() == each.Network.TeacherCount);

    private static World Contagion(int people, int neighbors, double rewired, ulong seed)
    {
        var spec = Presets.Si.ApplyTo(new WorldSpec
        {
            Network = new GraphSpec(GraphKind.WattsStrogatz, people) { Neighbors = neighbors, Probability = rewired },
            Climate = ClimateSpec.MidTrust,
            Practices = [new PracticeSpec("practice", 0.0, 0.0, 1.0, 0, new SeedSpec(SeedKind.Heads, [], 1, false, []))],
            Beliefs = [BeliefSpec.Default],
            Weeks = 1,
        });
        return World.Create(spec with { Parameters = spec.Parameters.With(Parameter.ContactContagion, 1.0) }, seed);
    }
}
