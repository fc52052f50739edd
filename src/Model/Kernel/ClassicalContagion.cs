using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Rules;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Kernel;

/// <summary>
/// A run in which nothing but adoption can happen: everybody meets everybody they are tied to, everything else stands still, and users stay
/// users. The limiting cases of thresholds and of contagion are such runs once beliefs are held fixed. Then only those around new users need
/// to be looked at: a week costs what happens in it, not what there is. The trajectory has the bytes of the whole kernel.
/// </summary>
internal sealed class ClassicalContagion
{
    private const int Never = -1;
    private const int Block = 1024;

    private readonly World _world;
    private readonly SchoolNetwork _network;
    private readonly Tallier _tallier;
    private readonly TrajectoryBuilder _trajectory;
    private readonly WeekTally _layout = new(Practices: 1);
    private readonly double[] _schools;
    private readonly double[] _surroundings;
    private readonly int[] _adoptionWeek;
    private readonly int[] _usersAmong;
    private readonly byte[] _exposureClass;
    private readonly int[] _atRisk;
    private readonly int[] _usersOfSchool;
    private readonly int[] _changedIn;
    private readonly int[] _place;
    private readonly List<int> _changed = [];
    private readonly UserDepths _depths;
    private readonly double _self, _innovation, _imitation, _contagion, _threshold;
    private readonly double[] _notInfected;

    /// <summary>Who can adopt, and with which chance, side by side: a week goes through them once, in whatever order.</summary>
    private int[] _open = new int[Block];
    private double[] _hazard = new double[Block];
    private int _openCount;

    private ClassicalContagion(World world)
    {
        _world = world;
        _network = world.Network;
        var p = world.Spec.Parameters;
        (_self, _innovation, _imitation) = (p[Parameter.SelfProofWeight], p[Parameter.InnovationHazard], p[Parameter.ImitationHazard]);
        (_contagion, _threshold) = (p[Parameter.ContactContagion], p[Parameter.AdoptionThreshold]);
        _tallier = new Tallier(world);
        _trajectory = Recorder.Builder(world);
        int teachers = _network.TeacherCount, schools = _network.SchoolCount;
        _schools = new double[schools * _layout.Width];
        _surroundings = new double[schools * _layout.Width];
        _adoptionWeek = _tallier.AdoptionWeeks[0];
        _usersAmong = new int[teachers];
        _exposureClass = new byte[teachers];
        _atRisk = new int[schools * RiskCounts.ExposureClasses];
        _usersOfSchool = new int[schools];
        _changedIn = new int[teachers];
        _place = new int[teachers];
        _notInfected = Powers(1.0 - _contagion, _network);
        _depths = new UserDepths(p[Parameter.DepthRate], world.State.Practices[0], _network);
        Begin();
    }

    private bool IsOver => _world.Week == _world.Spec.Weeks;

    /// <summary>The run of a world at its start, or null where more than adoption can happen.</summary>
    public static ClassicalContagion? Of(World world) => IsNothingElse(world.Spec) && StandsStill(world) ? new(world) : null;

    /// <summary>Simulates a week and records it.</summary>
    public void Step()
    {
        int week = _world.Week;
        int[] before = [.. _usersOfSchool];
        var risks = (int[])_atRisk.Clone();
        int[] adopters = Adopters(week);
        _world.ResumeAt(week + 1);
        Array.Copy(_surroundings, _schools, _schools.Length);
        foreach (int i in adopters)
        {
            Note(i);
        }

        foreach (int i in adopters)
        {
            Tell(i, week);
        }

        Reconsider();
        _depths.Advance(adopters);
        for (int s = 0; s < _usersOfSchool.Length; s++)
        {
            var counts = _schools.AsSpan((s * _layout.Width) + WeekTally.RisksAt(0));
            counts[0] += before[s];
            for (int c = 0; c < RiskCounts.ExposureClasses; c++)
            {
                counts[2 + (2 * c)] += risks[(s * RiskCounts.ExposureClasses) + c];
            }
        }

        Record();
    }

    /// <summary>The trajectory; call once, after the last week.</summary>
    public Trajectory Finish()
    {
        if (!IsOver)
        {
            throw new InvalidOperationException($"Week {_world.Week} of {_world.Spec.Weeks}.");
        }

        var practice = _world.State.Practices[0];
        for (int i = 0; i < _adoptionWeek.Length; i++)
        {
            if (_adoptionWeek[i] != Never)
            {
                practice.Uses[i] = true;
                practice.AgeWeeks[i] = _world.Week - _adoptionWeek[i];
                practice.Depth[i] = _depths.Of(i, _adoptionWeek[i]);
            }
        }

        return _trajectory.Finish([.. Enumerable.Range(0, _network.SchoolCount).Select(s => Recorder.Final(_world, _tallier, s))]);
    }

