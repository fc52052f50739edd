using System.Collections.Immutable;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Turns the reports of a file into at most one report per ordered pair, and those into one tie per pair.</summary>
internal static class TieCombiner
{
    private static readonly Comparer<TieReport> ByPeople =
        Comparer<TieReport>.Create((x, y) => x.From != y.From ? x.From.CompareTo(y.From) : x.To.CompareTo(y.To));

    /// <summary>
    /// Merges reports of the same person about the same other into their mean. The outcome does not depend on the order of
    /// <paramref name="reports"/>, which is sorted in place: sums run over sorted values.
    /// </summary>
    /// <param name="reports">Reports in units of the file, between final indices.</param>
    /// <param name="merged">How many reports were merged into others.</param>
    internal static List<RawReport> MergeRepeated(List<RawReport> reports, out int merged)
    {
        reports.Sort(Compare);
        var single = new List<RawReport>(reports.Count);
        for (int first = 0; first < reports.Count;)
        {
            int next = first + 1;
            while (next < reports.Count && reports[next].From == reports[first].From && reports[next].To == reports[first].To)
            {
                next++;
            }

            single.Add(next == first + 1 ? reports[first] : Mean(reports[first..next]));
            first = next;
        }

        merged = reports.Count - single.Count;
        return single;
    }

    /// <summary>One tie per pair that at least one end reports, in order of their people.</summary>
    /// <param name="reports">At most one report per ordered pair, in order of their people.</param>
    /// <param name="distanceKm">Distance that goes with a report, NaN if unknown.</param>
    /// <param name="how">How two reports become one strength.</param>
    /// <param name="oneSided">How many pairs only one end reports.</param>
    internal static ImmutableArray<GivenTie> Combine(
        List<TieReport> reports, Func<int, double> distanceKm, TieCombination how, out int oneSided)
    {
        oneSided = 0;
        var ties = new List<GivenTie>();
        for (int i = 0; i < reports.Count; i++)
        {
            TieReport report = reports[i];
            int back = reports.BinarySearch(report with { From = report.To, To = report.From }, ByPeople);
            bool isMutual = back >= 0;
            oneSided += isMutual ? 0 : 1;
            bool isSecondOfTwo = isMutual && report.From > report.To;
            if (!isSecondOfTwo && Strength(report.Strength, isMutual ? reports[back].Strength : null, how) is { } strength)
            {
                double there = distanceKm(i);
                double distance = isMutual ? MeanOfKnown(there, distanceKm(back)) : there;
                TieReport? other = isMutual ? reports[back] : null;
                ties.Add(Tie(report, other, strength, double.IsNaN(distance) ? null : distance));
            }
        }

        ties.Sort((x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return [.. ties];
    }

    /// <summary>The strength of a tie from its two reports, of which one may be lacking; null if there is no tie.</summary>
    internal static double? Strength(double one, double? other, TieCombination how) => (how, other) switch
    {
        (TieCombination.Mean, { } second) => (one + second) / 2,
        (TieCombination.Mean, null) => one / 2,
        (TieCombination.MeanOfReports, { } second) => (one + second) / 2,
        (TieCombination.MeanOfReports, null) => one,
        (TieCombination.Maximum, _) => Math.Max(one, other ?? 0.0),
        (TieCombination.Minimum, { } second) => Math.Min(one, second),
        (TieCombination.Minimum, null) => null,
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "There is no such combination."),
    };

    private static GivenTie Tie(TieReport report, TieReport? other, double strength, double? distanceKm)
    {
        bool isAscending = report.From < report.To;
        (int a, int b) = isAscending ? (report.From, report.To) : (report.To, report.From);
        (double? trustAB, double? trustBA) = isAscending ? (report.Trust, other?.Trust) : (other?.Trust, report.Trust);
        return new GivenTie(a, b, strength) { TrustAB = trustAB, TrustBA = trustBA, DistanceKm = distanceKm };
    }

    private static RawReport Mean(List<RawReport> same) =>
        same[0] with
        {
            Weight = MeanOfKnown([.. same.Select(report => report.Weight)]),
            Trust = MeanOfKnown([.. same.Select(report => report.Trust)]),
            DistanceKm = MeanOfKnown([.. same.Select(report => report.DistanceKm)]),
        };

    private static double MeanOfKnown(params double[] values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value)).Order()];

        // Equal values keep their bits, which adding and dividing would not always do.
        return known.Length == 0 ? double.NaN : known[0] == known[^1] ? known[0] : known.Sum() / known.Length;
    }

    private static int Compare(RawReport x, RawReport y)
    {
        int order = x.From.CompareTo(y.From);
        return order != 0 ? order : x.To.CompareTo(y.To);
    }
}
