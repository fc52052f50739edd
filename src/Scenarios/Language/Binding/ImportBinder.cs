using System.Collections.Immutable;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds a network from files: turns its keys into the importer's options and asks the importer.</summary>
internal static class ImportBinder
{
    private static readonly (string Key, PersonAttribute Attribute)[] AttributeKeys =
    [
        ("efficacy", PersonAttribute.Efficacy),
        ("trust", PersonAttribute.Trust),
        ("capacity", PersonAttribute.Capacity),
        ("belief", PersonAttribute.Belief),
        ("threshold", PersonAttribute.Threshold),
        ("susceptibility", PersonAttribute.Susceptibility),
        ("stubbornness", PersonAttribute.Stubbornness),
    ];

    public static BoundNetwork? Bind(Bag bag, MappingNode node, BindingContext context)
    {
        if (!bag.Has("edges"))
        {
            context.Problems.Add(node.Mark, "'network.edges' is missing.", "Add 'edges: …', the file of ties; 'nodes' alone has no ties.");
            return null;
        }

        string? nodes = FileOf(bag, "nodes", context);
        string? edges = FileOf(bag, "edges", context);
        if (edges is null || (bag.Has("nodes") && nodes is null) || !HaveRanges(node["columns"] as MappingNode, context) || IsStubbornTwice(node["columns"] as MappingNode, context))
        {
            return null;
        }

        if (context.Import is null)
        {
            context.Problems.Add(bag.MarkOf("edges"), "Networks from files cannot be read here.", "");
            return null;
        }

        var named = new Dictionary<string, string>(StringComparer.Ordinal) { [edges] = bag.Text("edges")! };
        if (nodes is not null)
        {
            named[nodes] = bag.Text("nodes")!;
        }

        var given = context.ImportOnce(NodeText.Of(node), Options(bag, nodes, edges), named);
        if (given is null)
        {
            return null;
        }

        var placed = bag.Has("distanceKm") ? given with { DistanceKm = bag.Number("distanceKm") } : given;
        return new(placed, null, Math.Max(1, placed.Schools.Length), placed.People.Length)
        {
            MarksUsers = bag.Group("columns", NetworkFields.Columns).Has("uses"),
        };
    }

    private static bool HaveRanges(MappingNode? columns, BindingContext context)
    {
        var empty = (columns?.Entries ?? [])
            .Where(entry => entry.Value is MappingNode range && NumberType.Parse(range["minimum"]) >= NumberType.Parse(range["maximum"]))
            .ToArray();
        foreach (var (key, _, range) in empty)
        {
            context.Problems.Add(
                ((MappingNode)range)["minimum"]!.Mark,
                $"'network.columns.{key}' has no range: its 'minimum' becomes 0 and its 'maximum' becomes 1.",
                "Write a 'minimum' below the 'maximum'.");
        }

        return empty.Length == 0;
    }

    private static bool IsStubbornTwice(MappingNode? columns, BindingContext context)
    {
        bool isTwice = columns?["susceptibility"] is not null && columns["stubbornness"] is not null;
        if (isTwice)
        {
            context.Problems.Add(
                columns!["stubbornness"]!.Mark, "'network.columns' has both 'susceptibility' and 'stubbornness', which is 1 less susceptibility.", "Remove one of them.");
        }

        return isTwice;
    }

    /// <summary>The path of a file that a key names; a problem where there is none.</summary>
    internal static string? FileOf(Bag bag, string key, BindingContext context)
    {
        if (bag.Text(key) is not { } name)
        {
            return null;
        }

        string path = Path.Combine(context.Folder, name);
        if (File.Exists(path))
        {
            return path;
        }

        if (Directory.Exists(path))
        {
            context.Problems.Add(bag.MarkOf(key), $"'network.{key}' is {Shown.Quote(name)}, which is a folder.", "Name a file in it.");
            return null;
        }

        string[] beside = Directory.Exists(context.Folder)
            ? [.. Directory.EnumerateFiles(context.Folder).Select(Path.GetFileName).OfType<string>().Take(1000)]
            : [];
        string? nearest = NearestName.Find(name, beside);
        context.Problems.Add(
            bag.MarkOf(key),
            $"'network.{key}' is {Shown.Quote(name)}; there is no such file.",
            nearest is null ? "File names are relative to the scenario's folder." : $"Did you mean {Shown.Quote(nearest)}?");
        return null;
    }

    private static ImportOptions Options(Bag bag, string? nodes, string edges)
    {
        var columns = bag.Group("columns", NetworkFields.Columns);
        return new ImportOptions
        {
            NodesFile = nodes,
            EdgesFile = edges,
            IdColumn = columns.Text("id")!,
            SchoolColumn = columns.Text("school"),
            GroupColumn = columns.Text("group"),
            HeadColumn = columns.Text("head"),
            UsesColumns = columns.Node("uses") switch
            {
                ScalarNode one => [one.Text],
                SequenceNode list => [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)],
                _ => [],
            },
            IsUseOfAll = columns.Node("uses") is ScalarNode,
            Attributes = AttributeKeys
                .Select(pair => (pair.Attribute, Column: Scaled(columns.Node(pair.Key))))
                .Where(pair => pair.Column is not null)
                .ToImmutableSortedDictionary(pair => pair.Attribute, pair => pair.Column!),
            FromColumn = columns.Text("from")!,
            ToColumn = columns.Text("to")!,
            Weight = Scaled(columns.Node("weight")),
            UnweightedStrength = bag.Number("unweightedStrength"),
            MinimumWeight = bag.OptionalNumber("minimumWeight"),
            TieTrust = Scaled(columns.Node("tieTrust")),
            IsDirected = bag.Switch("directed"),
            Combine = bag.Text("combine") switch
            {
                "mean of reports" => TieCombination.MeanOfReports,
                "maximum" => TieCombination.Maximum,
                "minimum" => TieCombination.Minimum,
                _ => TieCombination.Mean,
            },
        };
    }

    private static ScaledColumn? Scaled(Node? node) => node switch
    {
        ScalarNode name => new ScaledColumn(name.Text),
        MappingNode group => new ScaledColumn(
            ((ScalarNode)group["column"]!).Text, NumberType.Parse(group["minimum"]), NumberType.Parse(group["maximum"])),
        _ => null,
    };
}
