using System.Collections.Immutable;
using Staffroom.Model.Interventions;
using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;
using Staffroom.Model.Randomness;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Which draws of the assumed parameters a comparison is repeated under. In each draw every parameter that the table marks for it is
/// multiplied by a factor of its own, uniform between 0.6 and 1.4, and kept within its range; a value that the scenario sets, or that an
/// event sets for a time, is varied relative to itself; what a preset defines stays. All conditions of a draw share its factors and its replicates; other draws
/// have other replicates, so that the few networks of one draw do not tip the signs of all. Numbers of ties stay as they are: hours that were matched under the defaults may differ under a draw.
/// </summary>
public sealed class RobustnessPlan
{
    /// <summary>Replicates of each condition in a draw, unless another number is asked for.</summary>
    public const int DefaultReplicates = 5;

    /// <summary>Draws from which on the share that keeps the sign means something.</summary>
    public const int RecommendedDraws = 40;

    private const double LowestFactor = 0.6;
    private const double FactorRange = 0.8;

    private readonly Experiment _experiment;

    /// <summary>Plans draws.</summary>
    /// <param name="experiment">The experiment, with its networks settled.</param>
    /// <param name="draws">Number of draws, 1 or more.</param>
    /// <param name="replicates">Replicates of each condition in a draw, 1 or more; never more than the experiment has.</param>
    public RobustnessPlan(Experiment experiment, int draws, int replicates = DefaultReplicates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        _experiment = experiment;
        Draws = draws;
        Replicates = Math.Min(replicates, experiment.Replicates);
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>Replicates of each condition in a draw.</summary>
    public int Replicates { get; }

    /// <summary>Number of runs in all draws.</summary>
    public long RunCount => (long)Draws * Replicates * _experiment.Conditions.Length;

    /// <summary>The parameters that are varied.</summary>
    public static ImmutableArray<ParameterDefinition> Varied { get; } = [.. ParameterTable.All.Where(row => row.VariedInRobustness)];

    /// <summary>The factor of a parameter in a draw: Philox under the experiment's seed, keyed by draw and parameter.</summary>
    public double Factor(int draw, Parameter parameter) =>
        LowestFactor + (FactorRange * Philox.Uniform(_experiment.Seed, draw, (int)parameter, 0, Purpose.Robustness));

    /// <summary>The experiment of a draw (0-based): the same conditions with changed parameters and fewer replicates.</summary>
    public Experiment Draw(int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, Draws);
        var factors = Varied.ToDictionary(row => row.Id, row => Factor(draw, row.Id));
        return _experiment with
        {
            Replicates = Replicates,
            FirstReplicate = draw * Replicates,
            Conditions = [.. _experiment.Conditions.Select(condition => condition with { World = Changed(condition.World, Redrawn(condition, factors)) })],
        };
    }

    /// <summary>What a preset defines is no assumption, and stays: only the classical model's own parameters are redrawn under it.</summary>
    private static Dictionary<Parameter, double> Redrawn(Condition condition, Dictionary<Parameter, double> factors) =>
        Presets.Find(condition.Preset ?? "") is { } preset
            ? factors.Where(pair => preset.Own.Contains(pair.Key) || !preset.Values.ContainsKey(pair.Key)).ToDictionary()
            : factors;

    private static WorldSpec Changed(WorldSpec world, Dictionary<Parameter, double> factors) => world with
    {
        Parameters = world.Parameters.With(factors.Select(pair => KeyValuePair.Create(pair.Key, Scaled(pair.Key, world.Parameters[pair.Key], factors)))),
        Interventions = [.. world.Interventions.Select(intervention => intervention is ParameterIntervention change
            ? change with { Values = change.Values.ToImmutableSortedDictionary(pair => pair.Key, pair => Scaled(pair.Key, pair.Value, factors)) }
            : intervention)],
    };

    private static double Scaled(Parameter parameter, double value, Dictionary<Parameter, double> factors)
    {
        var row = ParameterTable.Of(parameter);
        return factors.TryGetValue(parameter, out double factor) ? Math.Clamp(value * factor, row.Minimum, row.Maximum) : value;
    }
}
