using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Kernel;

/// <summary>
/// R2 to R6 for one practice. Who stands where is first written into a byte per teacher, so that a contact who has nothing to tell is passed
/// over at once; then block by block: what contacts amount to, the draws, and what becomes of everybody.
/// </summary>
internal sealed class PracticeStage(WeekFrame frame, PracticeSpec spec, int practice, double trustOfStrangers)
{
    private const int Block = 256;
    private const byte Aware = 1;
    private const byte Uses = 2;
    private const byte Genuine = 4;
    private const byte Adopts = 1;
    private const byte Submits = 2;
    private const byte Succeeds = 4;
    private const byte Drops = 8;

    private readonly SchoolNetwork _network = frame.Network;
    private readonly byte[] _standing = new byte[frame.Network.TeacherCount];
    private readonly double[] _silenceOf = new double[8];
    private readonly Spares<PracticeWorkspace> _workspaces = new(() => new PracticeWorkspace(Block));
    private PracticeColumns _now = frame.Now.Practices[practice];
    private PracticeColumns _next = frame.Next.Practices[practice];
    private WeekConditions _conditions = frame.Conditions;
    private double _tacitness;
    private double _transfer, _trustGate, _contextPenalty, _strongCutoff, _joint, _development, _catalysis, _coaching, _byDoing;
    private double _contagion, _window, _innovation, _imitation, _threshold;
    private double _self, _proofStrengthGate, _proofTrustGate, _beliefGate, _efficacyGate, _climateGate, _leaderGate;
    private double _attentionSplit;
    private double _mandateHazard, _reactance, _depthRate, _depthCap, _drop, _dropProofGate, _baseSuccess;

    private bool _anybodyKnows;
    private bool _anybodyUses;

    /// <summary>Takes over the parameters of new conditions.</summary>
    public void Prepare()
    {
        var p = frame.Parameters;
        _conditions = frame.Conditions;
        _tacitness = _conditions.Tacitness[practice];
        (_transfer, _trustGate) = (p[Parameter.TransferRate], p[Parameter.TrustGate]);
        (_contextPenalty, _strongCutoff) = (p[Parameter.ContextPenalty], p[Parameter.StrongTieCutoff]);
        (_joint, _development, _catalysis) = (p[Parameter.JointDevelopmentRate], p[Parameter.OwnDevelopmentRate], p[Parameter.CatalysisGain]);
        (_coaching, _byDoing) = (p[Parameter.CoachingRate], p[Parameter.LearningByDoingRate]);
        _attentionSplit = p[Parameter.AttentionSplit];
        (_contagion, _window) = (p[Parameter.ContactContagion], p[Parameter.ContagionWindowWeeks]);
        (_innovation, _imitation, _threshold) = (p[Parameter.InnovationHazard], p[Parameter.ImitationHazard], p[Parameter.AdoptionThreshold]);
        (_self, _proofStrengthGate, _proofTrustGate) = (p[Parameter.SelfProofWeight], p[Parameter.ProofTieStrengthGate], p[Parameter.ProofTrustGate]);
        (_beliefGate, _efficacyGate) = (p[Parameter.BeliefGate], p[Parameter.EfficacyGate]);
        (_climateGate, _leaderGate) = (p[Parameter.ClimateGate], p[Parameter.LeaderGate]);
        (_mandateHazard, _reactance) = (p[Parameter.MandateHazard], p[Parameter.Reactance]);
        (_depthRate, _depthCap) = (p[Parameter.DepthRate], p[Parameter.ComplianceDepthCap]);
        (_drop, _dropProofGate, _baseSuccess) = (p[Parameter.DisadoptionHazard], p[Parameter.DisadoptionProofGate], p[Parameter.BaseSuccess]);
        for (byte standing = 0; standing < _silenceOf.Length; standing++)
        {
            _silenceOf[standing] = 1.0 - R02Awareness.MentionChance(
                (standing & Uses) != 0, (standing & Aware) != 0, p[Parameter.UserAwarenessRate], p[Parameter.AwareAwarenessRate]);
        }
    }

    /// <summary>A week begins.</summary>
    public void Begin()
    {
        (_now, _next) = (frame.Now.Practices[practice], frame.Next.Practices[practice]);
        (_anybodyKnows, _anybodyUses) = (false, false);
    }

