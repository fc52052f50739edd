using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

/// <summary>Small networks whose measures are known.</summary>
internal static class SampleNetworks
{
    /// <summary>Triangles 0-1-2 and 3-4-5 joined by the bridge 2-3.</summary>
    public static TieRows TwoTriangles { get; } =
        TieRows.FromPairs(6, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)]);

    /// <summary>Every person tied to the nearest <paramref name="neighbors"/> on a ring.</summary>
    public static TieRows Ring(int people, int neighbors)
    {
        var pairs = new List<(int, int)>();
        for (int i = 0; i < people; i++)
        {
            for (int step = 1; step <= neighbors / 2; step++)
            {
                pairs.Add((i, (i + step) % people));
            }
        }

        return TieRows.FromPairs(people, pairs.ToArray());
    }

    /// <summary>A network of up to ten people in which bit k of the pattern says whether the k-th pair is tied.</summary>
    public static TieRows FromPattern(int people, ulong pattern) => TieRows.FromPairs(people, Pairs(people, pattern).ToArray());

    /// <summary>The same network with person i renamed to <paramref name="names"/>[i].</summary>
    public static TieRows Renamed(int people, ulong pattern, int[] names) =>
        TieRows.FromPairs(people, Pairs(people, pattern).Select(pair => (names[pair.A], names[pair.B])).ToArray());

    /// <summary>A permutation of 0 to n − 1 that depends on a seed.</summary>
    public static int[] Permutation(int count, int seed) =>
        [.. Enumerable.Range(0, count).OrderBy(i => unchecked((uint)((i + 1) * 2654435761L * (seed | 1)))).ThenBy(i => i)];

    private static IEnumerable<(int A, int B)> Pairs(int people, ulong pattern)
    {
        int bit = 0;
        for (int a = 0; a < people; a++)
        {
            for (int b = a + 1; b < people; b++, bit++)
            {
                if ((pattern >> bit & 1UL) == 1UL)
                {
                    yield return (a, b);
                }
            }
        }
    }
}
