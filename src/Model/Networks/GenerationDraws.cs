using Staffroom.Model.Randomness;

namespace Staffroom.Model.Networks;

/// <summary>The draws of network generators: one per potential tie and question, keyed by the pair, never by an order of visits.</summary>
internal readonly struct GenerationDraws(ulong seed)
{
    /// <summary>Is the ring tie from a to b rewired.</summary>
    public double Rewire(int a, int b) => Draw(Question.Rewire, a, b);

    /// <summary>Where the rewired end of the ring tie from a to b goes; further attempts where that place is taken.</summary>
    public double Target(int a, int b, int attempt) => Draw(Question.Target + attempt, a, b);

    /// <summary>Is the tie between a and b strong.</summary>
    public double Strength(int a, int b) => Draw(Question.Strength, Math.Min(a, b), Math.Max(a, b));

    /// <summary>Does the tie between a and b exist; also its rank among the candidates.</summary>
    public double Existence(int a, int b) => Draw(Question.Existence, Math.Min(a, b), Math.Max(a, b));

    /// <summary>Rank of a pair of schools when ties do not divide evenly.</summary>
    public double SchoolPair(int a, int b) => Draw(Question.SchoolPair, Math.Min(a, b), Math.Max(a, b));

    private double Draw(Question question, int a, int b) => Philox.Uniform(seed, (int)question, a, b, Purpose.Generation);

    private enum Question
    {
        Rewire = 0,
        Strength = 1,
        Existence = 2,
        SchoolPair = 3,
        Target = 16,
    }
}
