using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Reports.Sections;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports;

/// <summary>Everything a report is made of. Nothing is computed from a clock or a machine: equal inputs give equal bytes.</summary>
public sealed record ReportInput
{
    /// <summary>The question, its conditions and its settings.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>What was found.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The weekly series whose bands a report shows.</summary>
    public static ImmutableArray<WeeklySeries> Series { get; } = [.. WeeklyMeasures.OfPractices.Concat(WeeklyMeasures.OfNetworks).Select(measure => measure.Series)];

    /// <summary>Weekly means with their uncertainty: of <see cref="Series"/>.</summary>
    public required IWeeklyBandLookup Bands { get; init; }

    /// <summary>What each outcome means, in the order in which outcomes are offered.</summary>
    public required ImmutableArray<MeasureLegend> Measures { get; init; }

    /// <summary>Single outcomes of single runs, at least for cells that are bimodal; may be empty.</summary>
    public ImmutableArray<OutcomeValues> Values { get; init; } = [];

    /// <summary>The one run to tell person by person; null where no run was kept.</summary>
    public ChosenRun? Chosen { get; init; }

    /// <summary>Runs to draw as networks: the chosen one first, then one of each other condition worth seeing; may be empty.</summary>
    public ImmutableArray<NetworkPicture> Networks { get; init; } = [];

    /// <summary>Where the numbers come from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>
    /// Keys of outcomes that the figure by number of schools shows first, if cells have them; the primary outcome always leads.
    /// </summary>
    public ImmutableArray<string> FeaturedOutcomes { get; init; } = [];
}

/// <summary>Looks up weekly bands; null where a condition has none (for instance because all its runs failed).</summary>
public interface IWeeklyBandLookup
{
    /// <summary>A practice measure in a condition, by index.</summary>
    BandSeries? Practice(int condition, int practice, PracticeMeasure measure);

    /// <summary>A measure of the whole network in a condition, by index.</summary>
    BandSeries? Network(int condition, NetworkMeasure measure);
}

/// <summary>A weekly measure over replicates: five columns of equal length, one entry a week from week 0 (the start).</summary>
/// <param name="Mean">Mean over replicates.</param>
/// <param name="Low">Lower end of the bootstrap 95 % interval of the mean; NaN where there is none.</param>
/// <param name="High">Upper end.</param>
/// <param name="Q10">10 % quantile of the replicates.</param>
/// <param name="Q90">90 % quantile of the replicates.</param>
public sealed record BandSeries(double[] Mean, double[] Low, double[] High, double[] Q10, double[] Q90);

/// <summary>What a measure is.</summary>
/// <param name="Key">Its key in scenario files and CSV.</param>
/// <param name="Name">Its name for people, lower case.</param>
/// <param name="Unit">Its unit; "share" is a number between 0 and 1.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
public sealed record MeasureLegend(string Key, string Name, string Unit, string Meaning);

/// <summary>An outcome in every replicate of a condition.</summary>
/// <param name="Condition">Index of the condition.</param>
/// <param name="Practice">Index of the practice, or null for an outcome of the whole network.</param>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Values">One value a replicate; NaN where it is missing or censored.</param>
public sealed record OutcomeValues(int Condition, int? Practice, string Outcome, double[] Values);

/// <summary>Where the numbers of a result come from.</summary>
public sealed record Provenance
{
    /// <summary>Version of Staffroom.</summary>
    public required string Version { get; init; }

    /// <summary>When the runs ended, as text.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>SHA-256 over the digests of all runs in plan order.</summary>
    public required string Digest { get; init; }

    /// <summary>The experiment's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The engine that ran, with its granularity.</summary>
    public required string Engine { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Operating system, processor, runtime.</summary>
    public required string Machine { get; init; }

    /// <summary>The exact command that repeats the result.</summary>
    public required string Command { get; init; }

    /// <summary>Runs that finished.</summary>
    public required int Runs { get; init; }

    /// <summary>Runs that failed and are in none of the numbers.</summary>
    public int FailedRuns { get; init; }
}
