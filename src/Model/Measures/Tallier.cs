using System.Collections.Immutable;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>Tallies the owned teachers of a world or of a part of one, week by week, and keeps when each first used each practice.</summary>
internal sealed class Tallier
{
    private readonly World _world;
    private readonly SchoolNetwork _network;

    public Tallier(World world)
    {
        _world = world;
        _network = world.Network;
        AdoptionWeeks = [.. world.Spec.Practices.Select(_ => Never(_network.TeacherCount))];
    }

    /// <summary>The week of first genuine use by practice and teacher (0 for starters); −1 for never.</summary>
    public int[][] AdoptionWeeks { get; }

    private bool IsStart => _world.Week == 0;

    /// <summary>The vector of a school whose teachers are all owned.</summary>
    public void School(int school, Span<double> tally)
    {
        var members = _network.Members[school];
        foreach (int i in members)
        {
            Teacher(i, tally);
        }

        EndSchool(school, tally);
    }

    /// <summary>The same vector after a week, but for what it says of practices.</summary>
    public void Surroundings(int school, Span<double> tally)
    {
        foreach (int i in _network.Members[school])
        {
            TallyPerson(i, tally);
            TallyTies(i, tally);
            TallyContacts(i, tally);
        }

        EndSchool(school, tally);
    }

    /// <summary>Adds a teacher's week to a vector; call once a week, in ascending id within a school.</summary>
    public void Teacher(int i, Span<double> tally)
    {
        TallyPerson(i, tally);
        TallyTies(i, tally);
        if (!IsStart)
        {
            TallyContacts(i, tally);
        }

        for (int p = 0; p < _world.Spec.Practices.Length; p++)
        {
            if (!IsStart)
            {
                TallyRisk(p, i, tally);
            }

            TallyPractice(p, i, tally);
        }
    }

    /// <summary>Σ(b − mean)² in ascending id.</summary>
    public static double Deviation(ReadOnlySpan<double> belief, ImmutableArray<int> members, double mean)
    {
        double sum = 0.0;
        foreach (int i in members)
        {
            sum += (belief[i] - mean) * (belief[i] - mean);
        }

        return sum;
    }

    private void EndSchool(int school, Span<double> tally)
    {
        var members = _network.Members[school];
        tally[(int)Tally.Climate] = _world.State.Climate[school];
        tally[(int)Tally.BeliefDeviation] = Deviation(_world.State.Belief[0], members, tally[(int)Tally.Belief] / members.Length);
    }

    private static int[] Never(int teachers)
    {
        var weeks = new int[teachers];
        Array.Fill(weeks, -1);
        return weeks;
    }

    private void TallyPerson(int i, Span<double> tally)
    {
        var state = _world.State;
        double belief = state.Belief[0][i];
        tally[(int)Tally.Belief] += belief;
        tally[(int)Tally.Believers] += belief > 0.5 ? 1.0 : 0.0;
        tally[(int)Tally.Efficacy] += state.Efficacy[i];
        tally[(int)Tally.Capacity] += state.Capacity[i];
        tally[(int)Tally.Leavers] += !IsStart && _world.Frame.Leaves[i] ? 1.0 : 0.0;
    }

    private void TallyTies(int i, Span<double> tally)
    {
        int lastWeek = Math.Max(0, _world.Week - 1);
        double cutoff = _world.Frame.Parameters[Parameter.StrongTieCutoff];
        double trustWithin = 0.0, trustBetween = 0.0, strengthWithin = 0.0, strengthBetween = 0.0;
        int within = 0, between = 0, strong = 0;
        int row = _network.RowStart[i], ties = _network.RowStart[i + 1] - row;
        var isBetween = _network.IsBetween.AsSpan(row, ties);
        var trust = _world.State.Trust.AsSpan(row, ties);
        var strength = _world.State.TieStrength.AsSpan(row, ties);
        bool isTimed = _network.FirstWeek is not null;
        for (int t = 0; t < isBetween.Length; t++)
        {
            if (isTimed && !_network.Exists(row + t, lastWeek))
            {
                continue;
            }

            if (isBetween[t])
            {
                trustBetween += trust[t];
                strengthBetween += strength[t];
                between++;
                strong += strength[t] >= cutoff ? 1 : 0;
            }
            else
            {
                trustWithin += trust[t];
                strengthWithin += strength[t];
                within++;
            }
        }

        tally[(int)Tally.TrustWithin] += trustWithin;
        tally[(int)Tally.TrustBetween] += trustBetween;
        tally[(int)Tally.StrengthWithin] += strengthWithin;
        tally[(int)Tally.StrengthBetween] += strengthBetween;
        tally[(int)Tally.TiesWithin] += within;
        tally[(int)Tally.TiesBetween] += between;
        tally[(int)Tally.StrongBetween] += strong;
    }

