using System.Collections.Immutable;
using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// The schools that speed and reach look at: all but those where every condition of an experiment starts, or all if there are none but
/// these.
/// </summary>
public sealed class OtherSchools
{
    private readonly int _people;

    /// <summary>Finds them.</summary>
    /// <param name="shape">The dimensions of a run.</param>
    /// <param name="seedSchools">Schools (0-based) where every condition starts; those that the run does not have are ignored.</param>
    public OtherSchools(TrajectoryShape shape, ImmutableArray<int> seedSchools)
    {
        var all = Enumerable.Range(0, shape.Schools);
        int[] others = [.. all.Except(seedSchools)];
        AreFewer = others.Length > 0 && others.Length < shape.Schools;
        Schools = others.Length > 0 ? [.. others] : [.. all];
        _people = Math.Max(1, Schools.Sum(school => shape.SchoolSizes[school]));
    }

    /// <summary>The schools, 0-based, ascending.</summary>
    public ImmutableArray<int> Schools { get; }

    /// <summary>Whether some schools are left out.</summary>
    public bool AreFewer { get; }

    /// <summary>Share of their teachers who are genuine users of a practice at the end of a week.</summary>
    public double Use(Trajectory trajectory, int practice, int week)
    {
        int users = 0;
        foreach (int school in Schools)
        {
            users += trajectory.UsersInSchool(week, practice, school);
        }

        return users / (double)_people;
    }
}
