using System.Collections.Immutable;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>The outcomes of an experiment's runs as a grid of conditions and replicates; failed runs are holes.</summary>
internal sealed class OutcomeGrid
{
    private readonly IReadOnlyList<RunOutcomes?> _runs;
    private readonly int _replicates;

    public OutcomeGrid(Experiment experiment, IReadOnlyList<RunOutcomes?> outcomesInPlanOrder)
    {
        if (outcomesInPlanOrder.Count != experiment.RunCount)
        {
            throw new ArgumentException(
                $"{outcomesInPlanOrder.Count} runs for an experiment of {experiment.RunCount}.", nameof(outcomesInPlanOrder));
        }

        _runs = outcomesInPlanOrder;
        _replicates = experiment.Replicates;
    }

    /// <summary>Number of runs without outcomes.</summary>
    public int Missing => _runs.Count(run => run is null);

    /// <summary>The run of a condition and replicate, or null.</summary>
    public RunOutcomes? this[int condition, int replicate] => _runs[(condition * _replicates) + replicate];

    /// <summary>An outcome in a condition over replicates, times restricted to the horizon; undefined values and failed runs left out.</summary>
    public double[] Values(OutcomeDefinition outcome, int condition, int practice) =>
        [.. Runs(condition).Select(run => run.Restricted(outcome, practice)).Where(value => !double.IsNaN(value))];

    /// <summary>How many replicates of a condition did not reach a time.</summary>
    public int Censored(OutcomeDefinition outcome, int condition, int practice) =>
        outcome.IsCensoredTime ? Runs(condition).Count(run => double.IsPositiveInfinity(run[outcome, practice])) : 0;

    /// <summary>Both sides of an effect for every replicate in which all its cells have a value: positive terms, and negative ones.</summary>
    public (double[] Plus, double[] Minus) Sides(OutcomeDefinition outcome, ImmutableArray<EffectTerm> terms)
    {
        var plus = new List<double>(_replicates);
        var minus = new List<double>(_replicates);
        for (int replicate = 0; replicate < _replicates; replicate++)
        {
            double positive = 0.0, negative = 0.0;
            foreach (var term in terms)
            {
                double value = this[term.Condition, replicate]?.Restricted(outcome, term.Practice) ?? double.NaN;
                positive += term.Weight > 0.0 ? term.Weight * value : 0.0;
                negative -= term.Weight < 0.0 ? term.Weight * value : 0.0;
            }

            if (!double.IsNaN(positive) && !double.IsNaN(negative))
            {
                plus.Add(positive);
                minus.Add(negative);
            }
        }

        return ([.. plus], [.. minus]);
    }

    private IEnumerable<RunOutcomes> Runs(int condition) =>
        Enumerable.Range(0, _replicates).Select(replicate => this[condition, replicate]).OfType<RunOutcomes>();
}
