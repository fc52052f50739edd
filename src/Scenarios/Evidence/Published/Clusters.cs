namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>Clusters of opinions on a line.</summary>
internal static class Clusters
{
    /// <summary>Sizes of the clusters in ascending opinion; neighbors on the line that are further apart than the gap belong to two.</summary>
    public static IReadOnlyList<int> Sizes(IEnumerable<double> opinions, double gap) => [.. Split(opinions, gap).Select(cluster => cluster.Count)];

    /// <summary>Mean opinions of the clusters, ascending.</summary>
    public static IReadOnlyList<double> Centers(IEnumerable<double> opinions, double gap) => [.. Split(opinions, gap).Select(cluster => cluster.Average())];

    private static List<List<double>> Split(IEnumerable<double> opinions, double gap)
    {
        var clusters = new List<List<double>>();
        foreach (double opinion in opinions.Order())
        {
            if (clusters.Count == 0 || opinion - clusters[^1][^1] > gap)
            {
                clusters.Add([]);
            }

            clusters[^1].Add(opinion);
        }

        return clusters;
    }
}
