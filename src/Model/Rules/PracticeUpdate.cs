using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Rules;

/// <summary>Carries rules R2 to R6 over all teachers for one practice: gathers what alters publish and applies the equations.</summary>
internal sealed class PracticeUpdate
{
    private readonly WeekFrame _frame;
    private readonly SchoolNetwork _network;
    private readonly PracticeSpec _spec;
    private readonly int _practice;
    private readonly PracticeColumns _now;
    private readonly PracticeColumns _next;
    private readonly double _tacitness;
    private readonly double _transferRate;
    private readonly double _trustGate;
    private readonly double _userMention;
    private readonly double _awareMention;
    private readonly double _contagion;
    private readonly double _contagionWindow;
    private readonly double _contextPenalty;
    private readonly double _strongCutoff;
    private readonly double _trustOfStrangers;

    public PracticeUpdate(WeekFrame frame, PracticeSpec spec, int practice, double trustOfStrangers)
    {
        _frame = frame;
        _network = frame.Network;
        _spec = spec;
        _practice = practice;
        _now = frame.Now.Practices[practice];
        _next = frame.Next.Practices[practice];
        _tacitness = frame.Conditions.Tacitness[practice];
        _trustOfStrangers = trustOfStrangers;
        var p = frame.Parameters;
        _transferRate = p[Parameter.TransferRate];
        _trustGate = p[Parameter.TrustGate];
        _userMention = p[Parameter.UserAwarenessRate];
        _awareMention = p[Parameter.AwareAwarenessRate];
        _contagion = p[Parameter.ContactContagion];
        _contagionWindow = p[Parameter.ContagionWindowWeeks];
        _contextPenalty = p[Parameter.ContextPenalty];
        _strongCutoff = p[Parameter.StrongTieCutoff];
    }

    public void Apply()
    {
        foreach (int i in _network.Owned)
        {
            var gathered = Gather(i);
            BecomeAware(i, gathered.Silence);
            _next.KnowHow[i] = _now.IsAware[i] ? NextKnowHow(i, gathered) : _now.KnowHow[i];
            AdoptOrDrop(i, gathered.NotInfected);
        }
    }

    /// <summary>What this week's contacts amount to, in ascending alter.</summary>
    private Gathered Gather(int i)
    {
        var sum = Gathered.Nothing;
        double capacity = CapacityFor(i);
        double learner = OneIf(_now.IsGenuineUser(i) || _now.IsAware[i]);
        double source = OneIf(_now.IsGenuineUser(i));
        foreach (int e in _frame.ContactsOf(i))
        {
            int j = _network.Alter[e];
            bool genuine = _now.IsGenuineUser(j);
            sum.Silence *= 1.0 - MentionChance(j);
            double w = _frame.Now.TieStrength[e];
            double trust = _frame.Now.Trust[e];
            double fit = ContextFit(e, w);
            if (genuine)
            {
                double gate = Stimulus(trust);
                sum.NotTransferred *= 1.0 - Transfer(capacity, j, w, gate, fit);
                sum.Stimuli += gate;
                sum.NotInfected *= NotInfectedBy(j);
            }

            if (w >= _strongCutoff)
            {
                sum.JointLearner = Math.Max(sum.JointLearner, trust * fit * learner * OneIf(genuine));
                sum.JointSource = Math.Max(sum.JointSource, trust * fit * source * OneIf(_now.IsAware[j]));
            }
        }

        if (_frame.Conference is { } conference)
        {
            Listen(conference, i, ref sum);
        }

        return sum;
    }

    /// <summary>Transient contacts of strength 0 pass word and a codified stimulus, nothing else (L22).</summary>
    private void Listen(Conference conference, int i, ref Gathered sum)
    {
        foreach (int speaker in conference.HeardBy(_network.Id[i]))
        {
            int j = _network.IndexOf(speaker);
            sum.Silence *= 1.0 - MentionChance(j);
            if (_now.IsGenuineUser(j))
            {
                sum.Stimuli += Stimulus(_trustOfStrangers);
            }
        }
    }

