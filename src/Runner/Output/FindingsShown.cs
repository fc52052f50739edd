using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Output;

/// <summary>What was found, as a table that can be read aloud.</summary>
internal static class FindingsShown
{
    private const int Gap = 2;

    /// <summary>Prints hours, effects on the primary outcome, expectations and the answer.</summary>
    public static void Print(Host host, Experiment experiment, Comparison comparison)
    {
        Hours(host, comparison);
        var primary = comparison.Effects.Where(e => string.Equals(e.Outcome, experiment.Primary, StringComparison.Ordinal)).ToList();
        if (primary.Count > 0)
        {
            string name = OutcomeTable.Find(experiment.Primary)?.Name ?? experiment.Primary;
            Paragraph(host, $"Differences in {name}, paired by replicate, with 95 % intervals:");
            host.Out.WriteLine();
            Effects(host, experiment, primary);
        }

        int others = comparison.Effects.Length - primary.Count;
        if (others > 0)
        {
            Paragraph(host, $"{others} more comparisons, of other outcomes, are in comparisons.csv and in the report.");
        }

        foreach (var expectation in comparison.Expectations)
        {
            Paragraph(host, $"{(expectation.IsMet ? "Expected and found" : "NOT AS EXPECTED")}: {expectation.Text}. {expectation.Found}");
        }

        if (comparison.ReplicatesNeeded is { } needed)
        {
            Paragraph(host, $"About {needed} replicates would bring the intervals of the primary outcome within ± {comparison.Precision:0.###}.");
        }

        host.Out.WriteLine();
        Paragraph(host, comparison.Headline);
        host.Out.WriteLine();
        Paragraph(host, comparison.Answer);
        host.Out.WriteLine();
    }

    /// <summary>A paragraph, wrapped on a terminal.</summary>
    public static void Paragraph(Host host, string text, int indent = 0)
    {
        foreach (string line in Wrapped.Lines(text, host.IsOutTerminal ? host.Width : int.MaxValue, indent))
        {
            host.Out.WriteLine(line);
        }
    }

    private static void Hours(Host host, Comparison comparison)
    {
        if (comparison.Hours.IsEmpty)
        {
            return;
        }

        Paragraph(host, "Hours that people of different schools spent with each other, mean of a run:");
        Screen.Table(
            host, [("where", false), ("first", true), ("second", true), ($"within {100.0 * HoursMatching.Tolerance:0.#} %", false)],
            comparison.Hours.Select(h => new[] { h.Label, $"{h.HoursA:#,0} h", $"{h.HoursB:#,0} h", h.IsMatched ? "matched" : "NOT matched" }));
        host.Out.WriteLine();
    }

    /// <summary>A row of numbers for each effect, and below it its sentence: too long for a column of its own on any terminal.</summary>
    private static void Effects(Host host, Experiment experiment, List<Effect> effects)
    {
        bool isRobust = effects.Any(effect => effect.RobustnessDraws > 0);
        string[] heads = ["comparison", "practice", "difference", "interval", "n", "same sign in"];
        int columns = isRobust ? heads.Length : heads.Length - 1;
        var rows = effects.Select(effect => Row(experiment, effect)).ToList();
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(row => Math.Max(row[c].Length, heads[c].Length)))];
        Line(heads);
        host.Out.WriteLine(new string('─', widths.Sum() + (Gap * (columns - 1))));
        foreach (var (effect, row) in effects.Zip(rows))
        {
            Line(row);
            Paragraph(host, Words(effect), indent: Gap);
        }

        host.Out.WriteLine();

        void Line(string[] cells)
        {
            var padded = Enumerable.Range(0, columns).Select(c => c < 2 ? cells[c].PadRight(widths[c]) : cells[c].PadLeft(widths[c]));
            host.Out.WriteLine(string.Join(new string(' ', Gap), padded).TrimEnd());
        }
    }

    private static string[] Row(Experiment experiment, Effect effect) =>
    [
        effect.Label, Practice(experiment, effect), EffectText.Estimate(effect), EffectText.Interval(effect), $"{effect.N}",
        effect.SignShare is { } share ? $"{share * effect.RobustnessDraws:0.#} of {effect.RobustnessDraws} draws" : "",
    ];

    private static string Practice(Experiment experiment, Effect effect)
    {
        var practices = experiment.Conditions.MaxBy(condition => condition.World.Practices.Length)!.World.Practices;
        return effect.Practice is { } index && practices.Length > 1 ? practices[index].Name : "";
    }

    private static string Words(Effect effect) =>
        effect.Verdict == EffectVerdict.Undecided && !effect.Sentence.Contains("ndecided", StringComparison.Ordinal)
            ? "Undecided. " + effect.Sentence
            : effect.Sentence;

    /// <summary>With a real minus sign, so that it is seen and read aloud.</summary>
    public static string Signed(double value) => Math.Abs(value) switch
    {
        double.NaN => "unknown",
        >= 100 => value.ToString("+#,0;−#,0"),
        >= 10 => value.ToString("+0.0;−0.0"),
        _ => value.ToString("+0.000;−0.000;0.000"),
    };
}
