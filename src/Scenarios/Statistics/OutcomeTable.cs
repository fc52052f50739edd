using System.Collections.Immutable;
using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Statistics;

/// <summary>
/// Every outcome measure on one row: key, names, unit, meaning, direction and formula. The single place for these facts; validation of
/// <c>measure</c>, <c>primary</c> and <c>expect</c>, the report's legend and <c>explain</c> read it. Definitions after the measures
/// that diffusion research uses; "genuine users" are users who do not merely comply.
/// </summary>
public static class OutcomeTable
{
    /// <summary>Key of the outcome that scenarios use as primary unless they name another one.</summary>
    public const string DefaultPrimary = "auc";

    private const string Share = "share";
    private const string Weeks = "weeks";
    private const string PersonHours = "person-hours";
    private const OutcomeDirection Higher = OutcomeDirection.HigherIsBetter;
    private const OutcomeDirection Lower = OutcomeDirection.LowerIsBetter;
    private const OutcomeDirection Neither = OutcomeDirection.Neither;

    /// <summary>The rows, in the order in which values are stored and shown.</summary>
    public static ImmutableArray<OutcomeDefinition> All { get; } =
    [
        Row("auc", "adoption speed (AUC)", "AUC", Share, Higher, "Area under the curve of genuine use by the trapezoid rule over the horizon, in schools other than those where every condition starts (in all schools if there are none such): the mean share of users over the run. High if the practice rises early and far; never censored.", (x, p) => CurveMeasures.NormalizedArea(x.OtherUse(p)), "spread {0} faster", "spread {0} more slowly"),
        Row("aucAll", "adoption speed in all schools (AUC)", "AUC over all schools", Share, Higher, "As auc, over all schools, those where the practice starts included.", (x, p) => CurveMeasures.NormalizedArea(x.AllUse(p)), "spread {0} faster", "spread {0} more slowly"),
        Row("aucLog", "adoption speed on a log scale (log AUC)", "log AUC", "natural logarithm", Higher, "Natural logarithm of auc, so that differences are ratios: what share of the speed is kept. Not defined where nobody adopts.", (x, p) => CurveMeasures.NormalizedArea(x.OtherUse(p)) is > 0.0 and var area ? Math.Log(area) : double.NaN, "spread {0} faster in proportion", "spread {0} more slowly in proportion") with { Decimals = 2, Precision = 0.1 },
        Time("t10", "time to 10 % use (T10)", "T10", "First time at which 10 % of all teachers are genuine users, interpolated between weeks.", (x, p) => OutcomeFormulas.Crossing(x.AllUse(p), 0.1), "10 % use"),
        Time("t50", "time to 50 % use (T50)", "T50", "First time at which half of all teachers are genuine users, interpolated between weeks.", (x, p) => OutcomeFormulas.Crossing(x.AllUse(p), 0.5), "50 % use"),
        Time("t90", "time to 90 % use (T90)", "T90", "First time at which 90 % of all teachers are genuine users, interpolated between weeks.", (x, p) => OutcomeFormulas.Crossing(x.AllUse(p), 0.9), "90 % use"),
        Row("finalUse", "genuine use at the end", "genuine use", Share, Higher, "Share of all teachers who are genuine users at the end.", (x, p) => x.Final(p, PracticeMeasure.GenuineUse), "brought {0} to more teachers", "brought {0} to fewer teachers"),
        Row("finalReported", "reported use at the end", "reported use", Share, Neither, "Share of all teachers who report use at the end, compliers included.", (x, p) => x.Final(p, PracticeMeasure.ReportedUse)),
        Row("finalAware", "awareness at the end", "awareness", Share, Higher, "Share of all teachers who have heard of the practice at the end.", (x, p) => x.Final(p, PracticeMeasure.Awareness), "made {0} known to more teachers", "made {0} known to fewer teachers"),
        Row("implemented", "implemented at the end", "implementation", Share, Higher, "Share of all teachers whose implementation depth is at least one third at the end.", (x, p) => x.Final(p, PracticeMeasure.Implemented), "had {0} implemented by more teachers", "had {0} implemented by fewer teachers"),
        Row("depthPerUser", "depth per user at the end", "depth per user", "depth, 0 to 1", Higher, "Mean implementation depth of those who report use at the end; 0 if nobody does.", (x, p) => x.Final(p, PracticeMeasure.DepthPerUser), "gave deeper use per user of {0}", "gave shallower use per user of {0}"),
        Row("levelOrientation", "orientation (level of use I) at the end", "share at level I, orientation", Share, Neither, "Share of all teachers who have heard of it but are not ready at the end, after the levels of use of Hall and Hord (cut points are assumptions).", (x, p) => OutcomeFormulas.AtLevel(x, p, LevelOfUse.Orientation)),
        Row("levelPreparation", "preparation (level of use II) at the end", "share at level II, preparation", Share, Neither, "Share of all teachers who are ready but do not use it at the end, after the levels of use of Hall and Hord (cut points are assumptions).", (x, p) => OutcomeFormulas.AtLevel(x, p, LevelOfUse.Preparation)),
        Row("levelMechanical", "mechanical use (level of use III) at the end", "share at level III, mechanical use", Share, Neither, "Share of all teachers who use it with a depth below one third at the end, after the levels of use of Hall and Hord (cut points are assumptions).", (x, p) => OutcomeFormulas.AtLevel(x, p, LevelOfUse.Mechanical)),
        Row("levelRoutine", "routine use (level of use IVA) at the end", "share at level IVA, routine use", Share, Neither, "Share of all teachers who use it with a depth from one third to below two thirds at the end, after the levels of use of Hall and Hord (cut points are assumptions).", (x, p) => OutcomeFormulas.AtLevel(x, p, LevelOfUse.Routine)),
        Row("levelRefined", "refined use (levels of use IVB to VI) at the end", "share at levels IVB to VI, refined use", Share, Neither, "Share of all teachers who use it with a depth of two thirds or more at the end, after the levels of use of Hall and Hord (cut points are assumptions).", (x, p) => OutcomeFormulas.AtLevel(x, p, LevelOfUse.Refined)),
        Row("compliance", "mere compliance at the end", "compliance", Share, Lower, "Share of all teachers who report use only because it is required.", (x, p) => x.Final(p, PracticeMeasure.Compliance), "gave more mere compliance with {0}", "gave less mere compliance with {0}"),
        Row("schoolsReached25", "schools with 25 % users", "schools with 25 % users", Share, Higher, "Share of the schools other than those where every condition starts in which at least a quarter of the teachers are genuine users at the end.", (x, p) => x.SchoolsReached(p, 0.25), "brought {0} to more schools", "brought {0} to fewer schools") with { Precision = 0.05 },
        Row("schoolsReached50", "schools with 50 % users", "schools with 50 % users", Share, Higher, "Share of the schools other than those where every condition starts in which at least half of the teachers are genuine users at the end.", (x, p) => x.SchoolsReached(p, 0.5), "brought {0} to more schools", "brought {0} to fewer schools") with { Precision = 0.05 },
        Row("lag", "lag between schools", "lag", Weeks, Lower, "Mean time to 25 % use in other schools less that in the schools where the practice starts; times not reached count as the horizon. Not defined if it is reached in no starting school.", OutcomeFormulas.Lag) with { Decimals = 1, Precision = 4 },
        Time("firstBridge", "first genuine user elsewhere", "time of the first bridge", "First week with a genuine user in a school other than those where the practice starts.", OutcomeFormulas.FirstBridge, "a first user in another school"),
        Row("maxSlope", "largest weekly gain", "largest weekly gain", "share per week", Higher, "Largest gain of genuine use over all teachers per week, over windows of 4 weeks.", (x, p) => CurveMeasures.MaxSlopeSmoothed(x.AllUse(p)).Slope) with { Decimals = 4, Precision = 0.002 },
        Row("timeOfMaxSlope", "time of the largest weekly gain", "time of the largest gain", Weeks, Neither, "Middle of the 4 weeks in which genuine use gains most; not defined if it never gains.", OutcomeFormulas.TimeOfMaxSlope) with { Decimals = 1, Precision = 4 },
        Row("hazard", "adoption hazard", "adoption hazard", "adoptions per teacher-week", Higher, "First adoptions over the teacher-weeks before them, positions that start with the practice left out: the mean weekly chance that a position which never had a genuine user gets one. Not defined if all start with it.", OutcomeFormulas.Hazard) with { Decimals = 4, Precision = 0.002 },
        Row("knowHow", "know-how at the end", "know-how", "know-how, 0 to 1", Higher, "Mean know-how over all teachers at the end.", (x, p) => x.Final(p, PracticeMeasure.KnowHow)),
        Row("disadoption", "users lost", "users lost", Share, Lower, "Share of the positions that ever had a genuine user without one at the end: dropped, or lost with a teacher who left.", OutcomeFormulas.Disadoption),
        Row("dropHazard", "dis-adoption hazard", "dis-adoption hazard", "drops per user-week", Lower, "Users who dropped the practice over the weeks that teachers began as users, compliers included: the mean weekly chance to drop it. Teachers who leave are not counted as drops. Not defined if nobody ever uses it.", OutcomeFormulas.DropHazard) with { Decimals = 4, Precision = 0.002 },
        Row("exposureAtAdoption", "exposure at adoption", "exposure at adoption", Share, Neither, "Mean share of alters who were genuine users at the beginning of the week in which a position first became one, starters left out: the observed threshold (Valente 1996). Not defined if nobody adopts.", OutcomeFormulas.ExposureAtAdoption),
        Row("exposureLogit", "effect of exposure on adoption (logit)", "logit of exposure", "log odds, none to all alters", Neither, "Slope of a discrete-time logit of first adoption on exposure, over teacher-weeks grouped into eleven classes of exposure: how much the log odds of adopting in a week rise from no alter to all alters using it. Not defined where the data do not identify it.", OutcomeFormulas.ExposureLogit) with { Decimals = 2, Precision = 0.5 },
        Row("sustained", "sustained implementation", "sustained implementation", "ratio", Higher, "Implemented share 39 weeks after support or a mandate ends (at the end of the run if that comes first) over the share when it ends; not defined where nothing ends within the run.", OutcomeFormulas.Sustained) with { Precision = 0.05 },
        Row("hoursPerImplementer", "hours per implementer", "hours per implementer", "person-hours per teacher", Lower, "Person-hours in contacts over the whole run, for all practices, over the teachers who implemented this practice at the end; not defined if none did.", OutcomeFormulas.HoursPerImplementer, "took more hours per implementer of {0}", "took fewer hours per implementer of {0}") with { Decimals = 1, Precision = 10 },
        Row("moran", "alikeness over ties (Moran's I)", "Moran's I", "index, about −1 to 1", Neither, "Moran's I of genuine use over binary ties at the end: above −1/(n − 1) if users are tied to users. Not defined if everybody or nobody uses it.", (x, p) => OutcomeFormulas.OfUse(x, p, TieAutocorrelation.MoranOfState)),
        Row("geary", "difference over ties (Geary's C)", "Geary's C", "index, about 0 to 2", Neither, "Geary's C of genuine use over binary ties at the end: below 1 if users are tied to users. Not defined if everybody or nobody uses it.", (x, p) => OutcomeFormulas.OfUse(x, p, TieAutocorrelation.GearyOfState)),
        Row("ei", "ties between users and others (E-I)", "E-I index", "index, −1 to 1", Neither, "E-I index with genuine use at the end as the grouping: ties between a user and another less all other ties, over all ties.", (x, p) => TieAutocorrelation.ExternalInternalOfState(x.Trajectory.Final.TiesByUse(p)) ?? double.NaN),
        Row("betweenSchoolShare", "variance between schools (η²)", "between-school share", Share, Neither, "Share of the variance of genuine use at the end that lies between schools, η². Not defined if everybody or nobody uses it.", (x, p) => OutcomeFormulas.SchoolShare(x, p).EtaSquared ?? double.NaN),
        Row("icc", "alikeness within schools (ICC 1)", "ICC(1)", "correlation", Neither, "Intraclass correlation ICC(1) of genuine use at the end. Not defined if everybody or nobody uses it.", (x, p) => OutcomeFormulas.SchoolShare(x, p).Icc1 ?? double.NaN),
        Row("giniSchools", "inequality between schools (Gini)", "Gini", "index, 0 to 1", Lower, "Gini coefficient over schools of the implemented share at the end.", (x, p) => InequalityMeasures.Gini(x.ImplementedShares(p))),
        Row("theilSchools", "inequality between schools (Theil)", "Theil's T", "index, 0 or more", Lower, "Theil's T over schools of the implemented share at the end, with 0 log 0 = 0.", (x, p) => Theil.Index(x.ImplementedShares(p))),
        Row("giniKnowHow", "inequality of know-how (Gini)", "Gini of know-how", "index, 0 to 1", Lower, "Gini coefficient over schools of mean know-how at the end.", (x, p) => InequalityMeasures.Gini(x.KnowHowBySchool(p))),
        Row("gapSchools", "gap between schools", "gap between schools", Share, Lower, "Implemented share at the end of the highest school less that of the lowest.", (x, p) => InequalityMeasures.MaxMinGap(x.ImplementedShares(p)), "left a wider gap between schools with {0}", "left a narrower gap between schools with {0}"),
        Row("bottomQuarter", "lowest quarter of schools", "mean of the lowest quarter", Share, Higher, "Mean implemented share at the end of the lowest quarter of the schools.", (x, p) => InequalityMeasures.BottomQuarterMean(x.ImplementedShares(p))),
        Row("aucLowCapacity", "adoption speed in schools of low capacity", "AUC in low-capacity schools", Share, Higher, "As auc, over the schools of low initial capacity (the second half) other than those where every condition starts; not defined where all start alike.", OutcomeFormulas.AreaInLowCapacity, "spread {0} faster to schools of low capacity", "spread {0} more slowly to schools of low capacity"),
        Row("headsAhead", "lead of heads over teachers", "lead of heads", "share of the run, −1 to 1", Neither, "Mean share of the run since first genuine use over heads less that over all other teachers, starters included: positive if heads are ahead. For designs of schools only.", OutcomeFormulas.HeadsAhead),
        Row("efficacyUse", "collective efficacy and use across schools", "correlation of efficacy and use", "correlation", Neither, "Pearson's correlation across schools of mean efficacy with the share of genuine users at the end. Not defined where either does not vary.", OutcomeFormulas.EfficacyUse) with { Precision = 0.1 },
        Row("capacityGap", "gap between high and low capacity", "capacity gap", Share, Lower, "Mean implemented share at the end of the schools of high less those of low initial capacity; not defined where all start alike.", OutcomeFormulas.CapacityGap),
        Net("belief", "belief at the end", "mean belief", "belief, 0 to 1", Higher, "Mean of the first belief over all teachers at the end; 0.5 is neutral.", x => x.Final(NetworkMeasure.BeliefMean), "gave a more positive belief", "gave a less positive belief"),
        Net("beliefGain", "change of belief", "change of belief", "belief, −1 to 1", Higher, "Mean of the first belief at the end less that at the start.", x => x.Final(NetworkMeasure.BeliefMean) - x.Trajectory[0, NetworkMeasure.BeliefMean], "moved belief up more", "moved belief up less"),
        Net("beliefSd", "spread of belief", "spread of belief", "belief", Neither, "Population standard deviation of the first belief at the end.", x => Math.Sqrt(Math.Max(0.0, x.Final(NetworkMeasure.BeliefVariance)))),
        Net("polarization", "polarization of belief", "polarization", Share, Lower, "Population variance of the first belief at the end over 0.25, the largest possible.", x => x.Final(NetworkMeasure.BeliefVariance) / 0.25),
        Net("beliefDistance", "mean distance of beliefs", "mean distance of beliefs", "belief, 0 to 0.5", Neither, "Mean absolute difference of the first belief over all pairs of teachers at the end.", x => BeliefDistribution.Of(x.Trajectory.Final.Beliefs).MeanPairwiseDistance),
        Net("beliefClusters", "clusters of belief", "clusters of belief", "clusters", Neither, "Groups of teachers at the end that gaps of more than 0.05 in the first belief separate (the gap is an assumption).", x => BeliefDistribution.Of(x.Trajectory.Final.Beliefs).Clusters) with { Decimals = 2, Precision = 0.5 },
        Net("believers", "believers at the end", "believers", Share, Higher, "Share of teachers whose first belief is above 0.5 at the end.", x => x.Final(NetworkMeasure.BelieverShare), "gave more believers", "gave fewer believers"),
        Net("efficacy", "efficacy at the end", "mean efficacy", "efficacy, 0 to 1", Higher, "Mean efficacy over all teachers at the end.", x => x.Final(NetworkMeasure.Efficacy)),
        Net("efficacySchoolsSd", "spread of collective efficacy", "spread of collective efficacy", "efficacy", Neither, "Population standard deviation over schools of their mean efficacy at the end.", OutcomeFormulas.EfficacyBetweenSchools),
        Net("capacity", "capacity at the end", "mean capacity", "capacity, 0 to 1", Higher, "Mean capacity over all teachers at the end.", x => x.Final(NetworkMeasure.Capacity)),
        Net("climate", "innovative climate at the end", "innovative climate", "climate, 0 to 1", Higher, "Mean innovative climate of the schools at the end.", x => x.Final(NetworkMeasure.Climate)),
        Net("trustWithin", "trust within schools at the end", "trust within schools", "trust, 0 to 1", Higher, "Mean trust over ties within schools at the end.", x => x.Final(NetworkMeasure.TrustWithin)),
        Net("trustBetween", "trust between schools at the end", "trust between schools", "trust, 0 to 1", Higher, "Mean trust over ties between schools at the end.", x => x.Final(NetworkMeasure.TrustBetween)),
        Net("tieStrengthBetween", "tie strength between schools at the end", "tie strength between schools", "tie strength, 0 to 1", Neither, "Mean strength of the ties between schools at the end.", x => x.Final(NetworkMeasure.TieStrengthBetween)),
        Net("strongShareBetween", "strong ties between schools at the end", "share of strong ties between schools", Share, Neither, "Share of the ties between schools that are at or above the cutoff of strong ties at the end.", x => x.Final(NetworkMeasure.StrongShareBetween)),
        Net("survivingBridges", "surviving ties between schools", "surviving ties between schools", Share, Higher, "Share of the ties between schools whose strength is still at least 0.05 at the end.", OutcomeFormulas.SurvivingBridges, "kept more ties between schools alive", "kept fewer ties between schools alive"),
        Net("hours", "hours in contacts", "hours in contacts", PersonHours, Lower, "Person-hours spent in contacts over the run, travel included.", x => x.Total(NetworkMeasure.Hours), "took more hours in contacts", "took fewer hours in contacts") with { Decimals = 0, Precision = 100 },
        Net("hoursBetween", "hours in contacts between schools", "hours between schools", PersonHours, Lower, "Person-hours spent in contacts between schools over the run, travel included.", x => x.Total(NetworkMeasure.HoursBetween), "took more hours between schools", "took fewer hours between schools") with { Decimals = 0, Precision = 50 },
        Net("travelHours", "hours of travel", "hours of travel", PersonHours, Lower, "Person-hours spent traveling between schools over the run.", x => x.Total(NetworkMeasure.TravelHours), "took more hours of travel", "took fewer hours of travel") with { Decimals = 0, Precision = 50 },
        Net("practicesKnown", "practices known per teacher", "practices known", "practices", Higher, "Mean number of practices that a teacher has heard of at the end.", OutcomeFormulas.PracticesKnown, "made more practices known", "made fewer practices known") with { Decimals = 2, Precision = 0.1 },
        Net("practicesImplemented", "practices implemented per teacher", "practices implemented", "practices", Higher, "Mean number of practices that a teacher uses with a depth of at least one third at the end.", OutcomeFormulas.PracticesImplemented, "had more practices implemented", "had fewer practices implemented") with { Decimals = 2, Precision = 0.1 },
        Net("depthPerUse", "depth per use over all practices", "depth per use", "depth, 0 to 1", Higher, "Mean implementation depth at the end over every use of a practice by a teacher; 0 if nobody uses any.", OutcomeFormulas.DepthPerUse, "gave deeper use of practices", "gave shallower use of practices"),
        Net("teacherBelievers", "believers among teachers at the end", "believers among teachers", Share, Higher, "Share of the teachers beside heads whose first belief is above 0.5 at the end. For designs of schools only.", OutcomeFormulas.TeacherBelievers, "gave more believers among teachers", "gave fewer believers among teachers"),
        Net("headBelief", "heads' belief at the end", "heads' belief", "belief, 0 to 1", Higher, "Mean of the first belief over heads at the end. For designs of schools only.", OutcomeFormulas.HeadBelief, "gave heads a more positive belief", "gave heads a less positive belief"),
    ];

