using System.Numerics;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Kernel;

/// <summary>R10: all ties fade side by side, then those with contact are written over, their draws made many at a time.</summary>
internal sealed class TieStage(WeekFrame frame)
{
    private const int Block = 256;

    private readonly SchoolNetwork _network = frame.Network;
    private readonly Spares<Columns> _columns = new(() => new Columns());
    private readonly byte[] _practicesUsed = new byte[frame.Network.TeacherCount];
    private double _gain, _loss, _reversion, _decay, _growth, _keptStrength, _floorWithin, _floorBetween;
    private double _trustFulfilment, _threatLoss, _competitionLoss, _imbalanceLoss, _mandateLoss;
    private bool _hasThreat;
    private bool _hasMandate;
    private bool _areAlike;
    private bool _mustCopy;

    /// <summary>Whether ties change at all.</summary>
    public bool AreDynamic { get; private set; }

    /// <summary>Takes over the parameters of new conditions.</summary>
    public void Prepare()
    {
        var (p, conditions) = (frame.Parameters, frame.Conditions);
        AreDynamic = p[Parameter.DynamicTies] != 0.0;
        (_gain, _loss, _reversion) = (p[Parameter.TrustGain], p[Parameter.TrustLoss], p[Parameter.TrustReversion]);
        (_decay, _growth, _keptStrength) = (p[Parameter.HelpBalanceDecay], p[Parameter.TieGrowthRate], 1.0 - p[Parameter.TieDecayRate]);
        (_floorWithin, _floorBetween) = (p[Parameter.TieFloorWithin], p[Parameter.TieFloorBetween]);
        (_trustFulfilment, _threatLoss) = (p[Parameter.TrustFulfilment], p[Parameter.ThreatFulfilmentLoss]);
        (_competitionLoss, _imbalanceLoss) = (p[Parameter.CompetitionFulfilmentLoss], p[Parameter.ImbalanceFulfilmentLoss]);
        _mandateLoss = p[Parameter.MandateFulfilmentLoss];
        _hasThreat = conditions.Threat.AsSpan().ContainsAnyExcept(0.0);
        _hasMandate = conditions.Mandate.AsSpan().ContainsAnyExcept(0.0);
        Forget();
    }

    /// <summary>The two buffers of ties may differ.</summary>
    public void Forget() => _areAlike = false;

    /// <summary>A week's update begins.</summary>
    public void Begin()
    {
        // Static ties stand in both buffers after a week and need not be written again.
        _mustCopy = !AreDynamic && !_areAlike;
        _areAlike = !AreDynamic;
    }

    /// <summary>How many practices some teachers (by index) use, before <see cref="Update"/>: help given is the difference of both ends.</summary>
    public void CountPractices(int from, int to)
    {
        if (!AreDynamic)
        {
            return;
        }

        var used = _practicesUsed.AsSpan(from, to - from);
        used.Clear();
        foreach (var practice in frame.Now.Practices)
        {
            var uses = practice.Uses.AsSpan(from, to - from);
            for (int i = 0; i < used.Length; i++)
            {
                used[i] += uses[i] ? (byte)1 : (byte)0;
            }
        }
    }

    /// <summary>The directed ties of some teachers (by index).</summary>
    public void Update(int from, int to)
    {
        int first = _network.RowStart[from], ties = _network.RowStart[to] - first;
        if (!AreDynamic)
        {
            if (_mustCopy)
            {
                Copy(first, ties);
            }

            return;
        }

        Fade(first, ties);
        var columns = _columns.Take();
        Span<int> contacts = stackalloc int[Block];
        int count = 0;
        for (int i = from; i < to; i++)
        {
            foreach (int e in frame.ContactsOf(i))
            {
                contacts[count++] = e;
                if (count == Block)
                {
                    AfterContacts(contacts, columns);
                    count = 0;
                }
            }
        }

        AfterContacts(contacts[..count], columns);
        _columns.Return(columns);
        if (_network.FirstWeek is not null)
        {
            KeepAbsent(first, first + ties);
        }
    }

    private void Copy(int first, int ties)
    {
        var (now, next) = (frame.Now, frame.Next);
        now.Trust.AsSpan(first, ties).CopyTo(next.Trust.AsSpan(first));
        now.TieStrength.AsSpan(first, ties).CopyTo(next.TieStrength.AsSpan(first));
        now.HelpBalance.AsSpan(first, ties).CopyTo(next.HelpBalance.AsSpan(first));
    }

    private void KeepAbsent(int from, int to)
    {
        var (now, next) = (frame.Now, frame.Next);
        for (int e = from; e < to; e++)
        {
            if (!_network.Exists(e, frame.Week))
            {
                (next.Trust[e], next.TieStrength[e], next.HelpBalance[e]) = (now.Trust[e], now.TieStrength[e], now.HelpBalance[e]);
            }
        }
    }

