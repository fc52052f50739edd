using System.Collections.Immutable;

namespace Staffroom.Scenarios.Import;

/// <summary>
/// How to read a network from files; column names are the user's. A GraphML file is read with the same options: its attribute names
/// are columns, a node's XML id is the column "id" (unless an attribute has that name), and ties need no columns for their ends.
/// </summary>
public sealed record ImportOptions
{
    /// <summary>CSV file of people, or null if everybody is to be taken from the ties.</summary>
    public string? NodesFile { get; init; }

    /// <summary>CSV file of ties, or a GraphML file that holds people too.</summary>
    public required string EdgesFile { get; init; }

    /// <summary>Column of a person's id.</summary>
    public string IdColumn { get; init; } = "id";

    /// <summary>Column of the school; null: everybody is in one school.</summary>
    public string? SchoolColumn { get; init; }

    /// <summary>Column of a group or role that seeds can name; null for none.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Column that marks heads (1, true, yes, head); null for none.</summary>
    public string? HeadColumn { get; init; }

    /// <summary>
    /// Columns that mark who uses practices at the start (1, true, yes): one for each practice in their order; empty for none.
    /// </summary>
    public ImmutableArray<string> UsesColumns { get; init; } = [];

    /// <summary>Whether the one column of <see cref="UsesColumns"/> speaks of every practice.</summary>
    public bool IsUseOfAll { get; init; } = true;

    /// <summary>Columns of attributes in any range, by what they mean; see <see cref="ScaledColumn"/>.</summary>
    public ImmutableSortedDictionary<PersonAttribute, ScaledColumn> Attributes { get; init; } =
        ImmutableSortedDictionary<PersonAttribute, ScaledColumn>.Empty;

    /// <summary>Column of the person who reports the tie.</summary>
    public string FromColumn { get; init; } = "from";

    /// <summary>Column of the person reported.</summary>
    public string ToColumn { get; init; } = "to";

    /// <summary>Column of the tie's weight in any range; null: all ties get <see cref="UnweightedStrength"/>.</summary>
    public ScaledColumn? Weight { get; init; }

    /// <summary>Tie strength where there is no weight.</summary>
    public double UnweightedStrength { get; init; } = 0.5;

    /// <summary>Reports with a weight below this are left out before any are combined, in the units of the file; null keeps all.</summary>
    public double? MinimumWeight { get; init; }

    /// <summary>Column of directed trust on a tie; null for none.</summary>
    public ScaledColumn? TieTrust { get; init; }

    /// <summary>Column of a tie's distance in km, not rescaled; null for none.</summary>
    public string? DistanceColumn { get; init; }

    /// <summary>Distance between any two schools in km, where a tie does not give its own.</summary>
    public double DistanceKm { get; init; } = 15.0;

    /// <summary>Whether each row is one person's report (two rows can describe one tie) or an undirected tie.</summary>
    public bool IsDirected { get; init; } = true;

    /// <summary>How two reports of one tie become its one strength.</summary>
    public TieCombination Combine { get; init; } = TieCombination.Mean;
}

/// <summary>What an imported column of people can mean.</summary>
public enum PersonAttribute
{
    /// <summary>e.</summary>
    Efficacy,

    /// <summary>T: how much the person trusts others.</summary>
    Trust,

    /// <summary>k.</summary>
    Capacity,

    /// <summary>b and its anchor.</summary>
    Belief,

    /// <summary>φ_i.</summary>
    Threshold,

    /// <summary>λ_i.</summary>
    Susceptibility,

    /// <summary>1 − λ_i.</summary>
    Stubbornness,
}

/// <summary>
/// A column and the range that is mapped to 0..1; without a range, the file's own smallest and largest values are
/// (for weights: 0 and the largest), and the report says so.
/// </summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Minimum">Value that becomes 0.</param>
/// <param name="Maximum">Value that becomes 1.</param>
public sealed record ScaledColumn(string Column, double? Minimum = null, double? Maximum = null);

/// <summary>How two reports of one tie are combined.</summary>
public enum TieCombination
{
    /// <summary>Their mean; one report alone counts half (the other end reported none).</summary>
    Mean,

    /// <summary>Their mean where both report, the one report where only one does.</summary>
    MeanOfReports,

    /// <summary>The stronger.</summary>
    Maximum,

    /// <summary>The weaker; a tie that only one end reports is left out.</summary>
    Minimum,
}