    /// <summary>k_i as far as it goes into this practice.</summary>
    internal double CapacityFor(int i) => Attention(i) * _frame.Now.Capacity[i];

    /// <summary>What this practice gets of a teacher who knows several of them (H9).</summary>
    internal double Attention(int i) => R03KnowHow.Attention(_frame.Parameters[Parameter.AttentionSplit], _frame.Now, i);

    /// <summary>a_j: the chance that somebody met this week mentions the practice.</summary>
    internal double MentionChance(int j) => R02Awareness.MentionChance(_now.Uses[j], _now.IsAware[j], _userMention, _awareMention);

    /// <summary>x_ij = χ·k_i·d_j·B·G·Z, for a genuine user met this week.</summary>
    internal double Transfer(double capacity, int j, double w, double gate, double fit) =>
        _transferRate * capacity * _now.Depth[j] * R03KnowHow.Bandwidth(_tacitness, w) * gate * fit;

    /// <summary>G: how much of what a user tells counts at this trust.</summary>
    internal double Stimulus(double trust) => R03KnowHow.TrustGate(trust, _tacitness, _trustGate);

    /// <summary>1 − β·1[age_j &lt; L], for a genuine user met this week.</summary>
    internal double NotInfectedBy(int j) => 1.0 - (_contagion * OneIf(_now.AgeWeeks[j] < _contagionWindow));

    /// <summary>Z of a tie of strength w.</summary>
    internal double ContextFit(int e, double w)
    {
        var context = _frame.Now.Context;
        double distance = Math.Abs(context[_network.SchoolOf[_network.Ego[e]]] - context[_network.SchoolOf[_network.Alter[e]]]);
        return R03KnowHow.ContextFit(_contextPenalty, w, distance);
    }

    private void BecomeAware(int i, double silence)
    {
        double chance = R02Awareness.Chance(_frame.Conditions.ExternalAwareness[_network.SchoolOf[i]], silence);
        _next.IsAware[i] = _now.IsAware[i] || (chance > 0.0 && Draw(i, Purpose.Awareness) < chance);
    }

    private double NextKnowHow(int i, Gathered gathered)
    {
        double rate = _frame.Parameters[Parameter.JointDevelopmentRate];
        double joint = Attention(i) * Math.Max(rate * gathered.JointLearner, rate * gathered.JointSource);
        return R03KnowHow.Next(
            _now.KnowHow[i], OwnDevelopment(i, gathered.Stimuli), FromCoaching(i), ByDoing(i), joint, gathered.NotTransferred);
    }

    /// <summary>y: own development under the stimuli of this week.</summary>
    internal double OwnDevelopment(int i, double stimuli)
    {
        var p = _frame.Parameters;
        double climate = _frame.Now.Climate[_network.SchoolOf[i]];
        return R03KnowHow.OwnDevelopment(
            p[Parameter.OwnDevelopmentRate], CapacityFor(i), climate, p[Parameter.CatalysisGain], _tacitness, stimuli);
    }

    /// <summary>z.</summary>
    internal double FromCoaching(int i) => R03KnowHow.FromCoaching(
        _frame.Parameters[Parameter.CoachingRate], _frame.Conditions.Coaching[_network.SchoolOf[i]], CapacityFor(i));

    /// <summary>v.</summary>
    internal double ByDoing(int i) => _frame.Parameters[Parameter.LearningByDoingRate] * OneIf(_now.IsGenuineUser(i));

