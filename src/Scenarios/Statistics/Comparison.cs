using System.Collections.Immutable;

namespace Staffroom.Scenarios.Statistics;

/// <summary>What an experiment found: conditions described, effects with uncertainty, and the answer in a sentence.</summary>
public sealed record Comparison
{
    /// <summary>The answer in one short sentence without numbers, for a title; says "undecided" where it is.</summary>
    public required string Headline { get; init; }

    /// <summary>The answer in a few sentences, with intervals, n and how sure it is; says "undecided" where it is.</summary>
    public required string Answer { get; init; }

    /// <summary>Each condition and practice described.</summary>
    public required ImmutableArray<CellSummary> Cells { get; init; }

    /// <summary>Effects on the primary outcome first, then on secondary outcomes; in the order in which they are shown.</summary>
    public required ImmutableArray<Effect> Effects { get; init; }

    /// <summary>Realized between-school person-hours per condition, and whether designs differ by more than 3 %.</summary>
    public required ImmutableArray<HoursComparison> Hours { get; init; }

    /// <summary>What an extra implementer took, for main and simple effects of each practice.</summary>
    public ImmutableArray<CostOfReach> Costs { get; init; } = [];

    /// <summary>Expectations of the scenario and whether they were met.</summary>
    public ImmutableArray<ExpectationResult> Expectations { get; init; } = [];

    /// <summary>Replicates needed so that the primary effects' intervals are no wider than ± <see cref="Precision"/>; null if unknown.</summary>
    public int? ReplicatesNeeded { get; init; }

    /// <summary>The precision that <see cref="ReplicatesNeeded"/> refers to, in units of the primary outcome.</summary>
    public double Precision { get; init; }

    /// <summary>Warnings in plain sentences.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <summary>An outcome in one condition, for one practice, over replicates.</summary>
/// <param name="Condition">Index of the condition.</param>
/// <param name="Practice">Index of the practice, or null for an outcome of the whole network.</param>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="N">Number of replicates with a value.</param>
/// <param name="Mean">Mean; restricted mean time for censored times.</param>
/// <param name="MeanLow">Lower end of the bootstrap 95 % interval of the mean (BCa); NaN with one replicate.</param>
/// <param name="MeanHigh">Upper end.</param>
/// <param name="Median">Median.</param>
/// <param name="Q10">10 % quantile.</param>
/// <param name="Q90">90 % quantile.</param>
/// <param name="Censored">Replicates in which a time was not reached by the horizon.</param>
/// <param name="IsBimodal">Whether the replicates fall into two groups, so that the mean misleads.</param>
public sealed record CellSummary(
    int Condition, int? Practice, string Outcome, int N, double Mean, double MeanLow, double MeanHigh,
    double Median, double Q10, double Q90, int Censored, bool IsBimodal);

/// <summary>The kinds of effects.</summary>
public enum EffectKind
{
    /// <summary>A factor's effect averaged over all other factors.</summary>
    Main,

    /// <summary>A factor's effect at one level of another factor.</summary>
    Simple,

    /// <summary>How much a factor's effect changes with another factor, or with the practice's tacitness.</summary>
    Interaction,
}

/// <summary>A paired difference between conditions (or a difference of differences) with its uncertainty.</summary>
public sealed record Effect
{
    /// <summary>Stable key, for instance "network.ties" or "network.ties × climate.trust @ practice=planning routine".</summary>
    public required string Key { get; init; }

    /// <summary>Main, simple or interaction.</summary>
    public required EffectKind Kind { get; init; }

    /// <summary>A short name for tables, for instance "weak − strong ties at high trust".</summary>
    public required string Label { get; init; }

    /// <summary>Key of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Index of the practice, or null where it is about the whole network or compares practices.</summary>
    public int? Practice { get; init; }

    /// <summary>Number of paired replicates.</summary>
    public required int N { get; init; }

    /// <summary>Mean difference.</summary>
    public required double Estimate { get; init; }

    /// <summary>Lower end of the paired 95 % interval (BCa bootstrap, or Student t below ten replicates); NaN with one replicate, see <see cref="EffectText.Numbers"/>.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>Lower end of the percentile bootstrap 95 % interval.</summary>
    public double PercentileLow { get; init; } = double.NaN;

