using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Tells which of its forms a network has and leads to its binder.</summary>
internal static class NetworkBinder
{
    /// <summary>What one world may hold, so that it fits into the memory of a laptop.</summary>
    public const int MostTeachers = 2_000_000;

    /// <summary>And how many ties between them.</summary>
    public const int MostTies = 10_000_000;

    private static readonly Form Design = new("a design of schools", "", NetworkFields.DesignKeys);
    private static readonly Form Graph = new("a graph", "graph", NetworkFields.GraphKeys);
    private static readonly Form Import = new("a network from files", "edges", NetworkFields.ImportKeys);
    private static readonly Form Stored = new("a network file", "file", NetworkFields.StoredKeys);
    private static readonly Form[] Forms = [Design, Graph, Import, Stored];

    public static BoundNetwork? Bind(Node? node, Mark around, BindingContext context)
    {
        if (!context.IsSound(node, NetworkFields.Network))
        {
            return null;
        }

        var bag = Bag.Of(NetworkFields.Network, node, around);
        var form = FormOf(bag);
        if (!HasOneForm(node as MappingNode, form, context))
        {
            return null;
        }

        return ReferenceEquals(form, Stored) ? StoredBinder.Bind(bag, context)
            : ReferenceEquals(form, Import) ? ImportBinder.Bind(bag, (MappingNode)node!, context)
            : ReferenceEquals(form, Graph) ? GraphBinder.Bind(bag, context)
            : DesignBinder.Bind(bag, context);
    }

    private static Form FormOf(Bag bag) =>
        bag.Has("file") ? Stored
        : bag.Has("edges") || bag.Has("nodes") ? Import
        : bag.Has("graph") ? Graph
        : Design;

    private static bool HasOneForm(MappingNode? node, Form form, BindingContext context)
    {
        var foreign = (node?.Entries ?? [])
            .Select(entry => (Entry: entry, Belongs: Array.Find(Forms, each => each.Keys.Contains(entry.Key))))
            .Where(pair => pair.Belongs is not null && !ReferenceEquals(pair.Belongs, form))
            .ToArray();
        foreach (var (entry, belongs) in foreign)
        {
            string advice = ReferenceEquals(form, Design) ? $"Add '{belongs!.Mark}: …', or remove it." : "Keep the keys of one form.";
            context.Problems.Add(entry.KeyMark, $"'network.{entry.Key}' belongs to {belongs!.Name}; this network is {form.Name}.", advice);
        }

        return foreign.Length == 0;
    }

    /// <summary>A form that a network can have.</summary>
    /// <param name="Name">What messages call it.</param>
    /// <param name="Mark">The key that makes a network one of this form, if there is one.</param>
    /// <param name="Keys">The keys that belong to it alone.</param>
    private sealed record Form(string Name, string Mark, IReadOnlySet<string> Keys);
}
