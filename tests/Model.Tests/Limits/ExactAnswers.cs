namespace Staffroom.Model.Tests.Limits;

/// <summary>Live-edge enumeration (Kempe, Kleinberg and Tardos 2003): exact reach of an independent cascade on a small graph.</summary>
internal static class LiveEdges
{
    public static double ExpectedReach(int n, (int A, int B)[] ties, Func<(int A, int B), double> chance, int start)
    {
        double expected = 0.0;
        for (int live = 0; live < 1 << ties.Length; live++)
        {
            double weight = 1.0;
            var component = Enumerable.Range(0, n).ToArray();
            for (int t = 0; t < ties.Length; t++)
            {
                bool isLive = (live >> t & 1) == 1;
                weight *= isLive ? chance(ties[t]) : 1.0 - chance(ties[t]);
                if (isLive)
                {
                    int from = component[ties[t].A], to = component[ties[t].B];
                    component = [.. component.Select(c => c == from ? to : c)];
                }
            }

            expected += weight * component.Count(c => c == component[start]);
        }

        return expected;
    }
}

/// <summary>Exact expectations of a chain in which each non-user adopts with a probability that depends on the number of users.</summary>
internal static class MarkovChains
{
    /// <summary>E[users] after 0, 1, … weeks.</summary>
    public static double[] Adopters(int n, int start, int weeks, Func<int, double> hazard)
    {
        var distribution = new double[n + 1];
        distribution[start] = 1.0;
        var expected = new double[weeks + 1];
        for (int week = 0; ; week++)
        {
            expected[week] = distribution.Select((p, users) => p * users).Sum();
            if (week == weeks)
            {
                return expected;
            }

            var next = new double[n + 1];
            for (int users = 0; users <= n; users++)
            {
                double h = hazard(users);
                for (int more = 0; more <= n - users; more++)
                {
                    next[users + more] += distribution[users] * Binomial(n - users, more, h);
                }
            }

            distribution = next;
        }
    }

    private static double Binomial(int n, int k, double p)
    {
        double choose = 1.0;
        for (int i = 0; i < k; i++)
        {
            choose = choose * (n - i) / (i + 1);
        }

        return choose * Math.Pow(p, k) * Math.Pow(1.0 - p, n - k);
    }
}
