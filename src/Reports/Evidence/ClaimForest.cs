using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Claims;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Evidence;

/// <summary>
/// Two figures beside the claims: every effect with its interval, and how many draws of the assumed parameters keep it. Effects on
/// different outcomes share an axis because each is counted in standard deviations of its paired differences (d_z), expected side right.
/// </summary>
internal static class ClaimForest
{
    private const double RowHeight = 24;
    private const double Edge = 6.0;

    private static readonly ClaimVerdict[] Verdicts = Enum.GetValues<ClaimVerdict>();

    /// <summary>Every effect, expected side right.</summary>
    public static FigureBlock Effects(EvidenceReport report) => Figure(
        report,
        "claims-effects",
        "Effects of the claims, counted in standard deviations of the paired differences",
        "A bar that crosses the line at 0 leaves the sign open. Right of it is what the claim expects. Effects beyond ±6 are drawn at the edge; expectations of no effect are in the table only.",
        Signed(report),
        [-Edge - 0.5, Edge + 0.5],
        "difference in standard deviations (d_z), expected side right",
        0.0,
        Point);

    /// <summary>The share of draws that keep what is expected.</summary>
    public static FigureBlock Robustness(EvidenceReport report) => Figure(
        report,
        "claims-draws",
        "Draws of the assumed parameters that keep what is expected",
        "Each draw multiplies every assumed parameter by a number from 0.6 to 1.4. Left of the line, at three quarters, the assumptions decide.",
        [.. report.Claims.SelectMany(claim => claim.Findings.Where(finding => finding.Draws > 0).Select(finding => (claim, finding)))],
        [-0.02, 1.02],
        "share of draws",
        0.75,
        finding => ((double)finding.Kept / finding.Draws, 0.0, 0.0));

    private static ImmutableArray<(ClaimResult Claim, ClaimFinding Finding)> Signed(EvidenceReport report) =>
        [.. report.Claims.SelectMany(claim => claim.Findings.Where(finding => finding.Sign != 0 && finding.Effect.Deviation > 0.0).Select(finding => (claim, finding)))];

    private static (double At, double Below, double Above) Point(ClaimFinding finding)
    {
        double scale = finding.Sign / finding.Effect.Deviation;
        double at = Clamp(finding.Effect.Estimate * scale);
        double one = Clamp(finding.Effect.Low * scale), other = Clamp(finding.Effect.High * scale);
        return (at, at - Math.Min(one, other), Math.Max(one, other) - at);
    }

    private static double Clamp(double value) => Math.Clamp(value, -Edge, Edge);

    private static FigureBlock Figure(
        EvidenceReport report, string id, string title, string note, ImmutableArray<(ClaimResult Claim, ClaimFinding Finding)> rows,
        double[] range, string axis, double line, Func<ClaimFinding, (double At, double Below, double Above)> point)
    {
        var groups = EvidenceWords.Sources
            .Select(source => (source.Name, Rows: rows.Where(row => row.Claim.Claim.Id[0] == source.Letter).ToImmutableArray()))
            .Where(group => !group.Rows.IsEmpty)
            .ToArray();
        return new FigureBlock
        {
            Id = id,
            Title = title,
            Legend = [.. Verdicts.Select(verdict => new LegendEntry(EvidenceWords.Of(verdict), Look(verdict), HasLine: false, HasMarker: true))],
            Panels = [.. groups.Select(group => group.Name)],
            Views = ImmutableSortedDictionary<string, FigureView>.Empty.Add(
                "", new FigureView(Caption(report, rows.Length), [.. groups.Select(group => Panel(group.Rows, range, axis, line, point))])),
            First = "",
            Note = note,
            Size = PanelSize.Wide,
        };
    }

    private static string Caption(EvidenceReport report, int effects) => $"{report.Summary} The figure has {effects} effects.";

    private static Panel Panel(
        ImmutableArray<(ClaimResult Claim, ClaimFinding Finding)> rows, double[] range, string axis, double line, Func<ClaimFinding, (double At, double Below, double Above)> point)
    {
        var traces = Verdicts.Select(verdict => Trace(rows, verdict, point)).OfType<Trace>();
        return new Panel([.. traces], new Layout
        {
            Height = 70 + (RowHeight * rows.Length),
            Margin = new Margin(56, 12, 8, 48),
            XAxis = new Axis { Title = new AxisTitle(PlotlyText.Plain(axis)), Range = range, NTicks = 8 },
            YAxis = new Axis
            {
                Range = [-0.7, rows.Length - 0.3],
                TickVals = [.. rows.Select((_, i) => Place(rows.Length, i))],
                TickText = [.. rows.Select((row, i) => i > 0 && rows[i - 1].Claim == row.Claim ? "" : PlotlyText.Plain(row.Claim.Claim.Id))],
            },
            Shapes = [new Shape("x", "paper", line, line, 0, 1) { Line = new LineStyle("#808080", 1.5) }],
        });
    }

    private static double Place(int rows, int index) => rows - 1 - index;

    private static ScatterTrace? Trace(
        ImmutableArray<(ClaimResult Claim, ClaimFinding Finding)> rows, ClaimVerdict verdict, Func<ClaimFinding, (double At, double Below, double Above)> point)
    {
        int[] shown = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i].Finding.Verdict == verdict)];
        if (shown.Length == 0)
        {
            return null;
        }

        var points = shown.Select(i => point(rows[i].Finding)).ToArray();
        var look = Look(verdict);
        return new ScatterTrace
        {
            Mode = "markers",
            Name = PlotlyText.Plain(EvidenceWords.Of(verdict)),
            X = [.. points.Select(p => p.At)],
            Y = [.. shown.Select(i => Place(rows.Length, i))],
            Marker = new MarkerStyle(look.Color, 10, look.Symbol),
            ErrorX = new ErrorBars([.. points.Select(p => p.Above)], [.. points.Select(p => p.Below)]) { Color = look.Color, Thickness = 1.5, Width = 3 },
            Text = [.. shown.Select(i => PlotlyText.Wrapped(Hover(rows[i].Claim, rows[i].Finding), 60))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    private static string Hover(ClaimResult claim, ClaimFinding finding) =>
        $"{claim.Claim.Id}: {finding.Effect.Label}, {EvidenceWords.Outcome(finding)}: {EffectText.Estimate(finding.Effect)} [{EffectText.Interval(finding.Effect)}], expected {EvidenceWords.Sign(finding.Sign)}, draws {EvidenceWords.Draws(finding)}";

    private static LineLook Look(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Reproduced => new("#0072b2", "solid", "circle"),
        ClaimVerdict.Contradicted => new("#d55e00", "solid", "x"),
        _ => new("#7f7f7f", "solid", "diamond-open"),
    };
}
