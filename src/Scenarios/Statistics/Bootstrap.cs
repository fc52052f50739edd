using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using Staffroom.Model.Randomness;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Bootstrap 95 % intervals of a mean over replicates (Efron 1979; Student's t ones of fewer than ten values), repeatable: the resamples are Philox draws under a fixed key, the
/// same for every sample of one size. Values are resampled in ascending order and resamples come in antithetic pairs (Hall 1989,
/// Biometrika 76:713-724: where one takes the k-th smallest value its twin takes the k-th largest), so that neither the order of the
/// replicates nor which side of a difference comes first changes an interval. Resamples are drawn once and kept; any thread may use it.
/// </summary>
internal sealed class Bootstrap(int resamples = Bootstrap.DefaultResamples)
{
    /// <summary>Resamples behind every interval of a comparison.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>
    /// With fewer values the interval is Student's t one instead. A bootstrap never reaches beyond the smallest and the largest value, so its
    /// "95 %" intervals of very few values are far too short: of two values it covers the mean half of the time.
    /// </summary>
    public const int FewestValues = 10;

    /// <summary>The fixed key of the resamples: intervals do not depend on the experiment's seed.</summary>
    private const ulong Key = 0x53746166_66726f6fUL;

    private const double LowTail = 0.025;
    private const double HighTail = 0.975;

    private readonly ConcurrentDictionary<int, int[]> _drawn = new();

    /// <summary>Samples that are resampled together.</summary>
    private static int Lanes => Vector<double>.Count;

    /// <summary>The intervals of the mean; NaN with fewer than two values.</summary>
    /// <param name="ascending">The values, ascending.</param>
    public BootstrapIntervals Mean(ReadOnlySpan<double> ascending)
    {
        if (ascending.Length < 2)
        {
            return new BootstrapIntervals(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double mean = Average(ascending);
        if (!IsResampled(ascending))
        {
            return ascending[0] == ascending[^1] ? new BootstrapIntervals(mean, mean, mean, mean) : StudentT(ascending, mean);
        }

        double[] means = ResampledMeans(ascending);
        var (low, high) = CorrectedTails(ascending, mean, means);
        return new BootstrapIntervals(
            Quantile.OfSorted(means, LowTail), Quantile.OfSorted(means, HighTail), Quantile.OfSorted(means, low), Quantile.OfSorted(means, high));
    }

    /// <summary>The percentile intervals alone of many samples, with far less work: what <see cref="Mean"/> gives for each, to the bit.</summary>
    /// <param name="samples">Samples of one size, each ascending.</param>
    public (double Low, double High)[] Percentiles(ReadOnlySpan<double[]> samples)
    {
        // Both quantiles lie among the smallest and the largest resampled means: no others are kept.
        int tail = (int)(LowTail * (resamples - 1)) + 2;
        Vector<double>[] smallest = new Vector<double>[tail], largest = new Vector<double>[tail];
        var intervals = new (double Low, double High)[samples.Length];
        for (int first = 0; first < samples.Length; first += Lanes)
        {
            var together = samples[first..Math.Min(first + Lanes, samples.Length)];
            Resample(SideBySide(together), smallest, largest);
            for (int lane = 0; lane < together.Length; lane++)
            {
                intervals[first + lane] = IsResampled(together[lane]) ? Percentiles(smallest, largest, lane) : Percentiles(Mean(together[lane]));
            }
        }

        return intervals;
    }

    private static bool IsResampled(ReadOnlySpan<double> ascending) => ascending.Length >= FewestValues && ascending[0] != ascending[^1];

    private static (double Low, double High) Percentiles(BootstrapIntervals whole) => (whole.PercentileLow, whole.PercentileHigh);

    private (double Low, double High) Percentiles(Vector<double>[] smallest, Vector<double>[] largest, int lane)
    {
        var ascending = new double[resamples];
        for (int k = 0; k < smallest.Length; k++)
        {
            ascending[k] = smallest[k][lane];
            ascending[^(k + 1)] = -largest[k][lane];
        }

        return (Quantile.OfSorted(ascending, LowTail), Quantile.OfSorted(ascending, HighTail));
    }

    private static BootstrapIntervals StudentT(ReadOnlySpan<double> values, double mean)
    {
        double squares = 0.0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        int n = values.Length;
        double half = MathNet.Numerics.Distributions.StudentT.InvCDF(0.0, 1.0, n - 1, HighTail) * Math.Sqrt(squares / (n - 1) / n);
        return new BootstrapIntervals(mean - half, mean + half, mean - half, mean + half);
    }

    private static double Average(ReadOnlySpan<double> values)
    {
        double sum = 0.0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>
    /// The tails that bias correction and acceleration (BCa; Efron 1987, J. Am. Stat. Assoc. 82:171-185) put in place of 2.5 and 97.5 %;
    /// the acceleration of a mean by the jackknife is Σ z³ / (6 (Σ z²)^1.5).
    /// </summary>
    private static (double Low, double High) CorrectedTails(ReadOnlySpan<double> values, double mean, double[] means)
    {
        double squares = 0.0, cubes = 0.0;
        foreach (double value in values)
        {
            double z = value - mean;
            squares += z * z;
            cubes += z * z * z;
        }

        // Resamples that hit the mean itself count half; a trace of rounding must not decide on which side they fall.
        double trace = 1e-12 * Math.Sqrt(squares);
        double below = means.Count(m => m < mean - trace) + (0.5 * means.Count(m => Math.Abs(m - mean) <= trace));
        double share = Math.Clamp(below / means.Length, 0.5 / means.Length, 1.0 - (0.5 / means.Length));
        double bias = Normal.InvCDF(0.0, 1.0, share);
        double acceleration = cubes / (6.0 * squares * Math.Sqrt(squares));
        return (Tail(LowTail), Tail(HighTail));

        double Tail(double tail)
        {
            double z = bias + Normal.InvCDF(0.0, 1.0, tail);
            double denominator = 1.0 - (acceleration * z);
            return denominator <= 0.0 ? tail : Normal.CDF(0.0, 1.0, bias + (z / denominator));
        }
    }

    private double[] ResampledMeans(ReadOnlySpan<double> values)
    {
        double[] means = Resampled(values);
        Array.Sort(means);
        return means;
    }

    /// <summary>Means of the resamples, in the order in which they were drawn.</summary>
    private double[] Resampled(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        int[] drawn = Drawn(n);
        var means = new double[resamples];
        for (int pair = 0; pair < resamples / 2; pair++)
        {
            double sum = 0.0, twin = 0.0;
            foreach (int k in drawn.AsSpan(pair * n, n))
            {
                sum += values[k];
                twin += values[n - 1 - k];
            }

            means[2 * pair] = sum / n;
            means[(2 * pair) + 1] = twin / n;
        }

        return means;
    }

    /// <summary>
    /// The tails of the resampled means of samples that lie side by side: each mean is the same sum in the same order as
    /// <see cref="Resampled"/> has it, but the processor adds those of all samples at once.
    /// </summary>
    /// <param name="values">The k-th smallest values of all samples.</param>
    /// <param name="smallest">Receives the smallest means, ascending.</param>
    /// <param name="largest">Receives the largest means, negated, the largest first.</param>
    /// <remarks>Compiled for speed at once: a report is done before the runtime would have found out that this is where its time goes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Resample(Vector<double>[] values, Vector<double>[] smallest, Vector<double>[] largest)
    {
        int n = values.Length;
        int[] drawn = Drawn(n);
        var size = new Vector<double>(n);
        Array.Fill(smallest, new Vector<double>(double.PositiveInfinity));
        Array.Fill(largest, new Vector<double>(double.PositiveInfinity));
        for (int pair = 0; pair < resamples / 2; pair++)
        {
            Vector<double> sum = default, twin = default;
            foreach (int k in drawn.AsSpan(pair * n, n))
            {
                sum += values[k];
                twin += values[n - 1 - k];
            }

            Keep(smallest, sum / size);
            Keep(smallest, twin / size);
            Keep(largest, -(sum / size));
            Keep(largest, -(twin / size));
        }
    }

    /// <summary>Keeps the smallest values, ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector<double>[] smallest, Vector<double> value)
    {
        if (!Vector.LessThanAny(value, smallest[^1]))
        {
            return;
        }

        for (int k = 0; k < smallest.Length; k++)
        {
            var kept = smallest[k];
            var isLess = Vector.LessThan(value, kept);
            smallest[k] = Vector.ConditionalSelect(isLess, value, kept);
            value = Vector.ConditionalSelect(isLess, kept, value);
        }
    }

    private static Vector<double>[] SideBySide(ReadOnlySpan<double[]> samples)
    {
        var values = new Vector<double>[samples[0].Length];
        var places = MemoryMarshal.Cast<Vector<double>, double>(values.AsSpan());
        for (int sample = 0; sample < samples.Length; sample++)
        {
            for (int k = 0; k < values.Length; k++)
            {
                places[(k * Lanes) + sample] = samples[sample][k];
            }
        }

        return values;
    }

    private int[] Drawn(int n) => _drawn.GetOrAdd(n, Draw);

    private int[] Draw(int n)
    {
        var indices = new int[resamples / 2 * n];
        for (int k = 0; k < indices.Length; k++)
        {
            indices[k] = (int)(Philox.Uniform(Key, k / n, k % n, n, Purpose.Bootstrap) * n);
        }

        return indices;
    }
}

/// <summary>95 % intervals of a mean.</summary>
/// <param name="PercentileLow">2.5 % quantile of the resampled means.</param>
/// <param name="PercentileHigh">97.5 % quantile.</param>
/// <param name="CorrectedLow">Lower end, bias corrected and accelerated (BCa).</param>
/// <param name="CorrectedHigh">Upper end, bias corrected and accelerated.</param>
public sealed record BootstrapIntervals(double PercentileLow, double PercentileHigh, double CorrectedLow, double CorrectedHigh);
