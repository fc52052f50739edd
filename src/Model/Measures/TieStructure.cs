namespace Staffroom.Model.Measures;

/// <summary>How a tie or a person is embedded: overlap of neighborhoods, local bridges, structural holes.</summary>
public static class TieStructure
{
    /// <summary>
    /// Neighborhood overlap of a tie (Onnela et al. 2007): common alters over all alters of either end but the two themselves,
    /// n / ((kᵢ − 1) + (kⱼ − 1) − n), 0 to 1; 0 where neither end has another tie.
    /// </summary>
    public static double Overlap(TieRows rows, int a, int b)
    {
        int common = rows.CommonAlters(a, b);
        int others = rows.Degree(a) - 1 + rows.Degree(b) - 1 - common;
        return others > 0 ? (double)common / others : 0.0;
    }

    /// <summary>
    /// Local bridges (Granovetter 1973): ties whose ends have no alter in common, lower id first, ascending. Ties to people without
    /// any other tie are among them.
    /// </summary>
    public static IReadOnlyList<(int A, int B)> LocalBridges(TieRows rows)
    {
        var bridges = new List<(int A, int B)>();
        for (int i = 0; i < rows.Count; i++)
        {
            foreach (int j in rows.AltersOf(i))
            {
                if (i < j && rows.CommonAlters(i, j) == 0)
                {
                    bridges.Add((i, j));
                }
            }
        }

        return bridges;
    }

    /// <summary>
    /// Burt's constraint of each person (Burt 1992, "Structural Holes"): Σⱼ (pᵢⱼ + Σ_q p_iq p_qj)² over alters j, with p_ij the share of
    /// i's tie weight that goes to j. Low for brokers, high where alters know each other; null for people without ties.
    /// </summary>
    /// <param name="rows">The ties.</param>
    /// <param name="weights">Weight of each directed tie, the same in both directions; empty for 1 each.</param>
    public static double?[] Constraint(TieRows rows, ReadOnlySpan<double> weights = default)
    {
        var share = Shares(rows, weights);
        var constraint = new double?[rows.Count];
        var indirect = new double[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows.Degree(i) > 0)
            {
                constraint[i] = ConstraintOf(rows, share, i, indirect);
            }
        }

        return constraint;
    }

    private static double ConstraintOf(TieRows rows, double[] share, int person, double[] indirect)
    {
        // `indirect` is a scratch row of zeros; it is cleaned again before the method ends.
        for (int e = rows.RowStart[person]; e < rows.RowStart[person + 1]; e++)
        {
            int q = rows.Alter[e];
            for (int f = rows.RowStart[q]; f < rows.RowStart[q + 1]; f++)
            {
                indirect[rows.Alter[f]] += share[e] * share[f];
            }
        }

        double sum = 0.0;
        for (int e = rows.RowStart[person]; e < rows.RowStart[person + 1]; e++)
        {
            double invested = share[e] + indirect[rows.Alter[e]];
            sum += invested * invested;
        }

        foreach (int q in rows.AltersOf(person))
        {
            foreach (int j in rows.AltersOf(q))
            {
                indirect[j] = 0.0;
            }
        }

        return sum;
    }

    private static double[] Shares(TieRows rows, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty)
        {
            rows.ThrowIfNotPerTie(weights);
        }

        var share = new double[rows.Alter.Length];
        for (int i = 0; i < rows.Count; i++)
        {
            double total = 0.0;
            for (int e = rows.RowStart[i]; e < rows.RowStart[i + 1]; e++)
            {
                total += weights.IsEmpty ? 1.0 : weights[e];
            }

            for (int e = rows.RowStart[i]; e < rows.RowStart[i + 1]; e++)
            {
                share[e] = total > 0.0 ? (weights.IsEmpty ? 1.0 : weights[e]) / total : 0.0;
            }
        }

        return share;
    }
}
