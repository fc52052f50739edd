using static Staffroom.Model.Networks.National.NationalDraws;

namespace Staffroom.Model.Networks.National;

/// <summary>
/// Where the districts and schools of a national network are and how large. The schools of a district and the staff of a school have
/// consecutive ids; a school's first is its head.
/// </summary>
internal sealed class NationalPlaces
{
    public NationalPlaces(NationalSpec spec, ulong seed)
    {
        var problems = spec.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(spec));
        }

        var draws = new NationalDraws(seed);
        DistrictFirstSchool = Apportion(Sizes(spec.Districts, spec.DistrictSpread, Question.DistrictSize, draws), spec.Schools, least: 1);
        SchoolFirstTeacher = Apportion(Sizes(spec.Schools, spec.StaffSpread, Question.SchoolSize, draws), spec.Teachers, spec.LeastStaff);
        (DistrictX, DistrictY) = (new double[spec.Districts], new double[spec.Districts]);
        (SchoolX, SchoolY, SchoolDistrict) = (new double[spec.Schools], new double[spec.Schools], new int[spec.Schools]);
        PlaceDistricts(spec, draws);
        for (int district = 0; district < spec.Districts; district++)
        {
            PlaceSchools(spec, district, draws);
        }
    }

    /// <summary>The first school of each district, and the number of schools.</summary>
    public int[] DistrictFirstSchool { get; }

    /// <summary>Places of districts in km from the west.</summary>
    public double[] DistrictX { get; }

    /// <summary>Places of districts in km from the south.</summary>
    public double[] DistrictY { get; }

    /// <summary>The head of each school, and the number of teachers.</summary>
    public int[] SchoolFirstTeacher { get; }

    /// <summary>The district of each school.</summary>
    public int[] SchoolDistrict { get; }

    /// <summary>Places of schools in km from the west.</summary>
    public double[] SchoolX { get; }

    /// <summary>Places of schools in km from the south.</summary>
    public double[] SchoolY { get; }

    public int Districts => SchoolDistrict.Length == 0 ? 0 : DistrictX.Length;

    public int Schools => SchoolX.Length;

    public int Teachers => SchoolFirstTeacher[^1];

    /// <summary>The first teacher of a district; of the number of districts, the number of teachers.</summary>
    public int FirstTeacherOf(int district) => SchoolFirstTeacher[DistrictFirstSchool[district]];

    /// <summary>How much a school wants, relative to others: lognormal, its tails cut at 3.46 standard deviations.</summary>
    private static double[] Sizes(int count, double spread, Question question, NationalDraws draws)
    {
        var sizes = new double[count];
        for (int i = 0; i < count; i++)
        {
            sizes[i] = Exp(spread * draws.Normal(question, i));
        }

        return sizes;
    }

    /// <summary>Where each one's share of the total begins: everybody has the least, the rest goes by size.</summary>
    private static int[] Apportion(double[] sizes, int total, int least)
    {
        double all = 0.0;
        foreach (double size in sizes)
        {
            all += size;
        }

        int rest = total - (least * sizes.Length);
        var first = new int[sizes.Length + 1];
        double sum = 0.0;
        for (int i = 1; i <= sizes.Length; i++)
        {
            sum += sizes[i - 1];
            first[i] = (least * i) + (i == sizes.Length ? rest : (int)(rest * (sum / all)));
        }

        return first;
    }

    private void PlaceDistricts(NationalSpec spec, NationalDraws draws)
    {
        var cumulative = new double[spec.Cities];
        double zipf = 0.0;
        for (int city = 0; city < spec.Cities; city++)
        {
            zipf += 1.0 / (city + 1);
            cumulative[city] = zipf;
        }

        for (int district = 0; district < spec.Districts; district++)
        {
            if (draws.Uniform(Question.IsNearCity, district) < spec.CityShare)
            {
                int city = Chosen(cumulative, draws.Uniform(Question.City, district));
                DistrictX[district] = Within(spec, (spec.SideKm * draws.Uniform(Question.CityPlace, city, 0)) + (spec.CityRadiusKm * draws.Normal(Question.DistrictOffset, district, 0)));
                DistrictY[district] = Within(spec, (spec.SideKm * draws.Uniform(Question.CityPlace, city, 1)) + (spec.CityRadiusKm * draws.Normal(Question.DistrictOffset, district, 1)));
            }
            else
            {
                DistrictX[district] = spec.SideKm * draws.Uniform(Question.DistrictPlace, district, 0);
                DistrictY[district] = spec.SideKm * draws.Uniform(Question.DistrictPlace, district, 1);
            }
        }
    }

    private void PlaceSchools(NationalSpec spec, int district, NationalDraws draws)
    {
        int schools = DistrictFirstSchool[district + 1] - DistrictFirstSchool[district];
        double spacing = spec.SchoolSpacingKm * Math.Sqrt(schools);
        for (int school = DistrictFirstSchool[district]; school < DistrictFirstSchool[district + 1]; school++)
        {
            SchoolDistrict[school] = district;
            SchoolX[school] = Within(spec, DistrictX[district] + (spacing * draws.Normal(Question.SchoolOffset, school, 0)));
            SchoolY[school] = Within(spec, DistrictY[district] + (spacing * draws.Normal(Question.SchoolOffset, school, 1)));
        }
    }

    /// <summary>The index whose share of a running sum a uniform number falls into.</summary>
    public static int Chosen(ReadOnlySpan<double> cumulative, double uniform)
    {
        int found = cumulative.BinarySearch(uniform * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, cumulative.Length - 1);
    }

    /// <summary>What lies beyond an edge of the map is mirrored into it.</summary>
    private static double Within(NationalSpec spec, double place)
    {
        double mirrored = place < 0.0 ? -place : place > spec.SideKm ? (2.0 * spec.SideKm) - place : place;
        return Math.Min(Math.Max(mirrored, 0.0), spec.SideKm);
    }
}
