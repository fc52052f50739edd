using Staffroom.Reports.Diaries;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tables;

/// <summary>Writes <c>adopters.csv</c>: one row for each teacher and practice taken up in one run, in order of the week.</summary>
public static class AdoptersCsv
{
    private static readonly string[] Headers =
        ["teacher", "school", "practice", "heardWeek", "heardFrom", "readyWeek", "adoptedWeek", "why", "finalDepth", "atTheEnd"];

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="experiment">The plan the run belongs to.</param>
    /// <param name="run">The run.</param>
    /// <param name="adopters">Who took up what in it.</param>
    public static void Write(TextWriter output, Experiment experiment, RunSpec run, IEnumerable<Adopter> adopters)
    {
        ArgumentNullException.ThrowIfNull(adopters);
        using var rows = new CsvRows(output);
        PlanColumns.Header(rows, experiment);
        foreach (string header in Headers)
        {
            rows.Text(header);
        }

        rows.End();
        foreach (var adopter in adopters)
        {
            PlanColumns.Row(rows, experiment, run);
            rows.Text(adopter.Name).Text(adopter.School).Text(adopter.Practice).Number(adopter.HeardWeek).Text(adopter.HeardFrom);
            rows.Number(adopter.ReadyWeek ?? double.NaN).Number(adopter.AdoptedWeek).Text(adopter.Why);
            rows.Number(adopter.FinalDepth ?? double.NaN).Text(adopter.AtTheEnd).End();
        }
    }
}
