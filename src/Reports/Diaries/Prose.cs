namespace Staffroom.Reports.Diaries;

/// <summary>Small pieces of sentences.</summary>
internal static class Prose
{
    /// <summary>A value from 0 to 1: "0.31".</summary>
    public static string Value(double value) => value.ToString("0.00");

    /// <summary>A share in whole percent; what is there but rounds to nothing, or to all, is said so: "24 %", "under 1 %".</summary>
    public static string Percent(double share) => share switch
    {
        > 0.0 and < 0.01 => "under 1 %",
        > 0.99 and < 1.0 => "over 99 %",
        _ => (100.0 * share).ToString("0") + " %",
    };

    /// <summary>"1 week", "3 weeks".</summary>
    public static string Weeks(int count) => Count(count, "week");

    /// <summary>"1 tie", "no ties".</summary>
    public static string Count(int count, string singular) => $"{(count == 0 ? "no" : count)} {singular}{(count == 1 ? "" : "s")}";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };
}
