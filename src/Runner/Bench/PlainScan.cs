using Staffroom.Model.Networks;
using Staffroom.Model.Randomness;

namespace Staffroom.Runner.Bench;

/// <summary>
/// The baseline of the two contagions: every week a loop over everybody and all their ties, as one would write it in an afternoon. It makes
/// the draws of the model, so it must count the same users in every week.
/// </summary>
/// <param name="network">Who is tied to whom.</param>
/// <param name="threshold">Share of using neighbors from which on a teacher adopts; 0 for contagion.</param>
/// <param name="contagion">Chance that a using neighbor passes the practice on in a week; 0 for thresholds.</param>
/// <param name="seed">The key of the draws.</param>
internal sealed class PlainScan(SchoolNetwork network, double threshold, double contagion, ulong seed)
{
    /// <summary>Users at the start and after each week.</summary>
    /// <param name="starts">Whether each teacher starts.</param>
    /// <param name="weeks">Number of weeks.</param>
    public int[] Users(bool[] starts, int weeks)
    {
        bool[] now = [.. starts], next = [.. starts];
        var users = new int[weeks + 1];
        users[0] = starts.Count(uses => uses);
        for (int week = 0; week < weeks; week++)
        {
            users[week + 1] = users[week];
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = now[i] || Adopts(now, i, week);
                users[week + 1] += next[i] && !now[i] ? 1 : 0;
            }

            (now, next) = (next, now);
        }

        return users;
    }

    private bool Adopts(bool[] now, int i, int week)
    {
        int users = 0;
        int first = network.RowStart[i], end = network.RowStart[i + 1];
        for (int e = first; e < end; e++)
        {
            users += now[network.Alter[e]] ? 1 : 0;
        }

        if (contagion == 0.0)
        {
            return end > first && (double)users / (end - first) >= threshold;
        }

        double spared = 1.0;
        for (int n = 0; n < users; n++)
        {
            spared *= 1.0 - contagion;
        }

        return users > 0 && Philox.Uniform(seed, week, i, 0, Purpose.Adoption) < 1.0 - spared;
    }
}
