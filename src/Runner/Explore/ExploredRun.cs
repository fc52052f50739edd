using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;
using Staffroom.Reports;

namespace Staffroom.Runner.Explore;

/// <summary>
/// One replicate as the page shows it: weekly curves over those who are there, shares at the end by school, hours, and for the picture
/// one character per teacher and week.
/// </summary>
internal sealed class ExploredRun
{
    private readonly ExploredWorld _world;
    private readonly int _present;

    private ExploredRun(ExploredWorld world)
    {
        _world = world;
        _present = Math.Max(1, world.IsGone.Count(gone => !gone));
        int points = world.Spec.Weeks + 1;
        (Use, Aware, Depth, Belief) = (new double[points], new double[points], new double[points], new double[points]);
    }

    /// <summary>Share of genuine users by week, the start included.</summary>
    public double[] Use { get; }

    /// <summary>Share who have heard of it.</summary>
    public double[] Aware { get; }

    /// <summary>Mean depth of genuine users, 0 where there are none.</summary>
    public double[] Depth { get; }

    /// <summary>Mean belief.</summary>
    public double[] Belief { get; }

    /// <summary>What a curve ends with.</summary>
    public double AtEnd(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Aware => Aware[^1],
        CurveMeasure.Depth => Depth[^1],
        CurveMeasure.Belief => Belief[^1],
        _ => Use[^1],
    };

    /// <summary>Share of genuine users in each school at the end.</summary>
    public double[] BySchool { get; private set; } = [];

    /// <summary>Person-hours in contacts between schools over the whole run, travel included.</summary>
    public double HoursBetween { get; private set; }

    /// <summary>Person-hours in contacts within schools over the whole run.</summary>
    public double HoursWithin { get; private set; }

    /// <summary>For each week a character per teacher, the digit of a <see cref="UseLevel"/> or - for somebody gone; null where nobody draws it.</summary>
    public List<string>? Levels { get; private set; }

    /// <summary>For each week a digit per teacher: belief in tenths.</summary>
    public List<string>? Beliefs { get; private set; }

    /// <summary>Runs it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="replicate">Which luck.</param>
    /// <param name="isDrawn">Whether the picture's characters are wanted.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ExploredRun Of(ExploredWorld world, int replicate, bool isDrawn, CancellationToken cancellation)
    {
        var run = new ExploredRun(world);
        if (isDrawn)
        {
            (run.Levels, run.Beliefs) = ([], []);
        }

        var trajectory = Simulation.RunWatched(world.Spec, world.RunSeed(replicate), run.Note, cancellation);
        for (int week = 0; week <= world.Spec.Weeks; week++)
        {
            run.HoursBetween += trajectory[week, NetworkMeasure.HoursBetween];
            run.HoursWithin += trajectory[week, NetworkMeasure.Hours] - trajectory[week, NetworkMeasure.HoursBetween];
        }

        return run;
    }

    private void Note(World world)
    {
        var state = world.State;
        var practice = state.Practices[0];
        var levels = Levels is null ? null : new char[practice.Uses.Length];
        var beliefs = Levels is null ? null : new char[practice.Uses.Length];
        int users = 0, aware = 0;
        double depth = 0, belief = 0;
        for (int i = 0; i < practice.Uses.Length; i++)
        {
            if (!_world.IsGone[i])
            {
                bool uses = practice.IsGenuineUser(i);
                users += uses ? 1 : 0;
                aware += practice.IsAware[i] ? 1 : 0;
                depth += uses ? practice.Depth[i] : 0;
                belief += state.Belief[0][i];
            }

            if (levels is not null)
            {
                levels[i] = _world.IsGone[i] ? '-' : LevelOf(practice, i, world.Spec.Practices[0].Readiness);
                beliefs![i] = (char)('0' + (int)Math.Min(9, state.Belief[0][i] * 10));
            }
        }

        int week = world.Week;
        (Use[week], Aware[week], Belief[week]) = ((double)users / _present, (double)aware / _present, belief / _present);
        Depth[week] = users > 0 ? depth / users : 0;
        if (levels is not null)
        {
            Levels!.Add(new string(levels));
            Beliefs!.Add(new string(beliefs!));
        }

        if (week == world.Spec.Weeks)
        {
            BySchool = [.. world.Network.Members.Select(members => ShareOfUsers(members, practice))];
        }
    }

    private double ShareOfUsers(IEnumerable<int> members, PracticeColumns practice)
    {
        var present = members.Where(i => !_world.IsGone[i]).ToArray();
        return present.Length == 0 ? 0 : (double)present.Count(practice.IsGenuineUser) / present.Length;
    }

    private static char LevelOf(PracticeColumns practice, int i, double readiness) => (char)('0' + (int)UseLevels.Of(practice, i, readiness));
}
