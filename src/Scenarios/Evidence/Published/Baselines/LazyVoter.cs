using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Evidence.Published.Baselines;

/// <summary>
/// The voter model, in weeks (Clifford and Sudbury 1973): everybody keeps the own opinion with probability ½ and else copies that of a
/// neighbor drawn at random. Solved exactly over all 2ⁿ states. No limit of this project's model, whose beliefs average.
/// </summary>
internal sealed class LazyVoter
{
    private const double Settled = 1e-14;
    private readonly TieRows _rows;
    private readonly double[][] _chance;

    public LazyVoter(TieRows rows)
    {
        _rows = rows;
        _chance = [.. Enumerable.Range(0, 1 << rows.Count).Select(NextStates)];
    }

    /// <summary>Chance that all end with opinion 1.</summary>
    /// <param name="state">The opinions at the start, person i in bit i.</param>
    public double Fixation(int state) => Solve(step: 0.0, atAllOne: 1.0)[state];

    /// <summary>Expected weeks until all agree.</summary>
    /// <param name="state">The opinions at the start, person i in bit i.</param>
    public double WeeksToConsensus(int state) => Solve(step: 1.0, atAllOne: 0.0)[state];

    private double[] Solve(double step, double atAllOne)
    {
        var value = new double[_chance.Length];
        value[^1] = atAllOne;
        double change;
        do
        {
            change = 0.0;
            for (int s = 1; s < value.Length - 1; s++)
            {
                double next = step;
                for (int to = 0; to < value.Length; to++)
                {
                    next += _chance[s][to] * value[to];
                }

                change = Math.Max(change, Math.Abs(next - value[s]));
                value[s] = next;
            }
        }
        while (change > Settled);

        return value;
    }

    private double[] NextStates(int state)
    {
        double[] one = [.. Enumerable.Range(0, _rows.Count).Select(i => (0.5 * (state >> i & 1)) + (0.5 * ShareOfNeighbors(state, i)))];
        return [.. Enumerable.Range(0, 1 << _rows.Count).Select(to => one.Select((p, i) => (to >> i & 1) == 1 ? p : 1.0 - p).Aggregate((x, y) => x * y))];
    }

    private double ShareOfNeighbors(int state, int person)
    {
        int sum = 0;
        foreach (int neighbor in _rows.AltersOf(person))
        {
            sum += state >> neighbor & 1;
        }

        return (double)sum / _rows.Degree(person);
    }
}
