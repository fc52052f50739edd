using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>The levels of <c>vary: { events: [none, coaching, [coaching, visits]] }</c>: which named events are on.</summary>
internal static class EventLevels
{
    private const string None = "none";

    /// <summary>A level: none, a name, or a list of names.</summary>
    public static Level? Read(Node node, MappingNode root, Problems problems)
    {
        string[] known = [.. ((root["events"] as SequenceNode)?.Items ?? []).Select(PathResolver.NameOf).Where(name => name.Length > 0)];
        Node[] parts = node is SequenceNode list ? [.. list.Items] : [node];
        foreach (var part in parts)
        {
            if (part is not ScalarNode { IsNull: false } name)
            {
                problems.Add(part.Mark, $"A level of 'vary.events' is {Shown.Of(part)}; it must be none, the name of an event, or a list of names.");
                return null;
            }

            bool isNone = parts.Length == 1 && name.Text is None;
            if (!isNone && !known.Contains(name.Text, StringComparer.Ordinal))
            {
                problems.Add(
                    part.Mark, $"{Shown.Quote(name.Text)} is not the name of an event.", NameAdvice.Of(name.Text, known.Append(None), "Events are"));
                return null;
            }
        }

        var names = Names(node);
        return new(node, names.IsEmpty ? None : string.Join(" + ", names), null);
    }

    /// <summary>The names a level turns on.</summary>
    public static ImmutableArray<string> Names(Node level) => level switch
    {
        ScalarNode { Text: None } => [],
        ScalarNode one => [one.Text],
        SequenceNode list => [.. list.Items.OfType<ScalarNode>().Select(name => name.Text)],
        _ => [],
    };

    /// <summary>The document without the events that some level names but this one does not.</summary>
    public static MappingNode Apply(MappingNode root, VariedKey key, Level level)
    {
        if (root["events"] is not SequenceNode events)
        {
            return root;
        }

        var chosen = Names(level.Node);
        var off = key.Levels.SelectMany(each => Names(each.Node)).Except(chosen, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        // Where an override settled the choice, the other levels are gone; what it does not name is off.
        bool IsOn(Node each) => key.IsSettled
            ? chosen.Contains(PathResolver.NameOf(each), StringComparer.Ordinal)
            : !off.Contains(PathResolver.NameOf(each));
        return root.With("events", new SequenceNode(events.Mark, [.. events.Items.Where(IsOn)]));
    }
}
