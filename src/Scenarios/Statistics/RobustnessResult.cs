using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>An effect under draws of the assumed parameters.</summary>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Key">Key of the effect.</param>
/// <param name="Estimates">Its mean over replicates in each draw, ascending; draws without a value are left out.</param>
public sealed record RobustnessEffect(string Outcome, string Key, ImmutableArray<double> Estimates)
{
    /// <summary>Median over draws.</summary>
    public double Median => Quantile.OfSorted(Estimates.AsSpan(), 0.5);

    /// <summary>10 % quantile over draws.</summary>
    public double Q10 => Quantile.OfSorted(Estimates.AsSpan(), 0.1);

    /// <summary>90 % quantile over draws.</summary>
    public double Q90 => Quantile.OfSorted(Estimates.AsSpan(), 0.9);

    /// <summary>Share of the draws whose estimate has the sign of the given one; a draw at exactly 0 does not keep a sign.</summary>
    public double SignShare(double estimate) =>
        (double)Estimates.Count(draw => double.Sign(draw) == double.Sign(estimate)) / Estimates.Length;
}

/// <summary>Every effect of an experiment under draws of the assumed parameters: whether the assumptions decide its sign.</summary>
public sealed class RobustnessResult
{
    private readonly Dictionary<(string Outcome, string Key), RobustnessEffect> _effects;

    private RobustnessResult(int draws, IEnumerable<RobustnessEffect> effects, ImmutableArray<double> hoursRatios)
    {
        Draws = draws;
        HoursRatios = hoursRatios;
        _effects = effects.ToDictionary(effect => (effect.Outcome, effect.Key));
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>
    /// For each draw the between-school hours of the first design of ties over those of the second, ascending; empty unless exactly two
    /// designs are compared. Numbers of ties are matched under the defaults only, so draws show how far hours drift apart.
    /// </summary>
    public ImmutableArray<double> HoursRatios { get; }

    /// <summary>All effects that have a value in at least one draw.</summary>
    public IReadOnlyCollection<RobustnessEffect> Effects => _effects.Values;

    /// <summary>The effect on an outcome with this key, or null.</summary>
    public RobustnessEffect? Find(string outcome, string key) => _effects.GetValueOrDefault((outcome, key));

    /// <summary>Summarizes the runs of all draws.</summary>
    /// <param name="plan">The plan that gave the draws' experiments.</param>
    /// <param name="outcomesByDraw">For each draw the outcomes of its runs in plan order, null where a run failed.</param>
    public static RobustnessResult Of(RobustnessPlan plan, IReadOnlyList<IReadOnlyList<RunOutcomes?>> outcomesByDraw)
    {
        if (outcomesByDraw.Count != plan.Draws)
        {
            throw new ArgumentException($"Outcomes of {outcomesByDraw.Count} draws for a plan of {plan.Draws}.", nameof(outcomesByDraw));
        }

        // What is compared does not depend on the parameters, so any draw's experiment has the same catalog.
        var experiment = plan.Draw(0);
        var catalog = EffectCatalog.Of(experiment, new EffectPlan(new FactorDesign(experiment)));
        var grids = outcomesByDraw.Select(outcomes => new OutcomeGrid(experiment, outcomes)).ToArray();
        var effects = catalog.Select(entry => Summarize(entry, grids)).Where(effect => effect.Estimates.Length > 0);
        var ratios = grids.Select(grid => HoursRatio(experiment, grid)).OfType<double>().Order();
        return new RobustnessResult(plan.Draws, effects, [.. ratios]);
    }

    private static double? HoursRatio(Experiment experiment, OutcomeGrid grid)
    {
        bool isPair = experiment.Factors.Any(factor => string.Equals(factor.Key, HoursComparisons.DesignFactor, StringComparison.Ordinal) && factor.Levels.Length == 2);
        var pairs = isPair ? HoursComparisons.Of(experiment, grid) : [];
        double second = pairs.Sum(pair => pair.HoursB);
        return second > 0.0 ? pairs.Sum(pair => pair.HoursA) / second : null;
    }

    private static RobustnessEffect Summarize(CatalogEntry entry, OutcomeGrid[] grids)
    {
        var estimates = new List<double>(grids.Length);
        foreach (var grid in grids)
        {
            var (plus, minus) = grid.Sides(entry.Outcome, entry.Spec.Terms);
            if (plus.Length > 0)
            {
                estimates.Add(plus.Average() - minus.Average());
            }
        }

        estimates.Sort();
        return new RobustnessEffect(entry.Outcome.Key, entry.Spec.Key.ToString(), [.. estimates]);
    }
}
