using System.CommandLine;

namespace Staffroom.Runner.Output;

/// <summary>A verb of the command with examples for its help.</summary>
internal sealed class Verb : Command
{
    /// <summary>Creates a verb.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="examples">What follows the command's name, at least one.</param>
    public Verb(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>What follows the command's name in examples.</summary>
    public IReadOnlyList<string> Examples { get; }
}