    /// <summary>Writes down where some teachers (by index) stand.</summary>
    public void Survey(int from, int to)
    {
        var (aware, uses, complies, standing) = (_now.IsAware, _now.Uses, _now.Complies, _standing);
        int all = 0;
        for (int i = from; i < to; i++)
        {
            int here = (aware[i] ? Aware : 0) | (uses[i] ? (complies[i] ? Uses : Uses | Genuine) : 0);
            standing[i] = (byte)here;
            all |= here;
        }

        // Only ever set, never computed from what it was: ranges are surveyed side by side.
        if (all != 0)
        {
            _anybodyKnows = true;
        }

        if ((all & Genuine) != 0)
        {
            _anybodyUses = true;
        }
    }

    /// <summary>Counts the genuine users around some teachers (by index), once all are surveyed.</summary>
    public void CountUsers(int from, int to)
    {
        int[] users = frame.UsersAmong[practice];
        if (!_anybodyUses)
        {
            Array.Clear(users, from, to - from);
            return;
        }

        var (rowStart, alter, standing) = (_network.RowStart, _network.Alter, _standing);
        bool isTimed = _network.FirstWeek is not null;
        for (int i = from; i < to; i++)
        {
            int count = 0;
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++)
            {
                count += !isTimed || _network.Exists(e, frame.Week) ? standing[alter[e]] >> 2 : 0;
            }

            users[i] = count;
        }
    }

    /// <summary>R2 to R6 for some of the owned teachers (by their place among them).</summary>
    public void Update(int from, int to)
    {
        var work = _workspaces.Take();
        for (int start = from; start < to; start += Block)
        {
            UpdateBlock(_network.Owned.AsSpan(start, Math.Min(Block, to - start)), work);
        }

        _workspaces.Return(work);
    }

    private void UpdateBlock(ReadOnlySpan<int> teachers, PracticeWorkspace work)
    {
        work.Clear(teachers.Length);
        for (int k = 0; k < teachers.Length; k++)
        {
            Consider(teachers[k], k, work);
        }

        work.Awareness.Draw(Stream(Purpose.Awareness));
        for (int at = 0; at < work.Awareness.Count; at++)
        {
            _next.IsAware[teachers[work.Awareness.Place(at)]] = work.Awareness.Happens(at);
        }

        work.Adoption.Draw(Stream(Purpose.Adoption));
        for (int at = 0; at < work.Adoption.Count; at++)
        {
            int k = work.Adoption.Place(at);
            double draw = work.Adoption.Uniform(at);
            work.Outcome[k] |= draw < work.Hazard[k] ? Adopts : work.Adoption.Happens(at) ? Submits : (byte)0;
        }

        work.Success.Draw(Stream(Purpose.Success));
        for (int at = 0; at < work.Success.Count; at++)
        {
            work.Outcome[work.Success.Place(at)] |= work.Success.Happens(at) ? Succeeds : (byte)0;
        }

        if (_drop > 0.0)
        {
            DrawDrops(teachers, work);
        }

        for (int k = 0; k < teachers.Length; k++)
        {
            Write(teachers[k], work.Outcome[k]);
        }
    }

    /// <summary>R2 and R3, and the chances of R5 and R6.</summary>
    private void Consider(int i, int k, PracticeWorkspace work)
    {
        byte standing = _standing[i];
        int school = _network.SchoolOf[i];
        double notInfected = 1.0;
        if ((standing & Aware) != 0)
        {
            _next.IsAware[i] = true;
            _next.KnowHow[i] = Learn(i, standing, school, out notInfected);
        }
        else
        {
            _next.IsAware[i] = false;
            _next.KnowHow[i] = _now.KnowHow[i];
            double chance = R02Awareness.Chance(_conditions.ExternalAwareness[school], Silence(i));
            if (chance > 0.0)
            {
                work.Awareness.Add(_network.Id[i], k, chance);
            }
        }

        bool mayAdopt = (standing & (Aware | Genuine)) == Aware && _now.KnowHow[i] >= spec.Readiness;
        double hazard = mayAdopt ? Hazard(i, school, SocialProof(i, standing), notInfected) : 0.0;
        bool uses = (standing & Uses) != 0;
        double anyHazard = uses ? 0.0 : R06Use.HazardUnderMandate(hazard, _conditions.Mandate[school], _mandateHazard);
        if (hazard > 0.0 || anyHazard > 0.0)
        {
            work.Hazard[k] = hazard;
            work.Adoption.Add(_network.Id[i], k, anyHazard);
        }

        if (uses)
        {
            double chance = R06Use.SuccessChance(spec.SuccessCeiling, _baseSuccess, _now.KnowHow[i]);
            if (chance < 1.0)
            {
                work.Success.Add(_network.Id[i], k, chance);
            }
            else
            {
                work.Outcome[k] |= Succeeds;
            }
        }
    }

    /// <summary>R2: Π_j(1 − X_ij a_j).</summary>
    private double Silence(int i)
    {
        double silence = 1.0;
        if (_anybodyKnows)
        {
            var (alter, standings, silenceOf) = (_network.Alter, _standing, _silenceOf);
            foreach (int e in frame.ContactsOf(i))
            {
                silence *= silenceOf[standings[alter[e]]];
            }
        }

        if (frame.Conference is { } conference)
        {
            foreach (int speaker in conference.HeardBy(_network.Id[i]))
            {
                silence *= _silenceOf[_standing[_network.IndexOf(speaker)]];
            }
        }

        return silence;
    }

    /// <summary>R3: know-how after this week; and R5's Π_j(1 − β X V_j 1[age_j &lt; L]) on the way.</summary>
    private double Learn(int i, byte standing, int school, out double notInfected)
    {
        double attention = R03KnowHow.Attention(_attentionSplit, frame.Now, i);
        double capacity = attention * frame.Now.Capacity[i];
        double notTransferred = 1.0, spared = 1.0, stimuli = 0.0, jointLearner = 0.0, jointSource = 0.0;
        bool isSource = (standing & Genuine) != 0;
        if (_anybodyUses)
        {
            var (alter, standings, strength, trusts, isBetween) = (_network.Alter, _standing, frame.Now.TieStrength, frame.Now.Trust, _network.IsBetween);
            foreach (int e in frame.ContactsOf(i))
            {
                int j = alter[e];
                byte told = standings[j];
                bool isGenuine = (told & Genuine) != 0;
                bool isJointSource = isSource && (told & Aware) != 0;
                if (!isGenuine && !isJointSource)
                {
                    continue;
                }

                double w = strength[e];
                double trust = trusts[e];
                double fit = isBetween[e] ? ContextFit(school, _network.SchoolOf[j], w) : 1.0;
                if (isGenuine)
                {
                    double gate = R03KnowHow.TrustGate(trust, _tacitness, _trustGate);
                    notTransferred *= 1.0 - (_transfer * capacity * _now.Depth[j] * R03KnowHow.Bandwidth(_tacitness, w) * gate * fit);
                    stimuli += gate;
                    spared *= 1.0 - (_contagion * OneIf(_now.AgeWeeks[j] < _window));
                }

                if (w >= _strongCutoff)
                {
                    double together = trust * fit;
                    jointLearner = isGenuine ? Math.Max(jointLearner, together) : jointLearner;
                    jointSource = isJointSource ? Math.Max(jointSource, together) : jointSource;
                }
            }
        }

        notInfected = spared;
        if (frame.Conference is { } conference)
        {
            foreach (int speaker in conference.HeardBy(_network.Id[i]))
            {
                bool isGenuine = (_standing[_network.IndexOf(speaker)] & Genuine) != 0;
                stimuli += isGenuine ? R03KnowHow.TrustGate(trustOfStrangers, _tacitness, _trustGate) : 0.0;
            }
        }

        return R03KnowHow.Next(
            _now.KnowHow[i],
            R03KnowHow.OwnDevelopment(_development, capacity, frame.Now.Climate[school], _catalysis, _tacitness, stimuli),
            R03KnowHow.FromCoaching(_coaching, _conditions.Coaching[school], capacity),
            _byDoing * OneIf(isSource),
            attention * Math.Max(_joint * jointLearner, _joint * jointSource),
            notTransferred);
    }

    private double ContextFit(int school, int other, double w)
    {
        var context = frame.Now.Context;
        return R03KnowHow.ContextFit(_contextPenalty, w, Math.Abs(context[school] - context[other]));
    }

    /// <summary>R4; without users around and without own use it is 0, whatever the weights.</summary>
    private double SocialProof(int i, byte standing)
    {
        bool isGenuine = (standing & Genuine) != 0;
        if (frame.UsersAmong[practice][i] == 0 && !isGenuine)
        {
            return 0.0;
        }

        int row = _network.RowStart[i], ties = _network.RowStart[i + 1] - row;
        var strength = frame.Now.TieStrength.AsSpan(row, ties);
        var trust = frame.Now.Trust.AsSpan(row, ties);
        var alter = _network.Alter.AsSpan(row, ties);
        bool isTimed = _network.FirstWeek is not null;
        double sum = 0.0, users = 0.0;
        for (int t = 0; t < alter.Length; t++)
        {
            if (!isTimed || _network.Exists(row + t, frame.Week))
            {
                double m = R04SocialProof.Weight(strength[t], trust[t], _proofStrengthGate, _proofTrustGate);
                sum += m;
                users += (_standing[alter[t]] & Genuine) != 0 ? m : 0.0;
            }
        }

        return R04SocialProof.Share(users, sum, _self, isGenuine);
    }

    /// <summary>R5.</summary>
    private double Hazard(int i, int school, double proof, double notInfected)
    {
        var now = frame.Now;
        if (proof < now.Threshold[i] + _threshold)
        {
            return 0.0;
        }

        var belief = now.Belief[spec.BeliefIndex];
        double motivation = R05Adoption.Motivation(
            belief[i], _beliefGate,
            now.Efficacy[i], _efficacyGate,
            now.Climate[school] * (1.0 - _conditions.Threat[school]), _climateGate,
            belief[_network.HeadOf[school]], _leaderGate);
        double hazard = R05Adoption.BaseHazard(_innovation, _imitation, proof, notInfected) * motivation;
        return hazard * (1.0 - (_reactance * OneIf(_now.Complies[i])));
    }

    /// <summary>R6: users whose week did not succeed may drop the practice.</summary>
    private void DrawDrops(ReadOnlySpan<int> teachers, PracticeWorkspace work)
    {
        for (int k = 0; k < teachers.Length; k++)
        {
            int i = teachers[k];
            byte standing = _standing[i];
            if ((standing & Uses) != 0 && (work.Outcome[k] & (Adopts | Succeeds)) == 0)
            {
                double mandate = _conditions.Mandate[_network.SchoolOf[i]];
                double hazard = R06Use.DropHazard(_drop, _now.Depth[i], 0.0, _dropProofGate, SocialProof(i, standing), mandate);
                if (hazard > 0.0)
                {
                    work.Dropping.Add(_network.Id[i], k, hazard);
                }
            }
        }

        work.Dropping.Draw(Stream(Purpose.Disadoption));
        for (int at = 0; at < work.Dropping.Count; at++)
        {
            work.Outcome[work.Dropping.Place(at)] |= work.Dropping.Happens(at) ? Drops : (byte)0;
        }
    }

    /// <summary>R6: use, compliance, age and depth.</summary>
    private void Write(int i, byte outcome)
    {
        bool uses = (_standing[i] & Uses) != 0;
        bool adopts = (outcome & Adopts) != 0, submits = (outcome & Submits) != 0, drops = (outcome & Drops) != 0;
        bool starts = adopts || submits;
        frame.Succeeded[practice][i] = (outcome & Succeeds) != 0;
        _next.IsAware[i] |= submits;
        _next.Uses[i] = starts || (uses && !drops);
        _next.Complies[i] = submits || (_now.Complies[i] && !adopts && !drops);
        _next.AgeWeeks[i] = starts || !uses ? 0 : _now.AgeWeeks[i] + 1;
        _next.Depth[i] = !uses || drops ? 0.0 : R06Use.NextDepth(_now.Depth[i], _depthRate, _now.KnowHow[i], _now.Complies[i], _depthCap);
    }

    private DrawStream Stream(Purpose purpose) => new(frame.Seed, frame.Week, purpose, practice);
}