    /// <summary>Whether the scenario leaves nothing but adoption: no events, certain contacts, no learning, no way back, nothing that moves people or ties.</summary>
    private static bool IsNothingElse(WorldSpec spec)
    {
        var p = spec.Parameters;
        bool IsOff(params ReadOnlySpan<Parameter> parameters)
        {
            foreach (var parameter in parameters)
            {
                if (p[parameter] != 0.0)
                {
                    return false;
                }
            }

            return true;
        }

        return spec.Practices.Length == 1 && spec.Interventions.IsEmpty && spec.Practices[0].Readiness <= 1.0
            && p[Parameter.InitialAwareness] == 1.0 && p[Parameter.InitialKnowHow] == 1.0
            && p[Parameter.BaseContactRate] == 1.0 && p[Parameter.StrongContactRate] == 1.0
            && IsOff(Parameter.Mandate, Parameter.DisadoptionHazard, Parameter.Turnover, Parameter.DynamicTies, Parameter.ClimateRate)
            && IsOff(Parameter.Susceptibility, Parameter.MasteryBeliefRate)
            && IsOff(Parameter.MasteryEfficacyRate, Parameter.SocialEfficacyRate, Parameter.CollectiveEfficacyRate, Parameter.ExternalExpert, Parameter.CapacityGrowthRate)
            && IsOff(Parameter.ProofTieStrengthGate, Parameter.ProofTrustGate, Parameter.BeliefGate, Parameter.EfficacyGate, Parameter.ClimateGate, Parameter.LeaderGate)
            && p[Parameter.ContagionWindowWeeks] > spec.Weeks;
    }

    /// <summary>Whether the people and ties of this world hold what the parameters promise: certain contacts, everybody ready, beliefs at their anchors.</summary>
    private static bool StandsStill(World world)
    {
        world.Plan();
        var (state, frame) = (world.State, world.Frame);
        var practice = state.Practices[0];
        return !frame.ContactRate.AsSpan().ContainsAnyExcept(1.0) && !frame.TimeScale.AsSpan().ContainsAnyExcept(1.0)
            && !practice.IsAware.AsSpan().Contains(false) && !practice.KnowHow.AsSpan().ContainsAnyExcept(1.0) && !practice.Complies.AsSpan().Contains(true)
            && state.Belief.Zip(state.Anchor).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }

    /// <summary>(1 − β)ⁿ as the rules multiply it, one user after the other.</summary>
    private static double[] Powers(double notInfected, SchoolNetwork network)
    {
        int most = 0;
        for (int i = 0; i < network.TeacherCount; i++)
        {
            most = Math.Max(most, network.RowStart[i + 1] - network.RowStart[i]);
        }

        var powers = new double[most + 1];
        powers[0] = 1.0;
        for (int n = 1; n < powers.Length; n++)
        {
            powers[n] = powers[n - 1] * notInfected;
        }

        return powers;
    }

    /// <summary>Records the start, and what will be the same in every week.</summary>
    private void Begin()
    {
        var (frame, practice) = (_world.Frame, _world.State.Practices[0]);
        for (int s = 0; s < _network.SchoolCount; s++)
        {
            _tallier.School(s, _schools.AsSpan(s * _layout.Width, _layout.Width));
        }

        _trajectory.Add(_schools);
        for (int e = 0; e < frame.ContactTie.Length; e++)
        {
            frame.ContactTie[e] = e;
        }

        for (int i = 0; i < _network.TeacherCount; i++)
        {
            frame.ContactCount[i] = _network.RowStart[i + 1] - _network.RowStart[i];
            _usersOfSchool[_network.SchoolOf[i]] += practice.Uses[i] ? 1 : 0;
            _changedIn[i] = _place[i] = Never;
        }

        for (int s = 0; s < _network.SchoolCount; s++)
        {
            var surroundings = _surroundings.AsSpan(s * _layout.Width, _layout.Width);
            _tallier.Surroundings(s, surroundings);
            var columns = surroundings[WeekTally.PracticeAt(0)..];
            columns[(int)PracticeTally.Aware] = columns[(int)PracticeTally.KnowHow] = _network.Members[s].Length;
        }

        for (int i = 0; i < _network.TeacherCount; i++)
        {
            foreach (int j in practice.Uses[i] ? _network.Alter.AsSpan(_network.RowStart[i], frame.ContactCount[i]) : [])
            {
                _usersAmong[j]++;
            }
        }

        for (int i = 0; i < _network.TeacherCount; i++)
        {
            if (!practice.Uses[i])
            {
                _exposureClass[i] = ExposureClass(i);
                _atRisk[(_network.SchoolOf[i] * RiskCounts.ExposureClasses) + _exposureClass[i]]++;
                Open(i);
            }
        }
    }

