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
        Span<int> contacts = stackalloc int[Block];
        int count = 0;
        for (int i = from; i < to; i++)
        {
            foreach (int e in frame.ContactsOf(i))
            {
                contacts[count++] = e;
                if (count == Block)
                {
                    AfterContacts(contacts);
                    count = 0;
                }
            }
        }

        AfterContacts(contacts[..count]);
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
        var isBetween = _network.IsBetween.AsSpan(first, ties);
        int e = 0;
        for (; e + Vector<double>.Count <= trust.Length; e += Vector<double>.Count)
        {
            var old = new Vector<double>(trust[e..]);
            (old + ((new Vector<double>(usual[e..]) - old) * _reversion)).CopyTo(nextTrust[e..]);
            (new Vector<double>(balance[e..]) * _decay).CopyTo(nextBalance[e..]);
        }

        for (; e < trust.Length; e++)
        {
            nextTrust[e] = trust[e] + (_reversion * (usual[e] - trust[e]));
            nextBalance[e] = _decay * balance[e];
        }

        for (e = 0; e < nextStrength.Length; e++)
        {
            double floor = isBetween[e] ? _floorBetween : _floorWithin;
            double faded = strength[e] * _keptStrength;
            nextStrength[e] = faded > floor ? faded : floor;
        }
    }

    private void AfterContacts(ReadOnlySpan<int> ties)
    {
        if (ties.IsEmpty)
        {
            return;
        }

        Span<int> ego = stackalloc int[Block], alter = stackalloc int[Block];
        Span<double> uniform = stackalloc double[Block];
        for (int k = 0; k < ties.Length; k++)
        {
            ego[k] = _network.Id[_network.Ego[ties[k]]];
            alter[k] = _network.Id[_network.Alter[ties[k]]];
        }

        PhiloxBatch.Uniforms(new DrawStream(frame.Seed, frame.Week, Purpose.Trust), ego[..ties.Length], alter[..ties.Length], uniform);
        for (int k = 0; k < ties.Length; k++)
        {
            AfterContact(ties[k], uniform[k]);
        }
    }

    /// <summary>T' = T + α⁺(1 − T) if fulfilled, else T − α⁻T; R' = 0.98R + given − received; w' = w + κ_w(1 − w)·T̄.</summary>
    private void AfterContact(int e, double uniform)
    {
        var (now, next) = (frame.Now, frame.Next);
        double trust = now.Trust[e], w = now.TieStrength[e], balance = now.HelpBalance[e];
        bool isBetween = _network.IsBetween[e];
        bool fulfilled = uniform < FulfilmentChance(e, trust, w, balance, isBetween);
        next.Trust[e] = fulfilled ? trust + (_gain * (1.0 - trust)) : trust - (_loss * trust);
        next.HelpBalance[e] = (_decay * balance) + R10Ties.HelpGiven(now, _network.Ego[e], _network.Alter[e]);
        double mutual = 0.5 * (trust + now.Trust[_network.Reverse[e]]);
        double grown = w + (_growth * (1.0 - w) * mutual);
        double floor = isBetween ? _floorBetween : _floorWithin;
        next.TieStrength[e] = grown > floor ? grown : floor;
    }

    /// <summary>f = clamp(f0 + f1·T − f_θ·θ̄ − f_c·c̃ − f_R·w·|R|/(1 + |R|) − f_μ·μ); taking away nothing changes no bit.</summary>
    private double FulfilmentChance(int e, double trust, double w, double balance, bool isBetween)
    {
        double chance = frame.Now.BaseFulfilment[e] + (_trustFulfilment * trust);
        chance -= _hasThreat ? _threatLoss * frame.MeanOverEnds(frame.Conditions.Threat, e) : 0.0;
        chance -= isBetween ? _competitionLoss * frame.CompetitionFelt[e] : 0.0;
        chance -= balance != 0.0 ? _imbalanceLoss * w * R10Ties.Imbalance(balance) : 0.0;
        chance -= _hasMandate ? _mandateLoss * frame.MeanOverEnds(frame.Conditions.Mandate, e) : 0.0;
        return Gates.Clamp(chance);
    }
}
