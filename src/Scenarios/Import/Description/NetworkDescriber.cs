using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import.Reading;

namespace Staffroom.Scenarios.Import.Description;

/// <summary>Describes networks: size, density, reciprocity, distributions, clustering, components, divisions, the most sought people.</summary>
public static class NetworkDescriber
{
    /// <summary>Largest component whose path lengths are computed; time grows with people times ties.</summary>
    public const int MaximumPeopleForPaths = 5_000;

    /// <summary>How many of the most sought people are named.</summary>
    public const int MostSoughtCount = 10;

    /// <summary>Describes an imported network, its directed reports included.</summary>
    public static NetworkProfile Describe(ImportedNetwork imported)
    {
        ArgumentNullException.ThrowIfNull(imported);
        return Describe(imported.Network, imported.IsDirected ? imported.Reports : [], imported.Report.Rescalings);
    }

    /// <summary>Describes a given network; a generated one is described after <see cref="GeneratedNetwork.ToGiven(Staffroom.Model.Worlds.World)"/>.</summary>
    public static NetworkProfile Describe(GivenNetworkSpec network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Describe(network, [], []);
    }

    private static NetworkProfile Describe(GivenNetworkSpec network, ImmutableArray<TieReport> reports, ImmutableArray<Rescaling> rescalings)
    {
        TieRows rows = Rows(network.People.Length, network.Ties);
        (int[] componentOf, int[] sizes) = ShortestPaths.Components(rows);
        double[] trust = [.. network.Ties.SelectMany(tie => new[] { tie.TrustAB, tie.TrustBA }).OfType<double>()];
        string?[] groupOf = [.. network.People.Select(person => person.Group)];
        ImmutableArray<GroupProfile> groups = Groups(groupOf);
        return new NetworkProfile
        {
            People = network.People.Length,
            Schools = network.Schools.Length,
            SchoolSize = Distributions.Of(SchoolSizes(network)),
            Ties = network.Ties.Length,
            Density = NetworkDescription.Density(rows),
            Reports = Reports(network.People.Length, reports),
            Degree = Distributions.Of(NetworkDescription.Degrees(rows).Select(degree => (double)degree)),
            TieStrength = Distributions.Of(network.Ties.Select(tie => tie.TieStrength)),
            TieTrust = trust.Length == 0 ? null : Distributions.Of(trust),
            Clustering = NetworkDescription.Clustering(rows),
            Transitivity = NetworkDescription.Transitivity(rows),
            Components = sizes.Length,
            LargestComponent = sizes.DefaultIfEmpty(0).Max(),
            Isolates = NetworkDescription.Degrees(rows).Count(degree => degree == 0),
            MeanPathLength = MeanPathLength(network, componentOf, sizes),
            BetweenSchools = network.Schools.Length < 2 ? null : Division(network, [.. network.People.Select(person => network.Schools[person.School])]),
            BetweenGroups = groups.Length < 2 ? null : Division(network, groupOf),
            Groups = groups,
            MostSought = MostSought(network, reports),
            Attributes = AttributeProfiles.Of(network, rescalings),
        };
    }

    private static TieRows Rows(int people, IEnumerable<GivenTie> ties) =>
        TieRows.FromPairs(people, (ReadOnlySpan<(int, int)>)[.. ties.Select(tie => (tie.A, tie.B))]);

    private static double[] SchoolSizes(GivenNetworkSpec network)
    {
        var sizes = new double[network.Schools.Length];
        foreach (GivenPerson person in network.People)
        {
            sizes[person.School]++;
        }

        return sizes;
    }

    private static double? MeanPathLength(GivenNetworkSpec network, int[] componentOf, int[] sizes)
    {
        if (sizes.Length == 0 || sizes.Max() > MaximumPeopleForPaths)
        {
            return null;
        }

        int largest = Array.IndexOf(sizes, sizes.Max());
        var place = new int[componentOf.Length];
        int count = 0;
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = componentOf[i] == largest ? count++ : -1;
        }

