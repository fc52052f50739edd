using System.Collections.Immutable;

namespace Staffroom.Model.Measures;

/// <summary>Puts a trajectory together from the vectors of the schools, week by week; sums run over schools in order.</summary>
public sealed class TrajectoryBuilder
{
    private readonly TrajectoryShape _shape;
    private readonly ImmutableArray<ImmutableArray<int>> _members;
    private readonly WeekTally _tally;
    private readonly double[] _total;
    private readonly double[] _network;
    private readonly double[] _practices;
    private readonly int[] _users;
    private readonly double[] _riskCounts;
    private readonly double[] _exposures;

    internal TrajectoryBuilder(TrajectoryShape shape, ImmutableArray<ImmutableArray<int>> members)
    {
        _shape = shape;
        _members = members;
        _tally = new WeekTally(shape.Practices);
        _total = new double[_tally.Width];
        _network = new double[shape.Points * Trajectory.NetworkColumns];
        _practices = new double[shape.Points * shape.Practices * Trajectory.PracticeColumns];
        _users = new int[shape.Points * shape.Practices * shape.Schools];
        _riskCounts = new double[shape.Practices * RiskCounts.Columns];
        _exposures = new double[shape.Practices * shape.Schools];
    }

    /// <summary>Points in time that are complete, the start included.</summary>
    public int Points { get; private set; }

    /// <summary>Adds the next point in time.</summary>
    /// <param name="schools">The records of all schools for that point, in school order.</param>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public void Add(ReadOnlySpan<double> schools)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(schools.Length, _shape.Schools * _tally.Width, nameof(schools));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Points, _shape.Points, nameof(schools));
        var total = _total.AsSpan();
        total.Clear();
        for (int s = 0; s < _shape.Schools; s++)
        {
            var school = schools.Slice(s * _tally.Width, _tally.Width);
            WeekTally.Add(total, school);
            AddSchool(s, school);
        }

        SetNetwork(total, BeliefDeviation(schools, total[(int)Tally.Belief] / _shape.Teachers));
        for (int p = 0; p < _shape.Practices; p++)
        {
            SetPractice(p, total[WeekTally.PracticeAt(p)..]);
            WeekTally.Add(_riskCounts.AsSpan(p * RiskCounts.Columns, RiskCounts.Columns), total[WeekTally.RisksAt(p)..]);
        }

