using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>Reads scenarios for tests.</summary>
internal static class Reading
{
    public static ScenarioOptions Options(params (string Key, string Value)[] set) => new()
    {
        Overrides = [.. set.Select(each => new ScenarioOverride(each.Key, each.Value))],
    };

    public static Outcome<Experiment> Read(string text, params (string Key, string Value)[] set) =>
        ScenarioReader.ReadText("s.yaml", text, ".", Options(set));

    /// <summary>The experiment of a text without problems.</summary>
    public static Experiment Valid(string text, params (string Key, string Value)[] set)
    {
        var outcome = Read(text, set);
        Assert.Empty(outcome.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()));
        return outcome.Value!;
    }

    /// <summary>All problems of a text, one a line.</summary>
    public static string Problems(string text, params (string Key, string Value)[] set)
    {
        var outcome = Read(text, set);
        Assert.False(outcome.IsValid);
        return string.Join("\n", outcome.Diagnostics);
    }

    /// <summary>A scenario with a name and a question; what follows begins in line 3.</summary>
    public static string With(string rest) => "name: a\nquestion: b\n" + rest;
}
