using Spectre.Console;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Output;

/// <summary>What was found, as a table that can be read aloud.</summary>
internal static class FindingsShown
{
    /// <summary>Prints hours, effects on the primary outcome, expectations and the answer.</summary>
    public static void Print(IAnsiConsole console, Experiment experiment, Comparison comparison)
    {
        Hours(console, comparison);
        var primary = comparison.Effects.Where(e => string.Equals(e.Outcome, experiment.Primary, StringComparison.Ordinal)).ToList();
        if (primary.Count > 0)
        {
            Effects(console, experiment, primary);
            int others = comparison.Effects.Length - primary.Count;
            Line(console, others > 0 ? $"{others} more comparisons, of other outcomes, are in comparisons.csv and in the report." : "");
        }

        foreach (var expectation in comparison.Expectations)
        {
            Line(console, $"{(expectation.IsMet ? "Expected and found" : "NOT AS EXPECTED")}: {expectation.Text}. {expectation.Found}");
        }

        if (comparison.ReplicatesNeeded is { } needed)
        {
            Line(console, $"About {needed} replicates would bring the intervals of the primary outcome within ± {comparison.Precision:0.###}.");
        }

        Line(console, "");
        Line(console, comparison.Answer);
        Line(console, "");
    }

    /// <summary>Text as it is, wrapped at the width of a terminal.</summary>
    public static void Line(IAnsiConsole console, string text) => console.WriteLine(text);

    private static void Hours(IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Hours.IsEmpty)
        {
            return;
        }

        Line(console, "Hours that people of different schools spent with each other, per run:");
        Screen.Table(
            console, [("where", false), ("hours", true), ("hours", true), ("", false)],
            comparison.Hours.Select(h => new[] { h.Label, $"{h.HoursA:#,0}", $"{h.HoursB:#,0}", h.IsMatched ? "matched" : "NOT matched within 3 %" }));
    }

    private static void Effects(IAnsiConsole console, Experiment experiment, List<Effect> effects)
    {
        Line(console, $"Differences in {experiment.Primary}, paired by replicate, with 95 % intervals:");
        bool isRobust = effects.Any(effect => effect.RobustnessDraws > 0);
        List<(string, bool)> columns = [("comparison", false), ("difference", true), ("interval", true), ("n", true)];
        if (isRobust)
        {
            columns.Add(("same sign", true));
        }

        columns.Add(("in words", false));
        Screen.Table(console, columns, effects.Select(effect => Row(effect, isRobust)));
    }

    private static string[] Row(Effect effect, bool isRobust)
    {
        string[] numbers = [effect.Label, Signed(effect.Estimate), $"{Signed(effect.Low)} to {Signed(effect.High)}", $"{effect.N}"];
        string words = effect.Verdict == EffectVerdict.Undecided && !effect.Sentence.Contains("ndecided", StringComparison.Ordinal)
            ? "Undecided. " + effect.Sentence
            : effect.Sentence;
        return isRobust ? [.. numbers, SameSign(effect), words] : [.. numbers, words];
    }

    private static string SameSign(Effect effect) =>
        effect.SignShare is { } share ? $"{share * effect.RobustnessDraws:0.#} of {effect.RobustnessDraws}" : "";

    private static string Signed(double value) => Math.Abs(value) switch
    {
        double.NaN => "unknown",
        >= 100 => value.ToString("+#,0;−#,0"),
        >= 10 => value.ToString("+0.0;−0.0"),
        _ => value.ToString("+0.000;−0.000;0.000"),
    };
}
