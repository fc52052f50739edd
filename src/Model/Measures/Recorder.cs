using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>
/// Records a world week by week. Every total is summed within schools in ascending id and then over schools in order, or is an
/// integer, so that any partition by school gives the same bits.
/// </summary>
internal sealed class Recorder
{
    private readonly World _world;
    private readonly TrajectoryShape _shape;
    private readonly double[] _network;
    private readonly double[] _practices;
    private readonly int[] _users;
    private readonly int[] _adoption;
    private readonly RiskCounter _risks;
    private int _point;

    public Recorder(World world)
    {
        _world = world;
        var network = world.Network;
        _shape = new TrajectoryShape(
            world.Spec.Weeks, world.Spec.Practices.Length, network.TeacherCount, [.. network.Members.Select(members => members.Length)]);
        _network = new double[_shape.Points * Trajectory.NetworkColumns];
        _practices = new double[_shape.Points * _shape.Practices * Trajectory.PracticeColumns];
        _users = new int[_shape.Points * _shape.Practices * _shape.Schools];
        _adoption = new int[_shape.Practices * _shape.Teachers];
        Array.Fill(_adoption, -1);
        _risks = new RiskCounter(world);
        Record();
    }

    /// <summary>Records the current state as the next point.</summary>
    public void Record()
    {
        RecordPeople();
        RecordTies();
        RecordContacts();
        for (int p = 0; p < _shape.Practices; p++)
        {
            if (_point > 0)
            {
                _risks.Count(p, _adoption.AsSpan(p * _shape.Teachers, _shape.Teachers));
            }

            RecordPractice(p);
        }

        _point++;
    }

    /// <summary>The trajectory; call once, after the last week.</summary>
    public Trajectory Finish() => new(_shape, _network, _practices, _users, _adoption, FinalCounter.Count(_world, _risks.Counts));

    private void Set(NetworkMeasure measure, double value) => _network[(_point * Trajectory.NetworkColumns) + (int)measure] = value;

    private void RecordPeople()
    {
        var (state, network) = (_world.State, _world.Network);
        var belief = state.Belief[0];
        int teachers = network.TeacherCount;
        double beliefs = SumBySchool(i => belief[i]);
        double mean = beliefs / teachers;
        int believers = 0;
        foreach (double b in belief)
        {
            believers += b > 0.5 ? 1 : 0;
        }

        double climate = 0.0;
        foreach (double c in state.Climate)
        {
            climate += c;
        }

        Set(NetworkMeasure.BeliefMean, mean);
        Set(NetworkMeasure.BeliefVariance, SumBySchool(i => (belief[i] - mean) * (belief[i] - mean)) / teachers);
        Set(NetworkMeasure.BelieverShare, (double)believers / teachers);
        Set(NetworkMeasure.Efficacy, SumBySchool(i => state.Efficacy[i]) / teachers);
        Set(NetworkMeasure.Capacity, SumBySchool(i => state.Capacity[i]) / teachers);
        Set(NetworkMeasure.Climate, climate / network.SchoolCount);
        Set(NetworkMeasure.Leavers, _world.Leavers);
    }

    private double SumBySchool(Func<int, double> value)
    {
        double total = 0.0;
        foreach (var members in _world.Network.Members)
        {
            double sum = 0.0;
            foreach (int i in members)
            {
                sum += value(i);
            }

            total += sum;
        }

        return total;
    }

    private void RecordTies()
    {
        var (state, network) = (_world.State, _world.Network);
        int lastWeek = Math.Max(0, _world.Week - 1);
        double cutoff = _world.Frame.Parameters[Parameter.StrongTieCutoff];
        var total = default(TieSums);
        foreach (var members in network.Members)
        {
            var school = default(TieSums);
            foreach (int i in members)
            {
                for (int e = network.RowStart[i]; e < network.RowStart[i + 1]; e++)
                {
                    if (network.Exists(e, lastWeek))
                    {
                        school.Add(network.IsBetween[e], state.Trust[e], state.TieStrength[e], cutoff);
                    }
                }
            }

            total.Add(school);
        }

        Set(NetworkMeasure.TrustWithin, Ratio(total.TrustWithin, total.Within));
        Set(NetworkMeasure.TrustBetween, Ratio(total.TrustBetween, total.Between));
        Set(NetworkMeasure.TieStrengthWithin, Ratio(total.StrengthWithin, total.Within));
        Set(NetworkMeasure.TieStrengthBetween, Ratio(total.StrengthBetween, total.Between));
        Set(NetworkMeasure.StrongShareBetween, Ratio(total.StrongBetween, total.Between));
    }

