using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;
using static Staffroom.Model.Rules.Gates;

namespace Staffroom.Model.Diaries;

/// <summary>
/// One week as one teacher can know it: the only place where diaries read the frame. It reads the teacher's own columns, its ties in both
/// directions, what alters publish and what the school publishes, and nothing else of the network. Reasons are found with the functions
/// of the rules themselves, so they cannot differ from what happened.
/// </summary>
internal sealed class TeacherWeek
{
    /// <summary>The alter, or the tie, of what nobody else had a part in.</summary>
    public const int Nobody = -1;

    private readonly WeekFrame _frame;
    private readonly WorldSpec _spec;
    private readonly int _teacher;
    private readonly NetworkState _before;
    private readonly NetworkState _after;
    private readonly PracticeUpdate?[] _updates;

    private TeacherWeek(WeekFrame frame, WorldSpec spec, int teacher, int week, NetworkState before, NetworkState after)
    {
        (_frame, _spec, _teacher, Week, _before, _after) = (frame, spec, teacher, week, before, after);
        _updates = new PracticeUpdate?[spec.Practices.Length];
    }

    /// <summary>Weeks simulated at its end; 0 at the start.</summary>
    public int Week { get; }

    public bool IsLast => Week >= _spec.Weeks;

    public int Practices => _spec.Practices.Length;

    public int Beliefs => _spec.Beliefs.Length;

    public int Ties => Network.RowStart[_teacher + 1] - Network.RowStart[_teacher];

    /// <summary>Whether the teacher left at the end of the week; what is after is then about the newcomer.</summary>
    public bool HasLeft => Week > 0 && _frame.Leaves[_teacher];

    public int Generation => _after.Generation[_teacher];

    public double StrongCutoff => _frame.Parameters[Parameter.StrongTieCutoff];

    private SchoolNetwork Network => _frame.Network;

    private int School => Network.SchoolOf[_teacher];

    /// <summary>The start, before any week: what is before and after is the same.</summary>
    public static TeacherWeek AtStart(World world, int teacher) => new(world.Frame, world.Spec, teacher, 0, world.State, world.State);

    /// <summary>A week after all its rules ran.</summary>
    public static TeacherWeek Of(WeekFrame frame, WorldSpec spec, int teacher) => new(frame, spec, teacher, frame.Week + 1, frame.Now, frame.Next);

    public int GlobalId => Global(_teacher);

    public PracticeSeen Before(int practice) => Seen(_before, practice);

    public PracticeSeen After(int practice) => Seen(_after, practice);

    public double Readiness(int practice) => _spec.Practices[practice].Readiness;

    public double Mandate => _frame.Conditions.Mandate[School];

    public bool Succeeded(int practice) => _frame.Succeeded[practice][_teacher];

    public double BeliefBefore(int belief) => _before.Belief[belief][_teacher];

    public double BeliefAfter(int belief) => _after.Belief[belief][_teacher];

    /// <summary>A tie by its place in the teacher's row, in ascending alter.</summary>
    public TieSeen Tie(int slot)
    {
        int e = Network.RowStart[_teacher] + slot;
        int back = Network.Reverse[e];
        int alter = Network.Alter[e];
        int week = Math.Max(0, Week - 1);
        double floor = _frame.Parameters[Network.IsBetween[e] ? Parameter.TieFloorBetween : Parameter.TieFloorWithin];
        return new TieSeen(
            Global(alter), Network.Exists(e, Math.Max(0, week - 1)), Network.Exists(e, week), Network.IsBetween[e],
            HasMet: Week > 0 && _frame.HasContact[e], AlterLeft: Week > 0 && _frame.Leaves[alter],
            _before.TieStrength[e], _after.TieStrength[e], Math.Max(floor, FinalCounts.SurvivingTieStrength),
            _after.Trust[e], _after.Trust[back]);
    }

    /// <summary>Where the week's draw of rule R2 falls: outside first, then contacts in ascending alter, then a conference; else the mandate.</summary>
    public Heard Heard(int practice)
    {
        var update = Update(practice);
        double draw = update.Draw(_teacher, Purpose.Awareness);
        double outside = _frame.Conditions.ExternalAwareness[School];
        double silence = 1.0;
        if (IsHeard())
        {
            return new Heard(Week, practice, HeardFrom.Outside, Nobody, false);
        }

        foreach (int e in _frame.ContactsOf(_teacher))
        {
            silence *= 1.0 - update.MentionChance(Network.Alter[e]);
            if (IsHeard())
            {
                return From(HeardFrom.Contact, Network.Alter[e]);
            }
        }

        foreach (int speaker in HeardAtConference())
        {
            silence *= 1.0 - update.MentionChance(speaker);
            if (IsHeard())
            {
                return From(HeardFrom.Conference, speaker);
            }
        }

        return new Heard(Week, practice, HeardFrom.Mandate, Nobody, false);

        bool IsHeard() => draw < R02Awareness.Chance(outside, silence);

        Heard From(HeardFrom source, int alter) =>
            new(Week, practice, source, Global(alter), _before.Practices[practice].Uses[alter]);
    }

