namespace Staffroom.Model.Measures;

/// <summary>Measures that rest on shortest paths, every tie of length 1.</summary>
public static class ShortestPaths
{
    /// <summary>
    /// Betweenness of each person by Brandes' algorithm (Brandes 2001, J. Math. Sociology 25:163-177): the number of pairs of others whose
    /// shortest path leads through the person, split evenly among equally short ones. Each unordered pair counts once, nothing is normalized.
    /// Needs people × ties steps.
    /// </summary>
    public static double[] Betweenness(TieRows rows)
    {
        var betweenness = new double[rows.Count];
        var search = new Search(rows.Count);
        var dependency = new double[rows.Count];
        for (int source = 0; source < rows.Count; source++)
        {
            search.From(rows, source);
            Array.Clear(dependency);
            for (int k = search.Reached - 1; k > 0; k--)
            {
                int w = search.Order[k];
                foreach (int v in rows.AltersOf(w))
                {
                    if (search.Distance[v] == search.Distance[w] - 1)
                    {
                        dependency[v] += search.Paths[v] / search.Paths[w] * (1.0 + dependency[w]);
                    }
                }

                betweenness[w] += dependency[w] / 2.0;
            }
        }

        return betweenness;
    }

    /// <summary>
    /// Mean length of the shortest paths over all pairs of people that are connected, and how many ordered pairs those are.
    /// The length is null if no two people are connected.
    /// </summary>
    public static (double? Length, long Pairs) MeanPathLength(TieRows rows)
    {
        var search = new Search(rows.Count);
        long pairs = 0, total = 0;
        for (int source = 0; source < rows.Count; source++)
        {
            search.From(rows, source);
            for (int k = 1; k < search.Reached; k++)
            {
                total += search.Distance[search.Order[k]];
            }

            pairs += search.Reached - 1;
        }

        return (pairs == 0 ? null : (double)total / pairs, pairs);
    }

    /// <summary>
    /// Component of each person, numbered from 0 by their lowest ids, and the size of each. People without ties are components of their own.
    /// </summary>
    public static (int[] ComponentOf, int[] Sizes) Components(TieRows rows)
    {
        var componentOf = new int[rows.Count];
        Array.Fill(componentOf, -1);
        var sizes = new List<int>();
        var open = new Stack<int>();
        for (int start = 0; start < rows.Count; start++)
        {
            if (componentOf[start] >= 0)
            {
                continue;
            }

            int size = 0;
            componentOf[start] = sizes.Count;
            open.Push(start);
            while (open.TryPop(out int i))
            {
                size++;
                foreach (int j in rows.AltersOf(i))
                {
                    if (componentOf[j] < 0)
                    {
                        componentOf[j] = sizes.Count;
                        open.Push(j);
                    }
                }
            }

            sizes.Add(size);
        }

        return (componentOf, [.. sizes]);
    }

    /// <summary>A breadth-first search that counts shortest paths; its arrays are used again for every source.</summary>
    private sealed class Search(int people)
    {
        public int[] Order { get; } = new int[people];

        public int[] Distance { get; } = new int[people];

        // Counts of paths grow exponentially with distance: doubles neither overflow nor wrap.
        public double[] Paths { get; } = new double[people];

        public int Reached { get; private set; }

        public void From(TieRows rows, int source)
        {
            Array.Fill(Distance, -1);
            Array.Clear(Paths);
            Distance[source] = 0;
            Paths[source] = 1.0;
            Order[0] = source;
            Reached = 1;
            for (int next = 0; next < Reached; next++)
            {
                int v = Order[next];
                foreach (int w in rows.AltersOf(v))
                {
                    if (Distance[w] < 0)
                    {
                        Distance[w] = Distance[v] + 1;
                        Order[Reached++] = w;
                    }

                    Paths[w] += Distance[w] == Distance[v] + 1 ? Paths[v] : 0.0;
                }
            }
        }
    }
}
