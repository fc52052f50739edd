using System.Collections.Frozen;
using System.Collections.Immutable;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Model.Limits;

/// <summary>
/// Settings under which this model is a classical model of diffusion or of opinions, so that exact answers of the literature can be
/// checked against it. A preset is a start: change single values afterwards to set the classical model's own parameters.
/// </summary>
/// <param name="Key">Its name in scenario files, for instance "linear-threshold".</param>
/// <param name="Meaning">What the model becomes, in a sentence.</param>
/// <param name="Source">Who described that model.</param>
/// <param name="Values">Every parameter that the preset fixes; the others keep their values.</param>
/// <param name="Own">The parameters that are the classical model's own, and are meant to be changed.</param>
public sealed record Preset(
    string Key, string Meaning, string Source, FrozenDictionary<Parameter, double> Values, ImmutableArray<Parameter> Own)
{
    /// <summary>Whether nothing happens in the classical model unless somebody starts.</summary>
    public bool NeedsStarters { get; init; } = true;

    /// <summary>What the preset fixes beside parameters.</summary>
    public PresetSurroundings Surroundings { get; init; } = PresetSurroundings.Neutral;

    /// <summary>
    /// The same world under the preset: its parameters, climate, and the practices and starters as <see cref="Surroundings"/> has them.
    /// Network, people, who starts, events, beliefs and weeks stay.
    /// </summary>
    public WorldSpec ApplyTo(WorldSpec spec) => spec with
    {
        Parameters = spec.Parameters.With(Values),
        Climate = Surroundings.ApplyTo(spec.Climate),
        Practices = [.. spec.Practices.Select(Surroundings.ApplyTo)],
    };
}
