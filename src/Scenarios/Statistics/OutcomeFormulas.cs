using Staffroom.Model.Measures;

namespace Staffroom.Scenarios.Statistics;

/// <summary>The outcomes that take more than a look into the trajectory. NaN means not defined, +∞ not reached.</summary>
internal static class OutcomeFormulas
{
    private const int SustainedWeeks = 39;

    public static double Crossing(double[] curve, double share) => CurveMeasures.FirstCrossing(curve, share) ?? double.PositiveInfinity;

    public static double FirstBridge(OutcomeInput input, int practice)
    {
        var (_, others) = input.SeedAndOtherSchools(practice);
        if (others.Length == 0)
        {
            return double.NaN;
        }

        for (int week = 0; week <= input.Weeks; week++)
        {
            if (others.Any(school => input.Trajectory.UsersInSchool(week, practice, school) > 0))
            {
                return week;
            }
        }

        return double.PositiveInfinity;
    }

    public static double Lag(OutcomeInput input, int practice)
    {
        var (seeds, others) = input.SeedAndOtherSchools(practice);
        double[] start = [.. seeds.Select(school => Crossing(input.UseIn(practice, [school]), 0.25))];
        if (others.Length == 0 || start.Length == 0 || start.All(double.IsPositiveInfinity))
        {
            return double.NaN;
        }

        double[] reached = [.. others.Select(school => Crossing(input.UseIn(practice, [school]), 0.25))];
        return SurvivalMeasures.RestrictedMean(reached, input.Weeks) - SurvivalMeasures.RestrictedMean(start, input.Weeks);
    }

    public static double TimeOfMaxSlope(OutcomeInput input, int practice)
    {
        var (slope, week) = CurveMeasures.MaxSlopeSmoothed(input.AllUse(practice));
        double half = Math.Min(CurveMeasures.SmoothingWeeks, input.Weeks) / 2.0;
        return slope > 0.0 ? week + half : double.NaN;
    }

    /// <summary>Adoptions over time at risk: the estimate of a constant hazard from right-censored times.</summary>
    public static double Hazard(OutcomeInput input, int practice)
    {
        int adoptions = 0;
        long atRisk = 0;
        foreach (int week in input.Trajectory.AdoptionWeeks.AsSpan(practice * input.Shape.Teachers, input.Shape.Teachers))
        {
            adoptions += week > 0 ? 1 : 0;
            atRisk += week < 0 ? input.Weeks : week;
        }

        return atRisk > 0 ? (double)adoptions / atRisk : double.NaN;
    }

    public static double AtLevel(OutcomeInput input, int practice, LevelOfUse level) =>
        (double)input.Trajectory.Final.AtLevel(practice, level) / Math.Max(1, input.Shape.Teachers);

    public static double HoursPerImplementer(OutcomeInput input, int practice)
    {
        double implementers = input.Final(practice, PracticeMeasure.Implemented) * input.Shape.Teachers;
        return implementers > 0.0 ? input.Total(NetworkMeasure.Hours) / implementers : double.NaN;
    }

    public static double OfUse(OutcomeInput input, int practice, Func<(int Both, int One, int None), int, int, double?> measure) =>
        measure(input.Trajectory.Final.TiesByUse(practice), input.FinalUsersBySchool(practice).Sum(), input.Shape.Teachers) ?? double.NaN;

    public static (double? EtaSquared, double? Icc1) SchoolShare(OutcomeInput input, int practice) =>
        SchoolVariance.OfCounts(input.FinalUsersBySchool(practice), input.Shape.SchoolSizes.AsSpan());

    public static double Disadoption(OutcomeInput input, int practice)
    {
        int ever = input.Trajectory.AdoptionWeeks.AsSpan(practice * input.Shape.Teachers, input.Shape.Teachers).ToArray().Count(week => week >= 0);
        int users = input.FinalUsersBySchool(practice).Sum();
        return ever > 0 ? Math.Max(0.0, 1.0 - ((double)users / ever)) : double.NaN;
    }

    public static double DropHazard(OutcomeInput input, int practice)
    {
        var risks = input.Trajectory.Final.Risks;
        return risks.UserWeeks(practice) > 0.0 ? risks.Drops(practice) / risks.UserWeeks(practice) : double.NaN;
    }

    public static double ExposureAtAdoption(OutcomeInput input, int practice)
    {
        var risks = input.Trajectory.Final.Risks;
        double adoptions = Enumerable.Range(0, RiskCounts.ExposureClasses).Sum(each => risks.Adoptions(practice, each));
        double exposure = risks.ExposureSums.AsSpan(practice * input.Shape.Schools, input.Shape.Schools).ToArray().Sum();
        return adoptions > 0.0 ? exposure / adoptions : double.NaN;
    }

