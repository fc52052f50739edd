using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Writing;

/// <summary>The columns in which a network is written, whatever the format.</summary>
internal static class NetworkColumns
{
    internal const string School = "school";
    internal const string Group = "group";
    internal const string Head = "head";
    internal const string Strength = "strength";
    internal const string Trust = "trust";
    internal const string Distance = "distance_km";

    private static readonly ImmutableArray<(PersonAttribute Attribute, Func<GivenPerson, double?> Value)> Attributes =
    [
        (PersonAttribute.Efficacy, person => person.Efficacy),
        (PersonAttribute.Trust, person => person.Trust),
        (PersonAttribute.Capacity, person => person.Capacity),
        (PersonAttribute.Belief, person => person.Belief),
        (PersonAttribute.Threshold, person => person.Threshold),
        (PersonAttribute.Susceptibility, person => person.Susceptibility),
    ];

    /// <summary>The attributes that at least one person has.</summary>
    internal static ImmutableArray<(PersonAttribute Attribute, Func<GivenPerson, double?> Value)> Used(GivenNetworkSpec network) =>
        [.. Attributes.Where(attribute => network.People.Any(person => attribute.Value(person) is not null))];

    /// <summary>The columns that mark who uses practices at the start: none, one for all practices, or one for each.</summary>
    internal static ImmutableArray<(string Name, Func<GivenPerson, bool> IsMarked)> Uses(GivenNetworkSpec network)
    {
        uint[] sets = [.. network.People.Select(person => person.Uses.Bits).Distinct()];
        if (IsUseOfAll(network))
        {
            return sets is [0] ? [] : [("uses", person => person.Uses.Contains(0))];
        }

        int practices = 32 - BitOperations.LeadingZeroCount(sets.Where(set => set != PracticeSet.All.Bits).Max());
        return [.. Enumerable.Range(0, practices).Select(p => ($"uses_{p + 1}", (Func<GivenPerson, bool>)(person => person.Uses.Contains(p))))];
    }

    internal static bool IsUseOfAll(GivenNetworkSpec network) =>
        network.People.All(person => person.Uses == default || person.Uses == PracticeSet.All);

    internal static bool HasGroups(GivenNetworkSpec network) => network.People.Any(person => person.Group is not null);

    internal static bool HasTieTrust(GivenNetworkSpec network) => network.Ties.Any(tie => tie.TrustAB is not null || tie.TrustBA is not null);

    internal static bool HasDistances(GivenNetworkSpec network) => network.Ties.Any(tie => tie.DistanceKm is not null);

    /// <summary>Name of an attribute's column.</summary>
    internal static string Name(PersonAttribute attribute) => attribute.ToString().ToLowerInvariant();

    /// <summary>The shortest text that reads back as the same number; empty for none.</summary>
    internal static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Ties in order of their people, the lower index first.</summary>
    internal static IEnumerable<GivenTie> OrderedTies(GivenNetworkSpec network) =>
        network.Ties
            .Select(tie => tie.A < tie.B ? tie : tie with { A = tie.B, B = tie.A, TrustAB = tie.TrustBA, TrustBA = tie.TrustAB })
            .OrderBy(tie => tie.A)
            .ThenBy(tie => tie.B);

    /// <summary>How to read what is written, but for the files and the names that differ between formats.</summary>
    internal static ImportOptions ReadingOptions(GivenNetworkSpec network, string? nodesFile, string edgesFile) => new()
    {
        NodesFile = nodesFile,
        EdgesFile = edgesFile,
        SchoolColumn = School,
        GroupColumn = HasGroups(network) ? Group : null,
        HeadColumn = Head,
        UsesColumns = [.. Uses(network).Select(column => column.Name)],
        IsUseOfAll = IsUseOfAll(network),
        Attributes = Used(network).ToImmutableSortedDictionary(used => used.Attribute, used => new ScaledColumn(Name(used.Attribute), 0.0, 1.0)),
        Weight = new ScaledColumn(Strength, 0.0, 1.0),
        TieTrust = HasTieTrust(network) ? new ScaledColumn(Trust, 0.0, 1.0) : null,
        DistanceColumn = HasDistances(network) ? Distance : null,
        DistanceKm = network.DistanceKm,
        IsDirected = true,
        Combine = TieCombination.Mean,
    };
}
