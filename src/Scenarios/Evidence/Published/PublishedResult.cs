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

    /// <summary>What a reader of the figures must know beside them; null if nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>How far the least read of its sources was read. What is from memory must be shown as such.</summary>
    public Reading Reading => Sources.Min(key => Bibliography.Of(key).Reading);
}

/// <summary>A row of the evidence that is not among the published results, and why.</summary>
/// <param name="Id">Its row, "B1" to "B41".</param>
/// <param name="Title">Who found what.</param>
/// <param name="Reason">Why it is not run, or where it is tested instead.</param>
public sealed record NotRun(string Id, string Title, string Reason);

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

    /// <summary>What ours was computed with.</summary>
    public Means By { get; init; } = Means.Model;

    /// <summary>
    /// Whether the work describes the model but does not print this number: then the number was derived from the work's model by other
    /// means (exact arithmetic, enumeration, an independent program) before it was compared with ours.
    /// </summary>
    public bool IsDerived { get; init; }

    /// <summary>Where it stands in a chart of the row; null where a chart would say nothing.</summary>
    public ChartPlace? Place { get; init; }

    /// <summary>Ours less the published one.</summary>
    public double Difference => Ours - Published;

    /// <summary>Whether they agree.</summary>
    public bool IsReproduced => Ours.Equals(Published) || Math.Abs(Difference) <= Tolerance;
}

/// <summary>The place of a number in a chart of its row: numbers of one series that differ in one quantity.</summary>
/// <param name="Axis">What the quantity is, with its unit; the same for the whole row.</param>
/// <param name="X">Its value.</param>
/// <param name="Series">Which series the number belongs to.</param>
public sealed record ChartPlace(string Axis, double X, string Series);

/// <summary>What computed a number of ours.</summary>
public enum Means
{
    /// <summary>This project's model of teachers, under a preset that makes a classical model of it.</summary>
    Model,

    /// <summary>A measure of this project on a given network or given times of adoption.</summary>
    Measure,

    /// <summary>The classical model's own equations, solved here beside the model.</summary>
    Formula,

    /// <summary>A small program of its own: the classical model is no limit of this project's model.</summary>
    Baseline,
}
