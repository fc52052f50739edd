using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>A group of known keys.</summary>
/// <param name="what">What it describes, for messages: "the network".</param>
/// <param name="fields">The keys.</param>
internal sealed class Section(string what, params IEnumerable<Field> fields) : FieldType
{
    public ImmutableArray<Field> Fields { get; } = [.. fields];

    public override string Description => "a group of keys: " + what;

    public Field? Find(string key) => Fields.FirstOrDefault(field => string.Equals(field.Key, key, StringComparison.Ordinal));

    public override bool HasShape(Node node) => node is MappingNode;

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not MappingNode mapping)
        {
            Mismatch(node, path, problems, Fields.Length == 0 ? "" : $"Write keys below it, for instance '{Fields[0].Key}: …'.");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (problems.IsFull)
            {
                return;
            }

            CheckEntry(entry, path, problems);
        }

        foreach (var field in Fields.Where(field => field.IsRequired && mapping.Find(field.Key) is null))
        {
            problems.Add(mapping.Mark, $"'{Join(path, field.Key)}' is missing.", $"Add '{field.Key}: …'. {field.Meaning}");
        }
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var field in Fields)
        {
            var schema = field.Type.Schema();
            schema["description"] = field.Meaning;
            properties[field.Key] = schema;
        }

        var section = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. Fields.Where(field => field.IsRequired).Select(field => field.Key)];
        if (required.Length > 0)
        {
            section["required"] = new JsonArray([.. required.Select(key => (JsonNode)key)]);
        }

        return section;
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : path + "." + key;

    private void CheckEntry(Entry entry, string path, Problems problems)
    {
        var field = Find(entry.Key);
        if (field is null)
        {
            string where = path.Length == 0 ? "a scenario" : $"'{path}'";
            problems.Add(
                entry.KeyMark,
                $"{Shown.Quote(entry.Key)} is not a key of {where}.",
                NameAdvice.Of(entry.Key, Fields.Select(known => known.Key), "Its keys are"));
            return;
        }

        if (entry.Value.IsNull)
        {
            string advice = field.Default is not null ? $"Give it a value, or remove the key to get {field.Default}."
                : field.Type is Section ? "Write keys below it, or remove it."
                : "Give it a value.";
            problems.Add(entry.KeyMark, $"'{Join(path, entry.Key)}' is empty; it must be {field.Type.Description}.", advice);
            return;
        }

        field.Type.Check(entry.Value, Join(path, entry.Key), problems);
    }
}

/// <summary>A list of items of one type.</summary>
/// <param name="item">Type of the items.</param>
/// <param name="what">What they are, in the plural: "practices".</param>
/// <param name="most">The most there may be.</param>
internal sealed class ListType(FieldType item, string what, int most) : FieldType
{
    public FieldType Item { get; } = item;

    public override string Description => $"a list of {what}";

    public override bool HasShape(Node node) => node is SequenceNode;

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not SequenceNode list)
        {
            Mismatch(node, path, problems, "Write a list: '- …' on lines of their own, or [ …, … ].");
            return;
        }

        if (list.Items.Length == 0)
        {
            problems.Add(list.Mark, $"'{path}' is an empty list; it must be {Description}.", "Add an item, or remove the key.");
        }

        if (list.Items.Length > most)
        {
            problems.Add(list.Mark, $"'{path}' has {list.Items.Length:N0} items; it may have at most {most:N0}.", "Split the scenario.");
            return;
        }

        for (int i = 0; i < list.Items.Length && !problems.IsFull; i++)
        {
            Item.Check(list.Items[i], $"{path}.{i + 1}", problems);
        }
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = Item.Schema(),
        ["minItems"] = 1,
        ["maxItems"] = most,
    };
}

/// <summary>One of several types, told apart by shape and, among single values, by which accepts the value.</summary>
internal sealed class OneOfType(params FieldType[] alternatives) : FieldType
{
    public ImmutableArray<FieldType> Alternatives { get; } = [.. alternatives];

    public override string Description => string.Join(", or ", Alternatives.Select(type => type.Description));

    public override bool HasShape(Node node) => Alternatives.Any(type => type.HasShape(node));

    public override void Check(Node node, string path, Problems problems)
    {
        FieldType[] fitting = [.. Alternatives.Where(type => type.HasShape(node))];
        if (fitting.Any(type => type.Accepts(node)))
        {
            return;
        }

        if (fitting.Length == 1 && (node is not ScalarNode || NumberType.Parse(node) is not null))
        {
            fitting[0].Check(node, path, problems);
            return;
        }

        if (NumberType.Parse(node) is not null && fitting.OfType<NumberType>().FirstOrDefault() is { } number)
        {
            number.Check(node, path, problems);
            return;
        }

        var words = Alternatives.OfType<ChoiceType>().SelectMany(choice => choice.Values);
        string? nearest = node is ScalarNode scalar ? NearestName.Find(scalar.Text, words) : null;
        Mismatch(node, path, problems, nearest is null ? "" : $"Did you mean {Shown.Quote(nearest)}?");
    }

    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray([.. Alternatives.Select(type => (JsonNode)type.Schema())]) };
}
