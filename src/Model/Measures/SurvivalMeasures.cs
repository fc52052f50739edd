namespace Staffroom.Model.Measures;

/// <summary>
/// Summaries of times some of which are right-censored (not reached while anybody looked). Dropping such times, or averaging the
/// reached ones only, makes slow conditions look fast; restricted means do not.
/// </summary>
public static class SurvivalMeasures
{
    /// <summary>
    /// Restricted mean time where everybody was watched to the same horizon: the mean of min(time, horizon), with +∞ for never.
    /// </summary>
    /// <exception cref="ArgumentException">There are no times.</exception>
    public static double RestrictedMean(ReadOnlySpan<double> times, double horizon)
    {
        if (times.IsEmpty)
        {
            throw new ArgumentException("A mean needs at least one time.", nameof(times));
        }

        double sum = 0.0;
        foreach (double time in times)
        {
            sum += Math.Min(time, horizon);
        }

        return sum / times.Length;
    }

    /// <summary>
    /// Restricted mean survival time: the area under the product-limit estimate of the survival function (Kaplan and Meier 1958)
    /// from 0 to the horizon (Royston and Parmar 2013). It allows times that were censored before the horizon; without such it equals
    /// <see cref="RestrictedMean"/>. An event at the same time as a censoring counts first.
    /// </summary>
    /// <param name="times">Times of the event or of the censoring, 0 or more.</param>
    /// <param name="isObserved">Whether the event happened at that time (false: censored then).</param>
    /// <param name="horizon">How far the area reaches, 0 or more.</param>
    public static double KaplanMeierRestrictedMean(ReadOnlySpan<double> times, ReadOnlySpan<bool> isObserved, double horizon)
    {
        if (times.IsEmpty || times.Length != isObserved.Length)
        {
            throw new ArgumentException("Times and flags must be of one length, at least 1.", nameof(times));
        }

        var sorted = times.ToArray();
        var observed = isObserved.ToArray();
        Array.Sort(sorted, observed);
        double survival = 1.0, area = 0.0, reached = 0.0;
        int first = 0;
        while (first < sorted.Length && sorted[first] < horizon)
        {
            int last = first;
            int events = 0;
            for (; last < sorted.Length && sorted[last] == sorted[first]; last++)
            {
                events += observed[last] ? 1 : 0;
            }

            area += survival * (sorted[first] - reached);
            reached = sorted[first];
            survival *= 1.0 - ((double)events / (sorted.Length - first));
            first = last;
        }

        return area + (survival * (horizon - reached));
    }
}
