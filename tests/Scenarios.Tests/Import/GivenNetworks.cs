using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import.Reading;

namespace Staffroom.Scenarios.Tests.Import;

/// <summary>Random networks as an import could have produced them: people, schools and ties in canonical order.</summary>
internal static class GivenNetworks
{
    private static readonly Gen<string> Name =
        Gen.Elements("a", "Z", "7", "10", "ö", "é", ",", ";", "\"", "'", "<", "&", " ", "-", "=", "#", "北", "😀", "id", "\u200B")
            .ArrayOf()
            .Select(pieces => string.Concat(pieces).Trim())
            .Where(name => name.Length > 0);

    private static readonly Gen<double> Unit =
        Gen.OneOf(Gen.Elements(0.0, 1.0, 0.1, 1.0 / 3.0, double.Epsilon, 0.999999999999999889), Gen.Choose(0, int.MaxValue).Select(k => k / (double)int.MaxValue));

    private static readonly Gen<double?> Maybe = Gen.OneOf(Gen.Constant<double?>(null), Unit.Select(value => (double?)value));

    public static Arbitrary<GivenNetworkSpec> Arbitrary { get; } = Network().ToArbitrary();

    public static void AssertSame(GivenNetworkSpec expected, GivenNetworkSpec actual)
    {
        Assert.Equal(expected.Schools.ToArray(), actual.Schools.ToArray());
        Assert.Equal<GivenPerson>(expected.People, actual.People);
        Assert.Equal<GivenTie>(expected.Ties, actual.Ties);
        Assert.Equal(expected.DistanceKm, actual.DistanceKm);
    }

    private static Gen<GivenNetworkSpec> Network() =>
        from names in Name.NonEmptyListOf().Select(names => Distinct(names)).Where(names => names.Length >= 2)
        from schoolNames in Name.NonEmptyListOf().Select(schools => Distinct(schools))
        from schoolOf in Gen.Choose(0, schoolNames.Length - 1).ArrayOf(names.Length)
        let used = schoolOf.Distinct().Order().ToArray()
        from people in Gen.CollectToSequence(names.Select((name, i) => Person(name, Array.IndexOf(used, schoolOf[i]))))
        from pairs in Pairs(names.Length)
        from ties in Gen.CollectToSequence(pairs.Select(pair => Tie(pair.A, pair.B)))
        from distance in Gen.Choose(0, 300)
        select new GivenNetworkSpec
        {
            People = OneHeadPerSchool([.. people]),
            Ties = [.. ties],
            Schools = [.. used.Select(school => schoolNames[school])],
            DistanceKm = distance / 2.0,
        };

    private static string[] Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];

    private static Gen<GivenPerson> Person(string name, int school) =>
        from isHead in Gen.Elements(true, false)
        from hasGroup in Gen.Elements(true, false)
        from @group in Name
        from uses in Gen.Choose(0, 7)
        from values in Maybe.ArrayOf(6)
        select new GivenPerson(name, school)
        {
            IsHead = isHead,
            Group = hasGroup ? @group : null,
            Uses = new PracticeSet((uint)uses),
            Efficacy = values[0],
            Trust = values[1],
            Capacity = values[2],
            Belief = values[3],
            Threshold = values[4],
            Susceptibility = values[5],
        };

    private static Gen<GivenTie> Tie(int a, int b) =>
        from strength in Unit
        from trustAB in Maybe
        from trustBA in Maybe
        from distance in Maybe
        select new GivenTie(a, b, strength) { TrustAB = trustAB, TrustBA = trustBA, DistanceKm = distance * 100 };

    private static Gen<(int A, int B)[]> Pairs(int people) =>
        from ends in Gen.Choose(0, people - 1).Two().NonEmptyListOf()
        let pairs = ends.Append((0, 1)).Where(pair => pair.Item1 != pair.Item2).Select(pair => (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))
        select pairs.Distinct().Order().ToArray();

    private static ImmutableArray<GivenPerson> OneHeadPerSchool(GivenPerson[] people)
    {
        var headed = new HashSet<int>();
        return [.. people.Select(person => person with { IsHead = person.IsHead && headed.Add(person.School) })];
    }
}