    /// <summary>R5 for those who can adopt at all, in ascending id; they leave the open ones.</summary>
    private int[] Adopters(int week)
    {
        Span<double> uniform = stackalloc double[Block];
        var stream = new DrawStream(_world.RunSeed, week, Purpose.Adoption);
        var adopters = new List<int>();
        for (int start = 0; start < _openCount; start += Block)
        {
            int count = Math.Min(Block, _openCount - start);
            var open = _open.AsSpan(start, count);
            var hazard = _hazard.AsSpan(start, count);
            PhiloxBatch.Uniforms(stream, open, [], uniform);
            for (int k = 0; k < open.Length; k++)
            {
                if (uniform[k] < hazard[k])
                {
                    adopters.Add(open[k]);
                }
            }
        }

        foreach (int i in adopters)
        {
            int last = --_openCount, free = _place[i];
            (_open[free], _hazard[free]) = (_open[last], _hazard[last]);
            _place[_open[free]] = free;
        }

        adopters.Sort();
        return [.. adopters];
    }

    /// <summary>Counts a new adopter; exposure is that of the beginning of the week.</summary>
    private void Note(int i)
    {
        int school = _network.SchoolOf[i];
        var tally = _schools.AsSpan(school * _layout.Width, _layout.Width);
        int alters = _network.RowStart[i + 1] - _network.RowStart[i];
        tally[WeekTally.PracticeAt(0) + (int)PracticeTally.Exposure] += alters > 0 ? (double)_usersAmong[i] / alters : 0.0;
        tally[WeekTally.RisksAt(0) + 3 + (2 * _exposureClass[i])]++;
        _atRisk[(school * RiskCounts.ExposureClasses) + _exposureClass[i]]--;
        _usersOfSchool[school]++;
        _adoptionWeek[i] = _world.Week;
    }

    /// <summary>Those around a new user are exposed to one more.</summary>
    private void Tell(int i, int week)
    {
        foreach (int j in _network.Alter.AsSpan(_network.RowStart[i], _network.RowStart[i + 1] - _network.RowStart[i]))
        {
            _usersAmong[j]++;
            if (_changedIn[j] != week && _adoptionWeek[j] == Never)
            {
                _changedIn[j] = week;
                _changed.Add(j);
            }
        }
    }

    private void Reconsider()
    {
        foreach (int i in _changed)
        {
            byte exposure = ExposureClass(i);
            int risks = _network.SchoolOf[i] * RiskCounts.ExposureClasses;
            _atRisk[risks + _exposureClass[i]]--;
            _atRisk[risks + exposure]++;
            _exposureClass[i] = exposure;
            Open(i);
        }

        _changed.Clear();
    }

    /// <summary>Works out a teacher's hazard; whoever can adopt is open from now on.</summary>
    private void Open(int i)
    {
        double hazard = Hazard(i);
        if (_place[i] == Never && hazard > 0.0)
        {
            if (_openCount == _open.Length)
            {
                Array.Resize(ref _open, 2 * _open.Length);
                Array.Resize(ref _hazard, _open.Length);
            }

            _place[i] = _openCount;
            _open[_openCount++] = i;
        }

        if (_place[i] != Never)
        {
            _hazard[_place[i]] = hazard;
        }
    }

    /// <summary>R4 and R5 where all weights are 1 and nothing else counts.</summary>
    private double Hazard(int i)
    {
        int users = _usersAmong[i];
        double proof = R04SocialProof.Share(users, _network.RowStart[i + 1] - _network.RowStart[i], _self, isGenuineUser: false);
        return proof < _world.State.Threshold[i] + _threshold ? 0.0
            : Math.Max(0.0, R05Adoption.BaseHazard(_innovation, _imitation, proof, _notInfected[users]));
    }

    private byte ExposureClass(int i) => (byte)RiskCounts.ClassOf(_usersAmong[i], _network.RowStart[i + 1] - _network.RowStart[i]);

    private void Record()
    {
        for (int s = 0; s < _usersOfSchool.Length; s++)
        {
            var columns = _schools.AsSpan((s * _layout.Width) + WeekTally.PracticeAt(0));
            columns[(int)PracticeTally.Uses] = columns[(int)PracticeTally.Genuine] = _usersOfSchool[s];
            columns[(int)PracticeTally.Depth] = _depths.Sum(s);
            columns[(int)PracticeTally.Implemented] = _depths.Implemented(s);
        }

        _trajectory.Add(_schools);
    }
}
