using System.Collections.Immutable;
using System.Globalization;

namespace Staffroom.Model.Networks.National;

/// <summary>The numbers of a national network with meaning, unit, range, default and source: for commands, the documentation and files.</summary>
public static class NationalParameters
{
    private const string Assumption = "assumption";
    private const string School = "assumption (MODEL section 5)";

    /// <summary>All of them, in the order of the documentation.</summary>
    public static ImmutableArray<NationalParameter> All { get; } =
    [
        Whole("teachers", "Teachers, heads included", "teachers", 2, 10_000_000, "NCES, Digest of Education Statistics: 3.2 million public school teachers", s => s.Teachers, (s, v) => s with { Teachers = v }),
        Whole("schools", "Schools", "schools", 1, 200_000, "NCES, Common Core of Data: about 100,000 public schools", s => s.Schools, (s, v) => s with { Schools = v }),
        Whole("districts", "Districts", "districts", 1, 20_000, "NCES, Common Core of Data: about 13,300 regular districts", s => s.Districts, (s, v) => s with { Districts = v }),
        Whole("leastStaff", "Staff of the smallest school, its head included", "people", 2, 100, Assumption, s => s.LeastStaff, (s, v) => s with { LeastStaff = v }),
        Real("staffSpread", "Standard deviation of the logarithm of a school's staff above the least", "", 0, 1.5, Assumption, s => s.StaffSpread, (s, v) => s with { StaffSpread = v }),
        Real("districtSpread", "Standard deviation of the logarithm of a district's schools beyond its first", "", 0, 2, Assumption, s => s.DistrictSpread, (s, v) => s with { DistrictSpread = v }),
        Real("sideKm", "Side of the square map", "km", 1, 20_000, "the contiguous United States have about 8 million km²", s => s.SideKm, (s, v) => s with { SideKm = v }),
        Whole("cities", "Cities that districts gather around, their shares by Zipf's law", "cities", 1, 10_000, "assumption; Zipf's law: Gabaix (1999)", s => s.Cities, (s, v) => s with { Cities = v }),
        Real("cityShare", "Share of the districts near a city; the others lie anywhere", "share", 0, 1, Assumption, s => s.CityShare, (s, v) => s with { CityShare = v }),
        Real("cityRadiusKm", "Standard deviation of a district's place around its city, in either direction", "km", 0, 1_000, Assumption, s => s.CityRadiusKm, (s, v) => s with { CityRadiusKm = v }),
        Real("schoolSpacingKm", "Standard deviation of a school's place in a district of one school; times the root of the number of schools", "km", 0, 1_000, Assumption, s => s.SchoolSpacingKm, (s, v) => s with { SchoolSpacingKm = v }),
        Whole("ringNeighbors", "Even number of nearest colleagues that a teacher is tied to; smaller in schools too small for it", "people", 0, 200, School, s => s.RingNeighbors, (s, v) => s with { RingNeighbors = v }),
        Real("rewiredShare", "Share of the ties within a school that are rewired to a random colleague", "share", 0, 1, School, s => s.RewiredShare, (s, v) => s with { RewiredShare = v }),
        Real("strongShareWithin", "Share of the ties within a school that are strong", "share", 0, 1, School, s => s.StrongShareWithin, (s, v) => s with { StrongShareWithin = v }),
        Real("strongTieStrength", "Strength of the strong ties within a school", "tie strength", 0, 1, School, s => s.StrongTieStrength, (s, v) => s with { StrongTieStrength = v }),
        Real("ordinaryTieStrength", "Strength of the other ties within a school", "tie strength", 0, 1, School, s => s.OrdinaryTieStrength, (s, v) => s with { OrdinaryTieStrength = v }),
        Real("headTieStrength", "Strength of the ties between a head and the teachers of the school", "tie strength", 0, 1, School, s => s.HeadTieStrength, (s, v) => s with { HeadTieStrength = v }),
        Real("tiesInDistrict", "Mean number of ties of a teacher with other schools of the district", "ties", 0, 20, "assumption; about that of 'ties: ordinary', 3 ties for each pair of neighboring schools of 17", s => s.TiesInDistrict, (s, v) => s with { TiesInDistrict = v }),
        Real("districtHalfKm", "Distance at which a tie within the district is half as likely as next door", "km", 0.001, 10_000, "assumption; that ties fall with the square of distance: Lambiotte et al. (2008), Krings et al. (2009), for telephone calls", s => s.DistrictHalfKm, (s, v) => s with { DistrictHalfKm = v }),
        Real("districtTieStrength", "Strength of ties within the district", "tie strength", 0, 1, School, s => s.DistrictTieStrength, (s, v) => s with { DistrictTieStrength = v }),
        Real("tiesAcross", "Mean number of ties of a teacher with other districts", "ties", 0, 20, Assumption, s => s.TiesAcross, (s, v) => s with { TiesAcross = v }),
        Real("acrossHalfKm", "Distance at which a tie across districts is half as likely as next door", "km", 0.001, 10_000, Assumption, s => s.AcrossHalfKm, (s, v) => s with { AcrossHalfKm = v }),
        Real("acrossTieStrength", "Strength of ties across districts", "tie strength", 0, 1, "assumption; that of the scenario language's weak ties", s => s.AcrossTieStrength, (s, v) => s with { AcrossTieStrength = v }),
        Real("marketRadiusKm", "Distance from which on schools do not compete; competition falls evenly to nothing there", "km", 0.001, 10_000, Assumption, s => s.MarketRadiusKm, (s, v) => s with { MarketRadiusKm = v }),
    ];