    /// <summary>Names and order of the stored values; a store keeps it beside them so that another version notices a change.</summary>
    public static string Layout { get; } = string.Join(',', All.Select(row => row.Key));

    /// <summary>The row with this key, or null.</summary>
    public static OutcomeDefinition? Find(string key) => All.FirstOrDefault(row => string.Equals(row.Key, key, StringComparison.Ordinal));

    /// <summary>The row with this key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    internal static OutcomeDefinition Get(string key) => Find(key) ?? throw new KeyNotFoundException($"There is no outcome '{key}'.");

    private static OutcomeDefinition Row(
        string key, string name, string shortName, string unit, OutcomeDirection direction, string meaning,
        Func<OutcomeInput, int, double> compute, string? more = null, string? less = null) =>
        new()
        {
            Key = key,
            Name = name,
            ShortName = shortName,
            Unit = unit,
            Meaning = meaning,
            IsPerPractice = true,
            Direction = direction,
            Precision = 0.02,
            MorePhrase = more ?? $"gave a higher {shortName} for {{0}}",
            LessPhrase = less ?? $"gave a lower {shortName} for {{0}}",
            Compute = compute,
        };

    private static OutcomeDefinition Time(
        string key, string name, string shortName, string meaning, Func<OutcomeInput, int, double> compute, string reached) =>
        Row(key, name, shortName, Weeks, Lower, meaning + " Censored if not reached within the run: then it counts as the horizon.", compute, $"brought {{0}} to {reached} later", $"brought {{0}} to {reached} sooner") with
        {
            IsCensoredTime = true,
            Decimals = 1,
            Precision = 4,
        };

    private static OutcomeDefinition Net(
        string key, string name, string shortName, string unit, OutcomeDirection direction, string meaning,
        Func<OutcomeInput, double> compute, string? more = null, string? less = null) =>
        Row(key, name, shortName, unit, direction, meaning, (input, _) => compute(input), more ?? $"gave a higher {shortName}", less ?? $"gave a lower {shortName}") with
        {
            IsPerPractice = false,
        };
}
