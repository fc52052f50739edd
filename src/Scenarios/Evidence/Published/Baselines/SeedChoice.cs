namespace Staffroom.Scenarios.Evidence.Published.Baselines;

/// <summary>Whom to start with so that a practice reaches most (Kempe, Kleinberg and Tardos 2003).</summary>
internal static class SeedChoice
{
    /// <summary>Adds the person who adds most, again and again; equal ones by the lowest id.</summary>
    public static (int[] Starters, double Reach) Greedy(int people, int count, Func<IReadOnlyList<int>, double> reach)
    {
        var starters = new List<int>();
        double best = 0.0;
        for (int k = 0; k < count; k++)
        {
            var (person, with) = Enumerable.Range(0, people).Except(starters)
                .Select(i => (Person: i, Reach: reach([.. starters, i])))
                .Aggregate((a, b) => b.Reach > a.Reach ? b : a);
            starters.Add(person);
            best = with;
        }

        return ([.. starters], best);
    }

    /// <summary>The best pair, by trying all; equal ones by the lowest ids.</summary>
    public static (int[] Starters, double Reach) BestPair(int people, Func<IReadOnlyList<int>, double> reach) =>
        (from a in Enumerable.Range(0, people)
         from b in Enumerable.Range(a + 1, people - a - 1)
         let starters = new[] { a, b }
         select (starters, reach(starters))).Aggregate((x, y) => y.Item2 > x.Item2 + 1e-12 ? y : x);
}
