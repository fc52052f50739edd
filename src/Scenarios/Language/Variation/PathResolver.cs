using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>One step of a path: a key of a group, or a 0-based position in a list.</summary>
internal readonly record struct Step(string? Key, int Index);

/// <summary>A dotted path into a scenario, resolved: where it leads and what belongs there.</summary>
/// <param name="Path">As written.</param>
/// <param name="Steps">How to get there.</param>
/// <param name="Field">The key at its end.</param>
/// <param name="ItemName">Name of the practice, belief or event it leads through; null for none.</param>
internal sealed record ResolvedPath(string Path, ImmutableArray<Step> Steps, Field Field, string? ItemName)
{
    /// <summary>The document with the node at the end of the path replaced, and groups on the way added where they are missing.</summary>
    public MappingNode Replace(MappingNode root, Node value) => (MappingNode)Replace(root, Steps.AsSpan(), value);

    /// <summary>The node with what the steps lead to replaced.</summary>
    public static Node Replace(Node? node, ReadOnlySpan<Step> steps, Node value)
    {
        if (steps.IsEmpty)
        {
            return value;
        }

        if (steps[0].Key is { } key)
        {
            var mapping = node as MappingNode ?? new MappingNode(value.Mark, []);
            return mapping.With(key, Replace(mapping[key], steps[1..], value));
        }

        var list = (SequenceNode)node!;
        int index = steps[0].Index;
        return new SequenceNode(list.Mark, list.Items.SetItem(index, Replace(list.Items[index], steps[1..], value)));
    }
}

/// <summary>
/// Finds what a dotted path such as <c>practices.planning routine.tacitness</c> leads to. Practices, beliefs and events are found by
/// name or by number (the first is 1).
/// </summary>
internal sealed class PathResolver(string path, Mark mark, Problems problems)
{
    private readonly ImmutableArray<Step>.Builder _steps = ImmutableArray.CreateBuilder<Step>();
    private string? _itemName;

    public static ResolvedPath? Resolve(string path, MappingNode root, Mark mark, Problems problems) =>
        new PathResolver(path, mark, problems).InSection(LanguageTable.Scenario, root, path);

    private ResolvedPath? InSection(Section section, Node? node, string rest)
    {
        int dot = rest.IndexOf('.', StringComparison.Ordinal);
        string key = dot < 0 ? rest : rest[..dot];
        if (section.Find(key) is not { } field)
        {
            string before = path[..^rest.Length];
            return Fail($"{Shown.Quote(path)} is not a path of this scenario.", NameAdvice.Of(before + key, section.Fields.Select(f => before + f.Key), "There is"));
        }

        _steps.Add(new(key, 0));
        return dot < 0
            ? new ResolvedPath(path, _steps.ToImmutable(), field, _itemName)
            : Within(field.Type, (node as MappingNode)?[key], rest[(dot + 1)..]);
    }

    private ResolvedPath? Within(FieldType type, Node? node, string rest)
    {
        switch (type)
        {
            case Section section:
                return InSection(section, node, rest);
            case OneOfType choice when node is not null && choice.Alternatives.FirstOrDefault(each => each.HasShape(node)) is Section or ListType:
                return Within(choice.Alternatives.First(each => each.HasShape(node)), node, rest);
            case ListType list when list.Item is Section or EventType:
                return InList(list, node as SequenceNode, rest);
            default:
                return Fail($"{Shown.Quote(path)} is not a path of this scenario: {Shown.Quote(path[..^(rest.Length + 1)])} has no keys of its own.", "");
        }
    }

    private ResolvedPath? InList(ListType list, SequenceNode? node, string rest)
    {
        string before = path[..^(rest.Length + 1)];
        if (node is null)
        {
            return Fail($"{Shown.Quote(path)} cannot be found: the scenario has no '{before}'.", $"Write '{before}:' first.");
        }

        string[] names = [.. node.Items.Select(NameOf)];
        int index = Array.FindIndex(names, name => name.Length > 0 && rest.StartsWith(name + ".", StringComparison.Ordinal));
        int length = index >= 0 ? names[index].Length : rest.IndexOf('.', StringComparison.Ordinal);
        if (index < 0)
        {
            bool isNumber = int.TryParse(length < 0 ? rest : rest[..length], out int number);
            index = isNumber && number >= 1 && number <= names.Length ? number - 1 : -1;
        }

        if (index < 0 || length < 0)
        {
            string given = length < 0 ? rest : rest[..length];
            return names.Contains(given, StringComparer.Ordinal)
                ? Fail($"{Shown.Quote(path)} leads to all of '{given}', not to one of its keys.", $"Write {path}.KEY.")
                : Fail(
                    $"{Shown.Quote(path)} is not a path of this scenario: there is no {Shown.Quote(given)} among its {before}.",
                    NameAdvice.Of(given, names.Where(name => name.Length > 0), "There is"));
        }

        _steps.Add(new(null, index));
        _itemName = names[index].Length > 0 ? names[index] : null;
        var item = list.Item is EventType ? EventType.KindOf(node.Items[index])?.Section : list.Item as Section;
        return item is null
            ? Fail($"{Shown.Quote(path)} cannot be found: that event has no valid 'what'.", "")
            : InSection(item, node.Items[index], rest[(length + 1)..]);
    }

    /// <summary>The name of an item of a list: its <c>name</c>, or for events their <c>what</c>.</summary>
    public static string NameOf(Node item) =>
        (item as MappingNode)?["name"] is ScalarNode { IsNull: false } name ? name.Text
        : (item as MappingNode)?["what"] is ScalarNode what ? what.Text
        : "";

    private ResolvedPath? Fail(string message, string advice)
    {
        problems.Add(mark, message, advice);
        return null;
    }
}
