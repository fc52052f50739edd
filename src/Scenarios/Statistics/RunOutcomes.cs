using System.Collections.Frozen;
using System.Collections.Immutable;
using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// All outcomes of one run, computed once from its trajectory and small enough to keep for every run: one number per outcome of the
/// whole network, one per outcome and practice otherwise. NaN where an outcome is not defined, +∞ for a time that was not reached.
/// </summary>
public sealed class RunOutcomes
{
    /// <summary>For each outcome how many of either kind stand before it.</summary>
    private static readonly FrozenDictionary<string, (int NetworkWide, int PerPractice)> Places = OutcomeTable.All
        .Select((outcome, index) => (outcome.Key, Before: OutcomeTable.All.Take(index).Count(other => other.IsPerPractice), Index: index))
        .ToFrozenDictionary(row => row.Key, row => (row.Index - row.Before, row.Before), StringComparer.Ordinal);

    private RunOutcomes(int weeks, int practices, ImmutableArray<double> values)
    {
        Weeks = weeks;
        Practices = practices;
        Values = values;
    }

    /// <summary>Horizon of the run in weeks: what a censored time counts as.</summary>
    public int Weeks { get; }

    /// <summary>Number of practices.</summary>
    public int Practices { get; }

    /// <summary>The numbers in the order of <see cref="OutcomeTable.All"/>, an outcome per practice with its practices in order.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Computes every outcome of a run.</summary>
    public static RunOutcomes Compute(Trajectory trajectory, OutcomeContext context)
    {
        var input = new OutcomeInput(trajectory, context);
        int practices = trajectory.Shape.Practices;
        var values = ImmutableArray.CreateBuilder<double>(Length(practices));
        foreach (var outcome in OutcomeTable.All)
        {
            for (int practice = 0; practice < (outcome.IsPerPractice ? practices : 1); practice++)
            {
                values.Add(outcome.Compute(input, practice));
            }
        }

        return new RunOutcomes(trajectory.Shape.Weeks, practices, values.MoveToImmutable());
    }

    /// <summary>Restores what was kept: the three parts as they were read from this type, with the same <see cref="OutcomeTable.Layout"/>.</summary>
    /// <exception cref="ArgumentException">The number of values does not fit.</exception>
    public static RunOutcomes FromValues(int weeks, int practices, ImmutableArray<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        ArgumentOutOfRangeException.ThrowIfLessThan(practices, 1);
        if (values.Length != Length(practices))
        {
            throw new ArgumentException($"{values.Length} values; {Length(practices)} make the outcomes of {practices} practices.", nameof(values));
        }

        return new RunOutcomes(weeks, practices, values);
    }

    /// <summary>The value of an outcome; for outcomes of the whole network the practice does not matter.</summary>
    public double this[OutcomeDefinition outcome, int practice = 0] => Values[Offset(outcome.Key) + (outcome.IsPerPractice ? practice : 0)];

    /// <summary>The value of an outcome by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such outcome.</exception>
    public double this[string key, int practice = 0] => this[OutcomeTable.Get(key), practice];

    /// <summary>The value with a time that was not reached replaced by the horizon; NaN stays NaN.</summary>
    public double Restricted(OutcomeDefinition outcome, int practice = 0)
    {
        double value = this[outcome, practice];
        return outcome.IsCensoredTime ? Math.Min(value, Weeks) : value;
    }

    private static int Length(int practices) => OutcomeTable.All.Sum(outcome => outcome.IsPerPractice ? practices : 1);

    private int Offset(string key) =>
        Places.TryGetValue(key, out var place)
            ? place.NetworkWide + (place.PerPractice * Practices)
            : throw new KeyNotFoundException($"There is no outcome '{key}'.");
}