        IEnumerable<GivenTie> within = network.Ties.Where(tie => place[tie.A] >= 0).Select(tie => tie with { A = place[tie.A], B = place[tie.B] });
        return ShortestPaths.MeanPathLength(Rows(count, within)).Length;
    }

    private static ReportProfile? Reports(int people, ImmutableArray<TieReport> reports)
    {
        if (reports.IsEmpty || NetworkDescription.Reciprocity(reports.Select(report => (report.From, report.To))) is not { } reciprocity)
        {
            return null;
        }

        var received = new double[people];
        var given = new double[people];
        foreach (TieReport report in reports)
        {
            received[report.To]++;
            given[report.From]++;
        }

        double possible = (double)people * (people - 1);
        return new ReportProfile(
            reports.Length, reports.Length / possible, reciprocity.PerArc, reciprocity.PerDyad, Distributions.Of(received), Distributions.Of(given));
    }

    private static ImmutableArray<GroupProfile> Groups(string?[] groupOf) =>
    [
        .. groupOf.OfType<string>()
            .GroupBy(group => group, StringComparer.Ordinal)
            .Select(group => new GroupProfile(group.Key, group.Count()))
            .OrderBy(group => group.Name, NaturalOrder.Instance),
    ];

    private static DivisionProfile Division(GivenNetworkSpec network, string?[] partOf)
    {
        GivenTie[] ties = [.. network.Ties.Where(tie => partOf[tie.A] is not null && partOf[tie.B] is not null)];
        double[] between = [.. ties.Where(tie => !IsWithin(tie, partOf)).Select(tie => tie.TieStrength)];
        double[] within = [.. ties.Where(tie => IsWithin(tie, partOf)).Select(tie => tie.TieStrength)];
        double[] sizes = [.. partOf.OfType<string>().GroupBy(part => part, StringComparer.Ordinal).Select(part => (double)part.Count())];
        double people = sizes.Sum();
        double pairs = people * (people - 1) / 2;
        double pairsWithin = sizes.Sum(size => size * (size - 1) / 2);
        return new DivisionProfile(
            between.Length,
            within.Length,
            ties.Length == 0 ? 0.0 : (double)between.Length / ties.Length,
            ties.Length == 0 ? 0.0 : (double)(between.Length - within.Length) / ties.Length,
            pairs == 0.0 ? 0.0 : (pairs - 2 * pairsWithin) / pairs,
            between.Length == 0 ? null : between.Average(),
            within.Length == 0 ? null : within.Average());
    }

    private static bool IsWithin(GivenTie tie, string?[] partOf) => string.Equals(partOf[tie.A], partOf[tie.B], StringComparison.Ordinal);

    private static ImmutableArray<SoughtPerson> MostSought(GivenNetworkSpec network, ImmutableArray<TieReport> reports)
    {
        IEnumerable<(int Person, double Strength)> received = reports.IsEmpty
            ? network.Ties.SelectMany(tie => new[] { (tie.A, tie.TieStrength), (tie.B, tie.TieStrength) })
            : reports.Select(report => (report.To, report.Strength));
        var count = new int[network.People.Length];
        var strength = new double[network.People.Length];
        foreach ((int person, double added) in received)
        {
            count[person]++;
            strength[person] += added;
        }

        return
        [
            .. Enumerable.Range(0, count.Length)
                .Where(i => count[i] > 0)
                .OrderByDescending(i => strength[i])
                .ThenByDescending(i => count[i])
                .ThenBy(i => i)
                .Take(MostSoughtCount)
                .Select(i => Sought(network, network.People[i], count[i], strength[i])),
        ];
    }

    private static SoughtPerson Sought(GivenNetworkSpec network, GivenPerson person, int count, double strength) =>
        new(person.Name, network.Schools[person.School], person.Group, count, strength);
}
