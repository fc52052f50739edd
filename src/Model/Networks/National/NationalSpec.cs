namespace Staffroom.Model.Networks.National;

/// <summary>
/// A synthetic national system: districts of schools on a map, staff of very different sizes, and ties within schools, within districts
/// and across them. With a seed it determines every byte of the network. The defaults have the size of the public schools of the United
/// States; <see cref="NationalParameters"/> has the unit, range, default and source of each number.
/// </summary>
public sealed record NationalSpec
{
    private static readonly SchoolNetworkSpec Design = new() { Schools = 1, StaffPerSchool = 2 };

    /// <summary>Number of teachers, heads included, at least <see cref="LeastStaff"/> for each school (NCES: 3.2 million teachers).</summary>
    public int Teachers { get; init; } = 3_200_000;

    /// <summary>Number of schools, 1 to 200,000 (NCES: about 100,000 public schools).</summary>
    public int Schools { get; init; } = 100_000;

    /// <summary>Number of districts, 1 to 20,000 and at most one for each school (NCES: about 13,300 regular districts).</summary>
    public int Districts { get; init; } = 13_300;

    /// <summary>Staff of the smallest school, its head included, 2 to 100 people (assumption: 3).</summary>
    public int LeastStaff { get; init; } = 3;

    /// <summary>Standard deviation of the logarithm of what a school has above the least staff, 0 (all alike) to 1.5 (assumption: 0.6).</summary>
    public double StaffSpread { get; init; } = 0.6;

    /// <summary>Standard deviation of the logarithm of a district's number of schools beyond its first, 0 to 2 (assumption: 1.3).</summary>
    public double DistrictSpread { get; init; } = 1.3;

    /// <summary>Side of the square map, 1 to 20,000 km (2,800: as large as the contiguous United States, about 8 million km²).</summary>
    public double SideKm { get; init; } = 2_800.0;

    /// <summary>Number of cities that districts gather around, 1 to 10,000 (assumption: 300).</summary>
    public int Cities { get; init; } = 300;

    /// <summary>Share of the districts near a city, 0 to 1; cities have a share by Zipf's law, the others lie anywhere (assumption: 0.6).</summary>
    public double CityShare { get; init; } = 0.6;

    /// <summary>Standard deviation of the place of a district around its city in either direction, 0 to 1,000 km (assumption: 30).</summary>
    public double CityRadiusKm { get; init; } = 30.0;

    /// <summary>Standard deviation of the place of a school in a district of one school, 0 to 1,000 km; it grows with the root of their number (assumption: 2).</summary>
    public double SchoolSpacingKm { get; init; } = 2.0;

    /// <summary>Even number of ring neighbors of a teacher within the school, 0 to 200, smaller in schools too small for it (assumption: 6).</summary>
    public int RingNeighbors { get; init; } = Design.RingNeighbors;

    /// <summary>Share of ring ties that are rewired within the school, 0 to 1 (assumption: 0.2).</summary>
    public double RewiredShare { get; init; } = Design.RewiredShare;

    /// <summary>Share of ties within a school that are strong, 0 to 1 (assumption: 0.3).</summary>
    public double StrongShareWithin { get; init; } = Design.StrongShareWithin;

    /// <summary>Strength of a strong tie within a school, 0 to 1 (assumption: 0.8).</summary>
    public double StrongTieStrength { get; init; } = Design.StrongTieStrength;

    /// <summary>Strength of the other ties within a school, 0 to 1 (assumption: 0.3).</summary>
    public double OrdinaryTieStrength { get; init; } = Design.OrdinaryTieStrength;

    /// <summary>Strength of the ties between a head and the school's teachers, 0 to 1 (assumption: 0.1).</summary>
    public double HeadTieStrength { get; init; } = Design.HeadTieStrength;

    /// <summary>Mean number of ties of a teacher with other schools of the district, 0 to 20 (assumption: 0.4).</summary>
    public double TiesInDistrict { get; init; } = 0.4;

    /// <summary>Distance at which a tie within the district is half as likely as next door, above 0 to 10,000 km (assumption: 5).</summary>
    public double DistrictHalfKm { get; init; } = 5.0;

    /// <summary>Strength of ties within the district, 0 to 1 (assumption: 0.3).</summary>
    public double DistrictTieStrength { get; init; } = 0.3;

    /// <summary>Mean number of ties of a teacher with other districts, 0 to 20 (assumption: 0.05).</summary>
    public double TiesAcross { get; init; } = 0.05;

    /// <summary>Distance at which a tie across districts is half as likely as next door, above 0 to 10,000 km (assumption: 100).</summary>
    public double AcrossHalfKm { get; init; } = 100.0;

    /// <summary>Strength of ties across districts, 0 to 1 (assumption: 0.15).</summary>
    public double AcrossTieStrength { get; init; } = 0.15;

    /// <summary>
    /// Distance from which on schools do not compete, above 0 to 10,000 km; competition falls evenly from the climate's value next door to
    /// nothing there (assumption: 10).
    /// </summary>
    public double MarketRadiusKm { get; init; } = 10.0;

    /// <summary>The strengths of the kinds of ties, in the order of <see cref="NationalTie"/>.</summary>
    internal double[] Strengths =>
        [OrdinaryTieStrength, StrongTieStrength, HeadTieStrength, DistrictTieStrength, AcrossTieStrength];

    /// <summary>
    /// A system of another size, everything else in proportion to the United States: where one of the three numbers is not given it follows
    /// from the others, the map keeps the density of schools, and cities their number of schools.
    /// </summary>
    public static NationalSpec OfSize(int? teachers, int? schools, int? districts)
    {
        var usual = new NationalSpec();
        double teachersOfSchool = (double)usual.Teachers / usual.Schools;
        int schoolCount = schools ?? (teachers is { } staff ? Math.Max(1, (int)(staff / teachersOfSchool)) : usual.Schools);
        double scale = (double)schoolCount / usual.Schools;
        return usual with
        {
            Schools = schoolCount,
            Teachers = teachers ?? (int)(schoolCount * teachersOfSchool),
            Districts = districts ?? Math.Max(1, (int)(usual.Districts * scale)),
            SideKm = Math.Max(1.0, usual.SideKm * Math.Sqrt(scale)),
            Cities = Math.Max(1, (int)(usual.Cities * scale)),
        };
    }

    /// <summary>What is wrong with it, a sentence each; empty if nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var row in NationalParameters.All)
        {
            if (row.WhyNot(row.Get(this)) is { } problem)
            {
                problems.Add(problem);
            }
        }

        if ((long)Schools * LeastStaff > Teachers)
        {
            problems.Add($"{Schools:N0} schools of at least {LeastStaff} need {(long)Schools * LeastStaff:N0} teachers; there are {Teachers:N0}.");
        }

        if (Districts > Schools)
        {
            problems.Add($"{Districts:N0} districts need as many schools; there are {Schools:N0}.");
        }

        if (RingNeighbors % 2 != 0)
        {
            problems.Add($"ringNeighbors is {RingNeighbors}; it must be even.");
        }

        return problems;
    }
}

/// <summary>The kinds of ties of a national network; a column of the file holds them.</summary>
public enum NationalTie : byte
{
    /// <summary>Within a school.</summary>
    Ordinary = 0,

    /// <summary>Within a school and strong.</summary>
    Strong = 1,

    /// <summary>Between the head of a school and one of its teachers.</summary>
    Head = 2,

    /// <summary>Between two schools of a district.</summary>
    District = 3,

    /// <summary>Between two districts.</summary>
    Across = 4,
}
