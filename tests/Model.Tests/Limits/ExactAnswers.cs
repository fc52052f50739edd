namespace Staffroom.Model.Tests.Limits;

/// <summary>Live-edge enumeration (Kempe, Kleinberg and Tardos 2003): exact reach of an independent cascade on a small graph.</summary>
internal static class LiveEdges
{
    public static double ExpectedReach(int n, (int A, int B)[] ties, Func<(int A, int B), double> chance, int start) =>
        Reach(n, ties, chance, start).Sizes.Select((p, size) => p * size).Sum();

    /// <summary>For each teacher the chance to be reached, and for each size the chance that so many are.</summary>
    public static (double[] Reached, double[] Sizes) Reach(int n, (int A, int B)[] ties, Func<(int A, int B), double> chance, int start)
    {
        var (reached, sizes) = (new double[n], new double[n + 1]);
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

            int size = 0;
            for (int i = 0; i < n; i++)
            {
                bool isReached = component[i] == component[start];
                size += isReached ? 1 : 0;
                reached[i] += isReached ? weight : 0.0;
            }

            sizes[size] += weight;
        }

        return (reached, sizes);
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

    /// <summary>The expected week in which nobody is left: Σ over weeks of the chance that somebody is.</summary>
    public static double WeeksToFull(int n, int start, Func<int, double> hazard)
    {
        // With fewer than n users the expected rest of the time is 1 + Σ P(more)·rest, solved from the full state down.
        var rest = new double[n + 1];
        for (int users = n - 1; users >= start; users--)
        {
            double h = hazard(users), stay = Binomial(n - users, 0, h), later = 0.0;
            for (int more = 1; more <= n - users; more++)
            {
                later += Binomial(n - users, more, h) * rest[users + more];
            }

            rest[users] = (1.0 + later) / (1.0 - stay);
        }

        return rest[start];
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

/// <summary>Opinion dynamics by matrices, written without regard to the model.</summary>
internal static class Opinions
{
    /// <summary>The weeks of x' = Λ·W·x + (I − Λ)·x0.</summary>
    public static double[] FriedkinJohnsen(double[][] weights, double[] susceptibility, double[] start, int weeks)
    {
        double[] now = start;
        for (int week = 0; week < weeks; week++)
        {
            double[] before = now;
            now = [.. weights.Select((row, i) =>
                (susceptibility[i] * row.Zip(before, (w, x) => w * x).Sum()) + ((1.0 - susceptibility[i]) * start[i]))];
        }

        return now;
    }

    /// <summary>Where it settles: the solution of (I − Λ·W)·x = (I − Λ)·x0 by elimination with pivots.</summary>
    public static double[] Settled(double[][] weights, double[] susceptibility, double[] start)
    {
        int n = start.Length;
        double[][] rows = [.. Enumerable.Range(0, n).Select(i => (double[])
        [
            .. Enumerable.Range(0, n).Select(j => (i == j ? 1.0 : 0.0) - (susceptibility[i] * weights[i][j])),
            (1.0 - susceptibility[i]) * start[i],
        ])];
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (int row = 0; row < n; row++)
            {
                double factor = row == column ? 0.0 : rows[row][column] / rows[column][column];
                rows[row] = [.. rows[row].Zip(rows[column], (x, y) => x - (factor * y))];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => rows[i][n] / rows[i][i])];
    }

    /// <summary>One week of Hegselmann and Krause: the mean over everybody within the bound, oneself included.</summary>
    public static double[] BoundedConfidence(double[] now, double bound) =>
        [.. now.Select(own => now.Where(other => Math.Abs(own - other) <= bound).Average())];
}