    private void AdoptOrDrop(int i, double notInfected)
    {
        var p = _frame.Parameters;
        bool uses = _now.Uses[i];
        double mandate = _frame.Conditions.Mandate[_network.SchoolOf[i]];
        bool mayAdopt = _now.IsAware[i] && !_now.IsGenuineUser(i) && _now.KnowHow[i] >= _spec.Readiness;
        double proof = mayAdopt || uses ? R04SocialProof.Of(_frame, _now, i) : 0.0;
        double hazard = mayAdopt ? Hazard(i, proof, notInfected) : 0.0;
        double anyHazard = uses ? 0.0 : R06Use.HazardUnderMandate(hazard, mandate, p[Parameter.MandateHazard]);
        double draw = hazard > 0.0 || anyHazard > 0.0 ? Draw(i, Purpose.Adoption) : 1.0;
        bool adopts = draw < hazard;
        bool submits = !adopts && !uses && draw < anyHazard;
        bool succeeds = uses && Draw(i, Purpose.Success) < R06Use.SuccessChance(_spec.SuccessCeiling, p[Parameter.BaseSuccess], _now.KnowHow[i]);
        bool drops = uses && !adopts && Drops(i, succeeds, proof, mandate);
        _frame.Succeeded[_practice][i] = succeeds;
        Write(i, adopts, submits, drops);
    }

    /// <summary>h: this week's chance that a teacher who is ready adopts, at this social proof and after these contacts.</summary>
    internal double Hazard(int i, double proof, double notInfected)
    {
        var (p, now) = (_frame.Parameters, _frame.Now);
        if (proof < now.Threshold[i] + p[Parameter.AdoptionThreshold])
        {
            return 0.0;
        }

        int school = _network.SchoolOf[i];
        var belief = now.Belief[_spec.BeliefIndex];
        double motivation = R05Adoption.Motivation(
            belief[i], p[Parameter.BeliefGate],
            now.Efficacy[i], p[Parameter.EfficacyGate],
            now.Climate[school] * (1.0 - _frame.Conditions.Threat[school]), p[Parameter.ClimateGate],
            belief[_network.HeadOf[school]], p[Parameter.LeaderGate]);
        double hazard = R05Adoption.BaseHazard(p[Parameter.InnovationHazard], p[Parameter.ImitationHazard], proof, notInfected) * motivation;
        return hazard * (1.0 - (p[Parameter.Reactance] * OneIf(_now.Complies[i])));
    }

    private bool Drops(int i, bool succeeds, double proof, double mandate)
    {
        var p = _frame.Parameters;
        double hazard = R06Use.DropHazard(
            p[Parameter.DisadoptionHazard], _now.Depth[i], OneIf(succeeds), p[Parameter.DisadoptionProofGate], proof, mandate);
        return hazard > 0.0 && Draw(i, Purpose.Disadoption) < hazard;
    }

    private void Write(int i, bool adopts, bool submits, bool drops)
    {
        var p = _frame.Parameters;
        bool uses = _now.Uses[i];
        bool starts = adopts || submits;
        _next.IsAware[i] |= submits;
        _next.Uses[i] = starts || (uses && !drops);
        _next.Complies[i] = submits || (_now.Complies[i] && !adopts && !drops);
        _next.AgeWeeks[i] = starts || !uses ? 0 : _now.AgeWeeks[i] + 1;
        _next.Depth[i] = !uses || drops ? 0.0 : R06Use.NextDepth(
            _now.Depth[i], p[Parameter.DepthRate], _now.KnowHow[i], _now.Complies[i], p[Parameter.ComplianceDepthCap]);
    }

    /// <summary>This week's number of a teacher for this practice and purpose.</summary>
    internal double Draw(int teacher, Purpose purpose) => Philox.Uniform(_frame.Seed, _frame.Week, _network.Id[teacher], 0, purpose, _practice);

    private struct Gathered
    {
        public double Silence;
        public double NotTransferred;
        public double Stimuli;
        public double NotInfected;
        public double JointLearner;
        public double JointSource;

        public static Gathered Nothing => new() { Silence = 1.0, NotTransferred = 1.0, NotInfected = 1.0 };
    }
}
