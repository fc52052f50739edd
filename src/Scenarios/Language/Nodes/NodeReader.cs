using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>
/// Turns YAML or JSON text into nodes, from the parser's events: nothing is ever expanded, so a small text stays small.
/// </summary>
internal sealed class NodeReader
{
    public const int DeepestNesting = 32;
    public const int MostNodes = 50_000;

    private readonly string _source;
    private readonly Parser _parser;
    private readonly Problems _problems;
    private readonly bool _isOverride;
    private int _nodes;

    private NodeReader(string source, string text, Problems problems, bool isOverride)
    {
        _source = source;
        _parser = new Parser(new StringReader(text));
        _problems = problems;
        _isOverride = isOverride;
    }

    /// <summary>The one document of a text; null, with problems told, if there is none.</summary>
    public static Node? Read(string source, string text, Problems problems) =>
        new NodeReader(source, text, problems, isOverride: false).ReadStream(text);

    /// <summary>The value of an override; its mark is the override itself, since it has no lines.</summary>
    public static Node? ReadOverride(string label, string text, Problems problems) =>
        text.Trim().Length == 0
            ? new ScalarNode(new Mark(label, 0, 0), "", isPlain: true)
            : new NodeReader(label, text, problems, isOverride: true).ReadStream(text);

    private Node? ReadStream(string text)
    {
        try
        {
            Next<StreamStart>();
            if (_parser.Current is StreamEnd)
            {
                _problems.Add(new Mark(_source, 1, 1), "The file is empty.", "Run 'staffroom init' for a template.");
                return null;
            }

            Next<DocumentStart>();
            var root = ReadNode(depth: 1);
            Next<DocumentEnd>();
            if (_parser.Current is DocumentStart second)
            {
                _problems.Add(MarkOf(second.Start), "A second document begins here; a scenario file holds one.", "Put it into a file of its own.");
                return null;
            }

            return root;
        }
        catch (RefusedException)
        {
            return null;
        }
        catch (YamlException problem)
        {
            AddSyntaxProblem(problem, text);
            return null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The parser's own slips on damaged input; the file is at fault either way.
            _problems.Add(new Mark(_source, 1, 1), "The file is not valid YAML or JSON.", "Run 'staffroom init' for a template.");
            return null;
        }
    }

    private T Next<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        var current = _parser.Current as T ?? throw new InvalidOperationException("The parser's events are out of order.");
        _parser.MoveNext();
        return current;
    }

    private Node ReadNode(int depth)
    {
        if (_parser.Current is AnchorAlias alias)
        {
            Refuse(alias.Start, $"{Shown.Quote("*" + alias.Value.Value)} is a YAML alias; scenarios do not use them, since a few lines of them can stand for millions.", "Write the value out.");
        }

        if (_parser.Current is not NodeEvent start)
        {
            // The parser lets some keys without a name or a value pass (": low") and then simply ends the group.
            Refuse(_parser.Current!.Start, "A key or a value is missing at or before this place.", "Write 'key: value'.");
            throw new RefusedException();
        }

        RefuseWhatHides(start);
        if (depth > DeepestNesting)
        {
            Refuse(start.Start, $"Lists and groups are nested more than {DeepestNesting} deep here.", "A scenario needs 5 levels at most.");
        }

        if (++_nodes > MostNodes)
        {
            Refuse(start.Start, $"The file holds more than {MostNodes:N0} values.", "A scenario needs a few hundred at most.");
        }

        var mark = MarkOf(start.Start);
        return start switch
        {
            Scalar => ReadScalar(mark),
            SequenceStart => ReadSequence(mark, depth),
            _ => ReadMapping(mark, depth),
        };
    }

    private ScalarNode ReadScalar(Mark mark)
    {
        var scalar = Next<Scalar>();
        return new(mark, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private SequenceNode ReadSequence(Mark mark, int depth)
    {
        Next<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<Node>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        Next<SequenceEnd>();
        return new(mark, items.ToImmutable());
    }

    private MappingNode ReadMapping(Mark mark, int depth)
    {
        Next<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var lines = new Dictionary<string, Mark>(StringComparer.Ordinal);
        while (_parser.Current is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            if (key is not ScalarNode name)
            {
                Refuse(key.Mark, "A key must be a word, not a list or a group.", "Write 'key: value'.");
                throw new RefusedException();
            }

            var value = ReadNode(depth + 1);
            if (lines.TryAdd(name.Text, key.Mark))
            {
                entries.Add(new(name.Text, key.Mark, value));
            }
            else
            {
                var first = lines[name.Text];
                string where = first.Line > 0 ? $" The first is in line {first.Line}." : "";
                _problems.Add(key.Mark, $"{Shown.Quote(name.Text)} is given twice.", "Keep one of them." + where);
            }
        }

        Next<MappingEnd>();
        return new(mark, entries.ToImmutable());
    }

    private void RefuseWhatHides(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refuse(node.Start, $"{Shown.Quote("&" + node.Anchor.Value)} is a YAML anchor; scenarios do not use them.", "Write the value out where it is needed.");
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            Refuse(node.Start, $"{Shown.Quote(node.Tag.Value)} is a YAML tag; scenarios do not use them.", "Write the plain value.");
        }
    }

    private void AddSyntaxProblem(YamlException problem, string text)
    {
        var mark = MarkOf(problem.Start);
        string[] lines = text.Split('\n');
        // The parser names where the structure began; the tab is in that line or a later one.
        int tab = Array.FindIndex(lines, Math.Clamp(mark.Line - 1, 0, lines.Length), line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
        if (tab >= 0 && problem.Message.Contains("tab", StringComparison.Ordinal))
        {
            mark = _isOverride ? mark : new Mark(_source, tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1);
            _problems.Add(mark, "A tab indents this line; YAML indents with spaces.", "Replace the tab by two spaces for each level.");
            return;
        }

        string message = problem.Message.TrimEnd('.');
        _problems.Add(
            mark, $"This is not valid YAML or JSON: {char.ToLowerInvariant(message[0])}{message[1..]}.", "Check indentation, colons, quotation marks and brackets at and above this place.");
    }

    private void Refuse(YamlDotNet.Core.Mark at, string message, string advice) => Refuse(MarkOf(at), message, advice);

    private void Refuse(Mark mark, string message, string advice)
    {
        _problems.Add(mark, message, advice);
        throw new RefusedException();
    }

    private Mark MarkOf(YamlDotNet.Core.Mark at) =>
        _isOverride ? new(_source, 0, 0) : new(_source, (int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column));

    // Leaves the recursion at once; the problem has been told. Never leaves this class.
    private sealed class RefusedException : Exception;
}
