using System.Runtime.InteropServices;

namespace Staffroom.Model.Networks.National;

/// <summary>
/// Makes the rows of ties of one school after another: the school design of MODEL section 5, with the draws of
/// <see cref="SchoolNetworkGenerator"/>, and the school's part of the ties between schools. Not to be shared by threads.
/// </summary>
internal sealed class NationalRows(NationalSpec spec, NationalPlaces places, ulong seed, ulong[] between)
{
    private readonly GenerationDraws _draws = new(seed);
    private readonly List<ulong> _ties = [];

    /// <summary>The directed ties of a school's staff in the order of rows; good until the next call.</summary>
    public ReadOnlySpan<ulong> Of(int school)
    {
        _ties.Clear();
        int head = places.SchoolFirstTeacher[school], end = places.SchoolFirstTeacher[school + 1];
        AddRing(head + 1, end - head - 1);
        for (int teacher = head + 1; teacher < end; teacher++)
        {
            Add(head, teacher, NationalTie.Head);
        }

        _ties.AddRange(between.AsSpan(RowAt(head), RowAt(end) - RowAt(head)));
        var ties = CollectionsMarshal.AsSpan(_ties);
        return ties[..DirectedTie.SortDistinct(ties)];
    }

    private void AddRing(int first, int teachers)
    {
        int steps = Math.Min(spec.RingNeighbors, Math.Max(0, (teachers - 1) / 2 * 2)) / 2;
        for (int place = 0; place < teachers; place++)
        {
            for (int step = 1; step <= steps; step++)
            {
                int from = first + place;
                int to = first + ((place + step) % teachers);
                int end = _draws.Rewire(from, to) < spec.RewiredShare ? first + (int)(_draws.Target(from, to, 0) * teachers) : to;
                if (end != from)
                {
                    Add(from, end, _draws.Strength(from, end) < spec.StrongShareWithin ? NationalTie.Strong : NationalTie.Ordinary);
                }
            }
        }
    }

    private void Add(int i, int j, NationalTie kind)
    {
        _ties.Add(DirectedTie.Pack(i, j, kind));
        _ties.Add(DirectedTie.Pack(j, i, kind));
    }

    private int RowAt(int teacher)
    {
        int found = Array.BinarySearch(between, DirectedTie.RowOf(teacher));
        return found < 0 ? ~found : found;
    }
}
