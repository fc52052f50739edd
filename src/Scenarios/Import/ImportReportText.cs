using System.Collections.Immutable;

namespace Staffroom.Scenarios.Import;

/// <summary>Says an import report in sentences.</summary>
internal static class ImportReportText
{
    internal static ImmutableArray<string> Sentences(ImportReport report) =>
    [
        .. report.Files.Select(file => $"Read {Count(file.Rows, "row")} of {file.Content} from {file.File} ({file.Format})."),
        $"The network has {Count(report.People, "person", "people")} in {Count(report.Schools, "school")} and {Count(report.Ties, "tie")} from {Count(report.Reports, "report")}.",
        .. report.LeftOut.Select(left => $"Left out or merged: {left.Reason} ({left.Count:N0})."),
        .. report.Rescalings.Select(Sentence),
        Combination(report),
    ];

    private static string Sentence(Rescaling scale)
    {
        string range = scale.IsRangeGiven ? "as given" : "from the values in the file";
        string unknown = scale.Unknown == 0 ? "" : $"; {scale.Unknown:N0} of {scale.Known + scale.Unknown:N0} values are missing";
        return $"Column \"{scale.Column}\" is {scale.Meaning}: {scale.Minimum:R} to {scale.Maximum:R} ({range}) became 0 to 1{unknown}.";
    }

    private static string Combination(ImportReport report)
    {
        if (!report.IsDirected)
        {
            return "Ties have no direction: each is taken as reported from both ends.";
        }

        int pairs = report.Combine == TieCombination.Minimum ? report.Ties + report.OneSidedTies : report.Ties;
        string how = report.Combine switch
        {
            TieCombination.Mean => "the strength is the mean of both reports, and one report alone counts half",
            TieCombination.MeanOfReports => "the strength is the mean of both reports, or the one report where there is only one",
            TieCombination.Maximum => "the strength is that of the stronger report",
            _ => "the strength is that of the weaker report, and pairs that only one end reports have no tie",
        };
        return $"Of {Count(pairs, "tied pair")} {report.OneSidedTies:N0} are reported by one end only; {how} ({report.Combine}). Trust stays each person's own.";
    }

    private static string Count(int count, string singular, string? plural = null) =>
        $"{count:N0} {(count == 1 ? singular : plural ?? singular + "s")}";
}
