using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Parts;

/// <summary>
/// One school whose teachers are elsewhere: it gathers what they reply, keeps what belongs to the school (climate, collective efficacy) and
/// puts up the board that every teacher reads each week. Towards other schools it is a <see cref="SchoolPart"/>. Used by one thread at a time.
/// </summary>
public sealed class SchoolGathering
{
    private const int SchoolValues = 2;

    private readonly SharedStart _start;
    private readonly int _school;
    private readonly int[] _roster;
    private readonly ImmutableArray<int> _places;
    private readonly double[][] _trustWithin;
    private double[] _board;
    private double _climate;

    internal SchoolGathering(SharedStart start, int school)
    {
        _start = start;
        _school = school;
        _roster = start.Roster(school);
        _places = [.. Members.Select(id => Array.BinarySearch(_roster, id))];
        _trustWithin = new double[Members.Length][];
        _board = EmptyBoard();
        _climate = start.Whole.State.Climate[school];
    }

    /// <summary>Weeks simulated so far.</summary>
    public int Week { get; private set; }

    /// <summary>Ids of the school's teachers, ascending.</summary>
    public ImmutableArray<int> Members => _start.Network.Members[_school];

    /// <summary>
    /// What teachers read in the week that begins: the rows of the school's members and of all others it must hear of, in ascending id, then
    /// climate and collective efficacy. Complete once every speaker was received; a new array each week, never changed after that.
    /// </summary>
    public double[] Board => _board;

    /// <summary>Takes the first replies of all members, in their order; returns the record of the start.</summary>
    public double[] Begin(IReadOnlyList<double[]> replies)
    {
        PutUp(replies);
        return Record(replies);
    }

    /// <summary>What a listener must hear for the week that begins: the rows of the teachers it needs, in ascending id.</summary>
    public double[] RowsFor(int listener)
    {
        int[] ids = _start.Needed(listener, _school);
        var rows = new double[ids.Length * _start.RowWidth];
        for (int k = 0; k < ids.Length; k++)
        {
            RowOf(ids[k]).CopyTo(rows.AsSpan(k * _start.RowWidth));
        }

        return rows;
    }

    /// <summary>Takes over what a speaker published for the week that begins.</summary>
    /// <exception cref="ArgumentException">The number of rows is wrong.</exception>
    public void Receive(int speaker, ReadOnlySpan<double> rows)
    {
        int[] ids = _start.Needed(_school, speaker);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, ids.Length * _start.RowWidth, nameof(rows));
        for (int k = 0; k < ids.Length; k++)
        {
            rows.Slice(k * _start.RowWidth, _start.RowWidth).CopyTo(RowOf(ids[k]));
        }
    }

    /// <summary>Takes the replies of all members to the board, in their order; returns the record of the week and puts up the next board.</summary>
    public double[] Gather(IReadOnlyList<double[]> replies)
    {
        _climate = NextClimate();
        Week++;
        _board = EmptyBoard();
        PutUp(replies);
        return Record(replies);
    }

    /// <summary>The final vector of the school out of those of its members, in their order.</summary>
    public double[] Final(IReadOnlyList<double[]> members)
    {
        var layout = new FinalTally(_start.Spec.Practices.Length);
        var vector = new double[layout.SumWidth + (members.Count * layout.PersonWidth)];
        for (int m = 0; m < members.Count; m++)
        {
            WeekTally.Add(vector.AsSpan(0, layout.SumWidth), members[m]);
            members[m].AsSpan(layout.SumWidth).CopyTo(vector.AsSpan(layout.SumWidth + (m * layout.PersonWidth)));
        }

        return vector;
    }

    /// <summary>The school's own state at the beginning of a week; its teachers save theirs.</summary>
    public byte[] Save()
    {
        var bytes = new CanonicalWriter();
        bytes.Int(Week);
        bytes.Doubles([_climate]);
        bytes.Doubles(_board);
        foreach (double[] trusts in _trustWithin)
        {
            bytes.Int(trusts.Length);
            bytes.Doubles(trusts);
        }

        return bytes.ToArray();
    }

    /// <summary>Continues from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the state of this school.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        var reader = new CanonicalReader(saved);
        int week = reader.Count();
        double climate = reader.Doubles(1)[0];
        double[] board = reader.Doubles(_board.Length);
        for (int m = 0; m < _trustWithin.Length; m++)
        {
            _trustWithin[m] = reader.Doubles(reader.Count());
        }

        reader.End();
        (Week, _climate, _board) = (week, climate, board);
    }

    private double[] EmptyBoard() => new double[(_roster.Length * _start.RowWidth) + SchoolValues];

    private Span<double> RowOf(int id) => _board.AsSpan(Array.BinarySearch(_roster, id) * _start.RowWidth, _start.RowWidth);

    private ReadOnlySpan<double> RowOfMember(int member) => _board.AsSpan(_places[member] * _start.RowWidth, _start.RowWidth);

    private void PutUp(IReadOnlyList<double[]> replies)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(replies.Count, Members.Length, nameof(replies));
        double efficacy = 0.0;
        for (int m = 0; m < replies.Count; m++)
        {
            var row = replies[m].AsSpan(0, _start.RowWidth);
            row.CopyTo(_board.AsSpan(_places[m] * _start.RowWidth));
            _trustWithin[m] = replies[m][(_start.RowWidth + _start.RecordWidth)..];
            efficacy += RowLayout.Efficacy(row);
        }

        _board[^2] = _climate;
        _board[^1] = efficacy / replies.Count;
    }

    private double[] Record(IReadOnlyList<double[]> replies)
    {
        var record = new double[_start.RecordWidth];
        foreach (double[] reply in replies)
        {
            WeekTally.Add(record, reply.AsSpan(_start.RowWidth, _start.RecordWidth));
        }

        double mean = record[(int)Tally.Belief] / replies.Count;
        double deviation = 0.0;
        for (int m = 0; m < replies.Count; m++)
        {
            double off = RowOfMember(m)[RowLayout.BeliefAt] - mean;
            deviation += off * off;
        }

        record[(int)Tally.Climate] = _climate;
        record[(int)Tally.BeliefDeviation] = deviation;
        return record;
    }

    private double NextClimate()
    {
        var conditions = _start.Whole.Calendar.At(Week);
        return R11Climate.Next(
            _climate, conditions.Parameters[Parameter.ClimateRate], conditions.Threat[_school], HeadsBelief(), R11Climate.MeanTrust(_trustWithin));
    }

    /// <summary>The mean of the head's beliefs as the week begins, a stand taken then included.</summary>
    private double HeadsBelief()
    {
        var beliefs = RowOf(_start.Network.HeadOf[_school]).Slice(RowLayout.BeliefAt, _start.Spec.Beliefs.Length).ToArray();
        foreach (var stand in _start.Whole.Calendar.InWeek<LeaderIntervention>(Week))
        {
            if (_start.Whole.Calendar.Select(stand.Schools).Contains(_school))
            {
                Array.Fill(beliefs, stand.Belief);
            }
        }

        return R11Climate.Mean(beliefs);
    }
}
