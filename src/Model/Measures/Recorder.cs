using Staffroom.Model.Parts;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Measures;

/// <summary>Records a whole world week by week, school by school.</summary>
internal sealed class Recorder
{
    private readonly World _world;
    private readonly Tallier _tallier;
    private readonly TrajectoryBuilder _trajectory;
    private readonly WeekTally _layout;
    private readonly double[] _schools;
    private readonly Action<int, int> _tallySchools;

    public Recorder(World world)
    {
        _world = world;
        _tallier = new Tallier(world);
        _trajectory = Builder(world);
        _layout = new WeekTally(world.Spec.Practices.Length);
        _schools = new double[world.Network.SchoolCount * _layout.Width];
        _tallySchools = TallySchools;
        Record();
    }

    /// <summary>An empty trajectory of a whole world.</summary>
    public static TrajectoryBuilder Builder(World whole)
    {
        var (spec, network) = (whole.Spec, whole.Network);
        var shape = new TrajectoryShape(spec.Weeks, spec.Practices.Length, network.TeacherCount, [.. network.Members.Select(members => members.Length)]);
        return new TrajectoryBuilder(shape, network.Members);
    }

    /// <summary>The final vector of a school: sums, then what is kept of each member.</summary>
    public static double[] Final(World world, Tallier tallier, int school)
    {
        var layout = new FinalTally(world.Spec.Practices.Length);
        var members = world.Network.Members[school];
        var vector = new double[layout.SumWidth + (members.Length * layout.PersonWidth)];
        for (int m = 0; m < members.Length; m++)
        {
            layout.Teacher(world, tallier, members[m], vector, vector.AsSpan(layout.SumWidth + (m * layout.PersonWidth)));
        }

        return vector;
    }

    /// <summary>Records the current state as the next point.</summary>
    public void Record()
    {
        Array.Clear(_schools);
        _world.Ranges.ForEach(_world.Network.SchoolCount, _world.Network.TeacherCount / _world.Network.SchoolCount, _tallySchools);
        _trajectory.Add(_schools);
    }

    /// <summary>The trajectory; call once, after the last week.</summary>
    public Trajectory Finish() => _trajectory.Finish([.. Enumerable.Range(0, _world.Network.SchoolCount).Select(s => Final(_world, _tallier, s))]);

    /// <summary>Passes by the state of the world at the start of a week and everything recorded until then, but for the week itself.</summary>
    public void Pass(StateColumns columns, int week)
    {
        PartState.Pass(columns, _world, _tallier);
        _trajectory.Pass(columns, week + 1);
    }

    private void TallySchools(int from, int to)
    {
        for (int s = from; s < to; s++)
        {
            _tallier.School(s, _schools.AsSpan(s * _layout.Width, _layout.Width));
        }
    }
}
