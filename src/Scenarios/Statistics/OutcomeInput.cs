using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>What outcomes need to know about a condition beside its trajectory.</summary>
/// <param name="SeedSchools">Schools (0-based) that speed and reach leave out; empty for none.</param>
/// <param name="SupportEndsWeek">Week in which support or a mandate ends within the run, or null.</param>
/// <param name="HasCapacityHalves">Whether the second half of the schools starts with a lower capacity.</param>
public sealed record OutcomeContext(ImmutableArray<int> SeedSchools, int? SupportEndsWeek, bool HasCapacityHalves)
{
    /// <summary>Staff of each school where a design makes schools of equal size with the head first; null for other networks.</summary>
    public int? StaffPerSchool { get; init; }

    /// <summary>The context of a condition of an experiment.</summary>
    public static OutcomeContext Of(Experiment experiment, Condition condition) =>
        new(experiment.SeedSchools, SupportEnd(condition.World), condition.World.Climate.LowCapacity is not null)
        {
            StaffPerSchool = (condition.World.Network as SchoolNetworkSpec)?.StaffPerSchool,
        };

    private static int? SupportEnd(WorldSpec world)
    {
        var ends = world.Interventions.OfType<SwitchIntervention>()
            .Where(intervention => intervention.Until < world.Weeks && IsSupport(intervention.Switch))
            .Select(intervention => intervention.Until)
            .ToArray();
        return ends.Length == 0 ? null : ends.Max();
    }

    private static bool IsSupport(SchoolSwitch kind) =>
        kind is SchoolSwitch.Coaching or SchoolSwitch.Mandate or SchoolSwitch.TravelFunding or SchoolSwitch.ExtraHours
            or SchoolSwitch.ExternalExpert;
}

/// <summary>A trajectory prepared for the outcomes: curves, totals and shares by school, each derived once.</summary>
internal sealed class OutcomeInput
{
    private readonly OtherSchools _elsewhere;
    private readonly double[]?[] _otherUse;
    private readonly double[]?[] _allUse;

    public OutcomeInput(Trajectory trajectory, OutcomeContext context)
    {
        Trajectory = trajectory;
        Context = context;
        _elsewhere = new OtherSchools(trajectory.Shape, context.SeedSchools);
        _otherUse = new double[]?[trajectory.Shape.Practices];
        _allUse = new double[]?[trajectory.Shape.Practices];
    }

    public Trajectory Trajectory { get; }

    public OutcomeContext Context { get; }

    /// <summary>The schools that speed and reach look at: all but the seed schools, or all if there are none but these.</summary>
    public ImmutableArray<int> OtherSchools => _elsewhere.Schools;

    public bool HasOtherSchools => _elsewhere.AreFewer;

    public TrajectoryShape Shape => Trajectory.Shape;

    public int Weeks => Shape.Weeks;

    public double Final(NetworkMeasure measure) => Trajectory[Weeks, measure];

    public double Final(int practice, PracticeMeasure measure) => Trajectory[Weeks, practice, measure];

    public double Total(NetworkMeasure measure)
    {
        double sum = 0.0;
        for (int week = 0; week <= Weeks; week++)
        {
            sum += Trajectory[week, measure];
        }

        return sum;
    }

    /// <summary>Share of genuine users in the other schools, week by week.</summary>
    public double[] OtherUse(int practice) =>
        _otherUse[practice] ??= [.. Enumerable.Range(0, Shape.Points).Select(week => _elsewhere.Use(Trajectory, practice, week))];

    /// <summary>Share of genuine users in all schools, week by week.</summary>
    public double[] AllUse(int practice) => _allUse[practice] ??= UseIn(practice, Enumerable.Range(0, Shape.Schools));

    public double[] UseIn(int practice, IEnumerable<int> schools)
    {
        var listed = schools.ToArray();
        double people = Math.Max(1, listed.Sum(school => Shape.SchoolSizes[school]));
        var curve = new double[Shape.Points];
        for (int week = 0; week < curve.Length; week++)
        {
            int users = 0;
            foreach (int school in listed)
            {
                users += Trajectory.UsersInSchool(week, practice, school);
            }

            curve[week] = users / people;
        }

        return curve;
    }

    public int[] FinalUsersBySchool(int practice) =>
        [.. Enumerable.Range(0, Shape.Schools).Select(school => Trajectory.UsersInSchool(Weeks, practice, school))];

    /// <summary>Implemented share of each school at the end.</summary>
    public double[] ImplementedShares(int practice) =>
        [.. Enumerable.Range(0, Shape.Schools).Select(school =>
            Trajectory.Final.ImplementedBySchool[(practice * Shape.Schools) + school] / (double)Math.Max(1, Shape.SchoolSizes[school]))];

    public double[] KnowHowBySchool(int practice) =>
        Trajectory.Final.KnowHowBySchool.AsSpan(practice * Shape.Schools, Shape.Schools).ToArray();

    /// <summary>Share of the other schools in which at least this share of the teachers are genuine users at the end.</summary>
    public double SchoolsReached(int practice, double share)
    {
        int reached = OtherSchools.Count(school =>
            Trajectory.UsersInSchool(Weeks, practice, school) >= share * Shape.SchoolSizes[school]);
        return (double)reached / OtherSchools.Length;
    }

    /// <summary>
    /// The schools where a practice starts and the others: the experiment's seed schools if it has any, else those with users at week 0.
    /// </summary>
    public (int[] Seeds, int[] Others) SeedAndOtherSchools(int practice)
    {
        int[] seeds = HasOtherSchools
            ? [.. Enumerable.Range(0, Shape.Schools).Except(OtherSchools)]
            : [.. Enumerable.Range(0, Shape.Schools).Where(school => Trajectory.UsersInSchool(0, practice, school) > 0)];
        return (seeds, [.. Enumerable.Range(0, Shape.Schools).Except(seeds)]);
    }
}
