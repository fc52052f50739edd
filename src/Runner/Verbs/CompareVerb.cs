using System.Collections.Immutable;
using System.CommandLine;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Verbs;

/// <summary><c>compare</c>: two result folders side by side.</summary>
internal static class CompareVerb
{
    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "compare", "Puts two result folders side by side: conditions matched by name, replicates paired where they have the same seed",
            "compare results/before-1 results/after-1", "compare results/before-1 results/after-1 --outcome t50 --json");
        var first = RunOptions.Folder("A");
        var second = RunOptions.Folder("B");
        var outcome = new Option<string?>("--outcome") { HelpName = "KEY", Description = "The outcome to compare; by default the primary one of A" };
        var json = RunOptions.Json();
        verb.Arguments.Add(first);
        verb.Arguments.Add(second);
        verb.Options.Add(outcome);
        verb.Options.Add(json);
        verb.SetAction(parsed => Compare(
            host, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(outcome), parsed.GetValue(json)));
        return verb;
    }

    private static string Whole(Host host, string folder) => Path.TrimEndingDirectorySeparator(host.Resolve(folder));

    private static int Compare(Host host, string first, string second, string? key, bool isJson)
    {
        if (string.Equals(Whole(host, first), Whole(host, second), StringComparison.Ordinal))
        {
            throw new RunnerException(ExitCode.Usage, $"{first} and {second} are the same folder.");
        }

        var a = FolderSide.Read(host, first);
        var b = FolderSide.Read(host, second);
        string wanted = key ?? a.Experiment.Primary;
        var outcome = OutcomeTable.Find(wanted) ?? throw new RunnerException(
            ExitCode.Usage, $"There is no outcome `{wanted}`.{Nearest.Advice(wanted, OutcomeTable.All.Select(row => row.Key))}");
        var differences = FolderComparison.Of(a, b, outcome);
        string[] warnings = [.. FolderComparison.Warnings(a, b, outcome)];
        if (isJson)
        {
            host.Out.WriteLine(JsonText.Of(new { A = host.Resolve(first), B = host.Resolve(second), Outcome = outcome.Key, outcome.Unit, Differences = differences, Warnings = warnings }));
            return ExitCode.Done;
        }

        foreach (string warning in warnings)
        {
            host.Error.WriteLine($"note: {warning}");
        }

        Say(host, a, b, outcome, differences);
        return ExitCode.Done;
    }

    private static void Say(Host host, FolderSide a, FolderSide b, OutcomeDefinition outcome, ImmutableArray<FolderDifference> differences)
    {
        FindingsShown.Paragraph(host, $"A is {a.Name}: {a.Experiment.Question}");
        FindingsShown.Paragraph(host, $"B is {b.Name}: {b.Experiment.Question}");
        FindingsShown.Paragraph(host, $"{outcome.Name} ({outcome.Unit}), paired by run seed, with 95 % intervals:");
        Screen.Table(
            host,
            [("condition", false), ("practice", false), ("A", true), ("B", true), ("B − A", true), ("interval", true), ("n", true)],
            differences.Select(d => new[]
            {
                d.Condition, d.Practice ?? "", Plain(d.MeanA), Plain(d.MeanB), FindingsShown.Signed(d.Difference),
                $"{FindingsShown.Signed(d.Low)} to {FindingsShown.Signed(d.High)}", $"{d.N}",
            }));
        host.Out.WriteLine();
        foreach (var difference in differences.Where(d => IsOverall(d, differences)))
        {
            FindingsShown.Paragraph(host, Sentence(difference, outcome));
        }

        int identical = differences.Where(d => !IsMean(d)).Sum(d => d.Identical), pairs = differences.Where(d => !IsMean(d)).Sum(d => d.N);
        if (identical > 0)
        {
            FindingsShown.Paragraph(host, identical == pairs
                ? "Every pair is the very same run: both folders hold the same results."
                : $"{identical} of {pairs} pairs are the very same run (equal digests).");
        }
    }

    private static string Sentence(FolderDifference d, OutcomeDefinition outcome)
    {
        string what = outcome.ShortName + (d.Practice is null ? "" : $" of {d.Practice}");
        string numbers = $"({FindingsShown.Signed(d.Difference)}, 95 % interval {FindingsShown.Signed(d.Low)} to {FindingsShown.Signed(d.High)}, n = {d.N})";
        return d switch
        {
            { Low: > 0 } => $"{d.Condition}: B has more {what} than A {numbers}.",
            { High: < 0 } => $"{d.Condition}: B has less {what} than A {numbers}.",
            { Difference: 0, Low: 0, High: 0 } => $"{d.Condition}: A and B have the same {what} {numbers}.",
            _ => $"{d.Condition}: undecided whether B has more {what} than A {numbers}.",
        };
    }

    private static bool IsMean(FolderDifference d) => string.Equals(d.Condition, FolderDifference.AllConditions, StringComparison.Ordinal);

    /// <summary>The means over conditions, or with one condition that one.</summary>
    private static bool IsOverall(FolderDifference d, ImmutableArray<FolderDifference> all) => IsMean(d) || !all.Any(IsMean);

    private static string Plain(double value) => double.IsNaN(value) ? "unknown" : Math.Abs(value) >= 100 ? $"{value:#,0}" : $"{value:0.000}";
}
