using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>Applies overrides to a document before anything else looks at it.</summary>
internal static class Overrides
{
    private const string VaryPrefix = "vary.";

    /// <summary>The document with its overrides; <paramref name="fixedPaths"/> gets the varied paths that an override settles.</summary>
    public static MappingNode Apply(MappingNode root, IEnumerable<ScenarioOverride> overrides, ISet<string> fixedPaths, Problems problems)
    {
        foreach (var each in overrides)
        {
            root = Apply(root, each, fixedPaths, problems);
        }

        return root;
    }

    private static MappingNode Apply(MappingNode root, ScenarioOverride each, ISet<string> fixedPaths, Problems problems)
    {
        string label = each.Label;
        var mark = new Mark(label, 0, 0);
        if (each.Key.StartsWith(VaryPrefix, StringComparison.Ordinal))
        {
            var levels = NodeReader.ReadOverride(label, each.Value, problems);
            var vary = root["vary"] as MappingNode ?? new MappingNode(mark, []);
            return levels is null ? root : root.With("vary", vary.With(each.Key[VaryPrefix.Length..], levels));
        }

        if (PathResolver.Resolve(each.Key, root, mark, problems) is not { } target)
        {
            return root;
        }

        if ((root["vary"] as MappingNode)?[ArmsReader.Key] is MappingNode arms && arms.Entries.Any(arm => (arm.Value as MappingNode)?[each.Key] is not null))
        {
            problems.Add(mark, $"'{each.Key}' cannot be set: the arms of 'vary' give it values of their own.", "Set another key, or change the arms in a copy of the scenario.");
            return root;
        }

        // A text may hold what means something in YAML ("What: if?"), so it is YAML only where it is quoted.
        bool isText = target.Field.Type is (TextType or ShortNameType) && !each.Value.StartsWith('"') && !each.Value.StartsWith('\'');
        Node? value = isText
            ? new ScalarNode(mark, each.Value, isPlain: true)
            : NodeReader.ReadOverride(label, each.Value, problems);
        if (value is null)
        {
            return root;
        }

        if (value.IsNull)
        {
            problems.Add(mark, $"'{each.Key}' is empty; it must be {target.Field.Type.Description}.", "Write a value after '='.");
            return root;
        }

        return root["vary"] is MappingNode varied && varied.Find(each.Key) is not null
            ? Settle(root, varied, each.Key, value, fixedPaths, problems)
            : target.Replace(root, value);
    }

    // Somebody who sets what the scenario varies wants that one level; leaving the levels in place would silently undo the setting.
    private static MappingNode Settle(MappingNode root, MappingNode varied, string key, Node value, ISet<string> fixedPaths, Problems problems)
    {
        fixedPaths.Add(key);
        problems.Note(value.Mark, $"The scenario varies '{key}'; it now has this one value.", $"Use --set vary.{key}=[…] for other levels.");
        return root.With("vary", varied.With(key, new SequenceNode(value.Mark, [value])));
    }
}
