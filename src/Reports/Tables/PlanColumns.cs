using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tables;

/// <summary>The columns that say which run a row is about: condition (1-based), the level of each factor, replicate (1-based).</summary>
internal static class PlanColumns
{
    public static string[] Practices(Experiment experiment) =>
        [.. experiment.Conditions.MaxBy(c => c.World.Practices.Length)!.World.Practices.Select(practice => practice.Name)];

    public static void Header(CsvRows rows, Experiment experiment)
    {
        rows.Text("condition");
        foreach (var factor in experiment.Factors)
        {
            rows.Text(factor.Key);
        }

        rows.Text("replicate");
    }

    public static void Row(CsvRows rows, Experiment experiment, RunSpec run)
    {
        var levels = experiment.Conditions[run.Condition].Levels;
        rows.Number(run.Condition + 1);
        for (int f = 0; f < levels.Length; f++)
        {
            var level = experiment.Factors[f].Levels[levels[f]];
            _ = level.Number is { } number ? rows.Number(number) : rows.Text(level.Label);
        }

        rows.Number(run.Replicate + 1);
    }
}
