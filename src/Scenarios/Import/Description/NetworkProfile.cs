using System.Collections.Immutable;

namespace Staffroom.Scenarios.Import.Description;

/// <summary>What a network looks like. Everything is a number, a text or a list of such, so it can be written as JSON as it is.</summary>
public sealed record NetworkProfile
{
    /// <summary>Number of people.</summary>
    public required int People { get; init; }

    /// <summary>Number of schools.</summary>
    public required int Schools { get; init; }

    /// <summary>People per school.</summary>
    public required Distribution SchoolSize { get; init; }

    /// <summary>Number of ties; a tie has no direction.</summary>
    public required int Ties { get; init; }

    /// <summary>Ties over possible ties, 0 to 1.</summary>
    public required double Density { get; init; }

    /// <summary>The directed reports behind the ties; null if there are none or they have no direction.</summary>
    public ReportProfile? Reports { get; init; }

    /// <summary>Ties per person.</summary>
    public required Distribution Degree { get; init; }

    /// <summary>Tie strength (0 to 1) over ties.</summary>
    public required Distribution TieStrength { get; init; }

    /// <summary>Trust (0 to 1) over both directions of the ties for which it is known; null if it is for none.</summary>
    public Distribution? TieTrust { get; init; }

    /// <summary>Mean share of a person's pairs of alters that are tied (Watts and Strogatz 1998), 0 to 1.</summary>
    public required double Clustering { get; init; }

    /// <summary>Closed over all connected triples, 0 to 1.</summary>
    public required double Transitivity { get; init; }

    /// <summary>Number of components, each person without ties being one.</summary>
    public required int Components { get; init; }

    /// <summary>People in the largest component.</summary>
    public required int LargestComponent { get; init; }

    /// <summary>People without ties.</summary>
    public required int Isolates { get; init; }

    /// <summary>
    /// Mean number of steps between two people of the largest component; null if it has one person or more than
    /// <see cref="NetworkDescriber.MaximumPeopleForPaths"/>.
    /// </summary>
    public double? MeanPathLength { get; init; }

    /// <summary>Ties between and within schools; null with one school.</summary>
    public DivisionProfile? BetweenSchools { get; init; }

    /// <summary>Ties between and within groups; null unless at least two groups are named. People of no group are left out.</summary>
    public DivisionProfile? BetweenGroups { get; init; }

    /// <summary>The groups in natural order of their names.</summary>
    public required ImmutableArray<GroupProfile> Groups { get; init; }

    /// <summary>The ten people who receive the strongest reports (or, without reports, have the strongest ties), strongest first.</summary>
    public required ImmutableArray<SoughtPerson> MostSought { get; init; }

    /// <summary>What is known of the people.</summary>
    public required ImmutableArray<AttributeProfile> Attributes { get; init; }
}

/// <summary>How values are distributed; quartiles interpolate linearly between order statistics (type 7 of Hyndman and Fan 1996).</summary>
/// <param name="Count">Number of values; all else is 0 if there are none.</param>
/// <param name="Minimum">The smallest.</param>
/// <param name="LowerQuartile">A quarter of the values are not above it.</param>
/// <param name="Median">The middle.</param>
/// <param name="UpperQuartile">Three quarters of the values are not above it.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The standard deviation over the values as a whole population (divisor n).</param>
public sealed record Distribution(
    int Count, double Minimum, double LowerQuartile, double Median, double UpperQuartile, double Maximum, double Mean, double StandardDeviation);

/// <summary>Who reports whom.</summary>
/// <param name="Count">Directed reports, at most one per ordered pair.</param>
/// <param name="Density">Reports over possible reports, 0 to 1.</param>
/// <param name="Reciprocity">Share of reports that the other person returns, 0 to 1.</param>
/// <param name="MutualPairShare">Share of the pairs with a report in which both report, 0 to 1.</param>
/// <param name="Received">Reports received per person.</param>
/// <param name="Given">Reports given per person.</param>
public sealed record ReportProfile(
    int Count, double Density, double Reciprocity, double MutualPairShare, Distribution Received, Distribution Given);

/// <summary>How ties respect a division of the people.</summary>
/// <param name="TiesBetween">Ties between different parts.</param>
/// <param name="TiesWithin">Ties within a part.</param>
/// <param name="ShareBetween">Share of ties between parts, 0 to 1; 0 without ties.</param>
/// <param name="ExternalInternalIndex">
/// E-I index (Krackhardt and Stern 1988): between minus within over all, −1 (all within) to 1 (all between); 0 without ties.
/// </param>
/// <param name="ExpectedIndex">The index if ties fell on pairs at random.</param>
/// <param name="MeanStrengthBetween">Mean strength of ties between parts, null without any.</param>
/// <param name="MeanStrengthWithin">Mean strength of ties within a part, null without any.</param>
public sealed record DivisionProfile(
    int TiesBetween,
    int TiesWithin,
    double ShareBetween,
    double ExternalInternalIndex,
    double ExpectedIndex,
    double? MeanStrengthBetween,
    double? MeanStrengthWithin);

/// <summary>A group of people.</summary>
/// <param name="Name">Its name as in the file.</param>
/// <param name="People">How many people are in it.</param>
public sealed record GroupProfile(string Name, int People);

/// <summary>Somebody whom others seek.</summary>
/// <param name="Name">The person's id.</param>
/// <param name="School">Name of the school.</param>
/// <param name="Group">Group, or null.</param>
/// <param name="Count">Reports received, or ties where there are no reports.</param>
/// <param name="Strength">The sum of their strengths.</param>
public sealed record SoughtPerson(string Name, string School, string? Group, int Count, double Strength);

/// <summary>What is known of one attribute of people.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Unknown">People for whom it is not known.</param>
/// <param name="Values">The values on the scale 0 to 1.</param>
/// <param name="Scale">Column and range from which it was rescaled; null if it was not imported.</param>
/// <param name="MeanInFile">The mean in units of the file; null if it was not imported.</param>
public sealed record AttributeProfile(string Name, int Unknown, Distribution Values, Rescaling? Scale, double? MeanInFile);
