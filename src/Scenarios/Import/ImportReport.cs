using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import;

/// <summary>A network as imported, with what the files said before two reports of one tie became one.</summary>
/// <param name="Network">
/// People in natural order of their ids (2 before 10), schools in natural order of their names, ties in order of their people: the
/// order of rows in the files never matters.
/// </param>
/// <param name="Reports">The directed reports, at most one per ordered pair, in order of their people.</param>
/// <param name="IsDirected">Whether any report has a direction; if not, reciprocity means nothing.</param>
/// <param name="Report">What was read and what was done with it.</param>
public sealed record ImportedNetwork(
    GivenNetworkSpec Network, ImmutableArray<TieReport> Reports, bool IsDirected, ImportReport Report);

/// <summary>One person's report of a tie to another.</summary>
/// <param name="From">Index of the person who reports.</param>
/// <param name="To">Index of the person reported.</param>
/// <param name="Strength">The weight on the scale 0 to 1.</param>
/// <param name="Trust">How much <paramref name="From"/> trusts <paramref name="To"/>, 0 to 1, or null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TieReport(int From, int To, double Strength, double? Trust);

/// <summary>What an import read, what it left out and why, and how it turned values into the model's.</summary>
public sealed record ImportReport
{
    /// <summary>The files, in the order of reading.</summary>
    public required ImmutableArray<FileRead> Files { get; init; }

    /// <summary>People in the network.</summary>
    public required int People { get; init; }

    /// <summary>Schools in the network.</summary>
    public required int Schools { get; init; }

    /// <summary>Directed reports in use; a tie without direction counts as a report from either end.</summary>
    public required int Reports { get; init; }

    /// <summary>Ties in the network.</summary>
    public required int Ties { get; init; }

    /// <summary>Ties that only one end reports, the combination <see cref="TieCombination.Minimum"/> leaves those out.</summary>
    public required int OneSidedTies { get; init; }

    /// <summary>What was left out or merged, by reason.</summary>
    public required ImmutableArray<LeftOut> LeftOut { get; init; }

    /// <summary>How columns were mapped to 0..1.</summary>
    public required ImmutableArray<Rescaling> Rescalings { get; init; }

    /// <summary>How two reports of one tie were combined.</summary>
    public required TieCombination Combine { get; init; }

    /// <summary>Whether any report has a direction.</summary>
    public required bool IsDirected { get; init; }

    /// <summary>The report as sentences for people.</summary>
    public ImmutableArray<string> ToSentences() => ImportReportText.Sentences(this);
}

/// <summary>A file that was read.</summary>
/// <param name="File">Its name as the user gave it.</param>
/// <param name="Content">"people" or "ties".</param>
/// <param name="Format">"CSV, comma separated", "GraphML", ….</param>
/// <param name="Rows">Rows of people or ties in it.</param>
public sealed record FileRead(string File, string Content, string Format, int Rows);

/// <summary>Something that was left out or merged.</summary>
/// <param name="Reason">What it is, in the plural, for instance "self-ties".</param>
/// <param name="Count">How many.</param>
public sealed record LeftOut(string Reason, int Count);

/// <summary>How a column was mapped to 0..1: linearly, <paramref name="Minimum"/> to 0 and <paramref name="Maximum"/> to 1.</summary>
/// <param name="Meaning">What the values mean, for instance "tie strength" or "efficacy".</param>
/// <param name="Column">The column.</param>
/// <param name="Minimum">Value that became 0.</param>
/// <param name="Maximum">Value that became 1.</param>
/// <param name="IsRangeGiven">Whether both ends were given by the user; otherwise they come from the file's own values.</param>
/// <param name="Known">Values that are known.</param>
/// <param name="Unknown">Values that are missing.</param>
public sealed record Rescaling(
    string Meaning, string Column, double Minimum, double Maximum, bool IsRangeGiven, int Known, int Unknown)
{
    /// <summary>The value on the scale 0 to 1; 0.5 where both ends are equal, because nothing then tells high from low.</summary>
    public double ToUnit(double value)
    {
        double span = Maximum - Minimum;
        if (span == 0.0)
        {
            return 0.5;
        }

        // The span of two huge numbers overflows; halving both is exact there.
        double unit = double.IsFinite(span) ? (value - Minimum) / span : (value / 2 - Minimum / 2) / (Maximum / 2 - Minimum / 2);
        return Math.Clamp(unit, 0.0, 1.0);
    }

    /// <summary>The value in the units of the file; the inverse of <see cref="ToUnit"/> up to rounding.</summary>
    public double FromUnit(double unit) => (1 - unit) * Minimum + unit * Maximum;
}
