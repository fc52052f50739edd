using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Writes <c>curves.csv</c>: one row per condition, replicate and week, with the levels of the factors, every network measure and every
/// practice measure, the latter as <c>genuineUse[name of the practice]</c>. Runs are written as they come and not kept.
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

        rows.End();
        foreach (var (run, trajectory) in runs)
        {
            for (int week = 0; week < trajectory.Shape.Points; week++)
            {
                PlanColumns.Row(rows, experiment, run);
                Week(rows, trajectory, week, practices.Length);
            }
        }
    }

    private static void Week(CsvRows rows, Trajectory trajectory, int week, int practices)
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

        rows.End();
    }

    private static string Key(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
