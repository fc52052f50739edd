using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>The graphs of the classical results, as ties of strength 1 between people 0, 1, 2, ….</summary>
internal static class Graphs
{
    /// <summary>Two triangles and the bridge 2-3.</summary>
    public static (int A, int B)[] TwoTriangles { get; } = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)];

    public static IEnumerable<(int A, int B)> Complete(int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            for (int j = i + 1; j < first + count; j++)
            {
                yield return (i, j);
            }
        }
    }

    public static IEnumerable<(int A, int B)> Path(int length) => Enumerable.Range(0, length).Select(i => (i, i + 1));

    /// <summary>Everybody is tied to the nearest <paramref name="neighbors"/> people, half of them on either side.</summary>
    public static IEnumerable<(int A, int B)> Ring(int people, int neighbors) =>
        from i in Enumerable.Range(0, people)
        from step in Enumerable.Range(1, neighbors / 2)
        select (i, (i + step) % people);

    /// <summary>
    /// A random graph of given mean degree: people × mean degree / 2 ties, each pair of ends drawn anew until it is a new pair. Degrees are
    /// Poisson in the limit of many people, as in a graph in which each pair is tied with one probability.
    /// </summary>
    public static IEnumerable<(int A, int B)> Random(int people, double meanDegree, ulong seed) =>
        Draw(RoundToInt(people * meanDegree / 2.0), seed, part: 0, people, (0, people), (0, people));

    /// <summary>
    /// Two equal communities, the lower and the upper half of the people: of all ties the share <paramref name="crossing"/> joins the two
    /// (Nematzadeh et al. 2014).
    /// </summary>
    public static IEnumerable<(int A, int B)> TwoCommunities(int people, double meanDegree, double crossing, ulong seed)
    {
        int half = people / 2;
        int all = RoundToInt(people * meanDegree / 2.0), across = RoundToInt(all * crossing);
        int within = (all - across) / 2;
        return Draw(within, seed, part: 0, people, (0, half), (0, half))
            .Concat(Draw(within, seed, part: 1, people, (half, half), (half, half)))
            .Concat(Draw(across, seed, part: 2, people, (0, half), (half, half)));
    }

    /// <summary>A ring of 2 neighbors and a second one through everybody in random order; a pair can come twice.</summary>
    public static IEnumerable<(int A, int B)> TwoRings(int people, ulong seed)
    {
        var order = Enumerable.Range(0, people).OrderBy(i => Philox.Uniform(seed, 0, i, 0, Purpose.Generation)).ToArray();
        return Ring(people, 2).Concat(Enumerable.Range(0, people).Select(i => (order[i], order[(i + 1) % people])));
    }

    /// <summary>People drawn without repetition.</summary>
    public static int[] Sample(int count, int first, int people, ulong seed) =>
        [.. Enumerable.Range(first, people).OrderBy(i => Philox.Uniform(seed, 0, i, 0, Purpose.Seeding)).ThenBy(i => i).Take(count).Order()];

    /// <summary>Ties of strength 1.</summary>
    public static GivenTie[] Ties(this IEnumerable<(int A, int B)> pairs) => [.. pairs.Select(pair => new GivenTie(pair.A, pair.B, 1.0))];

    private static int RoundToInt(double x) => (int)Math.Round(x, MidpointRounding.AwayFromZero);

    private static IEnumerable<(int A, int B)> Draw(
        int count, ulong seed, int part, int people, (int First, int Count) from, (int First, int Count) to)
    {
        var taken = new HashSet<long>();
        for (int attempt = 0; taken.Count < count; attempt++)
        {
            int a = from.First + (int)(Philox.Uniform(seed, attempt, part, 0, Purpose.Generation) * from.Count);
            int b = to.First + (int)(Philox.Uniform(seed, attempt, part, 1, Purpose.Generation) * to.Count);
            if (a != b && taken.Add(((long)Math.Min(a, b) * people) + Math.Max(a, b)))
            {
                yield return (a, b);
            }
        }
    }
}
