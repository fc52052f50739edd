using System.Buffers;
using System.Text;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>Writes nodes as one line of YAML that reads back as the same nodes.</summary>
internal static class NodeText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",[]{}\r\n#:");

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>A text as a YAML scalar: plain where that is unmistakable, else quoted as in JSON.</summary>
    public static string Scalar(string text)
    {
        bool isPlain = text.Length > 0
            && (char.IsAsciiLetter(text[0]) || text[0] > 127)
            && text[^1] != ' '
            && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '/' or '(' or ')' or '+')
            && text is not ("null" or "Null" or "NULL" or "true" or "false");
        return isPlain ? text : System.Text.Json.JsonSerializer.Serialize(text);
    }

    private static void Write(Node node, StringBuilder text)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(scalar.IsPlain ? PlainText(scalar) : Scalar(scalar.Text));
                break;
            case SequenceNode sequence:
                text.Append('[');
                WriteAll(sequence.Items, text, Write);
                text.Append(']');
                break;
            case MappingNode mapping:
                text.Append("{ ");
                WriteAll(mapping.Entries, text, (entry, to) =>
                {
                    to.Append(Scalar(entry.Key)).Append(": ");
                    Write(entry.Value, to);
                });
                text.Append(" }");
                break;
        }
    }

    // A plain scalar may hold what means something else in one line: commas, brackets, line breaks.
    private static string PlainText(ScalarNode scalar) =>
        scalar.Text.AsSpan().IndexOfAny(Special) < 0 ? scalar.Text : Scalar(scalar.Text);

    private static void WriteAll<T>(IEnumerable<T> items, StringBuilder text, Action<T, StringBuilder> write)
    {
        string separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            write(item, text);
            separator = ", ";
        }
    }
}