    /// <summary>T' = T + ρ_T(T0 − T); R' = 0.98R; w' = w(1 − δ_w), floored.</summary>
    private void Fade(int first, int ties)
    {
        var (now, next) = (frame.Now, frame.Next);
        ReadOnlySpan<double> trust = now.Trust.AsSpan(first, ties), usual = now.BaseTrust.AsSpan(first, ties);
        ReadOnlySpan<double> balance = now.HelpBalance.AsSpan(first, ties), strength = now.TieStrength.AsSpan(first, ties);
        Span<double> nextTrust = next.Trust.AsSpan(first, ties), nextBalance = next.HelpBalance.AsSpan(first, ties);
        Span<double> nextStrength = next.TieStrength.AsSpan(first, ties);
        int e = 0;
        for (; e + Vector<double>.Count <= trust.Length; e += Vector<double>.Count)
        {
            var old = new Vector<double>(trust[e..]);
            (old + ((new Vector<double>(usual[e..]) - old) * _reversion)).CopyTo(nextTrust[e..]);
            (new Vector<double>(balance[e..]) * _decay).CopyTo(nextBalance[e..]);
            Vector.Max(new Vector<double>(strength[e..]) * _keptStrength, new Vector<double>(_floorWithin)).CopyTo(nextStrength[e..]);
        }

        for (; e < trust.Length; e++)
        {
            nextTrust[e] = trust[e] + (_reversion * (usual[e] - trust[e]));
            nextBalance[e] = _decay * balance[e];
            nextStrength[e] = Math.Max(strength[e] * _keptStrength, _floorWithin);
        }

        foreach (int between in _network.BetweenIn(first, first + ties))
        {
            next.TieStrength[between] = Math.Max(now.TieStrength[between] * _keptStrength, _floorBetween);
        }
    }

    private void AfterContacts(ReadOnlySpan<int> ties, Columns c)
    {
        if (ties.IsEmpty)
        {
            return;
        }

        Gather(ties, c);
        PhiloxBatch.Uniforms(new DrawStream(frame.Seed, frame.Week, Purpose.Trust), c.Ego.AsSpan(0, ties.Length), c.Alter.AsSpan(0, ties.Length), c.Uniform);
        for (int k = 0; k < ties.Length; k += Vector<double>.Count)
        {
            AfterContacts(c, k);
        }

        var next = frame.Next;
        for (int k = 0; k < ties.Length; k++)
        {
            int e = ties[k];
            (next.Trust[e], next.TieStrength[e], next.HelpBalance[e]) = (c.Trust[k], c.Strength[k], c.Balance[k]);
        }
    }

    /// <summary>What the ends of some ties know, side by side.</summary>
    private void Gather(ReadOnlySpan<int> ties, Columns c)
    {
        var now = frame.Now;
        var (trust, strength, balance, fulfilment) = (now.Trust, now.TieStrength, now.HelpBalance, now.BaseFulfilment);
        var (ego, alter, reverse, isBetween, id, uses) = (_network.Ego, _network.Alter, _network.Reverse, _network.IsBetween, _network.Id, _practicesUsed);
        for (int k = 0; k < ties.Length; k++)
        {
            int e = ties[k], i = ego[e], j = alter[e];
            (c.Ego[k], c.Alter[k]) = (id[i], id[j]);
            (c.Trust[k], c.TrustBack[k]) = (trust[e], trust[reverse[e]]);
            (c.Strength[k], c.Balance[k]) = (strength[e], balance[e]);
            c.HelpGiven[k] = uses[i] - uses[j];
            c.Chance[k] = fulfilment[e] + (_trustFulfilment * trust[e]);
            c.Floor[k] = _floorWithin;
            if (_hasThreat)
            {
                c.Chance[k] -= _threatLoss * frame.MeanOverEnds(frame.Conditions.Threat, e);
            }

            if (isBetween[e])
            {
                c.Chance[k] -= _competitionLoss * frame.CompetitionFelt[e];
                c.Floor[k] = _floorBetween;
            }

            c.MandateLoss[k] = _hasMandate ? _mandateLoss * frame.MeanOverEnds(frame.Conditions.Mandate, e) : 0.0;
        }
    }

    /// <summary>
    /// f = f0 + f1·T − f_θ·θ̄ − f_c·c̃ − f_R·w·|R|/(1 + |R|) − f_μ·μ; T' = T + α⁺(1 − T) if fulfilled, else T − α⁻T;
    /// R' = 0.98R + given − received; w' = w + κ_w(1 − w)·T̄, floored. Draws lie from 0 to below 1, so f needs no clamping.
    /// </summary>
    private void AfterContacts(Columns c, int k)
    {
        var one = Vector<double>.One;
        Vector<double> trust = new(c.Trust, k), w = new(c.Strength, k), balance = new(c.Balance, k);
        var owed = Vector.Abs(balance);
        var chance = new Vector<double>(c.Chance, k) - (w * _imbalanceLoss * (owed / (one + owed))) - new Vector<double>(c.MandateLoss, k);
        var isFulfilled = Vector.LessThan(new Vector<double>(c.Uniform, k), chance);
        var mutual = (trust + new Vector<double>(c.TrustBack, k)) * 0.5;
        Vector.ConditionalSelect(isFulfilled, trust + ((one - trust) * _gain), trust - (trust * _loss)).CopyTo(c.Trust, k);
        ((balance * _decay) + new Vector<double>(c.HelpGiven, k)).CopyTo(c.Balance, k);
        Vector.Max(w + ((one - w) * _growth * mutual), new Vector<double>(c.Floor, k)).CopyTo(c.Strength, k);
    }

    /// <summary>What the ties of a block need, side by side.</summary>
    private sealed class Columns
    {
        public int[] Ego { get; } = new int[Block];

        public int[] Alter { get; } = new int[Block];

        public double[] Trust { get; } = new double[Block];

        public double[] TrustBack { get; } = new double[Block];

        public double[] Strength { get; } = new double[Block];

        public double[] Balance { get; } = new double[Block];

        public double[] HelpGiven { get; } = new double[Block];

        public double[] Chance { get; } = new double[Block];

        public double[] MandateLoss { get; } = new double[Block];

        public double[] Floor { get; } = new double[Block];

        public double[] Uniform { get; } = new double[Block];
    }
}