    /// <summary>The one of a key, or null.</summary>
    public static NationalParameter? Find(string key) => All.FirstOrDefault(row => string.Equals(row.Key, key, StringComparison.Ordinal));

    private static NationalParameter Whole(
        string key, string meaning, string unit, int minimum, int maximum, string source, Func<NationalSpec, int> get, Func<NationalSpec, int, NationalSpec> with) =>
        new(key, meaning, unit, minimum, maximum, source, isWhole: true, spec => get(spec), (spec, value) => with(spec, (int)value));

    private static NationalParameter Real(
        string key, string meaning, string unit, double minimum, double maximum, string source, Func<NationalSpec, double> get, Func<NationalSpec, double, NationalSpec> with) =>
        new(key, meaning, unit, minimum, maximum, source, isWhole: false, get, with);
}

/// <summary>A number of a national network.</summary>
public sealed class NationalParameter
{
    private readonly Func<NationalSpec, double> _get;
    private readonly Func<NationalSpec, double, NationalSpec> _with;

    internal NationalParameter(
        string key, string meaning, string unit, double minimum, double maximum, string source, bool isWhole,
        Func<NationalSpec, double> get, Func<NationalSpec, double, NationalSpec> with)
    {
        (Key, Meaning, Unit, Minimum, Maximum, Source, IsWhole) = (key, meaning, unit, minimum, maximum, source, isWhole);
        (_get, _with) = (get, with);
    }

    /// <summary>What commands call it.</summary>
    public string Key { get; }

    /// <summary>What it means.</summary>
    public string Meaning { get; }

    /// <summary>Its unit, or nothing.</summary>
    public string Unit { get; }

    /// <summary>The least value.</summary>
    public double Minimum { get; }

    /// <summary>The largest value.</summary>
    public double Maximum { get; }

    /// <summary>Where the default comes from, or "assumption".</summary>
    public string Source { get; }

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole { get; }

    /// <summary>Its value in a network.</summary>
    public double Get(NationalSpec spec) => _get(spec);

    /// <summary>The network with another value, which must be in range.</summary>
    public NationalSpec With(NationalSpec spec, double value) => WhyNot(value) is { } problem
        ? throw new ArgumentOutOfRangeException(nameof(value), value, problem)
        : _with(spec, value);

    /// <summary>What is wrong with a value, or null.</summary>
    public string? WhyNot(double value) =>
        value >= Minimum && value <= Maximum && (!IsWhole || value == Math.Floor(value)) ? null : string.Create(
            CultureInfo.InvariantCulture, $"{Key} is {value}; it must be {(IsWhole ? "a whole number " : "")}from {Minimum} to {Maximum}.");
}
