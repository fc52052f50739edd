namespace Staffroom.Model.Measures;

/// <summary>
/// Measures of a curve with one value per week, the start (week 0) included: for instance the share of genuine users.
/// Between weeks the curve is taken as linear.
/// </summary>
public static class CurveMeasures
{
    /// <summary>Weeks over which <see cref="MaxSlopeSmoothed"/> looks.</summary>
    public const int SmoothingWeeks = 4;

    /// <summary>
    /// The first time, in weeks, at which the curve is at or above a level, by linear interpolation between weeks: T10, T50 and T90
    /// are the times of 0.1, 0.5 and 0.9. Null if it is not reached within the curve: the time is then right-censored at its end.
    /// </summary>
    public static double? FirstCrossing(ReadOnlySpan<double> curve, double level)
    {
        for (int week = 0; week < curve.Length; week++)
        {
            if (curve[week] >= level)
            {
                return week == 0 ? 0.0 : week - 1 + ((level - curve[week - 1]) / (curve[week] - curve[week - 1]));
            }
        }

        return null;
    }

    /// <summary>
    /// Area under the curve by the trapezoid rule over its horizon: the mean height of the curve between its first and last week.
    /// For a share it lies between 0 and 1 and is larger the earlier and the higher the curve rises. A curve of one point has that height.
    /// </summary>
    /// <exception cref="ArgumentException">The curve is empty.</exception>
    public static double NormalizedArea(ReadOnlySpan<double> curve)
    {
        ThrowIfEmpty(curve);
        if (curve.Length == 1)
        {
            return curve[0];
        }

        double sum = (curve[0] + curve[^1]) / 2.0;
        for (int week = 1; week < curve.Length - 1; week++)
        {
            sum += curve[week];
        }

        return sum / (curve.Length - 1);
    }

    /// <summary>
    /// The largest gain of one week and the week in which it starts (the first such week): the gain from week t to t + 1 is the slope at t.
    /// A curve of one point has slope 0 at week 0.
    /// </summary>
    public static (double Slope, int Week) MaxSlope(ReadOnlySpan<double> curve) => MaxGain(curve, 1);

    /// <summary>
    /// The largest gain per week over <see cref="SmoothingWeeks"/> weeks and the week in which that window starts (the first such
    /// window); over the whole curve if it is shorter. In small networks less a matter of single people than <see cref="MaxSlope"/>.
    /// </summary>
    public static (double Slope, int Week) MaxSlopeSmoothed(ReadOnlySpan<double> curve) =>
        MaxGain(curve, Math.Max(1, Math.Min(SmoothingWeeks, curve.Length - 1)));

    private static (double Slope, int Week) MaxGain(ReadOnlySpan<double> curve, int window)
    {
        ThrowIfEmpty(curve);
        var best = curve.Length == 1 ? (Slope: 0.0, Week: 0) : (Slope: double.NegativeInfinity, Week: 0);
        for (int week = 0; week + window < curve.Length; week++)
        {
            double slope = (curve[week + window] - curve[week]) / window;
            best = slope > best.Slope ? (slope, week) : best;
        }

        return best;
    }

    private static void ThrowIfEmpty(ReadOnlySpan<double> curve)
    {
        if (curve.IsEmpty)
        {
            throw new ArgumentException("A curve needs at least one point.", nameof(curve));
        }
    }
}
