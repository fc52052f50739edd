using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;

namespace Staffroom.Model.Kernel;

/// <summary>R1: rates and time scales row by row, then one draw for each tie, which both of its ends share.</summary>
internal sealed class ContactStage
{
    private const int Block = 256;

    private readonly WeekFrame _frame;
    private readonly int[] _tie;
    private readonly int[] _lowerId;
    private readonly int[] _higherId;
    private double _baseRate;
    private double _rateSpan;
    private double _baseHours;
    private double _strongHours;

    public ContactStage(WeekFrame frame)
    {
        _frame = frame;
        var network = frame.Network;
        TieCount = network.DirectedTieCount / 2;
        _tie = new int[TieCount];
        _lowerId = new int[TieCount];
        _higherId = new int[TieCount];
        int at = 0;
        for (int e = 0; e < network.DirectedTieCount; e++)
        {
            if (network.Alter[e] > network.Ego[e])
            {
                (_tie[at], _lowerId[at], _higherId[at++]) = (e, network.Id[network.Ego[e]], network.Id[network.Alter[e]]);
            }
        }
    }

    /// <summary>Number of ties, each counted once.</summary>
    public int TieCount { get; }

    /// <summary>Takes over the parameters of new conditions.</summary>
    public void Prepare()
    {
        var p = _frame.Parameters;
        _baseRate = p[Parameter.BaseContactRate];
        _rateSpan = p[Parameter.StrongContactRate] - p[Parameter.BaseContactRate];
        _baseHours = p[Parameter.BaseContactHours];
        _strongHours = p[Parameter.StrongContactHours];
    }

    /// <summary>Contact rates, hours and time scales of some teachers (by index).</summary>
    public void Plan(int from, int to)
    {
        var (network, frame) = (_frame.Network, _frame);
        int[] rowStart = network.RowStart;
        bool isTimed = network.FirstWeek is not null;
        for (int i = from; i < to; i++)
        {
            int row = rowStart[i], ties = rowStart[i + 1] - row;
            var isBetween = network.IsBetween.AsSpan(row, ties);
            var strength = frame.Now.TieStrength.AsSpan(row, ties);
            var rate = frame.ContactRate.AsSpan(row, ties);
            var hours = frame.ContactHours.AsSpan(row, ties);
            double factor = 1.0 - (0.5 * frame.Conditions.Closure[network.SchoolOf[i]]);
            double load = 0.0;
            for (int t = 0; t < isBetween.Length; t++)
            {
                if (isTimed || isBetween[t])
                {
                    R01Contact.PlanTie(frame, row + t);
                }
                else
                {
                    // The usual tie, within a school and for good: nothing is felt of competition, nobody travels.
                    rate[t] = (_baseRate + (_rateSpan * strength[t])) * factor;
                    hours[t] = _baseHours + (_strongHours * strength[t]);
                }

                load += rate[t] * hours[t];
            }

            double budget = R01Contact.HoursForColleagues(frame, i);
            frame.TimeScale[i] = load <= budget ? 1.0 : budget / load;
        }
    }

    /// <summary>Draws who meets, over some ties (of <see cref="TieCount"/>).</summary>
    public void Meet(int from, int to)
    {
        Span<double> chance = stackalloc double[Block], uniform = stackalloc double[Block];
        var (network, frame) = (_frame.Network, _frame);
        var (ego, alter, reverse) = (network.Ego, network.Alter, network.Reverse);
        var (rate, scale, met) = (frame.ContactRate, frame.TimeScale, frame.HasContact);
        var stream = new DrawStream(frame.Seed, frame.Week, Purpose.Contact);
        for (int start = from; start < to; start += Block)
        {
            int count = Math.Min(Block, to - start);
            var ties = _tie.AsSpan(start, count);
            bool isOpen = false;
            for (int k = 0; k < ties.Length; k++)
            {
                int e = ties[k];
                double lower = scale[ego[e]], higher = scale[alter[e]];
                chance[k] = rate[e] * (lower < higher ? lower : higher);
                isOpen |= chance[k] is > 0.0 and < 1.0;
            }

            if (isOpen)
            {
                PhiloxBatch.Uniforms(stream, _lowerId.AsSpan(start, count), _higherId.AsSpan(start, count), uniform);
            }
            else
            {
                // Every draw lies below 1 and none below 0, so certain meetings need none.
                uniform.Clear();
            }

            for (int k = 0; k < ties.Length; k++)
            {
                bool meet = uniform[k] < chance[k];
                met[ties[k]] = meet;
                met[reverse[ties[k]]] = meet;
            }
        }
    }

    /// <summary>Lists the contacts of some teachers (by index), once all ties are drawn.</summary>
    public void List(int from, int to)
    {
        var (rowStart, met, contact, contacts) = (_frame.Network.RowStart, _frame.HasContact, _frame.ContactTie, _frame.ContactCount);
        for (int i = from; i < to; i++)
        {
            int row = rowStart[i], at = row;
            for (int e = row; e < rowStart[i + 1]; e++)
            {
                // Written in any case and kept only after a contact: whether two people meet is hard to guess, for a processor too.
                contact[at] = e;
                at += met[e] ? 1 : 0;
            }

            contacts[i] = at - row;
        }
    }
}
