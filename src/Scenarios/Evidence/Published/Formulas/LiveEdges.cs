namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>
/// Exact reach of cascades on small graphs by enumeration (Kempe, Kleinberg and Tardos 2003): an independent cascade reaches whom live
/// ties reach if each tie is live with its own probability; a cascade with uniform thresholds reaches whom live ties reach if each
/// person picks at most one incoming tie, each with its weight.
/// </summary>
internal static class LiveEdges
{
    /// <summary>Chance that an independent cascade reaches each person.</summary>
    /// <param name="people">Number of people, at most 64.</param>
    /// <param name="ties">The ties.</param>
    /// <param name="chance">Chance that a tie passes the practice on.</param>
    /// <param name="starters">Who starts.</param>
    /// <param name="isDirected">Whether ties lead from A to B only.</param>
    public static double[] Reach(
        int people, IReadOnlyList<(int A, int B)> ties, Func<(int A, int B), double> chance, IEnumerable<int> starters, bool isDirected = false)
    {
        ulong start = Mask(starters);
        var reached = new double[people];
        var leadsTo = new ulong[people];
        for (long live = 0; live < 1L << ties.Count; live++)
        {
            double weight = 1.0;
            Array.Clear(leadsTo);
            for (int t = 0; t < ties.Count && weight > 0.0; t++)
            {
                var (a, b) = ties[t];
                bool isLive = (live >> t & 1) == 1;
                weight *= isLive ? chance(ties[t]) : 1.0 - chance(ties[t]);
                leadsTo[a] |= isLive ? 1UL << b : 0;
                leadsTo[b] |= isLive && !isDirected ? 1UL << a : 0;
            }

            Add(reached, weight, weight > 0.0 ? Closure(leadsTo, start) : 0);
        }

        return reached;
    }

    /// <summary>Chance that a cascade with thresholds drawn uniformly from 0 to 1 reaches each person.</summary>
    /// <param name="incoming">Of each person, who influences and with what weight; weights of a person sum to 1 at most.</param>
    /// <param name="starters">Who starts.</param>
    public static double[] ThresholdReach(IReadOnlyList<(int From, double Weight)[]> incoming, IEnumerable<int> starters)
    {
        var reached = new double[incoming.Count];
        Pick(incoming, 0, 1.0, new ulong[incoming.Count], Mask(starters), reached);
        return reached;
    }

    private static void Pick(
        IReadOnlyList<(int From, double Weight)[]> incoming, int person, double weight, ulong[] leadsTo, ulong start, double[] reached)
    {
        if (person == incoming.Count)
        {
            Add(reached, weight, Closure(leadsTo, start));
            return;
        }

        double none = 1.0 - incoming[person].Sum(tie => tie.Weight);
        if (none > 1e-15)
        {
            Pick(incoming, person + 1, weight * none, leadsTo, start, reached);
        }

        foreach (var (from, own) in incoming[person])
        {
            leadsTo[from] |= 1UL << person;
            Pick(incoming, person + 1, weight * own, leadsTo, start, reached);
            leadsTo[from] &= ~(1UL << person);
        }
    }

    private static void Add(double[] reached, double weight, ulong who)
    {
        for (int i = 0; i < reached.Length; i++)
        {
            reached[i] += (who >> i & 1) == 1 ? weight : 0.0;
        }
    }

    private static ulong Mask(IEnumerable<int> people) => people.Aggregate(0UL, (mask, i) => mask | (1UL << i));

    private static ulong Closure(ulong[] leadsTo, ulong start)
    {
        ulong reached = start;
        for (ulong open = start; open != 0;)
        {
            ulong next = 0;
            for (int i = 0; i < leadsTo.Length; i++)
            {
                next |= (open >> i & 1) == 1 ? leadsTo[i] : 0;
            }

            open = next & ~reached;
            reached |= open;
        }

        return reached;
    }
}
