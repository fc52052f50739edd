namespace Staffroom.Model.Measures;

/// <summary>Size, density, degrees, clustering and reciprocity of a network, and who is well placed to spread something.</summary>
public static class NetworkDescription
{
    /// <summary>Ties over possible ties, 2E / (n(n − 1)), 0 to 1; 0 for fewer than two people.</summary>
    public static double Density(TieRows rows) => rows.Count < 2 ? 0.0 : rows.Alter.Length / ((double)rows.Count * (rows.Count - 1));

    /// <summary>Number of ties of each person.</summary>
    public static int[] Degrees(TieRows rows)
    {
        var degrees = new int[rows.Count];
        for (int i = 0; i < degrees.Length; i++)
        {
            degrees[i] = rows.Degree(i);
        }

        return degrees;
    }

    /// <summary>How many people have 0, 1, 2, … ties, up to the largest degree.</summary>
    public static int[] DegreeDistribution(TieRows rows)
    {
        var degrees = Degrees(rows);
        var counts = new int[degrees.Length == 0 ? 1 : degrees.Max() + 1];
        foreach (int degree in degrees)
        {
            counts[degree]++;
        }

        return counts;
    }

    /// <summary>Strength of each person: the sum of the weights of the person's ties (Barrat et al. 2004).</summary>
    /// <param name="rows">The ties.</param>
    /// <param name="weights">Weight of each directed tie.</param>
    public static double[] Strengths(TieRows rows, ReadOnlySpan<double> weights)
    {
        rows.ThrowIfNotPerTie(weights);
        var strengths = new double[rows.Count];
        for (int i = 0; i < strengths.Length; i++)
        {
            for (int e = rows.RowStart[i]; e < rows.RowStart[i + 1]; e++)
            {
                strengths[i] += weights[e];
            }
        }

        return strengths;
    }

    /// <summary>
    /// Clustering coefficient (Watts and Strogatz 1998): the mean over all people of the share of pairs of their alters that are tied;
    /// 0 for people with fewer than two ties, who count in the mean.
    /// </summary>
    public static double Clustering(TieRows rows)
    {
        double sum = 0.0;
        for (int i = 0; i < rows.Count; i++)
        {
            double degree = rows.Degree(i);
            sum += degree < 2.0 ? 0.0 : ClosedTriples(rows, i) / (degree * (degree - 1.0));
        }

        return rows.Count == 0 ? 0.0 : sum / rows.Count;
    }

    /// <summary>Transitivity: closed over all connected triples (three times triangles over triples), 0 to 1; 0 without triples.</summary>
    public static double Transitivity(TieRows rows)
    {
        double closed = 0.0, all = 0.0;
        for (int i = 0; i < rows.Count; i++)
        {
            double degree = rows.Degree(i);
            closed += ClosedTriples(rows, i);
            all += degree * (degree - 1.0);
        }

        return all > 0.0 ? closed / all : 0.0;
    }

    /// <summary>
    /// Reciprocity of directed reports: the share of reports whose reverse is reported too (per arc), and the share of reporting pairs
    /// in which both report (per dyad). Repeated and self-reports count once and not at all. Null without reports.
    /// </summary>
    public static (double PerArc, double PerDyad)? Reciprocity(IEnumerable<(int From, int To)> reports)
    {
        var arcs = reports.Where(arc => arc.From != arc.To).ToHashSet();
        double mutual = arcs.Count(arc => arcs.Contains((arc.To, arc.From)));
        return arcs.Count == 0 ? null : (mutual / arcs.Count, mutual / 2.0 / (arcs.Count - (mutual / 2.0)));
    }

    /// <summary>
    /// Diffusion centrality (Banerjee, Chandrasekhar, Duflo and Jackson 2013, Science 341:1236498): Σ_{t=1..T} (qA)^t · 1, the expected
    /// number of times that others hear of something that starts with the person if everybody passes it on with probability q for T rounds.
    /// Degree for T = 1; Katz-Bonacich or eigenvector centrality in the limit.
    /// </summary>
    /// <param name="rows">The ties.</param>
    /// <param name="passingProbability">q, 0 to 1.</param>
    /// <param name="rounds">T, 1 or more.</param>
    /// <param name="weights">Weight of each directed tie, multiplied with q; empty for 1 each.</param>
    public static double[] DiffusionCentrality(
        TieRows rows, double passingProbability, int rounds, ReadOnlySpan<double> weights = default)
    {
        if (!weights.IsEmpty)
        {
            rows.ThrowIfNotPerTie(weights);
        }

        var centrality = new double[rows.Count];
        var reached = new double[rows.Count];
        Array.Fill(reached, 1.0);
        for (int round = 0; round < rounds; round++)
        {
            var next = new double[rows.Count];
            for (int i = 0; i < next.Length; i++)
            {
                for (int e = rows.RowStart[i]; e < rows.RowStart[i + 1]; e++)
                {
                    next[i] += passingProbability * (weights.IsEmpty ? 1.0 : weights[e]) * reached[rows.Alter[e]];
                }

                centrality[i] += next[i];
            }

            reached = next;
        }

        return centrality;
    }

    private static double ClosedTriples(TieRows rows, int person)
    {
        double closed = 0.0;
        foreach (int alter in rows.AltersOf(person))
        {
            closed += rows.CommonAlters(person, alter);
        }

        return closed;
    }
}
