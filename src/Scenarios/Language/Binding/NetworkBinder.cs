using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Tells which of the three forms a network has and leads to its binder.</summary>
internal static class NetworkBinder
{
    /// <summary>What one world may hold, so that it fits into the memory of a laptop.</summary>
    public const int MostTeachers = 2_000_000;

    /// <summary>And how many ties between them.</summary>
    public const int MostTies = 10_000_000;

    public static BoundNetwork? Bind(Node? node, Mark around, BindingContext context)
    {
        if (!context.IsSound(node, NetworkFields.Network))
        {
            return null;
        }

        var bag = Bag.Of(NetworkFields.Network, node, around);
        bool isGraph = bag.Has("graph");
        bool isImport = bag.Has("edges") || bag.Has("nodes");
        if (!HasOneForm(node as MappingNode, isGraph, isImport, context))
        {
            return null;
        }

        return isImport ? ImportBinder.Bind(bag, (MappingNode)node!, context)
            : isGraph ? GraphBinder.Bind(bag, context)
            : DesignBinder.Bind(bag, context);
    }

    private static bool HasOneForm(MappingNode? node, bool isGraph, bool isImport, BindingContext context)
    {
        string form = isImport ? "a network from files" : isGraph ? "a graph" : "a design of schools";
        var foreign = isImport ? NetworkFields.DesignKeys.Concat(NetworkFields.GraphKeys)
            : isGraph ? NetworkFields.DesignKeys.Concat(NetworkFields.ImportKeys)
            : NetworkFields.GraphKeys.Concat(NetworkFields.ImportKeys);
        var keys = foreign.ToHashSet(StringComparer.Ordinal);
        Entry[] wrong = [.. (node?.Entries ?? []).Where(entry => keys.Contains(entry.Key))];
        foreach (var entry in wrong)
        {
            string belongs = NetworkFields.DesignKeys.Contains(entry.Key) ? "a design of schools"
                : NetworkFields.GraphKeys.Contains(entry.Key) ? "a graph" : "a network from files";
            string advice = isImport || isGraph ? "Keep the keys of one form."
                : NetworkFields.GraphKeys.Contains(entry.Key) ? "Add 'graph: …', or remove it."
                : "Add 'edges: …', or remove it.";
            context.Problems.Add(entry.KeyMark, $"'network.{entry.Key}' belongs to {belongs}; this network is {form}.", advice);
        }

        return wrong.Length == 0;
    }
}
