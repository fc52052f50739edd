using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>
/// One teacher with trust, efficacy and ties of its own. Each week it takes the board of its school (<see cref="SchoolGathering.Board"/>),
/// steps, and replies with what it publishes for the next week, its share of the record, and its trust in colleagues. Used by one thread at a time.
/// </summary>
public sealed class TeacherPart
{
    private readonly SharedStart _start;
    private readonly World _world;
    private readonly Tallier _tallier;
    private readonly DiaryKeepers _diaries;
    private readonly int _self;
    private readonly int _school;
    private readonly (int Teacher, int At)[] _heardOf;

    internal TeacherPart(SharedStart start, int teacher)
    {
        _start = start;
        var network = start.Network;
        int school = network.SchoolOf[teacher];
        var alters = network.Alter.AsSpan(network.RowStart[teacher], network.RowStart[teacher + 1] - network.RowStart[teacher]).ToArray();
        int[] ids = [.. new SortedSet<int>([teacher, network.HeadOf[school], .. alters, .. PartLinks.HeardBy(start.Whole, teacher)])];
        _world = PartCutter.Cut(start.Whole, ids, id => id == teacher, ownsSchools: false);
        _tallier = new Tallier(_world);
        _diaries = new DiaryKeepers(_world);
        _self = _world.Network.IndexOf(teacher);
        _school = _world.Network.SchoolOf[_self];
        int[] roster = start.Roster(school);
        _heardOf = [.. Enumerable.Range(0, ids.Length).Where(i => i != _self).Select(i => (i, Array.BinarySearch(roster, ids[i]) * start.RowWidth))];
        _world.Plan();
    }

    /// <summary>Weeks simulated so far.</summary>
    public int Week => _world.Week;

    /// <summary>Who could be among the best connected of the network, after <see cref="Advance"/>: this teacher or nobody.</summary>
    public Candidate[] Candidates => [.. _world.Candidates];

    /// <summary>The diary so far, or null if none is kept.</summary>
    public Diary? Diary => _diaries.Diaries.FirstOrDefault();

    /// <summary>Opens the teacher's diary; before the first week. What is restored brings its diary along.</summary>
    public void OpenDiary() => _diaries.Open(_world.Network.Id[_self]);

    /// <summary>What the school must know at the start; call once, before the first week.</summary>
    public double[] FirstReply() => Reply();

    /// <summary>Simulates a week in which nobody is removed for being well connected.</summary>
    /// <param name="board">The board of the school for the week that begins.</param>
    /// <returns>The reply: the row for the next week, the tally of this one, then trust in each colleague of the school.</returns>
    public double[] Step(double[] board)
    {
        Advance(board);
        return Finish([]);
    }

    /// <summary>All rules of the week but turnover.</summary>
    public void Advance(double[] board)
    {
        Read(board);
        _world.Advance();
    }

    /// <summary>Turnover; returns the reply.</summary>
    /// <param name="removed">Ids of those removed for being the best connected.</param>
    public double[] Finish(ReadOnlySpan<int> removed)
    {
        _world.Finish(removed);
        _diaries.Note();
        return Reply();
    }

    /// <summary>The final vector of this teacher, given the board after the last week.</summary>
    public double[] Final(double[] board)
    {
        Read(board);
        var layout = new FinalTally(_start.Spec.Practices.Length);
        var vector = new double[layout.SumWidth + layout.PersonWidth];
        layout.Teacher(_world, _tallier, _self, vector, vector.AsSpan(layout.SumWidth));
        return vector;
    }

    /// <summary>The state at the beginning of a week.</summary>
    public byte[] Save() => PartState.Save(_world, _tallier, _diaries);

    /// <summary>Continues from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the state of this teacher.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        PartState.Restore(_world, _tallier, _diaries, saved);
        _world.Plan();
    }

    private void Read(double[] board)
    {
        _world.Plan();
        foreach (var (teacher, at) in _heardOf)
        {
            _start.Layout.Read(_world, teacher, board.AsSpan(at));
        }

        _world.State.Climate[_school] = board[^2];
        _world.Frame.CollectiveEfficacy[_school] = board[^1];
    }

    private double[] Reply()
    {
        var network = _world.Network;
        int record = _start.RowWidth, trusts = record + _start.RecordWidth;
        var reply = new double[trusts + R11Climate.TiesWithin(network, _self)];
        _tallier.Teacher(_self, reply.AsSpan(record, _start.RecordWidth));
        _world.Plan();
        _start.Layout.Write(_world, _self, reply);
        R11Climate.CopyTrustWithin(network, _world.State.Trust, _self, reply.AsSpan(trusts));
        return reply;
    }
}
