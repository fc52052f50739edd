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
        Teachers(_network.Members[school].AsSpan(), tally);
        EndSchool(school, tally);
    }

    /// <summary>The same vector after a week, but for what it says of practices.</summary>
    public void Surroundings(int school, Span<double> tally)
    {
        var members = _network.Members[school].AsSpan();
        TallyPeople(members, tally);
        TallyTies(members, tally);
        TallyContacts(members, tally);
        EndSchool(school, tally);
    }

    /// <summary>Adds a teacher's week to a vector; call once a week, in ascending id within a school.</summary>
    public void Teacher(int i, Span<double> tally) => Teachers(new ReadOnlySpan<int>(in i), tally);

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

    // Sums are kept beside the vector while they grow: from 0, teacher by teacher, they have the bits that adding to it has.
    private void Teachers(ReadOnlySpan<int> members, Span<double> tally)
    {
        TallyPeople(members, tally);
        TallyTies(members, tally);
        if (!IsStart)
        {
            TallyContacts(members, tally);
        }

        for (int p = 0; p < AdoptionWeeks.Length; p++)
        {
            if (!IsStart)
            {
                TallyRisk(p, members, tally);
            }

            TallyPractice(p, members, tally);
        }
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

    private void TallyPeople(ReadOnlySpan<int> members, Span<double> tally)
    {
        var state = _world.State;
        var (beliefs, efficacies, capacities) = (state.Belief[0], state.Efficacy, state.Capacity);
        double belief = 0.0, efficacy = 0.0, capacity = 0.0;
        int believers = 0, leavers = 0;
        foreach (int i in members)
        {
            belief += beliefs[i];
            believers += beliefs[i] > 0.5 ? 1 : 0;
            efficacy += efficacies[i];
            capacity += capacities[i];
        }

        if (!IsStart && _world.Frame.AnybodyLeaves)
        {
            foreach (int i in members)
            {
                leavers += _world.Frame.Leaves[i] ? 1 : 0;
            }
        }

        tally[(int)Tally.Belief] += belief;
        tally[(int)Tally.Believers] += believers;
        tally[(int)Tally.Efficacy] += efficacy;
        tally[(int)Tally.Capacity] += capacity;
        tally[(int)Tally.Leavers] += leavers;
    }

    private void TallyTies(ReadOnlySpan<int> members, Span<double> tally)
    {
        var (trusts, strengths, betweens, rowStart) = (_world.State.Trust, _world.State.TieStrength, _network.IsBetween, _network.RowStart);
        int lastWeek = Math.Max(0, _world.Week - 1);
        double cutoff = _world.Frame.Parameters[Parameter.StrongTieCutoff];
        bool isTimed = _network.FirstWeek is not null;
        double allTrustWithin = 0.0, allTrustBetween = 0.0, allStrengthWithin = 0.0, allStrengthBetween = 0.0;
        int within = 0, between = 0, strong = 0;
        foreach (int i in members)
        {
            double trustWithin = 0.0, trustBetween = 0.0, strengthWithin = 0.0, strengthBetween = 0.0;
            int row = rowStart[i], ties = rowStart[i + 1] - row;
            var isBetween = betweens.AsSpan(row, ties);
            var trust = trusts.AsSpan(row, ties);
            var strength = strengths.AsSpan(row, ties);
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

            allTrustWithin += trustWithin;
            allTrustBetween += trustBetween;
            allStrengthWithin += strengthWithin;
            allStrengthBetween += strengthBetween;
        }

        tally[(int)Tally.TrustWithin] += allTrustWithin;
        tally[(int)Tally.TrustBetween] += allTrustBetween;
        tally[(int)Tally.StrengthWithin] += allStrengthWithin;
        tally[(int)Tally.StrengthBetween] += allStrengthBetween;
        tally[(int)Tally.TiesWithin] += within;
        tally[(int)Tally.TiesBetween] += between;
        tally[(int)Tally.StrongBetween] += strong;
    }

    private void TallyContacts(ReadOnlySpan<int> members, Span<double> tally)
    {
        var frame = _world.Frame;
        var (contactHours, isBetween) = (frame.ContactHours, _network.IsBetween);
        double speed = frame.Parameters[Parameter.TravelSpeed];
        double allHours = 0.0, allHoursBetween = 0.0, allTravel = 0.0;
        int within = 0, between = 0;
        foreach (int i in members)
        {
            double hours = 0.0, hoursBetween = 0.0, travel = 0.0;
            foreach (int e in frame.ContactsOf(i))
            {
                hours += contactHours[e];
                if (isBetween[e])
                {
                    // Travel that is paid for costs no time for colleagues, but it is spent all the same.
                    double travelHours = 2.0 * _network.DistanceKm[e] / speed;
                    double paid = travelHours * frame.Conditions.TravelFunding[_network.SchoolOf[i]];
                    hours += paid;
                    hoursBetween += contactHours[e] + paid;
                    travel += travelHours;
                    between++;
                }
                else
                {
                    within++;
                }
            }

            allHours += hours;
            allHoursBetween += hoursBetween;
            allTravel += travel;
        }

        tally[(int)Tally.Hours] += allHours;
        tally[(int)Tally.HoursBetween] += allHoursBetween;
        tally[(int)Tally.TravelHours] += allTravel;
        tally[(int)Tally.ContactsWithin] += within;
        tally[(int)Tally.ContactsBetween] += between;
    }

    private void TallyPractice(int p, ReadOnlySpan<int> members, Span<double> tally)
    {
        var practice = _world.State.Practices[p];
        var (isAware, uses, complies, depths, knowHows, weeks) =
            (practice.IsAware, practice.Uses, practice.Complies, practice.Depth, practice.KnowHow, AdoptionWeeks[p]);
        int aware = 0, reported = 0, genuine = 0, implemented = 0;
        double depth = 0.0, knowHow = 0.0;
        foreach (int i in members)
        {
            aware += isAware[i] ? 1 : 0;
            implemented += depths[i] >= FinalCounts.ImplementedDepth ? 1 : 0;
            depth += depths[i];
            knowHow += knowHows[i];
            if (uses[i])
            {
                reported++;
                if (!complies[i])
                {
                    genuine++;
                    weeks[i] = weeks[i] < 0 ? _world.Week : weeks[i];
                }
            }
        }

        var columns = tally[WeekTally.PracticeAt(p)..];
        columns[(int)PracticeTally.Aware] += aware;
        columns[(int)PracticeTally.Uses] += reported;
        columns[(int)PracticeTally.Genuine] += genuine;
        columns[(int)PracticeTally.Implemented] += implemented;
        columns[(int)PracticeTally.Depth] += depth;
        columns[(int)PracticeTally.KnowHow] += knowHow;
    }

    /// <summary>Who was at risk of adopting or dropping a practice in the last week, and did (<see cref="RiskCounts"/>).</summary>
    private void TallyRisk(int p, ReadOnlySpan<int> members, Span<double> tally)
    {
        var (before, after) = (_world.Frame.Now.Practices[p], _world.State.Practices[p]);
        var (used, users, weeks) = (before.Uses, _world.Frame.UsersAmong[p], AdoptionWeeks[p]);
        var counts = tally[WeekTally.RisksAt(p)..];
        double exposure = 0.0;
        foreach (int i in members)
        {
            if (used[i])
            {
                // Somebody who drops the practice still knows of it; a newcomer does not.
                counts[0]++;
                counts[1] += !after.Uses[i] && after.IsAware[i] ? 1.0 : 0.0;
            }

            if (weeks[i] >= 0)
            {
                continue;
            }

            int alters = Alters(i);
            int at = 2 + (2 * RiskCounts.ClassOf(users[i], alters));
            counts[at]++;
            if (after.IsGenuineUser(i))
            {
                counts[at + 1]++;
                exposure += alters > 0 ? (double)users[i] / alters : 0.0;
            }
        }

        tally[WeekTally.PracticeAt(p) + (int)PracticeTally.Exposure] += exposure;
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
