using System.Collections.Immutable;
using Staffroom.Model.Diaries;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Parts;

/// <summary>
/// One school with its teachers in columns. A week: <see cref="Receive"/> from every speaker, <see cref="Advance"/>,
/// <see cref="Finish"/>; then the rows for the next week are ready for the listeners. Used by one thread at a time.
/// </summary>
public sealed class SchoolPart
{
    private readonly SharedStart _start;
    private readonly int _school;
    private readonly int _local;
    private readonly World _world;
    private readonly Tallier _tallier;
    private readonly DiaryKeepers _diaries;

    internal SchoolPart(SharedStart start, int school)
    {
        _start = start;
        _school = school;
        _world = PartCutter.Cut(start.Whole, start.Roster(school), id => start.Network.SchoolOf[id] == school, ownsSchools: true);
        _local = _world.Network.OwnSchools[0];
        _tallier = new Tallier(_world);
        _diaries = new DiaryKeepers(_world);
        _world.Plan();
    }

    /// <summary>Weeks simulated so far.</summary>
    public int Week => _world.Week;

    /// <summary>Who could be among the best connected of the network, after <see cref="Advance"/>.</summary>
    public Candidate[] Candidates => [.. _world.Candidates];

    /// <summary>The diaries kept so far, in the order in which they were opened.</summary>
    public ImmutableArray<Diary> Diaries => _diaries.Diaries;

    /// <summary>Opens the diary of one of the school's teachers; before the first week. What is restored brings its diaries along.</summary>
    /// <param name="teacher">Id of the teacher.</param>
    /// <exception cref="ArgumentOutOfRangeException">The teacher is not at this school.</exception>
    public void OpenDiary(int teacher) => _diaries.Open(teacher);

    /// <summary>The record of the start; call once, before the first week.</summary>
    public double[] FirstRecord() => Record();

    /// <summary>What a listener must hear for the week that begins: the rows of the teachers it needs, in ascending id.</summary>
    public double[] RowsFor(int listener)
    {
        int[] ids = _start.Needed(listener, _school);
        var rows = new double[ids.Length * _start.RowWidth];
        for (int k = 0; k < ids.Length; k++)
        {
            _start.Layout.Write(_world, _world.Network.IndexOf(ids[k]), rows.AsSpan(k * _start.RowWidth));
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
            _start.Layout.Read(_world, _world.Network.IndexOf(ids[k]), rows[(k * _start.RowWidth)..]);
        }
    }

    /// <summary>All rules of the week but turnover.</summary>
    public void Advance() => _world.Advance();

    /// <summary>Turnover; returns the record of the week and readies the next.</summary>
    /// <param name="removed">Ids of those removed for being the best connected; others' ids are ignored where they do not matter.</param>
    public double[] Finish(ReadOnlySpan<int> removed)
    {
        _world.Finish(removed);
        _diaries.Note();
        var record = Record();
        _world.Plan();
        return record;
    }

    /// <summary>The final vector, after the rows of the week after the last were received.</summary>
    public double[] Final() => Recorder.Final(_world, _tallier, _local);

    /// <summary>The state at the beginning of a week.</summary>
    public byte[] Save() => PartState.Save(_world, _tallier, _diaries);

    /// <summary>Continues from what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not the state of this school.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        PartState.Restore(_world, _tallier, _diaries, saved);
        _world.Plan();
    }

    private double[] Record()
    {
        var record = new double[_start.RecordWidth];
        _tallier.School(_local, record);
        return record;
    }
}
