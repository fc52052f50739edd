using Staffroom.Model.Networks;

namespace Staffroom.Model.Measures;

/// <summary>
/// Undirected ties in compressed rows, as all measures of structure read them: the alters of person i are <c>Alter[RowStart[i]]</c>
/// to before <c>Alter[RowStart[i + 1]]</c>, ascending, and every tie stands in the rows of both its ends.
/// Columns beside it (weights) have one entry per directed tie, in the order of <see cref="Alter"/>.
/// </summary>
/// <param name="RowStart">Where each person's row begins; one more entry than people.</param>
/// <param name="Alter">The other end of each directed tie.</param>
public sealed record TieRows(int[] RowStart, int[] Alter)
{
    /// <summary>Number of people.</summary>
    public int Count => RowStart.Length - 1;

    /// <summary>Number of undirected ties.</summary>
    public int TieCount => Alter.Length / 2;

    /// <summary>The ties of a network, as they stand (temporary ones included); shares its arrays.</summary>
    public static TieRows Of(SchoolNetwork network) => new(network.RowStart, network.Alter);

    /// <summary>Rows from a list of undirected ties between 0-based people, each pair once, no self-ties.</summary>
    /// <exception cref="ArgumentException">A pair is repeated, joins a person with itself or names somebody who does not exist.</exception>
    public static TieRows FromPairs(int people, ReadOnlySpan<(int A, int B)> pairs)
    {
        var rowStart = new int[people + 1];
        foreach (var (a, b) in pairs)
        {
            if (a == b || Math.Min(a, b) < 0 || Math.Max(a, b) >= people)
            {
                throw new ArgumentException($"Tie {a}-{b} does not join two of {people} people.", nameof(pairs));
            }

            rowStart[a + 1]++;
            rowStart[b + 1]++;
        }

        for (int i = 0; i < people; i++)
        {
            rowStart[i + 1] += rowStart[i];
        }

        var alter = new int[2 * pairs.Length];
        var next = rowStart.AsSpan(0, people).ToArray();
        foreach (var (a, b) in pairs)
        {
            alter[next[a]++] = b;
            alter[next[b]++] = a;
        }

        var rows = new TieRows(rowStart, alter);
        rows.SortRows(nameof(pairs));
        return rows;
    }

    /// <summary>The alters of a person, ascending.</summary>
    public ReadOnlySpan<int> AltersOf(int person) => Alter.AsSpan(RowStart[person], Degree(person));

    /// <summary>Number of ties of a person.</summary>
    public int Degree(int person) => RowStart[person + 1] - RowStart[person];

    /// <summary>Whether two people are tied.</summary>
    public bool AreTied(int a, int b) => AltersOf(a).BinarySearch(b) >= 0;

    internal int CommonAlters(int a, int b)
    {
        var first = AltersOf(a);
        var second = AltersOf(b);
        int i = 0, j = 0, common = 0;
        while (i < first.Length && j < second.Length)
        {
            int order = first[i].CompareTo(second[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }

    internal void ThrowIfNotPerPerson<T>(ReadOnlySpan<T> column, string name)
    {
        if (column.Length != Count)
        {
            throw new ArgumentException($"{column.Length} values for {Count} people.", name);
        }
    }

    internal void ThrowIfNotPerTie(ReadOnlySpan<double> weights)
    {
        if (weights.Length != Alter.Length)
        {
            throw new ArgumentException($"{weights.Length} weights for {Alter.Length} directed ties.", nameof(weights));
        }
    }

    private void SortRows(string parameter)
    {
        for (int i = 0; i < Count; i++)
        {
            var row = Alter.AsSpan(RowStart[i], Degree(i));
            row.Sort();
            for (int e = 1; e < row.Length; e++)
            {
                if (row[e] == row[e - 1])
                {
                    throw new ArgumentException($"Tie {i}-{row[e]} is listed twice.", parameter);
                }
            }
        }
    }
}
