namespace Staffroom.Runner.Output;

/// <summary>Text in lines no wider than a terminal, broken between words.</summary>
internal static class Wrapped
{
    /// <summary>The lines of a text.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Columns of a line; a longer word stands alone on a line of its own.</param>
    /// <param name="indent">Blanks before every line.</param>
    public static IEnumerable<string> Lines(string text, int width, int indent = 0)
    {
        string margin = new(' ', indent);
        string line = margin;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isFirst = line.Length == indent;
            if (!isFirst && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = margin;
                isFirst = true;
            }

            line += isFirst ? word : " " + word;
        }

        yield return line.TrimEnd();
    }
}
