using Staffroom.Model.Networks;

namespace Staffroom.Model.Tests.Networks;

/// <summary>Plain definitions of graph measures, for tests of generators.</summary>
internal static class GraphMath
{
    public static double Clustering(SchoolNetwork network) => Enumerable.Range(0, network.TeacherCount).Average(i =>
    {
        var alters = Alters(network, i);
        int linked = alters.Sum(a => alters.Count(b => a < b && Alters(network, a).Contains(b)));
        return 2.0 * linked / (alters.Length * (alters.Length - 1));
    });

    public static double MeanPathLength(SchoolNetwork network)
    {
        long sum = 0, pairs = 0;
        for (int from = 0; from < network.TeacherCount; from++)
        {
            var distance = new int[network.TeacherCount];
            Array.Fill(distance, -1);
            distance[from] = 0;
            var queue = new Queue<int>([from]);
            while (queue.TryDequeue(out int i))
            {
                foreach (int j in Alters(network, i).Where(j => distance[j] < 0))
                {
                    distance[j] = distance[i] + 1;
                    queue.Enqueue(j);
                }
            }

            sum += distance.Where(d => d > 0).Sum(d => (long)d);
            pairs += distance.Count(d => d > 0);
        }

        return (double)sum / pairs;
    }

    private static int[] Alters(SchoolNetwork network, int i) => network.Alter[network.RowStart[i]..network.RowStart[i + 1]];
}
