using Staffroom.Model.Randomness;

namespace Staffroom.Scenarios.Evidence.Published.Baselines;

/// <summary>
/// Bounded confidence by random pairs (Deffuant et al. 2000): two people meet; if their opinions are less than ε apart, each moves a
/// share μ of the way. No limit of this project's model, in which everybody meets in the same week.
/// </summary>
internal static class Deffuant
{
    /// <summary>Both opinions after a meeting.</summary>
    public static (double First, double Second) Meet(double first, double second, double bound, double rate) =>
        Math.Abs(first - second) <= bound
            ? (first + (rate * (second - first)), second + (rate * (first - second)))
            : (first, second);

    /// <summary>Number of clusters with at least a twentieth of the people, from uniform opinions, after so many meetings per person.</summary>
    public static int LargeClusters(int people, double bound, double rate, int meetingsPerPerson, ulong seed)
    {
        double[] opinion = [.. Enumerable.Range(0, people).Select(i => Philox.Uniform(seed, 0, i, 0, Purpose.InitialDraw))];
        for (int meeting = 0; meeting < people * meetingsPerPerson; meeting++)
        {
            int a = (int)(Philox.Uniform(seed, meeting, 0, 0, Purpose.Contact) * people);
            int b = (int)(Philox.Uniform(seed, meeting, 1, 0, Purpose.Contact) * people);
            (opinion[a], opinion[b]) = a == b ? (opinion[a], opinion[b]) : Meet(opinion[a], opinion[b], bound, rate);
        }

        return Clusters.Sizes(opinion, bound / 2.0).Count(size => size >= people / 20.0);
    }
}
