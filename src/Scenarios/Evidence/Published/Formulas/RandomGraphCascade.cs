namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>
/// Cascades in random graphs with Poisson degrees in which everybody acts once a share φ of the neighbors does, in the limit of many
/// people: Watts' (2002) condition for a single starter, Gleeson and Cahalane's (2007) equations for a share of starters, and the same
/// for two communities (Nematzadeh et al. 2014).
/// </summary>
/// <param name="threshold">φ, above 0.</param>
/// <param name="meanDegree">z.</param>
internal sealed class RandomGraphCascade(double threshold, double meanDegree)
{
    private const double Settled = 1e-13;
    private readonly double[] _degree = Poisson(meanDegree);
    private readonly int _largestVulnerable = (int)Math.Floor(1.0 / threshold);
    private readonly Response _anybody = new(threshold, Poisson(meanDegree), others: 0);

    // Somebody reached over a tie has k ties with probability k·p_k/z, which is p_{k−1}, and k − 1 others; the threshold counts all k.
    private readonly Response _reached = new(threshold, Poisson(meanDegree), others: 1);

    /// <summary>Expected number of further vulnerable neighbors of a vulnerable one, z·P(degree ≤ K* − 2); global cascades need more than 1.</summary>
    public double Branching => meanDegree * _degree.Take(_largestVulnerable - 1).Sum();

    /// <summary>Chance that somebody drawn at random starts a global cascade: that one of the ties leads to the giant vulnerable cluster.</summary>
    public double TriggerChance()
    {
        double vulnerable = _degree.Take(_largestVulnerable).Sum();
        double misses = Settle(0.0, u => 1.0 - vulnerable + _degree.Take(_largestVulnerable).Select((p, k) => p * Math.Pow(u, k)).Sum());
        return 1.0 - _degree.Select((p, k) => p * Math.Pow(misses, k)).Sum();
    }

    /// <summary>Final share of people who act if a share of starters is drawn at random.</summary>
    public double FinalShare(double starters)
    {
        double q = Settle(starters, q => starters + ((1.0 - starters) * _reached.At(q)));
        return starters + ((1.0 - starters) * _anybody.At(q));
    }

    /// <summary>Final shares in two equal communities if all starters are in the first.</summary>
    /// <param name="starters">Share of starters in the first community.</param>
    /// <param name="crossing">μ, share of ties that join the communities.</param>
    public (double First, double Second) FinalShares(double starters, double crossing)
    {
        double first = starters, second = 0.0, change;
        do
        {
            double toFirst = starters + ((1.0 - starters) * _reached.At(Mix(first, second, crossing)));
            double toSecond = _reached.At(Mix(second, first, crossing));
            change = Math.Max(Math.Abs(toFirst - first), Math.Abs(toSecond - second));
            (first, second) = (toFirst, toSecond);
        }
        while (change > Settled);

        return (starters + ((1.0 - starters) * _anybody.At(Mix(first, second, crossing))), _anybody.At(Mix(second, first, crossing)));
    }

    private static double Mix(double own, double other, double crossing) => ((1.0 - crossing) * own) + (crossing * other);

    private static double Settle(double start, Func<double, double> next)
    {
        double now = start, before;
        do
        {
            (before, now) = (now, next(now));
        }
        while (Math.Abs(now - before) > Settled);

        return now;
    }

    private static double[] Poisson(double mean)
    {
        const double Negligible = 1e-18;
        var distribution = new List<double> { Math.Exp(-mean) };
        for (int k = 1; k <= mean || distribution[^1] > Negligible; k++)
        {
            distribution.Add(distribution[^1] * mean / k);
        }

        return [.. distribution];
    }

    /// <summary>Chance that enough neighbors act for somebody of random degree to act, if each neighbor acts with probability q.</summary>
    private sealed class Response
    {
        private readonly (int Active, int Passive, double Weight)[] _terms;
        private readonly double[] _active;
        private readonly double[] _passive;

        public Response(double threshold, double[] degree, int others)
        {
            _terms = [.. Terms(threshold, degree, others)];
            (_active, _passive) = (new double[degree.Length + 1], new double[degree.Length + 1]);
        }

        public double At(double q)
        {
            _active[0] = _passive[0] = 1.0;
            for (int k = 1; k < _active.Length; k++)
            {
                _active[k] = _active[k - 1] * q;
                _passive[k] = _passive[k - 1] * (1.0 - q);
            }

            double sum = 0.0;
            foreach (var (active, passive, weight) in _terms)
            {
                sum += weight * _active[active] * _passive[passive];
            }

            return sum;
        }

        private static IEnumerable<(int Active, int Passive, double Weight)> Terms(double threshold, double[] degree, int others)
        {
            for (int n = 0; n < degree.Length; n++)
            {
                double choose = 1.0;
                for (int m = 0; m <= n; m++)
                {
                    int neighbors = n + others;
                    if (neighbors > 0 && (double)m / neighbors >= threshold)
                    {
                        yield return (m, n - m, degree[n] * choose);
                    }

                    choose = choose * (n - m) / (m + 1);
                }
            }
        }
    }
}