    public static double ExposureLogit(OutcomeInput input, int practice)
    {
        var risks = input.Trajectory.Final.Risks;
        return GroupedLogit.Slope(Enumerable.Range(0, RiskCounts.ExposureClasses)
            .Select(each => (RiskCounts.Midpoint(each), risks.AtRisk(practice, each), risks.Adoptions(practice, each)))) ?? double.NaN;
    }

    public static double Sustained(OutcomeInput input, int practice)
    {
        if (input.Context.SupportEndsWeek is not { } end || end > input.Weeks)
        {
            return double.NaN;
        }

        double before = input.Trajectory[end, practice, PracticeMeasure.Implemented];
        double after = input.Trajectory[Math.Min(input.Weeks, end + SustainedWeeks), practice, PracticeMeasure.Implemented];
        return before > 0.0 ? after / before : double.NaN;
    }

    public static double CapacityGap(OutcomeInput input, int practice)
    {
        double[] shares = input.ImplementedShares(practice);
        int half = (shares.Length + 1) / 2;
        return input.Context.HasCapacityHalves && shares.Length > 1 ? shares[..half].Average() - shares[half..].Average() : double.NaN;
    }

    /// <summary>The curve in the second half of the schools, where capacity is low, without those where every condition starts.</summary>
    public static double AreaInLowCapacity(OutcomeInput input, int practice)
    {
        int half = (input.Shape.Schools + 1) / 2;
        int[] schools = [.. input.OtherSchools.Where(school => school >= half)];
        return input.Context.HasCapacityHalves && schools.Length > 0 ? CurveMeasures.NormalizedArea(input.UseIn(practice, schools)) : double.NaN;
    }

    public static double HeadsAhead(OutcomeInput input, int practice)
    {
        if (input.Context.StaffPerSchool is not { } staff || input.Weeks == 0)
        {
            return double.NaN;
        }

        double[] since =
        [
            .. input.Trajectory.AdoptionWeeks.AsSpan(practice * input.Shape.Teachers, input.Shape.Teachers).ToArray()
                .Select(week => week < 0 ? 0.0 : (double)(input.Weeks - week) / input.Weeks),
        ];
        return since.Where((_, teacher) => teacher % staff == 0).Average() - since.Where((_, teacher) => teacher % staff != 0).Average();
    }

    public static double EfficacyUse(OutcomeInput input, int practice)
    {
        double[] efficacy = input.Trajectory.Final.EfficacyBySchool;
        double[] use = [.. input.FinalUsersBySchool(practice).Select((users, school) => (double)users / Math.Max(1, input.Shape.SchoolSizes[school]))];
        double meanEfficacy = efficacy.Average(), meanUse = use.Average();
        double xx = efficacy.Sum(e => (e - meanEfficacy) * (e - meanEfficacy));
        double yy = use.Sum(u => (u - meanUse) * (u - meanUse));
        double xy = efficacy.Zip(use, (e, u) => (e - meanEfficacy) * (u - meanUse)).Sum();
        return xx > 0.0 && yy > 0.0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1.0, 1.0) : double.NaN;
    }

    public static double PracticesImplemented(OutcomeInput input) =>
        Enumerable.Range(0, input.Shape.Practices).Sum(practice => input.Final(practice, PracticeMeasure.Implemented));

    public static double DepthPerUse(OutcomeInput input)
    {
        double uses = 0.0, depth = 0.0;
        for (int practice = 0; practice < input.Shape.Practices; practice++)
        {
            double reported = input.Final(practice, PracticeMeasure.ReportedUse);
            uses += reported;
            depth += reported * input.Final(practice, PracticeMeasure.DepthPerUser);
        }

        return uses > 0.0 ? depth / uses : 0.0;
    }

    public static double TeacherBelievers(OutcomeInput input) => input.Context.StaffPerSchool is { } staff
        ? input.Trajectory.Final.Beliefs.Where((_, teacher) => teacher % staff != 0).Average(belief => belief > 0.5 ? 1.0 : 0.0)
        : double.NaN;

    public static double HeadBelief(OutcomeInput input) => input.Context.StaffPerSchool is { } staff
        ? input.Trajectory.Final.Beliefs.Where((_, teacher) => teacher % staff == 0).Average()
        : double.NaN;

    public static double PracticesKnown(OutcomeInput input) =>
        Enumerable.Range(0, input.Shape.Practices).Sum(practice => input.Final(practice, PracticeMeasure.Awareness));

    public static double SurvivingBridges(OutcomeInput input)
    {
        var final = input.Trajectory.Final;
        return final.BetweenTies > 0 ? (double)final.SurvivingBetweenTies / final.BetweenTies : double.NaN;
    }

    public static double EfficacyBetweenSchools(OutcomeInput input)
    {
        double[] schools = input.Trajectory.Final.EfficacyBySchool;
        double mean = schools.Average();
        return Math.Sqrt(schools.Average(efficacy => (efficacy - mean) * (efficacy - mean)));
    }
}