        Points++;
    }

    /// <summary>The trajectory; call once, after the last week.</summary>
    /// <param name="schools">The final vectors of all schools in order: sums, then what is kept of each member.</param>
    public Trajectory Finish(IReadOnlyList<double[]> schools)
    {
        var layout = new FinalTally(_shape.Practices);
        var total = new double[layout.SumWidth];
        var implemented = new int[_shape.Practices * _shape.Schools];
        var knowHow = new double[implemented.Length];
        var efficacy = new double[_shape.Schools];
        var beliefs = new double[_shape.Teachers];
        var adoption = new int[_shape.Practices * _shape.Teachers];
        for (int s = 0; s < schools.Count; s++)
        {
            double members = _members[s].Length;
            WeekTally.Add(total, schools[s]);
            efficacy[s] = schools[s][layout.EfficacyAt] / members;
            for (int p = 0; p < _shape.Practices; p++)
            {
                implemented[(p * _shape.Schools) + s] = (int)schools[s][layout.ImplementedAt + p];
                knowHow[(p * _shape.Schools) + s] = schools[s][layout.KnowHowAt + p] / members;
            }

            SetPeople(_members[s], schools[s].AsSpan(layout.SumWidth), beliefs, adoption);
        }

        int[] ties = Whole(total.AsSpan(0, layout.LevelsAt));
        int[] levels = Whole(total.AsSpan(layout.LevelsAt, layout.ImplementedAt - layout.LevelsAt));
        var final = new FinalCounts(ties, levels, implemented, knowHow, efficacy, beliefs, new RiskCounts(_riskCounts, _exposures));
        return new Trajectory(_shape, _network, _practices, _users, adoption, final);
    }

    /// <summary>Everything added so far, for a checkpoint.</summary>
    public byte[] Save()
    {
        var bytes = new CanonicalWriter();
        bytes.Int(Points);
        bytes.Doubles(_network.AsSpan(0, Points * Trajectory.NetworkColumns));
        bytes.Doubles(_practices.AsSpan(0, Points * _shape.Practices * Trajectory.PracticeColumns));
        bytes.Ints(_users.AsSpan(0, Points * _shape.Practices * _shape.Schools));
        bytes.Doubles(_riskCounts);
        bytes.Doubles(_exposures);
        return bytes.ToArray();
    }

    /// <summary>Continues from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        var reader = new CanonicalReader(saved);
        int points = reader.Count();
        if (points > _shape.Points)
        {
            throw new InvalidDataException($"{points} points of {_shape.Points}.");
        }

        reader.Doubles((long)points * Trajectory.NetworkColumns).CopyTo(_network, 0);
        reader.Doubles((long)points * _shape.Practices * Trajectory.PracticeColumns).CopyTo(_practices, 0);
        reader.Ints((long)points * _shape.Practices * _shape.Schools).CopyTo(_users, 0);
        reader.Doubles(_riskCounts.Length).CopyTo(_riskCounts, 0);
        reader.Doubles(_exposures.Length).CopyTo(_exposures, 0);
        reader.End();
        Points = points;
    }

    /// <summary>Passes by everything added up to a point in time, at which it then continues.</summary>
    internal void Pass(StateColumns columns, int points)
    {
        columns.Pass(_network.AsSpan(0, points * Trajectory.NetworkColumns));
        columns.Pass(_practices.AsSpan(0, points * _shape.Practices * Trajectory.PracticeColumns));
        columns.Pass(_users.AsSpan(0, points * _shape.Practices * _shape.Schools));
        columns.Pass(_riskCounts);
        columns.Pass(_exposures);
        Points = points;
    }

    private static int[] Whole(ReadOnlySpan<double> counts)
    {
        var whole = new int[counts.Length];
        for (int at = 0; at < whole.Length; at++)
        {
            whole[at] = (int)counts[at];
        }

        return whole;
    }

    private static double Ratio(double sum, double count) => count > 0.0 ? sum / count : 0.0;

    private void AddSchool(int s, ReadOnlySpan<double> school)
    {
        for (int p = 0; p < _shape.Practices; p++)
        {
            var practice = school[WeekTally.PracticeAt(p)..];
            _users[(((Points * _shape.Practices) + p) * _shape.Schools) + s] = (int)practice[(int)PracticeTally.Genuine];
            _exposures[(p * _shape.Schools) + s] += practice[(int)PracticeTally.Exposure];
        }
    }

    /// <summary>Squared deviations from the network's mean: those within schools and those of the schools' means (exact decomposition).</summary>
    private double BeliefDeviation(ReadOnlySpan<double> schools, double mean)
    {
        double sum = 0.0;
        for (int s = 0; s < _shape.Schools; s++)
        {
            var school = schools.Slice(s * _tally.Width, _tally.Width);
            double off = (school[(int)Tally.Belief] / _members[s].Length) - mean;
            sum += school[(int)Tally.BeliefDeviation] + (_members[s].Length * off * off);
        }

        return sum;
    }

    private void SetNetwork(ReadOnlySpan<double> total, double beliefDeviation)
    {
        double teachers = _shape.Teachers;
        double within = total[(int)Tally.TiesWithin], between = total[(int)Tally.TiesBetween];
        Set(NetworkMeasure.BeliefMean, total[(int)Tally.Belief] / teachers);
        Set(NetworkMeasure.BeliefVariance, beliefDeviation / teachers);
        Set(NetworkMeasure.BelieverShare, total[(int)Tally.Believers] / teachers);
        Set(NetworkMeasure.Efficacy, total[(int)Tally.Efficacy] / teachers);
        Set(NetworkMeasure.Capacity, total[(int)Tally.Capacity] / teachers);
        Set(NetworkMeasure.Climate, total[(int)Tally.Climate] / _shape.Schools);
        Set(NetworkMeasure.TrustWithin, Ratio(total[(int)Tally.TrustWithin], within));
        Set(NetworkMeasure.TrustBetween, Ratio(total[(int)Tally.TrustBetween], between));
        Set(NetworkMeasure.TieStrengthWithin, Ratio(total[(int)Tally.StrengthWithin], within));
        Set(NetworkMeasure.TieStrengthBetween, Ratio(total[(int)Tally.StrengthBetween], between));
        Set(NetworkMeasure.StrongShareBetween, Ratio(total[(int)Tally.StrongBetween], between));
        Set(NetworkMeasure.Hours, total[(int)Tally.Hours]);
        Set(NetworkMeasure.HoursBetween, total[(int)Tally.HoursBetween]);
        Set(NetworkMeasure.TravelHours, total[(int)Tally.TravelHours]);
        Set(NetworkMeasure.ContactsWithin, total[(int)Tally.ContactsWithin] / 2.0);
        Set(NetworkMeasure.ContactsBetween, total[(int)Tally.ContactsBetween] / 2.0);
        Set(NetworkMeasure.Leavers, total[(int)Tally.Leavers]);
    }

    private void Set(NetworkMeasure measure, double value) => _network[(Points * Trajectory.NetworkColumns) + (int)measure] = value;

    private void SetPractice(int p, ReadOnlySpan<double> total)
    {
        int at = ((Points * _shape.Practices) + p) * Trajectory.PracticeColumns;
        double teachers = _shape.Teachers;
        double uses = total[(int)PracticeTally.Uses], genuine = total[(int)PracticeTally.Genuine];
        _practices[at + (int)PracticeMeasure.Awareness] = total[(int)PracticeTally.Aware] / teachers;
        _practices[at + (int)PracticeMeasure.ReportedUse] = uses / teachers;
        _practices[at + (int)PracticeMeasure.GenuineUse] = genuine / teachers;
        _practices[at + (int)PracticeMeasure.Implemented] = total[(int)PracticeTally.Implemented] / teachers;
        _practices[at + (int)PracticeMeasure.Compliance] = (uses - genuine) / teachers;
        _practices[at + (int)PracticeMeasure.DepthPerUser] = Ratio(total[(int)PracticeTally.Depth], uses);
        _practices[at + (int)PracticeMeasure.KnowHow] = total[(int)PracticeTally.KnowHow] / teachers;
    }

    private void SetPeople(ImmutableArray<int> members, ReadOnlySpan<double> people, double[] beliefs, int[] adoption)
    {
        int width = new FinalTally(_shape.Practices).PersonWidth;
        for (int m = 0; m < members.Length; m++)
        {
            var person = people.Slice(m * width, width);
            beliefs[members[m]] = person[0];
            for (int p = 0; p < _shape.Practices; p++)
            {
                adoption[(p * _shape.Teachers) + members[m]] = (int)person[1 + p];
            }
        }
    }
}
