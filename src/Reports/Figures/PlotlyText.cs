namespace Staffroom.Reports.Figures;

/// <summary>Plotly reads texts as a small markup language with links; this makes a user's string plain text for it.</summary>
internal static class PlotlyText
{
    public static string Plain(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            // Templates replace %{…} in what they are given as well.
            .Replace("%{", "%\u200B{", StringComparison.Ordinal);

    /// <summary>Breaks a text into lines of about a length, at spaces.</summary>
    public static string Wrapped(string text, int length)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                lines.Add(Plain(line));
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(Plain(line));
        return string.Join("<br>", lines);
    }
}