    /// <summary>The factors of rule R3 by source, in a fixed order; together they explain what know-how gained.</summary>
    public void AddLessons(int practice, LessonBook book)
    {
        var update = Update(practice);
        var now = _before.Practices[practice];
        double strangers = _spec.Climate.TrustBetween;
        double capacity = update.CapacityFor(_teacher);
        bool isUser = now.IsGenuineUser(_teacher), isAware = now.IsAware[_teacher];
        double stimuli = 0.0, joint = 0.0;
        int partner = Nobody;
        foreach (int e in _frame.ContactsOf(_teacher))
        {
            int j = Network.Alter[e];
            double w = _before.TieStrength[e], trust = _before.Trust[e], fit = update.ContextFit(e, w);
            bool isOthersUse = now.IsGenuineUser(j);
            if (isOthersUse)
            {
                double gate = update.Stimulus(trust);
                stimuli += gate;
                book.Stimulate(Slot(e), gate);
                book.Add(LessonKind.Transfer, Slot(e), update.Transfer(capacity, j, w, gate, fit));
            }

            double pull = trust * fit * OneIf(((isUser || isAware) && isOthersUse) || (isUser && now.IsAware[j]));
            if (w >= StrongCutoff && pull > joint)
            {
                (joint, partner) = (pull, Slot(e));
            }
        }

        foreach (int speaker in HeardAtConference())
        {
            if (now.IsGenuineUser(speaker))
            {
                double gate = update.Stimulus(strangers);
                stimuli += gate;
                book.Stimulate(Nobody, gate);
            }
        }

        double alone = update.OwnDevelopment(_teacher, 0.0);
        book.Add(LessonKind.OwnDevelopment, Nobody, alone);
        book.AddStimulated(update.OwnDevelopment(_teacher, stimuli) - alone);
        book.Add(LessonKind.Coaching, Nobody, update.FromCoaching(_teacher));
        book.Add(LessonKind.Doing, Nobody, update.ByDoing(_teacher));
        book.Add(LessonKind.JointWork, partner, update.Attention(_teacher) * (_frame.Parameters[Parameter.JointDevelopmentRate] * joint));
    }

    /// <summary>This week's chance to adopt of somebody who is ready and does not genuinely use the practice.</summary>
    public double AdoptionChance(int practice)
    {
        double notInfected = 1.0;
        foreach (int e in _frame.ContactsOf(_teacher))
        {
            notInfected *= NotInfectedBy(practice, e);
        }

        return Update(practice).Hazard(_teacher, SocialProof(practice), notInfected);
    }

    /// <summary>Where the week's draw of rule R5 falls: own account first, then social proof, then contacts in ascending alter.</summary>
    public (AdoptedBecause Because, int Alter, double Draw) Adoption(int practice)
    {
        var update = Update(practice);
        double draw = update.Draw(_teacher, Purpose.Adoption);

        // With a threshold of social proof nobody adopts on their own account: the hazard without company is then 0.
        if (draw < update.Hazard(_teacher, 0.0, 1.0))
        {
            return (AdoptedBecause.OwnAccount, Nobody, draw);
        }

        double proof = SocialProof(practice);
        double notInfected = 1.0;
        if (draw < update.Hazard(_teacher, proof, notInfected))
        {
            return (AdoptedBecause.SocialProof, Nobody, draw);
        }

        foreach (int e in _frame.ContactsOf(_teacher))
        {
            notInfected *= NotInfectedBy(practice, e);
            if (draw < update.Hazard(_teacher, proof, notInfected))
            {
                return (AdoptedBecause.Contagion, Global(Network.Alter[e]), draw);
            }
        }

        throw new InvalidOperationException($"Teacher {GlobalId} did not adopt practice {practice} in week {Week}.");
    }

    public Company Company(int practice)
    {
        int users = 0, alters = 0;
        for (int e = Network.RowStart[_teacher]; e < Network.RowStart[_teacher + 1]; e++)
        {
            if (Network.Exists(e, _frame.Week))
            {
                alters++;
                users += _before.Practices[practice].IsGenuineUser(Network.Alter[e]) ? 1 : 0;
            }
        }

        return new Company(users, alters, SocialProof(practice));
    }

