using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Evidence.Published.Formulas;

namespace Staffroom.Scenarios.Tests.Evidence.Published.Formulas;

/// <summary>Enumerated cascades against closed forms for small graphs.</summary>
public sealed class LiveEdgesTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void SmallGraphsHaveClosedForms(double p)
    {
        Assert.Equal(1 + p + (p * p), Reach(3, [(0, 1), (1, 2)], p), 1e-12);
        Assert.Equal(1 + (2 * (p + (p * p) - (p * p * p))), Reach(3, [(0, 1), (0, 2), (1, 2)], p), 1e-12);
        Assert.Equal(1 + (5 * p), Reach(6, [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5)], p), 1e-12);
        Assert.Equal(1 + p + (4 * p * p), Reach(6, [(1, 0), (1, 2), (1, 3), (1, 4), (1, 5)], p), 1e-12);
        double opposite = 1 - Math.Pow(1 - (p * p), 2), adjacent = 1 - ((1 - p) * (1 - (p * p * p)));
        Assert.Equal(1 + opposite + (2 * adjacent), Reach(4, [(0, 1), (1, 2), (2, 3), (3, 0)], p), 1e-12);
    }

    [Theory]
    [InlineData(0.5, 2.953125)]
    [InlineData(0.1, 2.390625)]
    public void AWeakerBridgeCarriesLess(double bridge, double reach) =>
        Assert.Equal(reach, LiveEdges.Reach(6, Graphs.TwoTriangles, tie => tie == (2, 3) ? bridge : 0.5, [0]).Sum(), 1e-12);

    [Fact]
    public void EachPersonHasAChanceOfTheirOwn() =>
        Assert.Equal([1.0, 0.625, 0.625, 0.3125, 0.1953125, 0.1953125], LiveEdges.Reach(6, Graphs.TwoTriangles, _ => 0.5, [0]));

    [Fact]
    public void DirectedTiesLeadOneWay()
    {
        Assert.Equal(3.0, LiveEdges.Reach(3, [(0, 1), (1, 2)], _ => 1.0, [0], isDirected: true).Sum());
        Assert.Equal(1.0, LiveEdges.Reach(3, [(0, 1), (1, 2)], _ => 1.0, [2], isDirected: true).Sum());
    }

    [Theory]
    [InlineData(0.6, 0.5)]
    [InlineData(1.0, 0.25)]
    public void AlongAPathThresholdsMultiplyWeights(double first, double second)
    {
        double[] reach = LiveEdges.ThresholdReach([[], [(0, first)], [(1, second)]], [0]);
        Assert.Equal([1.0, first, first * second], reach);
    }

    [Fact]
    public void PickingATieIsTheSameAsDrawingAThreshold()
    {
        // A person with d equal ties who needs k of d active neighbors does so with probability 1/d for each k: all combinations.
        (int, double)[][] incoming =
            [[(1, 0.5), (2, 0.5)], [(0, 0.5), (2, 0.5)], [(0, 1 / 3.0), (1, 1 / 3.0), (3, 1 / 3.0)], [(2, 1 / 3.0), (4, 1 / 3.0), (5, 1 / 3.0)], [(3, 0.5), (5, 0.5)], [(3, 0.5), (4, 0.5)]];
        double expected = 0.0, weight = incoming.Aggregate(1.0, (w, ties) => w / ties.Length);
        int[] need = [.. incoming.Select(_ => 1)];
        do
        {
            expected += weight * Cascade(incoming, need).Count;
        }
        while (Advance(incoming, need));

        Assert.Equal(31.0 / 12.0, expected, 1e-12);
        Assert.Equal(expected, LiveEdges.ThresholdReach(incoming, [0]).Sum(), 1e-12);
    }

    private static HashSet<int> Cascade((int From, double Weight)[][] incoming, int[] need)
    {
        HashSet<int> active = [0];
        int before;
        do
        {
            before = active.Count;
            active.UnionWith(Enumerable.Range(0, need.Length).Where(i => incoming[i].Count(tie => active.Contains(tie.From)) >= need[i]).ToArray());
        }
        while (active.Count > before);

        return active;
    }

    private static bool Advance((int From, double Weight)[][] incoming, int[] need)
    {
        for (int i = 0; i < need.Length; i++)
        {
            if (++need[i] <= incoming[i].Length)
            {
                return true;
            }

            need[i] = 1;
        }

        return false;
    }

    private static double Reach(int people, (int A, int B)[] ties, double p) => LiveEdges.Reach(people, ties, _ => p, [0]).Sum();
}
