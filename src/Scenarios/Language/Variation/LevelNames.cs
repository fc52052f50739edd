using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>Names of levels for people: the value itself; of groups of keys only what tells them apart.</summary>
internal static class LevelNames
{
    /// <summary>"{ who: random, count: 4 }" beside "{ who: heads, count: 4 }" is called "random".</summary>
    public static ImmutableArray<Level> Give(ImmutableArray<Level> levels)
    {
        var groups = levels.Select(level => level.Node).OfType<MappingNode>().ToArray();
        if (levels.Length < 2 || groups.Length < levels.Length)
        {
            return levels;
        }

        var telling = groups.SelectMany(group => group.Entries.Select(entry => entry.Key))
            .Distinct(StringComparer.Ordinal)
            .Where(key => groups.Select(group => group[key] is { } value ? NodeText.Of(value) : null).Distinct(StringComparer.Ordinal).Count() > 1)
            .ToArray();
        string[] names = [.. groups.Select(group => Name(group, telling))];
        bool tellsApart = names.All(name => name.Length > 0) && names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return tellsApart ? [.. levels.Zip(names, (level, name) => level with { Label = name })] : levels;
    }

    public static string Of(Node node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        SequenceNode list => string.Join(" and ", list.Items.Select(Of)),
        MappingNode group => string.Join(", ", group.Entries.Select(entry => $"{Field.Words(entry.Key)} {Of(entry.Value)}")),
        _ => "",
    };

    /// <summary>The first telling value speaks for itself, unless it only names the key that says more ("group, group 1").</summary>
    private static string Name(MappingNode group, string[] telling)
    {
        var parts = telling.Where(key => group[key] is not null).Select(key => (Key: Field.Words(key), Value: Of(group[key]!))).ToList();
        if (parts.Count > 1 && parts.Skip(1).Any(part => string.Equals(part.Key, parts[0].Value, StringComparison.Ordinal)))
        {
            parts.RemoveAt(0);
            return string.Join(", ", parts.Select(part => $"{part.Key} {part.Value}"));
        }

        return string.Join(", ", parts.Select((part, index) => index == 0 ? part.Value : $"{part.Key} {part.Value}"));
    }
}