    private void TallyContacts(int i, Span<double> tally)
    {
        var frame = _world.Frame;
        double hours = 0.0, hoursBetween = 0.0, travel = 0.0;
        int within = 0, between = 0;
        double speed = frame.Parameters[Parameter.TravelSpeed];
        foreach (int e in frame.ContactsOf(i))
        {
            hours += frame.ContactHours[e];
            if (_network.IsBetween[e])
            {
                // Travel that is paid for costs no time for colleagues, but it is spent all the same.
                double travelHours = 2.0 * _network.DistanceKm[e] / speed;
                double paid = travelHours * frame.Conditions.TravelFunding[_network.SchoolOf[i]];
                hours += paid;
                hoursBetween += frame.ContactHours[e] + paid;
                travel += travelHours;
                between++;
            }
            else
            {
                within++;
            }
        }

        tally[(int)Tally.Hours] += hours;
        tally[(int)Tally.HoursBetween] += hoursBetween;
        tally[(int)Tally.TravelHours] += travel;
        tally[(int)Tally.ContactsWithin] += within;
        tally[(int)Tally.ContactsBetween] += between;
    }

    private void TallyPractice(int p, int i, Span<double> tally)
    {
        var practice = _world.State.Practices[p];
        var columns = tally[WeekTally.PracticeAt(p)..];
        columns[(int)PracticeTally.Aware] += practice.IsAware[i] ? 1.0 : 0.0;
        columns[(int)PracticeTally.Uses] += practice.Uses[i] ? 1.0 : 0.0;
        columns[(int)PracticeTally.Implemented] += practice.Depth[i] >= FinalCounts.ImplementedDepth ? 1.0 : 0.0;
        columns[(int)PracticeTally.Depth] += practice.Depth[i];
        columns[(int)PracticeTally.KnowHow] += practice.KnowHow[i];
        if (practice.IsGenuineUser(i))
        {
            columns[(int)PracticeTally.Genuine] += 1.0;
            ref int week = ref AdoptionWeeks[p][i];
            week = week < 0 ? _world.Week : week;
        }
    }

    /// <summary>Who was at risk of adopting or dropping a practice in the last week, and did (<see cref="RiskCounts"/>).</summary>
    private void TallyRisk(int p, int i, Span<double> tally)
    {
        var (before, after) = (_world.Frame.Now.Practices[p], _world.State.Practices[p]);
        var counts = tally[WeekTally.RisksAt(p)..];
        if (before.Uses[i])
        {
            // Somebody who drops the practice still knows of it; a newcomer does not.
            counts[0]++;
            counts[1] += !after.Uses[i] && after.IsAware[i] ? 1.0 : 0.0;
        }

        if (AdoptionWeeks[p][i] >= 0)
        {
            return;
        }

        var (users, alters) = (_world.Frame.UsersAmong[p][i], Alters(i));
        int at = 2 + (2 * RiskCounts.ClassOf(users, alters));
        counts[at]++;
        if (after.IsGenuineUser(i))
        {
            counts[at + 1]++;
            tally[WeekTally.PracticeAt(p) + (int)PracticeTally.Exposure] += alters > 0 ? (double)users / alters : 0.0;
        }
    }

    /// <summary>Alters over ties that existed in the last week.</summary>
    private int Alters(int teacher)
    {
        int all = _network.RowStart[teacher + 1] - _network.RowStart[teacher];
        if (_network.FirstWeek is null)
        {
            return all;
        }

        int alters = 0;
        for (int e = _network.RowStart[teacher]; e < _network.RowStart[teacher + 1]; e++)
        {
            alters += _network.Exists(e, _world.Week - 1) ? 1 : 0;
        }

        return alters;
    }
}
