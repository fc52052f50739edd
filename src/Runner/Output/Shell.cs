namespace Staffroom.Runner.Output;

/// <summary>Commands as they can be pasted into a shell.</summary>
internal static class Shell
{
    /// <summary>Words joined by spaces, quoted where a shell would otherwise read them differently.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word)
    {
        bool isPlain = word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,+@%".Contains(c, StringComparison.Ordinal));
        return isPlain ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
