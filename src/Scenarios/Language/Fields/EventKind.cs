using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Staffroom.Model.Interventions;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>A kind of event: its keys, and the interventions of the model that it becomes.</summary>
/// <param name="What">Its word after <c>what</c>.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Section">Its keys, the common ones included.</param>
/// <param name="Bind">The interventions.</param>
internal sealed record EventKind(string What, string Meaning, Section Section, Func<EventValues, IEnumerable<Intervention>> Bind);

/// <summary>The values of one event, with what is common to all resolved.</summary>
internal sealed record EventValues(Bag Bag, int Week, int Until, SchoolSelection Schools, int? Practice, int Weeks)
{
    public double Number(string key) => Bag.Number(key);

    public int Whole(string key) => Bag.Whole(key);
}

/// <summary>An event: which keys it may have depends on <c>what</c>.</summary>
internal sealed class EventType : FieldType
{
    public override string Description => "an event with the key 'what', for instance { what: coaching, week: 0, until: 39 }";

    /// <summary>The kind an event says it is, or null.</summary>
    public static EventKind? KindOf(Node node) =>
        (node as MappingNode)?["what"] is ScalarNode what ? EventKinds.Find(what.Text) : null;

    public override bool HasShape(Node node) => node is MappingNode;

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not MappingNode mapping)
        {
            Mismatch(node, path, problems);
        }
        else if (mapping.Find("what") is not { } what)
        {
            problems.Add(mapping.Mark, $"'{path}.what' is missing.", "Add 'what: …': " + string.Join(", ", EventKinds.Names) + ".");
        }
        else if (KindOf(node) is { } kind)
        {
            kind.Section.Check(node, path, problems);
        }
        else
        {
            string given = what.Value is ScalarNode scalar ? scalar.Text : "";
            problems.Add(
                what.Value.Mark,
                $"'{path}.what' is {Shown.Of(what.Value)}; it must be the name of an event.",
                NameAdvice.Of(given, EventKinds.Names, "Events are"));
        }
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray([.. EventKinds.All.Select(kind => (JsonNode)kind.Section.Schema())]),
    };
}
