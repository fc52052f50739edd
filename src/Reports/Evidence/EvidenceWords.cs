using System.Collections.Immutable;
using Staffroom.Reports.Sections;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Evidence.Published;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Evidence;

/// <summary>Words and tables that the Markdown and the page of the evidence share.</summary>
internal static class EvidenceWords
{
    public const string Title = "The evidence: claims of the field and published results";

    public const string Rule =
        "Each claim is an experiment whose expectations were written down before it was run. An expected sign is reproduced where the 95 % interval of the paired "
        + "difference excludes 0 on its side and at least three quarters of the random draws of the assumed parameters (each × 0.6 to 1.4) keep it; contradicted where the interval "
        + "excludes 0 on the other side and as many draws do; undecided otherwise. \"No effect\" is reproduced where the interval lies within the smallest effect of interest of the outcome. "
        + "A claim is reproduced if everything it expects is, and contradicted if anything is. Nothing was tuned to change a verdict; where a scenario was changed after a first run, because it did not test what its row says, that is told below.";

    public const string OriginRule =
        "Emergent: no rule states the effect. Built in: a rule states its sign, so its reproduction shows that the rule works and no more. "
        + "Tuned: a rule or value behind it was changed after results had been seen, so its reproduction is weak evidence.";

    public const string SizeRule =
        "✓ the expected sign with an interval that excludes 0, ✗ the other sign, ? an interval that includes 0; n 10 pairs, hours matched anew for 5 and 12 schools.";

    /// <summary>The sources in the order of the claims: letter and name.</summary>
    public static ImmutableArray<(char Letter, string Name)> Sources { get; } =
    [
        ('L', "Lawrence (2007)"), ('J', "Jackson"), ('D', "Daly"), ('H', "Hargreaves (2012)"), ('I', "International Education News"),
    ];

    public static string Of(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Reproduced => "reproduced",
        ClaimVerdict.Contradicted => "contradicted",
        _ => "undecided",
    };

    public static string Of(ClaimOrigin origin) => origin switch
    {
        ClaimOrigin.BuiltIn => "built in",
        ClaimOrigin.Tuned => "tuned",
        _ => "emergent",
    };

    public static string Sign(int sign) => sign > 0 ? "+" : sign < 0 ? "\u2212" : "0";

    public static string Draws(ClaimFinding finding) => finding.Draws == 0 ? "–" : $"{finding.Kept}/{finding.Draws}";

    public static string Sizes(ClaimFinding finding) => finding.Sizes.IsEmpty
        ? "–"
        : string.Join(' ', finding.Sizes.Select(size => size.Verdict switch { ClaimVerdict.Reproduced => "✓", ClaimVerdict.Contradicted => "✗", _ => "?" }));

    /// <summary>The outcome and, where the effect is about one of several, the practice.</summary>
    public static string Outcome(ClaimFinding finding)
    {
        const string Practice = "practice=";
        int at = finding.Effect.Key.IndexOf(Practice, StringComparison.Ordinal);
        string name = OutcomeTable.Find(finding.Effect.Outcome)?.Name ?? finding.Effect.Outcome;
        return at < 0 || finding.Effect.Practice is null ? name : $"{name}, {finding.Effect.Key[(at + Practice.Length)..]}";
    }

    /// <summary>Counts of verdicts: one row for each origin, all claims, and published results.</summary>
    public static ImmutableArray<ImmutableArray<string>> Counts(EvidenceReport report)
    {
        var rows = Enum.GetValues<ClaimOrigin>()
            .Select(origin => Row(Of(origin) + " claims", report.Claims.Where(claim => claim.Claim.Origin == origin).Select(claim => claim.Verdict)))
            .Append(Row("all claims", report.Claims.Select(claim => claim.Verdict)));
        return [.. report.Published.IsEmpty ? rows : rows.Append(Row("published results", report.Published.Select(row => row.Verdict)))];
    }

    /// <summary>What of a claim is not reproduced, with its numbers.</summary>
    public static string Missing(ClaimResult claim) => string.Join("; ", claim.Findings
        .Where(finding => finding.Verdict != ClaimVerdict.Reproduced)
        .Select(finding => $"{finding.Effect.Label}, {Outcome(finding)}: {EffectText.Estimate(finding.Effect)} [{EffectText.Interval(finding.Effect)}], expected {Sign(finding.Sign)}, draws {Draws(finding)}")
        .Concat(claim.Exact.Where(figure => !figure.IsReproduced).Select(figure => $"{figure.What}: {Number(figure.Ours)} instead of {Number(figure.Published)}"))) + ".";

    /// <summary>Works that the rows of a report are traced to, and those of the disagreements.</summary>
    public static ImmutableArray<Work> Works(EvidenceReport report) =>
    [
        .. report.Claims.Select(claim => claim.Claim.Source)
            .Concat(report.Published.SelectMany(row => row.Result.Sources))
            .Concat(Bibliography.All.Select(work => work.Key))
            .Distinct(StringComparer.Ordinal)
            .Select(Bibliography.Of)
            .OrderBy(work => work.Authors, StringComparer.Ordinal)
            .ThenBy(work => work.Year),
    ];

    public static string Of(Reading reading) => reading switch
    {
        Reading.Whole => "read",
        Reading.InPart => "read in part",
        _ => "from memory",
    };

    public static string Number(double value) => Format.Number(value);

    private static ImmutableArray<string> Row(string name, IEnumerable<ClaimVerdict> verdicts)
    {
        var all = verdicts.ToArray();
        string Count(ClaimVerdict verdict) => all.Count(each => each == verdict).ToString();
        return [name, Count(ClaimVerdict.Reproduced), Count(ClaimVerdict.Undecided), Count(ClaimVerdict.Contradicted), all.Length.ToString()];
    }
}