    public Motives Motives(int practice)
    {
        var p = _frame.Parameters;
        var belief = _before.Belief[_spec.Practices[practice].BeliefIndex];
        double own = belief[_teacher], efficacy = _before.Efficacy[_teacher], head = belief[Network.HeadOf[School]];
        double climate = _before.Climate[School] * (1.0 - _frame.Conditions.Threat[School]);
        double[] gates =
        [
            Gate(own, p[Parameter.BeliefGate]), Gate(efficacy, p[Parameter.EfficacyGate]),
            Gate(climate, p[Parameter.ClimateGate]), Gate(head, p[Parameter.LeaderGate]),
            1.0 - (p[Parameter.Reactance] * OneIf(_before.Practices[practice].Complies[_teacher])),
        ];
        return new Motives(own, efficacy, climate, head, (Motive)Array.IndexOf(gates, gates.Min()));
    }

    /// <summary>What moves a belief in rule R7: those met, the anchor, and experience with each practice linked to it.</summary>
    public void AddPushes(int belief, BeliefBook book)
    {
        var p = _frame.Parameters;
        var now = _before.Belief[belief];
        double own = now[_teacher];
        double openness = p[Parameter.Susceptibility] * _before.Susceptibility[_teacher];
        double bound = p[Parameter.ConfidenceBound];
        double weights = 0.0;
        foreach (int e in _frame.ContactsOf(_teacher))
        {
            weights += Weight(e);
        }

        double all = p[Parameter.SelfBeliefWeight] + weights;
        double moved = own;
        foreach (int e in _frame.ContactsOf(_teacher))
        {
            double push = openness * Weight(e) * (now[Network.Alter[e]] - own) / (all > 0.0 ? all : 1.0);
            book.PushFromColleague(Slot(e), push);
            moved += push;
        }

        double back = (1.0 - openness) * (_before.Anchor[belief][_teacher] - own);
        book.PushFromAnchor(back);
        moved += back;
        for (int practice = 0; practice < Practices; practice++)
        {
            if (_spec.Practices[practice].BeliefIndex == belief)
            {
                double experienced = R07Belief.Experienced(_frame, moved, practice, _teacher);
                book.PushFromExperience(practice, experienced - moved);
                moved = experienced;
            }
        }

        double Weight(int e) => Math.Abs(own - now[Network.Alter[e]]) <= bound
            ? R07Belief.Weight(_before.TieStrength[e], _before.Trust[e], p[Parameter.BeliefTieStrengthGate], p[Parameter.BeliefTrustGate])
            : 0.0;
    }

    private PracticeUpdate Update(int practice) =>
        _updates[practice] ??= new PracticeUpdate(_frame, _spec.Practices[practice], practice, _spec.Climate.TrustBetween);

    private double SocialProof(int practice) => R04SocialProof.Of(_frame, _before.Practices[practice], _teacher);

    private double NotInfectedBy(int practice, int e) =>
        _before.Practices[practice].IsGenuineUser(Network.Alter[e]) ? Update(practice).NotInfectedBy(Network.Alter[e]) : 1.0;

    private IEnumerable<int> HeardAtConference() =>
        _frame.Conference is { } conference ? conference.HeardBy(GlobalId).ToArray().Select(Network.IndexOf) : [];

    private int Slot(int e) => e - Network.RowStart[_teacher];

    private PracticeSeen Seen(NetworkState state, int practice)
    {
        var columns = state.Practices[practice];
        return new PracticeSeen(
            columns.IsAware[_teacher], columns.KnowHow[_teacher], columns.Uses[_teacher], columns.Complies[_teacher],
            columns.Depth[_teacher], columns.AgeWeeks[_teacher]);
    }

    /// <summary>Diaries keep ids: indices differ from part to part.</summary>
    private int Global(int teacher) => Network.Id[teacher];
}

/// <summary>What a teacher knows and does about a practice.</summary>
internal readonly record struct PracticeSeen(bool IsAware, double KnowHow, bool Uses, bool Complies, double Depth, int AgeWeeks)
{
    public bool IsGenuineUser => Uses && !Complies;
}

/// <summary>A tie at the end of a week.</summary>
internal readonly record struct TieSeen(
    int Alter, bool Existed, bool Exists, bool IsBetween, bool HasMet, bool AlterLeft,
    double StrengthBefore, double Strength, double FadedAt, double OwnTrust, double AltersTrust);
