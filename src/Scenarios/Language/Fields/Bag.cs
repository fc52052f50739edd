using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>
/// The values of one section: what was given, else the default of the field. Problems were told before; where a value is
/// unusable the default stands in, so that reading never fails.
/// </summary>
internal sealed class Bag(Section section, MappingNode? node, Mark around)
{
    public static Bag Of(Section section, Node? node, Mark around) => new(section, node as MappingNode, around);

    public Section Section { get; } = section;

    /// <summary>Where the section is, or what it would be in.</summary>
    public Mark Mark { get; } = node?.Mark ?? around;

    public bool Has(string key) => Node(key) is not null;

    /// <summary>The node of a key if it is there and usable.</summary>
    public Node? Node(string key) => node?[key] is { IsNull: false } value && Field(key).Type.Accepts(value) ? value : null;

    public Mark MarkOf(string key) => node?[key]?.Mark ?? Mark;

    public double Number(string key) => OptionalNumber(key) ?? 0;

    /// <summary>The number given, or the default if that is one.</summary>
    public double? OptionalNumber(string key) => NumberType.Parse(Node(key)) ?? NumberType.Parse(Default(key));

    public int Whole(string key) => (int)Number(key);

    public bool Switch(string key) => Text(key) is "true";

    /// <summary>The text given, or the default, or null.</summary>
    public string? Text(string key) => (Node(key) ?? Default(key)) is ScalarNode scalar ? scalar.Text : null;

    public Bag Group(string key, Section inner) => Of(inner, Node(key), MarkOf(key));

    private Field Field(string key) =>
        Section.Find(key) ?? throw new ArgumentException($"The section has no key '{key}'.", nameof(key));

    private ScalarNode? Default(string key) =>
        Field(key).Default is { } text ? new ScalarNode(new Mark("default", 0, 0), text, isPlain: true) : null;
}
