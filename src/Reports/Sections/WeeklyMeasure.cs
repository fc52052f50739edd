using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Sections;

/// <summary>A weekly measure for people: what it is called, its unit, and what it means.</summary>
/// <param name="Key">Unique among the measures of a figure.</param>
/// <param name="Name">Name in running text.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Series">What is measured.</param>
internal sealed record WeeklyMeasure(string Key, string Name, string Unit, string Meaning, WeeklySeries Series)
{
    /// <summary>Its band in a condition, for a practice or the whole network (null).</summary>
    public BandSeries? Band(IWeeklyBandLookup bands, int condition, int? practice) => Series.OfPractice is { } measure
        ? bands.Practice(condition, practice ?? 0, measure)
        : bands.Network(condition, Series.OfNetwork!.Value);

    public bool IsShare => Unit is WeeklyMeasures.Share;

    public string Value(double value) => IsShare ? Format.Percent(value) : Format.Number(value);

    public string ValueRange(double low, double high) => $"{Value(low)} to {Value(high)}";

    public string TickFormat => IsShare ? ".0%" : "";

    public string AxisTitle => IsShare ? Unit : $"{Name} ({Unit})";
}

/// <summary>The weekly measures that curves offer, in the order in which they are offered.</summary>
internal static class WeeklyMeasures
{
    public const string Share = "share of teachers";
    private const string Scale = "0 to 1";

    public static ImmutableArray<WeeklyMeasure> OfPractices { get; } =
    [
        Of(PracticeMeasure.GenuineUse, "genuine use", Share, "Teachers who use the practice because they chose to."),
        Of(PracticeMeasure.Awareness, "awareness", Share, "Teachers who have heard of the practice."),
        Of(PracticeMeasure.ReportedUse, "reported use", Share, "Teachers who would say that they use it, those who merely comply included."),
        Of(PracticeMeasure.Implemented, "implemented", Share, "Teachers who use it with a depth of at least one third."),
        Of(PracticeMeasure.Compliance, "compliance", Share, "Teachers who use it only because they have to."),
        Of(PracticeMeasure.DepthPerUser, "depth per user", Scale, "How fully those who report use do what the practice asks; 0 while nobody does."),
        Of(PracticeMeasure.KnowHow, "know-how", Scale, "What teachers know about doing it, averaged over all of them."),
    ];

    public static ImmutableArray<WeeklyMeasure> OfNetworks { get; } =
    [
        Of(NetworkMeasure.BeliefMean, "mean belief", Scale, "Mean of the first belief; one half is neutral."),
        Of(NetworkMeasure.BelieverShare, "believers", Share, "Teachers whose first belief is above one half."),
        Of(NetworkMeasure.BeliefVariance, "spread of belief", "variance", "Population variance of the first belief; it falls as people come to agree."),
        Of(NetworkMeasure.Efficacy, "efficacy", Scale, "How capable teachers feel, on average."),
        Of(NetworkMeasure.TrustWithin, "trust within schools", Scale, "Mean trust over ties between colleagues of one school."),
        Of(NetworkMeasure.TrustBetween, "trust between schools", Scale, "Mean trust over ties between teachers of different schools."),
        Of(NetworkMeasure.TieStrengthBetween, "strength of ties between schools", Scale, "Mean strength of the ties between schools."),
        Of(NetworkMeasure.HoursBetween, "hours between schools", "person-hours a week", "Time spent in contacts between schools, travel included."),
    ];

    private static WeeklyMeasure Of(PracticeMeasure measure, string name, string unit, string meaning) =>
        new(measure.ToString(), name, unit, meaning, WeeklySeries.Of(measure));

    private static WeeklyMeasure Of(NetworkMeasure measure, string name, string unit, string meaning) =>
        new(measure.ToString(), name, unit, meaning, WeeklySeries.Of(measure));
}
