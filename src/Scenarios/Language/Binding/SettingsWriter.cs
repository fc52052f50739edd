using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Language.Variation;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>
/// Lists every setting as resolved with where its value came from. Values are YAML, so that a setting that is not varied can be given
/// back as an override.
/// </summary>
internal sealed class SettingsWriter(MappingNode root, VariationPlan plan, IReadOnlyList<WorldSpec> worlds)
{
    private const string Default = "default";
    private const string Varied = "varied";

    private readonly ImmutableArray<ResolvedSetting>.Builder _settings = ImmutableArray.CreateBuilder<ResolvedSetting>();
    private readonly HashSet<VariedKey> _written = [];

    public ImmutableArray<ResolvedSetting> Write()
    {
        foreach (var field in LanguageTable.Scenario.Fields.Where(field => field.Key is not "vary"))
        {
            WriteField(field, root[field.Key], field.Key);
        }

        // A varied key in a group that the scenario itself does not have.
        foreach (var key in plan.Keys.Where(key => !_written.Contains(key)))
        {
            WriteVaried(key, key.Path);
        }

        return _settings.ToImmutable();
    }

    private void WriteField(Field field, Node? node, string path)
    {
        switch (field.Type)
        {
            case Section section when IsAlwaysThere(path) || node is MappingNode:
                WriteSection(section, node as MappingNode, path);
                break;
            case ListType list when LanguageTable.HasNamedItems(list):
                WriteList(list, field.Key, node as SequenceNode, path);
                break;
            default:
                WriteLeaf(field, node, path);
                break;
        }
    }

    private static bool IsAlwaysThere(string path) => path is "network" or "climate" or "seeds" or "parameters" or "run";

    private void WriteSection(Section section, MappingNode? node, string path)
    {
        var fields = ReferenceEquals(section, NetworkFields.Network) ? NetworkForm(node)
            : path is "seeds" ? section.Fields.Where(field => field.Key is not "count" || node?["count"] is not null || HasCount(node))
            : path.EndsWith(".seeds", StringComparison.Ordinal) ? section.Fields.Where(field => node?[field.Key] is not null)
            : section.Fields;
        foreach (var field in fields)
        {
            WriteField(field, node?[field.Key], Section.Join(path, field.Key));
        }
    }

    private IEnumerable<Field> NetworkForm(MappingNode? node)
    {
        bool isStored = node?["file"] is not null || IsVaried("network.file");
        bool isImport = node?["edges"] is not null || IsVaried("network.edges");
        bool isGraph = node?["graph"] is not null || IsVaried("network.graph");
        var keys = isStored ? NetworkFields.StoredKeys : isImport ? NetworkFields.ImportKeys : isGraph ? NetworkFields.GraphKeys : NetworkFields.DesignKeys;
        string ties = node?["ties"] is ScalarNode scalar ? scalar.Text : "";
        return NetworkFields.Network.Fields
            .Where(field => keys.Contains(field.Key) || (field.Key is "distanceKm" && !isStored))
            .Where(field => field.Key is not "strongShare" || node?["strongShare"] is not null || IsVaried("network.strongShare") || ties is "mixed");
    }

    /// <summary>Whether the default number of starters applies to the kind of starters.</summary>
    private static bool HasCount(MappingNode? seeds) =>
        seeds?["who"] is not ScalarNode { Text: "heads" or "whole school" or "named" or "group" or PeopleFields.InTheFile or PeopleFields.Nobody };

    private void WriteList(ListType list, string key, SequenceNode? node, string path)
    {
        if (node is null)
        {
            if (list.Item is Section section)
            {
                string name = key is "practices" ? PeopleFields.DefaultPracticeName : BeliefSpec.Default.Name;
                _settings.Add(new(Section.Join(path, "1.name"), NodeText.Scalar(name), Default));
                WriteDefaults(section, Section.Join(path, "1"));
            }

            return;
        }

        for (int i = 0; i < node.Items.Length; i++)
        {
            string name = PathResolver.NameOf(node.Items[i]);
            var section = list.Item as Section ?? EventType.KindOf(node.Items[i])!.Section;
            WriteSection(section, (MappingNode)node.Items[i], Section.Join(path, name));
        }

        if (plan.Keys.FirstOrDefault(varied => varied.ChoosesEvents && path is "events") is { } choice)
        {
            WriteVaried(choice, path);
        }
    }

    private void WriteDefaults(Section section, string path)
    {
        foreach (var field in section.Fields.Where(field => field.Default is not null))
        {
            WriteLeaf(field, null, Section.Join(path, field.Key));
        }
    }

    private void WriteLeaf(Field field, Node? node, string path)
    {
        if (plan.Keys.FirstOrDefault(key => key.HasArms && key.Targets.Any(target => target.Path == path)) is { } arms)
        {
            var values = arms.Levels.Select(level => level.Settings.FirstOrDefault(setting => setting.Target.Path == path).Value ?? node)
                .Select(value => value is null ? field.Default ?? "none" : NodeText.Of(value));
            _settings.Add(new(path, Joined(values), Varied));
        }
        else if (plan.Keys.FirstOrDefault(key => IsAt(key, path, node)) is { } varied)
        {
            WriteVaried(varied, path);
        }
        else if (node is not null)
        {
            _settings.Add(new(path, NodeText.Of(node), OriginOf(node)));
        }
        else if (field.Default is { } text)
        {
            _settings.Add(new(path, text, Default));
        }
        else if (ClimateFields.Numbers.FirstOrDefault(number => string.Equals(path, "climate." + number.Field.Key, StringComparison.Ordinal)) is { } number)
        {
            var values = worlds.Select(world => number.Get(world.Climate)).OfType<double>().Distinct().Select(Ranges.Text);
            _settings.Add(new(path, Joined(values), "climate.trust"));
        }
    }

    private void WriteVaried(VariedKey key, string path)
    {
        _written.Add(key);
        _settings.Add(key.IsFactor
            ? new(path, Joined(key.Levels.Select(level => NodeText.Of(level.Node))), Varied)
            : new(path, NodeText.Of(key.Levels[0].Node), OriginOf(key.Levels[0].Node)));
    }

    private bool IsVaried(string path) => plan.Keys.Any(key => string.Equals(key.Path, path, StringComparison.Ordinal));

    /// <summary>Whether a varied key is at a path, whichever way (by name or by number) it was written.</summary>
    private bool IsAt(VariedKey key, string path, Node? node)
    {
        if (string.Equals(key.Path, path, StringComparison.Ordinal))
        {
            return true;
        }

        var target = PathResolver.Resolve(path, root, root.Mark, new Problems());
        return target is not null && target.Steps.SequenceEqual(key.Target.Steps) && (node is null || !key.ChoosesEvents);
    }

    private static string Joined(IEnumerable<string> values)
    {
        string[] all = [.. values];
        return all.Length == 1 ? all[0] : $"[{string.Join(", ", all)}]";
    }

    // "--set network.ties=weak" is an origin of its own: the first word says which option it was.
    private static string OriginOf(Node node) => node.Mark.Line > 0 ? node.Mark.Origin : node.Mark.Source.Split(' ')[0];
}
