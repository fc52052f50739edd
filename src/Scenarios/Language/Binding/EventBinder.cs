using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds events to the interventions of the model.</summary>
internal static class EventBinder
{
    public static ImmutableArray<Intervention> Bind(
        Node? node, int weeks, IReadOnlyList<string> practices, BoundNetwork? network, BindingContext context) =>
        [.. ((node as SequenceNode)?.Items ?? []).OfType<MappingNode>().SelectMany(each => BindOne(each, weeks, practices, network, context))];

    /// <summary>Tells of two events of one name; the whole list is looked at, since conditions turn some of them off.</summary>
    public static void ReportTwins(Node? node, Problems problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in ((node as SequenceNode)?.Items ?? []).OfType<MappingNode>())
        {
            string name = Variation.PathResolver.NameOf(item);
            if (name.Length > 0 && !seen.Add(name))
            {
                problems.Add(item["name"]?.Mark ?? item.Mark, $"Two events are called {Shown.Quote(name)}.", "Give one of them another 'name: …'.");
            }
        }
    }

    private static IEnumerable<Intervention> BindOne(
        MappingNode node, int weeks, IReadOnlyList<string> practices, BoundNetwork? network, BindingContext context)
    {
        if (EventType.KindOf(node) is not { } kind || !context.IsSound(node, kind.Section))
        {
            return [];
        }

        var bag = Bag.Of(kind.Section, node, node.Mark);
        int week = bag.Whole("week");
        int until = kind.Section.Find("until") is not null && bag.Has("until") ? bag.Whole("until") : Intervention.Forever;
        CheckCalendar(bag, kind, week, until, weeks, context);
        var schools = kind.Section.Find("schools") is null ? SchoolSelection.All : Schools(bag, network, context);
        int? practice = kind.Section.Find("practice") is null ? null : Practice(bag, practices, context);
        CheckSchools(kind, node, network, context);
        return kind.Bind(new(bag, week, until, schools, practice, weeks));
    }

    private static void CheckCalendar(Bag bag, EventKind kind, int week, int until, int weeks, BindingContext context)
    {
        if (week >= weeks)
        {
            context.Problems.Add(
                bag.MarkOf("week"), $"The event '{kind.What}' begins in week {week}, but the run ends after week {weeks - 1}.", "Begin earlier, or raise run.weeks.");
        }

        if (until <= week)
        {
            context.Problems.Add(
                bag.MarkOf("until"), $"The event '{kind.What}' begins in week {week} and ends before week {until}: it would never hold.", "Write a later week after 'until'.");
        }

        if (kind.What is ("trust building" or "pause") && until == Intervention.Forever)
        {
            context.Problems.Add(
                bag.Mark, $"The event '{kind.What}' has no 'until': nobody would ever adopt.", $"Add 'until: {week + 39}', a school year later.");
        }

        if (kind.What is "funding" && until >= weeks)
        {
            context.Problems.Add(
                bag.MarkOf("until"), "The event 'funding' does not end within the run, so there is no cliff.", $"Add 'until: …' before week {weeks}, or use coaching and funded visits.");
        }
    }

    private static SchoolSelection Schools(Bag bag, BoundNetwork? network, BindingContext context)
    {
        switch (bag.Node("schools"))
        {
            case ScalarNode { Text: "low capacity" }:
                return new(SchoolSelectionKind.LowCapacity, []);
            case ScalarNode { Text: "high capacity" }:
                return new(SchoolSelectionKind.HighCapacity, []);
            case null or ScalarNode { Text: "all" }:
                return SchoolSelection.All;
            case var node:
                ScalarNode[] items = node is SequenceNode list ? [.. list.Items.OfType<ScalarNode>()] : [(ScalarNode)node];
                foreach (var item in items.Where(item => network is not null && NumberType.Parse(item) > network.Schools))
                {
                    context.Problems.Add(
                        item.Mark, $"An event concerns school {item.Text}; schools are numbered from 1 to {network!.Schools:N0}.", "Write such a number.");
                }

                return new(SchoolSelectionKind.Listed, [.. items.Select(item => (int)NumberType.Parse(item)! - 1).Distinct().Order()]);
        }
    }

    private static int? Practice(Bag bag, IReadOnlyList<string> practices, BindingContext context)
    {
        if (bag.Text("practice") is not { } name)
        {
            return null;
        }

        int index = practices.ToList().IndexOf(name);
        if (index < 0)
        {
            context.Problems.Add(bag.MarkOf("practice"), $"{Shown.Quote(name)} is not the name of a practice.", NameAdvice.Of(name, practices, "Practices are"));
        }

        return index;
    }

    private static void CheckSchools(EventKind kind, MappingNode node, BoundNetwork? network, BindingContext context)
    {
        if (network is { Schools: < 2 } && kind.What is ("twinning" or "competition" or "conference"))
        {
            context.Problems.Add(node.Mark, $"The event '{kind.What}' needs two schools; the network has one.", "Remove it, or use a network with schools.");
        }

        if (network is { Spec: StoredNetworkSpec } && kind.What is ("twinning" or "secondment"))
        {
            context.Problems.Add(
                node.Mark, $"The event '{kind.What}' adds ties, which a network file cannot take.", "Remove it, or use a design of schools or a network from files.");
        }
    }
}
