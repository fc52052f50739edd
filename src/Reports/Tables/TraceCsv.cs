using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Writes <c>trace.csv</c>: one row per condition, replicate, week (0 is the start) and teacher, with the levels of the factors and the
/// teacher's whole state: per practice whether the teacher is aware of it (0 or 1), know-how, reported use (0 or 1), whether that is mere
/// compliance (0 or 1), depth and weeks since adoption; beliefs; efficacy, capacity, own threshold and susceptibility. Numbers read
/// back as the same bits, so that anybody can check an exact answer. Runs are simulated as they are written and not kept.
/// </summary>
public static class TraceCsv
{
    /// <summary>Characters of a number that has run for some weeks, its comma included.</summary>
    private const long NumberLength = 19;

    /// <summary>Characters of a 0 or 1, a count or a short name, its comma included.</summary>
    private const long MarkLength = 3;

    /// <summary>How many rows the file would have, its heading left out.</summary>
    public static long Rows(Experiment experiment) =>
        experiment.Conditions.Sum(condition => RowsOf(condition.World)) * experiment.Replicates;

    /// <summary>About how many bytes the file would have.</summary>
    public static long EstimatedBytes(Experiment experiment) => experiment.Replicates * experiment.Conditions.Sum(condition =>
    {
        var world = condition.World;
        long marks = 5 + (3 * experiment.Factors.Length) + (4 * world.Practices.Length);
        long numbers = 2 + world.Beliefs.Length + (2 * world.Practices.Length);
        return RowsOf(world) * ((marks * MarkLength) + (numbers * NumberLength));
    });

    /// <summary>Simulates runs on the kernel and writes every state of every teacher.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="experiment">The plan the runs belong to.</param>
    /// <param name="runs">The runs, in the order of the rows; enumerated once.</param>
    /// <param name="written">Called after each run with the trajectory that it had.</param>
    /// <param name="cancellation">Stops between two weeks.</param>
    public static void Write(
        TextWriter output, Experiment experiment, IEnumerable<RunSpec> runs, Action<RunSpec, Trajectory> written, CancellationToken cancellation)
    {
        using var rows = new CsvRows(output);
        Header(rows, experiment);
        foreach (var run in runs)
        {
            written(run, Simulation.RunWatched(run.World, run.RunSeed, world => Week(rows, experiment, run, world), cancellation));
        }
    }

    private static long RowsOf(WorldSpec world) => (world.Weeks + 1L) * world.Network.TeacherCount;

    private static void Header(CsvRows rows, Experiment experiment)
    {
        PlanColumns.Header(rows, experiment);
        rows.Text("week").Text("school").Text("teacher");
        foreach (string practice in PlanColumns.Practices(experiment))
        {
            foreach (string column in new[] { "aware", "knowHow", "uses", "complies", "depth", "ageWeeks" })
            {
                rows.Text($"{column}[{practice}]");
            }
        }

        foreach (var belief in experiment.Conditions[0].World.Beliefs)
        {
            rows.Text($"belief[{belief.Name}]");
        }

        rows.Text("efficacy").Text("capacity").Text("threshold").Text("susceptibility").End();
    }

    private static void Week(CsvRows rows, Experiment experiment, RunSpec run, World world)
    {
        var (state, network) = (world.State, world.Network);
        for (int i = 0; i < network.TeacherCount; i++)
        {
            PlanColumns.Row(rows, experiment, run);
            rows.Number(world.Week);
            _ = network.SchoolNames is { } names ? rows.Text(names[network.SchoolOf[i]]) : rows.Number(network.SchoolOf[i] + 1);
            rows.Text(network.NameOf(i));
            foreach (var practice in state.Practices)
            {
                rows.Number(practice.IsAware[i] ? 1 : 0).Number(practice.KnowHow[i]);
                rows.Number(practice.Uses[i] ? 1 : 0).Number(practice.Complies[i] ? 1 : 0);
                rows.Number(practice.Depth[i]).Number(practice.AgeWeeks[i]);
            }

            foreach (double[] belief in state.Belief)
            {
                rows.Number(belief[i]);
            }

            rows.Number(state.Efficacy[i]).Number(state.Capacity[i]).Number(state.Threshold[i]).Number(state.Susceptibility[i]).End();
        }
    }
}