    /// <summary>Upper end of the percentile bootstrap 95 % interval.</summary>
    public double PercentileHigh { get; init; } = double.NaN;

    /// <summary>Sample standard deviation of the differences; NaN with one replicate.</summary>
    public required double Deviation { get; init; }

    /// <summary>Mean difference over its standard deviation (d_z); NaN if the deviation is 0.</summary>
    public required double CohensDz { get; init; }

    /// <summary>Mean difference over the average standard deviation of both sides (d_av); NaN for interactions.</summary>
    public required double CohensDav { get; init; }

    /// <summary>Share of replicates in which the difference is positive, ties counted half.</summary>
    public required double ProbabilityOfSuperiority { get; init; }

    /// <summary>p-value of the paired t test; Holm-corrected over secondary outcomes, uncorrected for the primary one.</summary>
    public required double PValue { get; init; }

    /// <summary>Exact p-value of Wilcoxon's signed-rank test, never corrected: a check that does not rest on normality.</summary>
    public double RankPValue { get; init; } = 1.0;

    /// <summary>Whether <see cref="PValue"/> was Holm-corrected.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Share of robustness draws that keep the sign of the estimate; null if none were made.</summary>
    public double? SignShare { get; init; }

    /// <summary>Number of robustness draws.</summary>
    public int RobustnessDraws { get; init; }

    /// <summary>Median of the effect over robustness draws; null if none were made.</summary>
    public double? RobustnessMedian { get; init; }

    /// <summary>10 % quantile of the effect over robustness draws.</summary>
    public double? RobustnessQ10 { get; init; }

    /// <summary>90 % quantile of the effect over robustness draws.</summary>
    public double? RobustnessQ90 { get; init; }

    /// <summary>What it says.</summary>
    public required EffectVerdict Verdict { get; init; }

    /// <summary>One plain sentence a person can read aloud.</summary>
    public required string Sentence { get; init; }
}

/// <summary>What an effect says.</summary>
public enum EffectVerdict
{
    /// <summary>Reliably positive.</summary>
    Positive,

    /// <summary>Reliably negative.</summary>
    Negative,

    /// <summary>
    /// The interval includes 0, the p-value (Holm-corrected for secondary outcomes) is above 5 %, or the sign does not survive redrawing
    /// the assumed parameters.
    /// </summary>
    Undecided,
}

/// <summary>Realized between-school hours of two conditions that differ only in the design of ties.</summary>
/// <param name="Label">Where, for instance "8 schools, high trust: weak vs strong".</param>
/// <param name="ConditionA">Index of one condition.</param>
/// <param name="ConditionB">Index of the other.</param>
/// <param name="HoursA">Mean person-hours over the run.</param>
/// <param name="HoursB">Mean person-hours over the run.</param>
/// <param name="IsMatched">Whether they differ by at most 3 % of the larger.</param>
public sealed record HoursComparison(string Label, int ConditionA, int ConditionB, double HoursA, double HoursB, bool IsMatched);

/// <summary>
/// Incremental cost: extra person-hours in contacts (travel included) for each extra teacher who implemented a practice at the end.
/// What coaches, grants and materials cost is outside the model.
/// </summary>
/// <param name="Label">What is compared, for instance "weak − strong ties at high trust".</param>
/// <param name="Practice">Index of the practice.</param>
/// <param name="N">Number of paired replicates.</param>
/// <param name="ExtraImplementers">Mean difference in implementers, in teachers.</param>
/// <param name="ExtraHours">Mean difference in person-hours over the run.</param>
/// <param name="HoursPerImplementer">Their ratio; null where the implementers do not reliably differ, so that a ratio means nothing.</param>
/// <param name="Low">Lower end of Fieller's 95 % interval of the ratio; null likewise.</param>
/// <param name="High">Upper end; null likewise.</param>
public sealed record CostOfReach(
    string Label, int Practice, int N, double ExtraImplementers, double ExtraHours, double? HoursPerImplementer, double? Low, double? High);

/// <summary>Whether an expectation of the scenario was met.</summary>
/// <param name="Text">The expectation in words.</param>
/// <param name="IsMet">Whether it was met.</param>
/// <param name="Found">What was found, in words.</param>
public sealed record ExpectationResult(string Text, bool IsMet, string Found);
