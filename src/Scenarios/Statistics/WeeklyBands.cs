using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Statistics;

/// <summary>A weekly series of a run: a measure of a practice, or one of the whole network.</summary>
/// <param name="OfPractice">The practice measure, or null.</param>
/// <param name="OfNetwork">The network measure, or null.</param>
public readonly record struct WeeklySeries(PracticeMeasure? OfPractice, NetworkMeasure? OfNetwork)
{
    /// <summary>A measure of every practice.</summary>
    public static WeeklySeries Of(PracticeMeasure measure) => new(measure, null);

    /// <summary>A measure of the whole network.</summary>
    public static WeeklySeries Of(NetworkMeasure measure) => new(null, measure);
}

/// <summary>A series of a condition over replicates; every array has one entry per week, the start included.</summary>
/// <param name="N">Number of replicates.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Q10">10 % quantile over replicates.</param>
/// <param name="Q90">90 % quantile over replicates.</param>
/// <param name="MeanLow">Lower end of the percentile bootstrap 95 % interval of the mean; NaN with one replicate.</param>
/// <param name="MeanHigh">Upper end.</param>
public sealed record WeeklyBand(
    int N, ImmutableArray<double> Mean, ImmutableArray<double> Q10, ImmutableArray<double> Q90,
    ImmutableArray<double> MeanLow, ImmutableArray<double> MeanHigh);

/// <summary>
/// Weekly bands for a report, gathered from one trajectory at a time: only the chosen series are kept, in single precision, so that
/// hundreds of runs take some megabytes. Runs may be added in any order; different runs may be added by different threads at once.
/// </summary>
public sealed class WeeklyBands
{
    /// <summary>Resamples behind the intervals: fewer than behind effects, as there is one for every week.</summary>
    private const int Resamples = 400;

    private readonly Bootstrap _bootstrap = new(Resamples);
    private readonly ImmutableArray<WeeklySeries> _series;
    private readonly int _replicates;
    private readonly (int Points, int Practices)[] _shapes;

    // [condition][series][((practice × points) + week) × replicates + replicate], NaN where a run was not added.
    private readonly float[][][] _values;

    /// <summary>Makes room for an experiment's runs.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="series">The series to keep.</param>
    public WeeklyBands(Experiment experiment, ImmutableArray<WeeklySeries> series)
    {
        _series = series;
        _replicates = experiment.Replicates;
        _shapes = [.. experiment.Conditions.Select(condition => (condition.World.Weeks + 1, condition.World.Practices.Length))];
        _values = [.. _shapes.Select(shape => series.Select(each => Room(shape, each)).ToArray())];
    }

    /// <summary>Takes the series out of a run's trajectory; the trajectory may then be dropped.</summary>
    public void Add(int condition, int replicate, Trajectory trajectory)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(replicate, _replicates);
        var (points, practices) = _shapes[condition];
        if (trajectory.Shape.Points != points || trajectory.Shape.Practices != practices)
        {
            throw new ArgumentException($"The trajectory has {trajectory.Shape.Points} points and {trajectory.Shape.Practices} practices; condition {condition} has {points} and {practices}.", nameof(trajectory));
        }

        for (int s = 0; s < _series.Length; s++)
        {
            for (int practice = 0; practice < PracticesOf(_series[s], practices); practice++)
            {
                for (int week = 0; week < points; week++)
                {
                    double value = _series[s].OfPractice is { } measure
                        ? trajectory[week, practice, measure]
                        : trajectory[week, _series[s].OfNetwork!.Value];
                    _values[condition][s][(((practice * points) + week) * _replicates) + replicate] = (float)value;
                }
            }
        }
    }

    /// <summary>The band of a series in a condition, over the runs added so far; null if there are none.</summary>
    /// <param name="condition">Index of the condition.</param>
    /// <param name="series">One of the series given at the start.</param>
    /// <param name="practice">Index of the practice; 0 for a series of the whole network.</param>
    public WeeklyBand? Band(int condition, WeeklySeries series, int practice = 0)
    {
        int index = _series.IndexOf(series);
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(series));
        var (points, practices) = _shapes[condition];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(practice, PracticesOf(series, practices));
        double[][] weeks = [.. Enumerable.Range(0, points).Select(week => Quantile.Sorted(Week(_values[condition][index], (practice * points) + week)))];
        if (weeks.Any(values => values.Length == 0))
        {
            return null;
        }

        var intervals = Intervals(weeks);
        return new WeeklyBand(
            weeks[^1].Length,
            [.. weeks.Select(values => values.Average())],
            [.. weeks.Select(values => Quantile.OfSorted(values, 0.1))],
            [.. weeks.Select(values => Quantile.OfSorted(values, 0.9))],
            [.. intervals.Select(interval => interval.Low)],
            [.. intervals.Select(interval => interval.High)]);
    }

    /// <summary>A series of one replicate, one entry per week; NaN if the run was not added. For showing single runs or their distribution.</summary>
    public ImmutableArray<double> Replicate(int condition, WeeklySeries series, int practice, int replicate)
    {
        int index = _series.IndexOf(series);
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(series));
        int points = _shapes[condition].Points;
        return [.. Enumerable.Range(0, points).Select(week => (double)_values[condition][index][(((practice * points) + week) * _replicates) + replicate])];
    }

    /// <summary>Percentile intervals of the means; weeks next to each other that have as many values are resampled together.</summary>
    private List<(double Low, double High)> Intervals(double[][] weeks)
    {
        var intervals = new List<(double Low, double High)>(weeks.Length);
        while (intervals.Count < weeks.Length)
        {
            int next = intervals.Count;
            int alike = weeks.Skip(next).TakeWhile(values => values.Length == weeks[next].Length).Count();
            intervals.AddRange(_bootstrap.Percentiles(weeks.AsSpan(next, alike)));
        }

        return intervals;
    }

    private IEnumerable<double> Week(float[] values, int row)
    {
        for (int replicate = 0; replicate < _replicates; replicate++)
        {
            float value = values[(row * _replicates) + replicate];
            if (!float.IsNaN(value))
            {
                yield return value;
            }
        }
    }

    private float[] Room((int Points, int Practices) shape, WeeklySeries series)
    {
        var values = new float[shape.Points * PracticesOf(series, shape.Practices) * _replicates];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static int PracticesOf(WeeklySeries series, int practices) => series.OfPractice is null ? 1 : practices;
}
