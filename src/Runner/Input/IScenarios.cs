using System.Collections.Immutable;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Library;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Input;

/// <summary>What the command line asks of the scenario language.</summary>
internal interface IScenarios
{
    /// <summary>The scenarios that are shipped, in the order in which they are listed.</summary>
    IReadOnlyList<ShippedScenario> Shipped { get; }

    /// <summary>The experiments on claims of the field, by name.</summary>
    IReadOnlyList<ShippedScenario> Evidence { get; }

    /// <summary>The JSON Schema of scenario files.</summary>
    string Schema { get; }

    /// <summary>A commented scenario to start from.</summary>
    string Template { get; }

    /// <summary>Everything that <c>explain</c> can explain.</summary>
    IReadOnlyList<Explanation> Explanations { get; }

    /// <summary>Reads a scenario; an unknown name or a missing file is an error among its diagnostics.</summary>
    Outcome<Experiment> Read(ScenarioRequest request, Host host);
}

/// <summary>Which scenario, and what the command line changes in it.</summary>
/// <param name="NameOrFile">A shipped scenario's name, or a file as the user named it.</param>
/// <param name="Set">key=value, in the order given.</param>
/// <param name="Replicates">Replaces the scenario's number if given.</param>
/// <param name="Seed">Replaces the scenario's seed if given.</param>
/// <param name="Weeks">Replaces the scenario's weeks if given.</param>
internal sealed record ScenarioRequest(
    string NameOrFile, ImmutableArray<string> Set, int? Replicates, ulong? Seed, int? Weeks);

/// <summary>What a key of a scenario, a parameter or an outcome is.</summary>
/// <param name="Key">The key.</param>
/// <param name="Kind">"parameter", "scenario key" or "outcome".</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Text">All about it, in a few lines.</param>
internal sealed record Explanation(string Key, string Kind, string Meaning, string Text);
