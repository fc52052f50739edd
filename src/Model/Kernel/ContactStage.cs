using System.Numerics;
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
        PlanTies(network.RowStart[from], network.RowStart[to]);
        var (rowStart, schoolOf, closure, timeScale) = (network.RowStart, network.SchoolOf, frame.Conditions.Closure, frame.TimeScale);
        bool isTimed = network.FirstWeek is not null;
        for (int i = from; i < to; i++)
        {
            int row = rowStart[i], ties = rowStart[i + 1] - row;
            if (!isTimed && closure[schoolOf[i]] != 0.0)
            {
                CloseSchool(row, row + ties, 1.0 - (0.5 * closure[schoolOf[i]]));
            }

            var rate = frame.ContactRate.AsSpan(row, ties);
            var hours = frame.ContactHours.AsSpan(row, ties);
            double load = 0.0;
            for (int t = 0; t < rate.Length; t++)
            {
                load += rate[t] * hours[t];
            }

            double budget = R01Contact.HoursForColleagues(frame, i);
            timeScale[i] = load <= budget ? 1.0 : budget / load;
        }
    }

    /// <summary>All ties as if they were the usual one, within an open school and for good, where nothing is felt of competition and nobody travels; then the others.</summary>
    private void PlanTies(int from, int to)
    {
        if (_frame.Network.FirstWeek is not null)
        {
            for (int e = from; e < to; e++)
            {
                R01Contact.PlanTie(_frame, e);
            }

            return;
        }

        var strength = _frame.Now.TieStrength.AsSpan(from, to - from);
        var rate = _frame.ContactRate.AsSpan(from, to - from);
        var hours = _frame.ContactHours.AsSpan(from, to - from);
        int t = 0;
        for (; t + Vector<double>.Count <= strength.Length; t += Vector<double>.Count)
        {
            var w = new Vector<double>(strength[t..]);
            (new Vector<double>(_baseRate) + (w * _rateSpan)).CopyTo(rate[t..]);
            (new Vector<double>(_baseHours) + (w * _strongHours)).CopyTo(hours[t..]);
        }

        for (; t < strength.Length; t++)
        {
            rate[t] = _baseRate + (_rateSpan * strength[t]);
            hours[t] = _baseHours + (_strongHours * strength[t]);
        }

        foreach (int between in _frame.Network.BetweenIn(from, to))
        {
            R01Contact.PlanTie(_frame, between);
        }
    }

    private void CloseSchool(int from, int to, double factor)
    {
        for (int e = from; e < to; e++)
        {
            _frame.ContactRate[e] *= _frame.Network.IsBetween[e] ? 1.0 : factor;
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
