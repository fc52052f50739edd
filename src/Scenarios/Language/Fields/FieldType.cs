using System.Text.Json.Nodes;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>What a key may hold. One object checks it, describes it to people and writes its JSON Schema, so they cannot disagree.</summary>
internal abstract class FieldType
{
    /// <summary>"a number from 0 to 1 (share)": what fits after "it must be".</summary>
    public abstract string Description { get; }

    /// <summary>Whether a node has the shape (single value, list, group of keys) this type begins with; its content may still be wrong.</summary>
    public abstract bool HasShape(Node node);

    /// <summary>Tells everything that is wrong with a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its path, for instance "network.schools".</param>
    /// <param name="problems">Where problems go.</param>
    public abstract void Check(Node node, string path, Problems problems);

    /// <summary>JSON Schema of what is accepted.</summary>
    public abstract JsonObject Schema();

    /// <summary>Whether a node is entirely right.</summary>
    public bool Accepts(Node node)
    {
        var problems = new Problems();
        Check(node, "", problems);
        return !problems.Any;
    }

    protected void Mismatch(Node node, string path, Problems problems, string advice = "") =>
        problems.Add(node.Mark, $"'{path}' is {Shown.Of(node)}; it must be {Description}.", advice);
}
