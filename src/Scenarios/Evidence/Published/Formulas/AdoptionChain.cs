namespace Staffroom.Scenarios.Evidence.Published.Formulas;

/// <summary>
/// Exact expectations where each of n people who has not adopted does so in a week with a probability that depends only on how many have:
/// a Markov chain on the number of adopters with binomial steps (SI of Reed and Frost, Bass on a complete graph).
/// </summary>
/// <param name="n">Number of people.</param>
/// <param name="start">How many have adopted at the start.</param>
/// <param name="hazard">The probability, given the number of adopters.</param>
internal sealed class AdoptionChain(int n, int start, Func<int, double> hazard)
{
    private readonly double[][] _step = [.. Enumerable.Range(0, n + 1).Select(users => Binomial(n - users, hazard(users)))];

    /// <summary>E[adopters] after 0, 1, … weeks.</summary>
    public double[] Adopters(int weeks) =>
        [.. Distributions().Take(weeks + 1).Select(distribution => distribution.Select((p, users) => p * users).Sum())];

    /// <summary>E[week at the end of which all have adopted].</summary>
    public double WeeksToAll() => WeeksTo(n);

    /// <summary>E[week at the end of which at least so many have adopted].</summary>
    public double WeeksTo(int adopters)
    {
        double expected = 0.0;
        foreach (var distribution in Distributions())
        {
            double open = distribution.Take(adopters).Sum();
            if (open < 1e-16)
            {
                break;
            }

            expected += open;
        }

        return expected;
    }

    private IEnumerable<double[]> Distributions()
    {
        var now = new double[n + 1];
        now[start] = 1.0;
        while (true)
        {
            yield return now;
            var next = new double[n + 1];
            for (int users = 0; users <= n; users++)
            {
                for (int more = 0; more <= n - users; more++)
                {
                    next[users + more] += now[users] * _step[users][more];
                }
            }

            now = next;
        }
    }

    /// <summary>Probabilities of 0 … trials successes.</summary>
    private static double[] Binomial(int trials, double p)
    {
        double[] distribution = [1.0];
        for (int trial = 0; trial < trials; trial++)
        {
            var next = new double[trial + 2];
            for (int k = 0; k <= trial; k++)
            {
                next[k] += distribution[k] * (1.0 - p);
                next[k + 1] += distribution[k] * p;
            }

            distribution = next;
        }

        return distribution;
    }
}
