namespace Staffroom.Model.Networks;

/// <summary>A tie on its way into a network: its ends and what it starts with.</summary>
/// <param name="A">The lower id.</param>
/// <param name="B">The higher id.</param>
/// <param name="TieStrength">w.</param>
internal readonly record struct TieDraft(int A, int B, double TieStrength)
{
    /// <summary>How much A trusts B; NaN for the climate's trust.</summary>
    public double TrustAB { get; init; } = double.NaN;

    /// <summary>How much B trusts A; NaN for the climate's trust.</summary>
    public double TrustBA { get; init; } = double.NaN;

    /// <summary>Distance in km; NaN for the network's.</summary>
    public double DistanceKm { get; init; } = double.NaN;

    public int FirstWeek { get; init; }

    public int LastWeek { get; init; } = int.MaxValue;
}

/// <summary>Collects ties, each pair at most once, and sorts them into rows.</summary>
internal sealed class TieList
{
    private readonly Dictionary<(int, int), TieDraft> _ties = [];

    public int Count => _ties.Count;

    public bool Contains(int i, int j) => _ties.ContainsKey((Math.Min(i, j), Math.Max(i, j)));

    /// <summary>Adds a tie unless the pair has one already; returns whether it did.</summary>
    public bool TryAdd(int i, int j, double tieStrength) => TryAdd(new TieDraft(Math.Min(i, j), Math.Max(i, j), tieStrength));

    public bool TryAdd(TieDraft tie)
    {
        if (tie.A == tie.B)
        {
            throw new ArgumentException($"Teacher {tie.A} cannot be tied to itself.", nameof(tie));
        }

        return _ties.TryAdd((tie.A, tie.B), tie);
    }

    /// <summary>The directed ties in the order of the rows, with the draft each came from.</summary>
    public (int[] RowStart, int[] Alter, TieDraft[] Draft) ToRows(int teachers)
    {
        var rowStart = new int[teachers + 1];
        foreach (var (a, b) in _ties.Keys)
        {
            rowStart[a + 1]++;
            rowStart[b + 1]++;
        }

        for (int i = 0; i < teachers; i++)
        {
            rowStart[i + 1] += rowStart[i];
        }

        var alter = new int[rowStart[teachers]];
        var draft = new TieDraft[alter.Length];
        var cursor = rowStart.AsSpan(0, teachers).ToArray();
        foreach (var tie in _ties.Values)
        {
            (alter[cursor[tie.A]], draft[cursor[tie.A]++]) = (tie.B, tie);
            (alter[cursor[tie.B]], draft[cursor[tie.B]++]) = (tie.A, tie);
        }

        for (int i = 0; i < teachers; i++)
        {
            Array.Sort(alter, draft, rowStart[i], rowStart[i + 1] - rowStart[i]);
        }

        return (rowStart, alter, draft);
    }
}
