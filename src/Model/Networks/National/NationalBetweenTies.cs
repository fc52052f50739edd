using static Staffroom.Model.Networks.National.NationalDraws;

namespace Staffroom.Model.Networks.National;

/// <summary>
/// Ties between schools: each teacher begins a few, the other end goes to a place by its teachers and its distance d,
/// 1/(1 + (d/half)²), then to a teacher there at random. Heads take no part. Not to be shared by threads; what it gives does not
/// depend on what it was asked before.
/// </summary>
internal sealed class NationalBetweenTies(NationalSpec spec, NationalPlaces places, ulong seed)
{
    private readonly NationalDraws _draws = new(seed);
    private double[] _cumulative = [];

    /// <summary>Adds the ties that the teachers of a district begin, seen from both ends; a tie begun twice is there twice.</summary>
    public void AddFrom(int district, List<ulong> ties)
    {
        int firstSchool = places.DistrictFirstSchool[district], endSchool = places.DistrictFirstSchool[district + 1];
        if (_cumulative.Length < Math.Max(places.Districts, endSchool - firstSchool))
        {
            _cumulative = new double[Math.Max(places.Districts, endSchool - firstSchool)];
        }

        for (int school = firstSchool; school < endSchool && endSchool - firstSchool > 1; school++)
        {
            AddWithinDistrict(school, firstSchool, endSchool, ties);
        }

        if (places.Districts > 1)
        {
            AddAcross(district, ties);
        }
    }

    private void AddWithinDistrict(int school, int firstSchool, int endSchool, List<ulong> ties)
    {
        Span<double> cumulative = [];
        for (int teacher = places.SchoolFirstTeacher[school] + 1; teacher < places.SchoolFirstTeacher[school + 1]; teacher++)
        {
            int begun = Begun(spec.TiesInDistrict, Question.TiesInDistrict, teacher);
            if (begun > 0 && cumulative.IsEmpty)
            {
                cumulative = NearSchools(school, firstSchool, endSchool);
            }

            for (int tie = 0; tie < begun; tie++)
            {
                int other = firstSchool + NationalPlaces.Chosen(cumulative, _draws.Uniform(Question.PlaceInDistrict, teacher, tie));
                int head = places.SchoolFirstTeacher[other];
                int teachers = places.SchoolFirstTeacher[other + 1] - head - 1;
                int alter = head + 1 + (int)(_draws.Uniform(Question.TeacherInDistrict, teacher, tie) * teachers);
                Add(ties, teacher, alter, NationalTie.District, other != school);
            }
        }
    }

    private void AddAcross(int district, List<ulong> ties)
    {
        Span<double> cumulative = [];
        for (int school = places.DistrictFirstSchool[district]; school < places.DistrictFirstSchool[district + 1]; school++)
        {
            for (int teacher = places.SchoolFirstTeacher[school] + 1; teacher < places.SchoolFirstTeacher[school + 1]; teacher++)
            {
                int begun = Begun(spec.TiesAcross, Question.TiesAcross, teacher);
                if (begun > 0 && cumulative.IsEmpty)
                {
                    cumulative = NearDistricts(district);
                }

                for (int tie = 0; tie < begun; tie++)
                {
                    int other = NationalPlaces.Chosen(cumulative, _draws.Uniform(Question.PlaceAcross, teacher, tie));
                    int first = places.FirstTeacherOf(other);
                    int drawn = first + (int)(_draws.Uniform(Question.TeacherAcross, teacher, tie) * (places.FirstTeacherOf(other + 1) - first));

                    // A head's part goes to the first teacher after it, whom every school has.
                    int alter = Array.BinarySearch(places.SchoolFirstTeacher, drawn) >= 0 ? drawn + 1 : drawn;
                    Add(ties, teacher, alter, NationalTie.Across, other != district);
                }
            }
        }
    }

    // Each tie is begun by one of its two ends, so a teacher begins half of the ties.
    private int Begun(double mean, Question question, int teacher) => (int)((0.5 * mean) + _draws.Uniform(question, teacher));

    private Span<double> NearSchools(int school, int firstSchool, int endSchool)
    {
        double inverse = 1.0 / (spec.DistrictHalfKm * spec.DistrictHalfKm), sum = 0.0;
        for (int other = firstSchool; other < endSchool; other++)
        {
            double dx = places.SchoolX[other] - places.SchoolX[school], dy = places.SchoolY[other] - places.SchoolY[school];
            int teachers = places.SchoolFirstTeacher[other + 1] - places.SchoolFirstTeacher[other] - 1;
            sum += other == school ? 0.0 : teachers / (1.0 + (((dx * dx) + (dy * dy)) * inverse));
            _cumulative[other - firstSchool] = sum;
        }

        return _cumulative.AsSpan(0, endSchool - firstSchool);
    }

    private Span<double> NearDistricts(int district)
    {
        double inverse = 1.0 / (spec.AcrossHalfKm * spec.AcrossHalfKm), sum = 0.0;
        for (int other = 0; other < places.Districts; other++)
        {
            double dx = places.DistrictX[other] - places.DistrictX[district], dy = places.DistrictY[other] - places.DistrictY[district];
            int teachers = places.FirstTeacherOf(other + 1) - places.FirstTeacherOf(other);
            sum += other == district ? 0.0 : teachers / (1.0 + (((dx * dx) + (dy * dy)) * inverse));
            _cumulative[other] = sum;
        }

        return _cumulative.AsSpan(0, places.Districts);
    }

    // Rounding at the end of a running sum may lead home, once in about 2⁵³ draws: then there is no tie.
    private static void Add(List<ulong> ties, int ego, int alter, NationalTie kind, bool isElsewhere)
    {
        if (isElsewhere)
        {
            ties.Add(DirectedTie.Pack(ego, alter, kind));
            ties.Add(DirectedTie.Pack(alter, ego, kind));
        }
    }
}
