using System.Collections.Immutable;
using System.Text;
using Staffroom.Model.Measures;
using Staffroom.Reports;
using Staffroom.Reports.Tables;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>The CSV files of a result folder.</summary>
internal static class ResultTables
{
    private const string Curves = "curves.csv";
    private const string Summary = "summary.csv";
    private const string Comparisons = "comparisons.csv";

    /// <summary>Who took up what in the run that the report tells in full.</summary>
    public const string Adopters = "adopters.csv";

    /// <summary>Names of those that every result folder has.</summary>
    public static ImmutableArray<string> Names { get; } = [Curves, Summary, Comparisons];

    /// <summary>Writes how each week of every run ended, from the store.</summary>
    public static void WriteCurves(ResultFolder folder) =>
        WriteText(folder, Curves, writer => CurvesCsv.Write(writer, folder.Experiment, Trajectories(folder)));

    /// <summary>Writes what the runs came to and what that says.</summary>
    public static void Write(ResultFolder folder, Comparison comparison, IReadOnlyList<RunOutcomes?> outcomes)
    {
        WriteText(folder, Summary, writer => WriteSummary(writer, folder, outcomes));
        WriteText(folder, Comparisons, writer => ComparisonsCsv.Write(writer, folder.Experiment, comparison));
    }

    /// <summary>Writes who took up what in one run.</summary>
    public static void WriteAdopters(ResultFolder folder, ChosenRun chosen)
    {
        var run = folder.Experiment.Run((chosen.Condition * folder.Experiment.Replicates) + chosen.Replicate);
        WriteText(folder, Adopters, writer => AdoptersCsv.Write(writer, folder.Experiment, run, chosen.Adopters));
    }

    private static IEnumerable<(RunSpec Run, Trajectory Trajectory)> Trajectories(ResultFolder folder) =>
        RunReader.Finished(folder.Experiment, folder.Store).Select(run => (folder.Experiment.Run(run.Index), RunReader.Read(folder.Store, run)));

    private static void WriteSummary(TextWriter writer, ResultFolder folder, IReadOnlyList<RunOutcomes?> outcomes)
    {
        int practices = folder.Experiment.Conditions.Max(condition => condition.World.Practices.Length);
        OutcomeColumn[] columns =
        [
            .. OutcomeTable.All.SelectMany(row => row.IsPerPractice
                ? Enumerable.Range(0, practices).Select(practice => new OutcomeColumn(row.Key, practice))
                : [new OutcomeColumn(row.Key, null)]),
        ];
        SummaryCsv.Write(writer, folder.Experiment, columns, RunReader.Finished(folder.Experiment, folder.Store).Select(run => new RunSummary(
            folder.Experiment.Run(run.Index), run.DigestText, [.. columns.Select(column => Value(outcomes[run.Index], column))])));
    }

    private static double Value(RunOutcomes? run, OutcomeColumn column) =>
        run is null || column.Practice >= run.Practices ? double.NaN : run[column.Outcome, column.Practice ?? 0];

    private static void WriteText(ResultFolder folder, string name, Action<TextWriter> write) => folder.WriteWhole(name, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
        write(writer);
    });
}
