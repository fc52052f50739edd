using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Staffroom.Model.Kernel;

namespace Staffroom.Model.Networks;

/// <summary>A tie on its way into a network: its ends and what it starts with.</summary>
/// <param name="A">The lower id.</param>
/// <param name="B">The higher id.</param>
/// <param name="TieStrength">w.</param>
/// <param name="Detail">What sets it apart from the usual tie, or null.</param>
internal readonly record struct TieDraft(int A, int B, double TieStrength, TieDetail? Detail = null);

/// <summary>What sets a tie apart from the usual one; beside the tie because few have it and millions do not.</summary>
internal sealed record TieDetail
{
    /// <summary>How much A trusts B; NaN for the climate's trust.</summary>
    public double TrustAB { get; init; } = double.NaN;

    /// <summary>How much B trusts A; NaN for the climate's trust.</summary>
    public double TrustBA { get; init; } = double.NaN;

    /// <summary>Distance in km; NaN for the network's.</summary>
    public double DistanceKm { get; init; } = double.NaN;

    public int FirstWeek { get; init; }

    public int LastWeek { get; init; } = int.MaxValue;

    /// <summary>Whether it is there for some weeks only.</summary>
    public bool IsTimed => FirstWeek > 0 || LastWeek < int.MaxValue;
}

/// <summary>Collects ties, each pair at most once, and sorts them into rows.</summary>
internal sealed class TieList
{
    private readonly List<TieDraft> _ties = [];
    private readonly HashSet<ulong> _pairs = [];

    public int Count => _ties.Count;

    /// <summary>The ties, in no order that means anything.</summary>
    public ReadOnlySpan<TieDraft> Ties => CollectionsMarshal.AsSpan(_ties);

    /// <summary>Collects the ties within each of some groups of people, several groups at a time.</summary>
    /// <param name="groups">Number of groups, no two of which share anybody.</param>
    /// <param name="people">People of a group, on average.</param>
    /// <param name="ranges">Spreads groups over threads.</param>
    /// <param name="add">Adds the ties within a group.</param>
    public static TieList OfGroups(int groups, int people, IRanges ranges, Action<TieList, int> add)
    {
        var parts = new ConcurrentBag<List<TieDraft>>();
        ranges.ForEach(groups, people, (from, to) =>
        {
            var part = new TieList();
            for (int group = from; group < to; group++)
            {
                part._pairs.Clear();
                add(part, group);
            }

            parts.Add(part._ties);
        });
        var all = new TieList();
        all._ties.Capacity = parts.Sum(part => part.Count);
        foreach (var part in parts)
        {
            all._ties.AddRange(part);
        }

        return all;
    }

    /// <summary>Whether the pair has a tie; not asked of people of one group of <see cref="OfGroups"/>, whose pairs are forgotten.</summary>
    public bool Contains(int i, int j) => _pairs.Contains(Key(Math.Min(i, j), Math.Max(i, j)));

    /// <summary>Adds a tie unless the pair has one already; returns whether it did.</summary>
    public bool TryAdd(int i, int j, double tieStrength) => TryAdd(new TieDraft(Math.Min(i, j), Math.Max(i, j), tieStrength));

    public bool TryAdd(TieDraft tie)
    {
        if (tie.A == tie.B)
        {
            throw new ArgumentException($"Teacher {tie.A} cannot be tied to itself.", nameof(tie));
        }

        bool isNew = _pairs.Add(Key(tie.A, tie.B));
        if (isNew)
        {
            _ties.Add(tie);
        }

        return isNew;
    }

    /// <summary>The directed ties in the order of the rows, each with the place in <see cref="Ties"/> of the tie it came from.</summary>
    public (int[] RowStart, int[] Alter, int[] Tie) ToRows(int teachers, IRanges ranges)
    {
        var rowStart = new int[teachers + 1];
        foreach (ref readonly var tie in Ties)
        {
            rowStart[tie.A + 1]++;
            rowStart[tie.B + 1]++;
        }

        for (int i = 0; i < teachers; i++)
        {
            rowStart[i + 1] += rowStart[i];
        }

        var (alter, tieOf) = (new int[rowStart[teachers]], new int[rowStart[teachers]]);
        var cursor = rowStart.AsSpan(0, teachers).ToArray();
        for (int at = 0; at < _ties.Count; at++)
        {
            var (a, b) = (_ties[at].A, _ties[at].B);
            (alter[cursor[a]], tieOf[cursor[a]++]) = (b, at);
            (alter[cursor[b]], tieOf[cursor[b]++]) = (a, at);
        }

        ranges.ForEach(teachers, 1, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                Array.Sort(alter, tieOf, rowStart[i], rowStart[i + 1] - rowStart[i]);
            }
        });
        return (rowStart, alter, tieOf);
    }

    // The hash of a plain number folds its halves upon each other, and near ids would all fall into the same few places: so they are
    // spread by an odd factor, which no two pairs share the result of.
    private static ulong Key(int a, int b) => (((ulong)(uint)a << 32) | (uint)b) * 0x9E3779B97F4A7C15UL;
}
