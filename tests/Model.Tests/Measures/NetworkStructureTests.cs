using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Measures;

namespace Staffroom.Model.Tests.Measures;

public class NetworkStructureTests
{
    private static readonly TieRows Two = SampleNetworks.TwoTriangles;

    [Theory]
    [InlineData(0, 1, 1.0)]
    [InlineData(0, 2, 0.5)]
    [InlineData(1, 2, 0.5)]
    [InlineData(2, 3, 0.0)]
    [InlineData(3, 4, 0.5)]
    [InlineData(3, 5, 0.5)]
    [InlineData(4, 5, 1.0)]
    public void Overlap_is_zero_on_the_bridge_only(int a, int b, double overlap) =>
        Assert.Equal(overlap, TieStructure.Overlap(Two, a, b), 1e-12);

    [Fact]
    public void The_bridge_is_the_only_local_bridge() => Assert.Equal([(2, 3)], TieStructure.LocalBridges(Two));

    [Fact]
    public void Constraint_is_low_for_the_brokers()
    {
        double[] expected = [1.0069444444444444, 1.0069444444444444, 0.6111111111111112, 0.6111111111111112, 1.0069444444444444, 1.0069444444444444];
        var constraint = TieStructure.Constraint(Two);
        Assert.All(expected.Zip(constraint), pair => Assert.Equal(pair.First, pair.Second!.Value, 1e-9));
        Assert.Null(TieStructure.Constraint(TieRows.FromPairs(1, []))[0]);
    }

    [Fact]
    public void Betweenness_counts_pairs_through_the_bridge() =>
        Assert.Equal([0.0, 0, 6, 6, 0, 0], ShortestPaths.Betweenness(Two));

    [Theory]
    [InlineData(1, new[] { 0.4, 0.4, 0.6, 0.6, 0.4, 0.4 })]
    [InlineData(3, new[] { 0.696, 0.696, 1.016, 1.016, 0.696, 0.696 })]
    public void Diffusion_centrality_after_some_rounds(int rounds, double[] expected) =>
        Assert.All(expected.Zip(NetworkDescription.DiffusionCentrality(Two, 0.2, rounds)), pair => Assert.Equal(pair.First, pair.Second, 1e-10));

    [Theory]
    [InlineData(20, 4, 0.5, 2.8947368421052633)]
    [InlineData(100, 6, 0.6, 8.757575757575758)]
    [InlineData(1000, 10, 0.6666666666666666, 50.450450450450454)]
    public void Ring_lattices_have_known_clustering_and_path_length(int people, int neighbors, double clustering, double length)
    {
        var ring = SampleNetworks.Ring(people, neighbors);
        Assert.Equal(clustering, NetworkDescription.Clustering(ring), 1e-9);
        Assert.Equal(clustering, NetworkDescription.Transitivity(ring), 1e-9);
        Assert.Equal(length, ShortestPaths.MeanPathLength(ring).Length!.Value, 1e-9);
        Assert.Equal([people], ShortestPaths.Components(ring).Sizes);
    }

    [Fact]
    public void Degrees_strengths_and_density()
    {
        Assert.Equal([2, 2, 3, 3, 2, 2], NetworkDescription.Degrees(Two));
        Assert.Equal([0, 0, 4, 2], NetworkDescription.DegreeDistribution(Two));
        Assert.Equal(7.0 / 15.0, NetworkDescription.Density(Two), 1e-12);
        double[] weights = [.. Two.Alter.Select(_ => 0.5)];
        Assert.Equal([1.0, 1, 1.5, 1.5, 1, 1], NetworkDescription.Strengths(Two, weights));
    }

    [Fact]
    public void Reciprocity_of_directed_reports()
    {
        var found = NetworkDescription.Reciprocity([(0, 1), (1, 0), (1, 2), (2, 2), (1, 2)]);
        Assert.Equal(2.0 / 3.0, found!.Value.PerArc, 1e-12);
        Assert.Equal(0.5, found.Value.PerDyad, 1e-12);
        Assert.Null(NetworkDescription.Reciprocity([(3, 3)]));
    }

    [Fact]
    public void Components_are_numbered_by_their_lowest_member()
    {
        var (componentOf, sizes) = ShortestPaths.Components(TieRows.FromPairs(5, [(1, 3), (0, 4)]));
        Assert.Equal([0, 1, 2, 1, 0], componentOf);
        Assert.Equal([2, 2, 1], sizes);
        Assert.Null(ShortestPaths.MeanPathLength(TieRows.FromPairs(3, [])).Length);
    }

    [Fact]
    public void Ties_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => TieRows.FromPairs(2, [(0, 0)]));
        Assert.Throws<ArgumentException>(() => TieRows.FromPairs(2, [(0, 2)]));
        Assert.Throws<ArgumentException>(() => TieRows.FromPairs(2, [(0, 1), (1, 0)]));
    }

    [Fact]
    public void Renaming_people_renames_their_measures() =>
        Prop.ForAll<ulong, int>((pattern, seed) =>
        {
            const int People = 9;
            int[] names = SampleNetworks.Permutation(People, seed);
            var one = SampleNetworks.FromPattern(People, pattern);
            var other = SampleNetworks.Renamed(People, pattern, names);
            return Same(ShortestPaths.Betweenness(one), ShortestPaths.Betweenness(other), names)
                && Same(NetworkDescription.DiffusionCentrality(one, 0.3, 4), NetworkDescription.DiffusionCentrality(other, 0.3, 4), names)
                && Same(Plain(TieStructure.Constraint(one)), Plain(TieStructure.Constraint(other)), names)
                && Math.Abs(NetworkDescription.Clustering(one) - NetworkDescription.Clustering(other)) < 1e-9
                && TieStructure.LocalBridges(one).Count == TieStructure.LocalBridges(other).Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Betweenness_adds_up_to_the_inner_vertices_of_all_paths() =>
        Prop.ForAll<ulong>(pattern =>
        {
            var rows = SampleNetworks.FromPattern(9, pattern);
            var (length, pairs) = ShortestPaths.MeanPathLength(rows);
            double inner = length is null ? 0.0 : (length.Value - 1.0) * pairs / 2.0;
            return Math.Abs(ShortestPaths.Betweenness(rows).Sum() - inner) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_stay_within_their_bounds() =>
        Prop.ForAll<ulong>(pattern =>
        {
            var rows = SampleNetworks.FromPattern(9, pattern);
            return NetworkDescription.Density(rows) is >= 0 and <= 1
                && NetworkDescription.Clustering(rows) is >= 0 and <= 1
                && NetworkDescription.Transitivity(rows) is >= 0 and <= 1
                && ShortestPaths.Components(rows).Sizes.Sum() == 9
                && NetworkDescription.DegreeDistribution(rows).Sum() == 9;
        }).QuickCheckThrowOnFailure();

    private static double[] Plain(double?[] values) => [.. values.Select(v => v ?? -1.0)];

    private static bool Same(double[] original, double[] renamed, int[] names) =>
        original.Select((value, i) => Math.Abs(value - renamed[names[i]])).All(difference => difference < 1e-9);
}
