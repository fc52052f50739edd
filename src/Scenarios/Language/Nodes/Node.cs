using System.Collections.Immutable;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>Where something was written: a place in a file, or (line 0) an override on the command line.</summary>
internal readonly record struct Mark(string Source, int Line, int Column)
{
    /// <summary>The place as settings show it: <c>file:line</c>, or the override itself.</summary>
    public string Origin => Line > 0 ? $"{Source}:{Line}" : Source;
}

/// <summary>A piece of a scenario with the place where it was written; YAML and JSON become the same nodes.</summary>
internal abstract class Node(Mark mark)
{
    public Mark Mark { get; } = mark;

    /// <summary>Whether nothing was written: <c>key:</c> or <c>key: null</c>.</summary>
    public virtual bool IsNull => false;
}

/// <summary>A single value; whether it was quoted decides whether it can be a number.</summary>
internal sealed class ScalarNode(Mark mark, string text, bool isPlain) : Node(mark)
{
    public string Text { get; } = text;

    public bool IsPlain { get; } = isPlain;

    public override bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
internal sealed class SequenceNode(Mark mark, ImmutableArray<Node> items) : Node(mark)
{
    public ImmutableArray<Node> Items { get; } = items;
}

/// <summary>A key and its value.</summary>
internal sealed record Entry(string Key, Mark KeyMark, Node Value);

/// <summary>Keys and values, in the order of the file, each key once.</summary>
internal sealed class MappingNode(Mark mark, ImmutableArray<Entry> entries) : Node(mark)
{
    public ImmutableArray<Entry> Entries { get; } = entries;

    public Entry? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));

    /// <summary>The value of a key; null if it is not there.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The same mapping with the value of a key replaced, or added at the end.</summary>
    public MappingNode With(string key, Node value)
    {
        var entry = Find(key);
        return new(Mark, entry is null
            ? Entries.Add(new(key, value.Mark, value))
            : Entries.Replace(entry, entry with { Value = value }));
    }
}
