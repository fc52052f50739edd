using System.Collections.Immutable;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;

namespace Staffroom.Scenarios.Plan;

/// <summary>A question, the conditions that answer it, and how often each is run. Fully resolved and immutable.</summary>
public sealed record Experiment
{
    /// <summary>Short name, letters, digits, dots and dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The question in a sentence, as the scenario asks it.</summary>
    public required string Question { get; init; }

    /// <summary>What is varied, in the order of the scenario; empty if there is one condition only.</summary>
    public required ImmutableArray<Factor> Factors { get; init; }

    /// <summary>The conditions, in plan order.</summary>
    public required ImmutableArray<Condition> Conditions { get; init; }

    /// <summary>Replicates of every condition, 1 or more; replicate r of every condition has the same run seed.</summary>
    public required int Replicates { get; init; }

    /// <summary>The experiment's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Key of the primary outcome, named beforehand; see <c>OutcomeTable</c>.</summary>
    public required string Primary { get; init; }

    /// <summary>Keys of the secondary outcomes.</summary>
    public required ImmutableArray<string> Secondary { get; init; }

    /// <summary>What the scenario expects to find; checked after the run.</summary>
    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>
    /// Schools (0-based) that speed and reach leave out because every condition starts there; empty if starters are elsewhere too,
    /// so that all conditions are measured on the same people.
    /// </summary>
    public ImmutableArray<int> SeedSchools { get; init; } = [];

    /// <summary>Every setting as resolved, with where its value came from.</summary>
    public ImmutableArray<ResolvedSetting> Settings { get; init; } = [];

    /// <summary>Things the reader must know (hours that do not match, too few replicates), in plain sentences.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The scenario file as it was read.</summary>
    public string SourceText { get; init; } = "";

    /// <summary>Number of runs.</summary>
    public int RunCount => Conditions.Length * Replicates;

    /// <summary>
    /// Which replicate of the seed comes first: 0, but for robustness draws, each of which has replicates of its own. Derived, never stored.
    /// </summary>
    public int FirstReplicate { get; init; }

    /// <summary>The run with this index in plan order: conditions outermost, replicates innermost.</summary>
    public RunSpec Run(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, RunCount);
        int replicate = index % Replicates;
        return new RunSpec(index, index / Replicates, replicate, RunSeed(Seed, FirstReplicate + replicate), Conditions[index / Replicates].World);
    }

    /// <summary>The 64-bit key of a replicate: drawn from the experiment's seed, the same for every condition.</summary>
    public static ulong RunSeed(ulong experimentSeed, int replicate) => Philox.Derive(experimentSeed, replicate, Purpose.Replicate);
}

/// <summary>One run: a condition and a replicate, everything resolved.</summary>
/// <param name="Index">Position in plan order.</param>
/// <param name="Condition">Index of its condition.</param>
/// <param name="Replicate">0-based replicate.</param>
/// <param name="RunSeed">The 64-bit key of all its random numbers.</param>
/// <param name="World">The world to simulate.</param>
public sealed record RunSpec(int Index, int Condition, int Replicate, ulong RunSeed, WorldSpec World);

/// <summary>One combination of factor levels.</summary>
/// <param name="Index">Position in plan order.</param>
/// <param name="Levels">For each factor the index of its level.</param>
/// <param name="Label">A name for people, for instance "8 schools, weak ties, high trust"; "baseline" if nothing is varied.</param>
/// <param name="World">The world.</param>
/// <param name="Design">How schools are linked and how that was settled; null where the network was not designed by name.</param>
public sealed record Condition(int Index, ImmutableArray<int> Levels, string Label, WorldSpec World, BetweenDesign? Design)
{
    /// <summary>Key of the preset that its world was made under; null for none.</summary>
    public string? Preset { get; init; }
}

/// <summary>How the ties between schools of a condition were designed.</summary>
/// <param name="Kind">weak, strong, mixed or custom.</param>
/// <param name="WeakTies">Number of weak ties.</param>
/// <param name="StrongTies">Number of strong ties.</param>
/// <param name="StrongShare">Share of the between-school hours meant for strong ties: 0 weak, 1 strong, between for mixed; NaN for custom.</param>
/// <param name="ReferenceHours">Mean realized between-school person-hours of the reference (strong) design in the pilot, NaN if not matched.</param>
/// <param name="PilotHours">Mean realized between-school person-hours of this design in the pilot, NaN if not matched.</param>
public sealed record BetweenDesign(
    string Kind, int WeakTies, int StrongTies, double StrongShare, double ReferenceHours, double PilotHours);

/// <summary>Something that is varied.</summary>
/// <param name="Key">Its path in the scenario, for instance "network.ties".</param>
/// <param name="Label">Its name for people, for instance "ties between schools".</param>
/// <param name="Levels">Its levels, in the order of the scenario.</param>
/// <param name="IsOrdered">Whether the levels have an order (numbers; low, mid, high), so that differences read "higher minus lower".</param>
public sealed record Factor(string Key, string Label, ImmutableArray<FactorLevel> Levels, bool IsOrdered);

/// <summary>A level of a factor.</summary>
/// <param name="Label">Its name for people, for instance "weak" or "8".</param>
/// <param name="Number">Its value if it is a number.</param>
public sealed record FactorLevel(string Label, double? Number);

/// <summary>A setting as resolved.</summary>
/// <param name="Key">Path in the scenario or key of the parameter.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Origin">Where it came from: "scenario.yaml:7", "--set" (or another option), "default", "varied", or the key it follows ("climate.trust").</param>
public sealed record ResolvedSetting(string Key, string Value, string Origin);

/// <summary>
/// What a scenario expects: the effect of a factor (or an interaction) on an outcome has a sign.
/// </summary>
/// <param name="Effect">Key of the effect, as <c>Effect.Key</c> prints it.</param>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Sign">+1, −1, or 0 for "no reliable difference".</param>
/// <param name="Line">Line in the scenario file, 1-based.</param>
public sealed record Expectation(string Effect, string Outcome, int Sign, int Line);
