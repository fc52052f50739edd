namespace Staffroom.Scenarios.Statistics;

/// <summary>One row of the table of outcomes: everything that validation, the report's legend, sentences and <c>explain</c> say about it.</summary>
public sealed record OutcomeDefinition
{
    /// <summary>Its name in scenario files, for instance "t50".</summary>
    public required string Key { get; init; }

    /// <summary>Its name for tables and axes, for instance "adoption speed (AUC)".</summary>
    public required string Name { get; init; }

    /// <summary>Its short name within sentences, for instance "AUC".</summary>
    public required string ShortName { get; init; }

    /// <summary>Its unit; "share" is a number between 0 and 1.</summary>
    public required string Unit { get; init; }

    /// <summary>What it means and how it is computed, in a sentence or two.</summary>
    public required string Meaning { get; init; }

    /// <summary>Whether there is one value per practice; otherwise one for the whole network.</summary>
    public required bool IsPerPractice { get; init; }

    /// <summary>
    /// Whether it is a time in weeks that may not be reached within the run. It is then +∞ in <see cref="RunOutcomes"/> and counts as the
    /// horizon in means and differences (restricted mean time).
    /// </summary>
    public bool IsCensoredTime { get; init; }

    /// <summary>Which direction people would call better.</summary>
    public OutcomeDirection Direction { get; init; }

    /// <summary>The precision aimed at: half the width of an interval in its unit that still tells conditions apart that matter (assumption).</summary>
    public required double Precision { get; init; }

    /// <summary>Decimals that numbers are printed with.</summary>
    public int Decimals { get; init; } = 3;

    /// <summary>How sentences say that one side had more, the practice at {0}: "spread {0} faster".</summary>
    internal string MorePhrase { get; init; } = "";

    /// <summary>How sentences say that one side had less: "spread {0} more slowly".</summary>
    internal string LessPhrase { get; init; } = "";

    /// <summary>How sentences say which side had more or less of it, about something: "spread it faster".</summary>
    internal string Phrase(bool isMore, string about) => (isMore ? MorePhrase : LessPhrase).Replace("{0}", about, StringComparison.Ordinal);

    /// <summary>Computes it: NaN where it is not defined, +∞ for a time that was not reached.</summary>
    internal Func<OutcomeInput, int, double> Compute { get; init; } = (_, _) => double.NaN;
}

/// <summary>Which direction of an outcome people would call better.</summary>
public enum OutcomeDirection
{
    /// <summary>Neither: it describes.</summary>
    Neither,

    /// <summary>Higher is better.</summary>
    HigherIsBetter,

    /// <summary>Lower is better, as with times and costs.</summary>
    LowerIsBetter,
}
