using System.Collections.Immutable;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>A result that others published, and the experiment that reproduces it.</summary>
/// <param name="Id">Its row, "B1" to "B41".</param>
/// <param name="Title">Who found what, for instance "Granovetter 1978: a riot that hangs on one person".</param>
/// <param name="Prediction">What was published, in a sentence.</param>
/// <param name="Setting">What is run here to reproduce it, in a sentence.</param>
/// <param name="Sources">Keys of the works it rests on.</param>
/// <param name="Compute">Runs it. The argument tells how much is run, the token stops it.</param>
public sealed record PublishedResult(
    string Id,
    string Title,
    string Prediction,
    string Setting,
    ImmutableArray<string> Sources,
    Func<Effort, CancellationToken, ImmutableArray<PublishedFigure>> Compute)
{
    /// <summary>Whether it belongs to the subset that keeps one row of every family.</summary>
    public bool IsInQuick { get; init; }
}

/// <summary>How much is run.</summary>
public enum Effort
{
    /// <summary>The whole.</summary>
    Full,

    /// <summary>A part that takes a few seconds at most.</summary>
    Quick,
}

/// <summary>One number, published or exact, beside ours.</summary>
/// <param name="What">What the number is, with its unit.</param>
/// <param name="Published">The number.</param>
/// <param name="Ours">What came out here.</param>
/// <param name="Tolerance">Largest difference that counts as the same: 0 or rounding where both are exact, 4 standard errors where ours is a mean of runs.</param>
public sealed record PublishedFigure(string What, double Published, double Ours, double Tolerance)
{
    /// <summary>Standard error of ours; null where it is exact.</summary>
    public double? StandardError { get; init; }

    /// <summary>Number of runs behind ours; 1 where it is exact.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Ours less the published one.</summary>
    public double Difference => Ours - Published;

    /// <summary>Whether they agree.</summary>
    public bool IsReproduced => Ours.Equals(Published) || Math.Abs(Difference) <= Tolerance;
}
