namespace Staffroom.Reports.Html;

/// <summary>Keeps the writing direction of a name from scrambling the sentence it stands in.</summary>
internal static class BidiText
{
    private const char FirstRightToLeft = '\u0590';

    /// <summary>The name between first-strong-isolate and pop-isolate where it could change the direction, else as it is.</summary>
    public static string Isolate(string name) => name.Any(c => c >= FirstRightToLeft && !IsPunctuation(c)) ? $"\u2068{name}\u2069" : name;

    // Dashes, quotation marks, arrows and mathematical signs are common in names and have no direction.
    private static bool IsPunctuation(char c) => c is >= '\u2010' and <= '\u2027' or >= '\u2030' and <= '\u205e' or >= '\u2190' and <= '\u22ff';
}
