using System.Collections.Immutable;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds beliefs and practices.</summary>
internal static class PeopleBinder
{
    public static ImmutableArray<BeliefSpec> Beliefs(Node? node, BindingContext context)
    {
        if (node is not SequenceNode list)
        {
            return [BeliefSpec.Default];
        }

        ReportTwins(list, "beliefs", context);
        return [.. list.Items.OfType<MappingNode>().Select(Belief)];
    }

    public static ImmutableArray<PracticeSpec> Practices(
        MappingNode document, ImmutableArray<BeliefSpec> beliefs, BoundNetwork? network, BindingContext context)
    {
        var seeds = document["seeds"] as MappingNode;
        if (document["practices"] is not SequenceNode list)
        {
            return
            [
                Practice(new MappingNode(document.Mark, []), 0, seeds, beliefs, network, context) with { Name = PeopleFields.DefaultPracticeName },
            ];
        }

        ReportTwins(list, "practices", context);
        return [.. list.Items.OfType<MappingNode>().Select((each, index) => Practice(each, index, seeds, beliefs, network, context))];
    }

    private static BeliefSpec Belief(MappingNode node)
    {
        var bag = Bag.Of(PeopleFields.Belief, node, node.Mark);
        var belief = new BeliefSpec(
            bag.Text("name") ?? "", bag.Number("teacherMean"), bag.Number("headMean"), bag.Number("standardDeviation"))
        {
            HeadSusceptibility = bag.Number("headSusceptibility"),
        };
        if (!bag.Has("stubborn"))
        {
            return belief;
        }

        var stubborn = bag.Group("stubborn", PeopleFields.Stubborn);
        return belief with
        {
            Stubborn = new(
                stubborn.Number("share"), stubborn.Number("belief"), stubborn.Number("susceptibility"), stubborn.OptionalNumber("tieStrength")),
        };
    }

    private static PracticeSpec Practice(
        MappingNode node, int index, MappingNode? seeds, ImmutableArray<BeliefSpec> beliefs, BoundNetwork? network, BindingContext context)
    {
        var bag = Bag.Of(PeopleFields.Practice, node, node.Mark);
        var own = Merge(seeds, node["seeds"] as MappingNode);
        return new(
            bag.Text("name") ?? "",
            bag.Number("tacitness"),
            bag.Number("readiness"),
            bag.Number("successCeiling"),
            BeliefIndex(bag, beliefs, context),
            SeedBinder.Bind(own, own?.Mark ?? node.Mark, index, network, context));
    }

    /// <summary>A practice's own seeds go before the scenario's, key by key.</summary>
    private static MappingNode? Merge(MappingNode? general, MappingNode? own) =>
        general is null || own is null
            ? own ?? general
            : own.Entries.Aggregate(general, (merged, entry) => merged.With(entry.Key, entry.Value));

    private static int BeliefIndex(Bag bag, ImmutableArray<BeliefSpec> beliefs, BindingContext context)
    {
        if (bag.Text("belief") is not { } name)
        {
            return 0;
        }

        int index = beliefs.Select(belief => belief.Name).ToList().IndexOf(name);
        if (index < 0)
        {
            context.Problems.Add(
                bag.MarkOf("belief"), $"{Shown.Quote(name)} is not the name of a belief.", NameAdvice.Of(name, beliefs.Select(belief => belief.Name), "Beliefs are"));
        }

        return Math.Max(0, index);
    }

    private static void ReportTwins(SequenceNode list, string what, BindingContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in list.Items.Select(item => (item as MappingNode)?["name"]).OfType<ScalarNode>().Where(name => !seen.Add(name.Text)))
        {
            context.Problems.Add(name.Mark, $"Two {what} are called {Shown.Quote(name.Text)}.", "Give each a name of its own.");
        }
    }
}
