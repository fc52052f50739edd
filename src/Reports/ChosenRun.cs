using System.Collections.Immutable;
using Staffroom.Reports.Diaries;

namespace Staffroom.Reports;

/// <summary>The one run that a report tells person by person.</summary>
/// <param name="Condition">Index of its condition.</param>
/// <param name="Replicate">0-based replicate.</param>
/// <param name="Reason">Why this one, as a sentence.</param>
public sealed record ChosenRun(int Condition, int Replicate, string Reason)
{
    /// <summary>More people than this are not asked for their diaries: nobody would read the table.</summary>
    public const int MostPeople = 500;

    /// <summary>Who adopted, when and why, in order of week; empty also where <see cref="Missing"/> says why nobody was asked.</summary>
    public ImmutableArray<Adopter> Adopters { get; init; } = [];

    /// <summary>Number of teachers of the network.</summary>
    public required int Teachers { get; init; }

    /// <summary>Why there are no adopters to tell of, as a sentence; null where there are.</summary>
    public string? Missing { get; init; }
}
