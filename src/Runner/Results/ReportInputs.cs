using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Staffroom.Model.Measures;
using Staffroom.Model.Worlds;
using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Store;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Runner.Results;

/// <summary>Gathers what a report is made of.</summary>
internal static class ReportInputs
{
    private const int MostPictures = 4;
    private const int LargestPicture = 2000;

    /// <summary>Outcomes that the figure by number of schools offers first.</summary>
    private static readonly ImmutableArray<string> Featured = ["t50", "finalUse", "implemented", "depthPerUser", "schoolsReached50"];

    /// <summary>The input of a report.</summary>
    public static ReportInput Of(
        ResultFolder folder, ResultFacts facts, Comparison comparison, IReadOnlyList<RunOutcomes?> outcomes, WeeklyBands bands)
    {
        var experiment = folder.Experiment;
        var runs = folder.Store.Headers();
        return new ReportInput
        {
            Experiment = experiment,
            Comparison = comparison,
            Bands = new BandLookup(bands),
            Measures = [.. OutcomeTable.All.Select(row => new MeasureLegend(row.Key, row.Name, row.Unit, row.Meaning))],
            Values = [.. comparison.Cells.Where(cell => cell.IsBimodal).Select(cell => Values(experiment, outcomes, cell))],
            Networks = Pictures(experiment, folder.Store, runs),
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

    /// <summary>
    /// The first replicate of up to four conditions: all combinations of the factors with two levels, the middle level of others; large
    /// networks are left out, since nobody could see anything on them.
    /// </summary>
    private static ImmutableArray<NetworkPicture> Pictures(Experiment experiment, RunStore store, IReadOnlyList<RunHeader> runs)
    {
        var pictures = ImmutableArray.CreateBuilder<NetworkPicture>();
        foreach (var condition in experiment.Conditions.Where(condition => IsTypical(experiment, condition)).Take(MostPictures))
        {
            var run = runs.FirstOrDefault(run => run.Condition == condition.Index && run.State == RunState.Done);
            if (run is not null && condition.World.Network.TeacherCount <= LargestPicture)
            {
                var world = World.Create(condition.World, run.RunSeed);
                pictures.Add(NetworkPicture.Of(
                    condition.Label, run.Replicate, world.Network, world.State.TieStrength,
                    [.. condition.World.Practices.Select(practice => practice.Name)], RunReader.Read(store, run)));
            }
        }

        return pictures.ToImmutable();
    }

    private static bool IsTypical(Experiment experiment, Condition condition) =>
        experiment.Factors.Zip(condition.Levels).All(pair => pair.First.Levels.Length <= 2 || pair.Second == (pair.First.Levels.Length - 1) / 2);

    private sealed class BandLookup(WeeklyBands bands) : IWeeklyBandLookup
    {
        private readonly Dictionary<(int Condition, int Practice, WeeklySeries Series), BandSeries?> _known = [];

        public BandSeries? Practice(int condition, int practice, PracticeMeasure measure) => Of(condition, practice, WeeklySeries.Of(measure));

        public BandSeries? Network(int condition, NetworkMeasure measure) => Of(condition, 0, WeeklySeries.Of(measure));

        private BandSeries? Of(int condition, int practice, WeeklySeries series)
        {
            if (!_known.TryGetValue((condition, practice, series), out var known))
            {
                known = bands.Band(condition, series, practice) is { } band
                    ? new BandSeries(Array(band.Mean), Array(band.MeanLow), Array(band.MeanHigh), Array(band.Q10), Array(band.Q90))
                    : null;
                _known[(condition, practice, series)] = known;
            }

            return known;
        }

        private static double[] Array(ImmutableArray<double> values) => ImmutableCollectionsMarshal.AsArray(values)!;
    }
}
