using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Staffroom.Model.Measures;
using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>Gathers what a report is made of.</summary>
internal static class ReportInputs
{
    /// <summary>Outcomes that the figure by number of schools offers first.</summary>
    private static readonly ImmutableArray<string> Featured = ["t50", "finalUse", "implemented", "depthPerUser", "schoolsReached50"];

    /// <summary>The input of a report.</summary>
    public static ReportInput Of(
        ResultFolder folder, ResultFacts facts, Comparison comparison, IReadOnlyList<RunOutcomes?> outcomes, WeeklyBands bands, FilesWanted wanted)
    {
        var experiment = folder.Experiment;
        var runs = folder.Store.Headers();
        var (chosen, pictures) = new ShownRuns(experiment, folder.Store, outcomes).Of(wanted);
        return new ReportInput
        {
            Experiment = experiment,
            Comparison = comparison,
            Bands = new BandLookup(experiment, bands),
            Measures = [.. OutcomeTable.All.Select(row => new MeasureLegend(row.Key, row.Name, row.Unit, row.Meaning))],
            Values = [.. comparison.Cells.Where(cell => cell.IsBimodal).Select(cell => Values(experiment, outcomes, cell))],
            Chosen = chosen,
            Networks = pictures,
            FeaturedOutcomes = Featured,
            Provenance = Provenance(experiment, facts, runs),
        };
    }

    /// <summary>Where the numbers come from.</summary>
    public static Provenance Provenance(Experiment experiment, ResultFacts facts, IReadOnlyList<RunHeader> runs) => new()
    {
        Version = facts.Version,
        CreatedAt = facts.EndedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        Digest = Manifest.Digest(experiment, runs) ?? "none: some runs are missing or failed",
        Seed = experiment.Seed,
        Engine = $"{facts.Engine}, granularity {facts.Granularity}",
        Threads = facts.Threads,
        Machine = facts.Machine,
        Command = facts.Command,
        Runs = runs.Count(run => run.State == RunState.Done),
        FailedRuns = runs.Count(run => run.State == RunState.Failed),
    };

    private static OutcomeValues Values(Experiment experiment, IReadOnlyList<RunOutcomes?> outcomes, CellSummary cell)
    {
        var values = Enumerable.Range(0, experiment.Replicates)
            .Select(replicate => outcomes[(cell.Condition * experiment.Replicates) + replicate]?[cell.Outcome, cell.Practice ?? 0] ?? double.NaN)
            .Select(value => double.IsFinite(value) ? value : double.NaN);
        return new OutcomeValues(cell.Condition, cell.Practice, cell.Outcome, [.. values]);
    }

    /// <summary>The bands of all that a report shows, since it shows all of it.</summary>
    private sealed class BandLookup : IWeeklyBandLookup
    {
        private readonly ConcurrentDictionary<(int Condition, int Practice, WeeklySeries Series), BandSeries> _bands = new();

        public BandLookup(Experiment experiment, WeeklyBands bands) => Concurrently.ForEach(Shown(experiment), shown =>
        {
            if (bands.Band(shown.Condition, shown.Series, shown.Practice) is { } band)
            {
                _bands[shown] = new BandSeries(Array(band.Mean), Array(band.MeanLow), Array(band.MeanHigh), Array(band.Q10), Array(band.Q90));
            }
        });

        public BandSeries? Practice(int condition, int practice, PracticeMeasure measure) => _bands.GetValueOrDefault((condition, practice, WeeklySeries.Of(measure)));

        public BandSeries? Network(int condition, NetworkMeasure measure) => _bands.GetValueOrDefault((condition, 0, WeeklySeries.Of(measure)));

        private static IEnumerable<(int Condition, int Practice, WeeklySeries Series)> Shown(Experiment experiment) =>
            from condition in experiment.Conditions
            from series in ReportInput.Series
            from practice in Enumerable.Range(0, series.OfPractice is null ? 1 : condition.World.Practices.Length)
            select (condition.Index, practice, series);

        private static double[] Array(ImmutableArray<double> values) => ImmutableCollectionsMarshal.AsArray(values)!;
    }
}
