using Staffroom.Model.Randomness;

namespace Staffroom.Scenarios.Evidence.Published;

/// <summary>Makes figures, and runs the replicates behind them.</summary>
internal static class Figures
{
    /// <summary>How many standard errors a mean of runs may lie off.</summary>
    public const double StandardErrors = 4.0;

    /// <summary>A number that is exact on our side.</summary>
    public static PublishedFigure Exact(string what, double published, double ours, double within = 0.0, Means by = Means.Model) =>
        new(what, published, ours, within) { By = by };

    /// <summary>The mean of independent runs.</summary>
    /// <param name="what">What it is, with its unit.</param>
    /// <param name="published">The published or exact number.</param>
    /// <param name="samples">One value per run.</param>
    /// <param name="publishedError">Standard error of the published number, where that was simulated too.</param>
    /// <param name="resolution">Smallest difference that the number of people can show; runs that all agree are not more exact than that.</param>
    public static PublishedFigure Mean(
        string what, double published, IReadOnlyCollection<double> samples, double publishedError = 0.0, double resolution = 0.0)
    {
        double mean = samples.Average();
        double squares = samples.Sum(sample => (sample - mean) * (sample - mean));
        double error = samples.Count > 1 ? Math.Sqrt(squares / (samples.Count - 1) / samples.Count) : 0.0;
        double combined = Math.Sqrt((error * error) + (publishedError * publishedError));
        return new(what, published, mean, Math.Max(StandardErrors * combined, resolution))
        {
            StandardError = error,
            Runs = samples.Count,
        };
    }

    /// <summary>An expectation solved exactly, and the mean of independent runs; both derived from the work's model.</summary>
    /// <param name="what">What it is, with its unit.</param>
    /// <param name="published">The number found elsewhere.</param>
    /// <param name="solved">The solution here.</param>
    /// <param name="samples">One value per run.</param>
    public static IEnumerable<PublishedFigure> SolvedAndSimulated(
        string what, double published, double solved, IReadOnlyCollection<double> samples) =>
    [
        Exact($"{what}, solved", published, solved, 1e-10, Means.Formula).Derived(),
        Mean($"{what}, simulated", published, samples).Derived(),
    ];

    /// <summary>The share of independent runs in which something happens; the error is that of the published chance.</summary>
    public static PublishedFigure Share(string what, double chance, IReadOnlyCollection<bool> happened)
    {
        double error = Math.Sqrt(chance * (1.0 - chance) / happened.Count);
        return new(what, chance, happened.Count(did => did) / (double)happened.Count, StandardErrors * error)
        {
            StandardError = error,
            Runs = happened.Count,
        };
    }

    /// <summary>The same figure, marked as derived from the work's model rather than printed in the work.</summary>
    public static PublishedFigure Derived(this PublishedFigure figure) => figure with { IsDerived = true };

    /// <summary>The same figure with its place in the chart of the row.</summary>
    public static PublishedFigure At(this PublishedFigure figure, string axis, double x, string series) => figure with { Place = new(axis, x, series) };

    /// <summary>Runs replicates with seeds drawn from one key, on all cores; results are in the order of the replicates.</summary>
    public static T[] Replicate<T>(int runs, ulong key, Func<ulong, T> run, CancellationToken cancellation)
    {
        var results = new T[runs];
        Parallel.For(
            0, runs, new ParallelOptions { CancellationToken = cancellation },
            r => results[r] = run(Philox.Derive(key, r, Purpose.Replicate)));
        return results;
    }
}
