using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Writes <c>curves.csv</c>: one row per condition, replicate and week, with the levels of the factors, every network measure and every
/// practice measure, the latter as <c>genuineUse[name of the practice]</c>; last <c>genuineUseElsewhere[…]</c>, the share of genuine users in
/// the schools that the outcome auc looks at, so that it can be computed again from this file. Runs are written as they come and not kept.
/// </summary>
public static class CurvesCsv
{
    private static readonly NetworkMeasure[] NetworkMeasures = Enum.GetValues<NetworkMeasure>();
    private static readonly PracticeMeasure[] PracticeMeasures = Enum.GetValues<PracticeMeasure>();

    /// <summary>Writes the runs in the order given.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="experiment">The plan the runs belong to.</param>
    /// <param name="runs">Runs with their trajectories; enumerated once.</param>
    public static void Write(TextWriter output, Experiment experiment, IEnumerable<(RunSpec Run, Trajectory Trajectory)> runs)
    {
        using var rows = new CsvRows(output);
        string[] practices = PlanColumns.Practices(experiment);
        PlanColumns.Header(rows, experiment);
        rows.Text("week");
        foreach (var measure in NetworkMeasures)
        {
            rows.Text(Key(measure.ToString()));
        }

        foreach (string practice in practices)
        {
            foreach (var measure in PracticeMeasures)
            {
                rows.Text($"{Key(measure.ToString())}[{practice}]");
            }
        }

        foreach (string practice in practices)
        {
            rows.Text($"genuineUseElsewhere[{practice}]");
        }

        rows.End();
        foreach (var (run, trajectory) in runs)
        {
            var elsewhere = new OtherSchools(trajectory.Shape, experiment.SeedSchools);
            for (int week = 0; week < trajectory.Shape.Points; week++)
            {
                PlanColumns.Row(rows, experiment, run);
                Week(rows, trajectory, elsewhere, week, practices.Length);
            }
        }
    }

    private static void Week(CsvRows rows, Trajectory trajectory, OtherSchools elsewhere, int week, int practices)
    {
        rows.Number(week);
        foreach (var measure in NetworkMeasures)
        {
            rows.Number(trajectory[week, measure]);
        }

        for (int practice = 0; practice < practices; practice++)
        {
            foreach (var measure in PracticeMeasures)
            {
                rows.Number(practice < trajectory.Shape.Practices ? trajectory[week, practice, measure] : double.NaN);
            }
        }

        for (int practice = 0; practice < practices; practice++)
        {
            rows.Number(practice < trajectory.Shape.Practices ? elsewhere.Use(trajectory, practice, week) : double.NaN);
        }

        rows.End();
    }

    private static string Key(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
