using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tables;

/// <summary>Writes <c>summary.csv</c>: one row per condition and replicate with its run seed, digest and outcomes.</summary>
public static class SummaryCsv
{
    /// <summary>Writes the runs in the order given.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="experiment">The plan the runs belong to.</param>
    /// <param name="columns">The outcomes, in the order of each row's values; an outcome of a practice is headed <c>auc[name of the practice]</c>.</param>
    /// <param name="runs">Runs with their outcomes; enumerated once. What is not a finite number (a time that was not reached) becomes an empty cell.</param>
    public static void Write(TextWriter output, Experiment experiment, IReadOnlyList<OutcomeColumn> columns, IEnumerable<RunSummary> runs)
    {
        using var rows = new CsvRows(output);
        string[] practices = PlanColumns.Practices(experiment);
        PlanColumns.Header(rows, experiment);
        rows.Text("runSeed").Text("digest");
        foreach (var column in columns)
        {
            rows.Text(column.Practice is { } practice ? $"{column.Outcome}[{practices[practice]}]" : column.Outcome);
        }

        rows.End();
        foreach (var run in runs)
        {
            PlanColumns.Row(rows, experiment, run.Run);
            rows.Text(run.Run.RunSeed.ToString()).Text(run.Digest);
            foreach (double value in run.Values)
            {
                rows.Number(value);
            }

            rows.End();
        }
    }
}

/// <summary>A column of outcomes.</summary>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Practice">Index of the practice, or null for an outcome of the whole network.</param>
public sealed record OutcomeColumn(string Outcome, int? Practice);

/// <summary>A run and its outcomes.</summary>
/// <param name="Run">The run.</param>
/// <param name="Digest">The digest of its trajectory.</param>
/// <param name="Values">Its outcomes, in the order of the columns; NaN where there is none.</param>
public sealed record RunSummary(RunSpec Run, string Digest, double[] Values);