    private void RecordContacts()
    {
        if (_point == 0)
        {
            return;
        }

        var (frame, network) = (_world.Frame, _world.Network);
        double hours = 0.0, between = 0.0, travel = 0.0;
        int contactsWithin = 0, contactsBetween = 0;
        double speed = frame.Parameters[Parameter.TravelSpeed];
        foreach (var members in network.Members)
        {
            double schoolHours = 0.0, schoolBetween = 0.0, schoolTravel = 0.0;
            foreach (int i in members)
            {
                foreach (int e in frame.ContactsOf(i))
                {
                    schoolHours += frame.ContactHours[e];
                    if (network.IsBetween[e])
                    {
                        // Travel that is paid for costs no time for colleagues, but it is spent all the same.
                        double travelHours = 2.0 * network.DistanceKm[e] / speed;
                        double paid = travelHours * frame.Conditions.TravelFunding[network.SchoolOf[i]];
                        schoolHours += paid;
                        schoolBetween += frame.ContactHours[e] + paid;
                        schoolTravel += travelHours;
                        contactsBetween++;
                    }
                    else
                    {
                        contactsWithin++;
                    }
                }
            }

            hours += schoolHours;
            between += schoolBetween;
            travel += schoolTravel;
        }

        Set(NetworkMeasure.Hours, hours);
        Set(NetworkMeasure.HoursBetween, between);
        Set(NetworkMeasure.TravelHours, travel);
        Set(NetworkMeasure.ContactsWithin, contactsWithin / 2);
        Set(NetworkMeasure.ContactsBetween, contactsBetween / 2);
    }

    private void RecordPractice(int p)
    {
        var (practice, network) = (_world.State.Practices[p], _world.Network);
        int aware = 0, uses = 0, genuine = 0, implemented = 0;
        double depth = 0.0, knowHow = 0.0;
        for (int s = 0; s < network.SchoolCount; s++)
        {
            double schoolDepth = 0.0, schoolKnowHow = 0.0;
            int schoolGenuine = 0;
            foreach (int i in network.Members[s])
            {
                aware += practice.IsAware[i] ? 1 : 0;
                uses += practice.Uses[i] ? 1 : 0;
                implemented += practice.Depth[i] >= FinalCounts.ImplementedDepth ? 1 : 0;
                schoolDepth += practice.Depth[i];
                schoolKnowHow += practice.KnowHow[i];
                if (practice.IsGenuineUser(i))
                {
                    schoolGenuine++;
                    NoteAdoption(p, i);
                }
            }

            _users[(((_point * _shape.Practices) + p) * _shape.Schools) + s] = schoolGenuine;
            genuine += schoolGenuine;
            depth += schoolDepth;
            knowHow += schoolKnowHow;
        }

        int at = ((_point * _shape.Practices) + p) * Trajectory.PracticeColumns;
        double teachers = network.TeacherCount;
        _practices[at + (int)PracticeMeasure.Awareness] = aware / teachers;
        _practices[at + (int)PracticeMeasure.ReportedUse] = uses / teachers;
        _practices[at + (int)PracticeMeasure.GenuineUse] = genuine / teachers;
        _practices[at + (int)PracticeMeasure.Implemented] = implemented / teachers;
        _practices[at + (int)PracticeMeasure.Compliance] = (uses - genuine) / teachers;
        _practices[at + (int)PracticeMeasure.DepthPerUser] = Ratio(depth, uses);
        _practices[at + (int)PracticeMeasure.KnowHow] = knowHow / teachers;
    }

    private void NoteAdoption(int practice, int teacher)
    {
        ref int week = ref _adoption[(practice * _shape.Teachers) + teacher];
        week = week < 0 ? _point : week;
    }

    private static double Ratio(double sum, int count) => count > 0 ? sum / count : 0.0;

    private struct TieSums
    {
        public double TrustWithin;
        public double TrustBetween;
        public double StrengthWithin;
        public double StrengthBetween;
        public int Within;
        public int Between;
        public int StrongBetween;

        public void Add(bool isBetween, double trust, double strength, double cutoff)
        {
            if (isBetween)
            {
                TrustBetween += trust;
                StrengthBetween += strength;
                Between++;
                StrongBetween += strength >= cutoff ? 1 : 0;
            }
            else
            {
                TrustWithin += trust;
                StrengthWithin += strength;
                Within++;
            }
        }

        public void Add(TieSums other)
        {
            TrustWithin += other.TrustWithin;
            TrustBetween += other.TrustBetween;
            StrengthWithin += other.StrengthWithin;
            StrengthBetween += other.StrengthBetween;
            Within += other.Within;
            Between += other.Between;
            StrongBetween += other.StrongBetween;
        }
    }
}
