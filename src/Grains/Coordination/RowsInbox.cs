using System.Collections.Immutable;
using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Coordination;

/// <summary>
/// The rows that a school has received and not used yet, and so the barrier between it and its speakers. Rows of older attempts, of weeks
/// gone by and of somebody heard already are dropped; rows of later weeks and of newer attempts are kept.
/// </summary>
/// <param name="speakers">Schools whose rows are needed, ascending.</param>
internal sealed class RowsInbox(ImmutableArray<int> speakers)
{
    private readonly List<RowsMessage> _ofNewerEpochs = [];
    private Waiting[] _ring = [new(speakers.Length), new(speakers.Length)];
    private long _epoch;
    private int _week;

    /// <summary>Whether the rows of all speakers for the current week are here.</summary>
    public bool IsComplete => At(_week).Count == speakers.Length;

    /// <summary>Begins an attempt at a week; what was received for it already counts.</summary>
    public void Begin(long epoch, int week)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, _epoch);
        (_epoch, _week) = (epoch, week);
        foreach (var waiting in _ring)
        {
            waiting.Clear();
        }

        RowsMessage[] early = [.. _ofNewerEpochs];
        _ofNewerEpochs.Clear();
        foreach (var message in early)
        {
            Add(message);
        }
    }

    /// <summary>Takes a message, in any order, any number of times.</summary>
    /// <exception cref="ArgumentException">It is from a school whose rows are not needed.</exception>
    public void Add(RowsMessage message)
    {
        int speaker = speakers.BinarySearch(message.From);
        if (speaker < 0)
        {
            throw new ArgumentException($"School {message.From} is not one of those whose rows are needed.", nameof(message));
        }

        if (message.Epoch > _epoch)
        {
            Keep(message);
        }
        else if (message.Epoch == _epoch && message.Week >= _week)
        {
            MakeRoomFor(message.Week);
            At(message.Week).Add(speaker, message.Rows);
        }
    }

    /// <summary>The rows of a speaker for the current week, which is complete.</summary>
    /// <param name="index">Index of the speaker among the speakers.</param>
    public double[] Rows(int index) => At(_week).Rows[index]!;

    /// <summary>Goes on to the next week and lets go of the rows of this one.</summary>
    public void Next()
    {
        At(_week).Clear();
        _week++;
    }

    /// <summary>Keeps rows of the newest attempt heard of; those between it and the current one were given up already.</summary>
    private void Keep(RowsMessage message)
    {
        long newest = _ofNewerEpochs.Count > 0 ? _ofNewerEpochs[0].Epoch : message.Epoch;
        if (message.Epoch > newest)
        {
            _ofNewerEpochs.Clear();
        }

        if (message.Epoch >= newest)
        {
            _ofNewerEpochs.Add(message);
        }
    }

    private Waiting At(int week) => _ring[week & (_ring.Length - 1)];

    /// <summary>Linked schools are at most one week apart, so two weeks do; a school that only speaks may be further ahead.</summary>
    private void MakeRoomFor(int week)
    {
        while (week - _week >= _ring.Length)
        {
            var wider = new Waiting[2 * _ring.Length];
            for (int i = 0; i < wider.Length; i++)
            {
                int at = _week + i;
                wider[at & (wider.Length - 1)] = i < _ring.Length ? At(at) : new Waiting(speakers.Length);
            }

            _ring = wider;
        }
    }

    /// <summary>Rows for one week.</summary>
    private sealed class Waiting(int speakers)
    {
        public double[]?[] Rows { get; } = new double[]?[speakers];

        public int Count { get; private set; }

        public void Add(int speaker, double[] rows)
        {
            Count += Rows[speaker] is null ? 1 : 0;
            Rows[speaker] ??= rows;
        }

        public void Clear()
        {
            if (Count > 0)
            {
                Array.Clear(Rows);
                Count = 0;
            }
        }
    }
}
