using System.Collections.Immutable;
using Staffroom.Reports.Figures;

namespace Staffroom.Reports.Sections;

/// <summary>Every run as a point, for outcomes whose runs fall into two groups, so that a mean describes neither.</summary>
internal static class DistributionFigure
{
    private const int MostRows = 16;
    private const int RowHeight = 44;

    /// <summary>One figure for the first outcome that is bimodal somewhere, the primary one leading; null if none is.</summary>
    public static FigureBlock? Of(ReportContext context)
    {
        var bimodal = context.Comparison.Cells.Where(c => c.IsBimodal).Select(c => (c.Condition, c.Practice, c.Outcome)).ToHashSet();
        var values = context.Input.Values.Where(v => bimodal.Contains((v.Condition, v.Practice, v.Outcome)) && v.Values.Any(double.IsFinite)).ToArray();
        if (values.Length == 0)
        {
            return null;
        }

        var outcomes = context.Outcomes(ofPractices: true).Concat(context.Outcomes(ofPractices: false)).Distinct(StringComparer.Ordinal)
            .Where(o => Array.Exists(values, v => string.Equals(v.Outcome, o, StringComparison.Ordinal))).ToArray();
        var views = outcomes.ToImmutableSortedDictionary(o => o, o => View(context, o, OfOutcome(o)), StringComparer.Ordinal);
        return new FigureBlock
        {
            Id = "distributions",
            Title = "Runs that fall into two groups",
            Selectors = [new Selector("Outcome", [.. outcomes.Select(o => new SelectorOption(o, context.Measure(o).Name))])],
            Panels = ["Each point is one run"],
            Views = views,
            First = outcomes[0],
            Size = PanelSize.Wide,
            Note = "The box spans the quartiles, its line is the median.",
            Table = Table(context, outcomes[0], OfOutcome(outcomes[0])),
        };

        OutcomeValues[] OfOutcome(string outcome) => [.. values.Where(v => string.Equals(v.Outcome, outcome, StringComparison.Ordinal))];
    }

    private static string Name(ReportContext context, OutcomeValues values) =>
        values.Practice is null ? context.Condition(values.Condition) : $"{context.Practice(values.Practice)}: {context.Condition(values.Condition)}";

    private static FigureView View(ReportContext context, string outcome, OutcomeValues[] values)
    {
        var measure = context.Measure(outcome);
        var shown = values.Take(MostRows).Reverse().ToArray();
        var traces = shown.Select((v, i) => (Trace)new BoxTrace
        {
            Name = PlotlyText.Plain(Name(context, v)),
            X = [.. v.Values.Where(double.IsFinite)],
            Y = [.. v.Values.Where(double.IsFinite).Select(_ => (double)i)],
            Orientation = "h",
            FillColor = "rgba(0,0,0,0)",
            Line = new LineStyle("#7f7f7f", 1),
            Marker = new MarkerStyle("#0072b2", 6, "circle"),
            HoverTemplate = "%{x:.3r}<extra></extra>",
        });
        var layout = new Layout
        {
            Height = 70 + (RowHeight * shown.Length),
            Margin = new Margin(12, 12, 18, 44),
            XAxis = new Axis { Title = new AxisTitle(PlotlyText.Plain(measure.Name)) },
            YAxis = new Axis { Range = [-0.5, shown.Length - 0.2], ShowGrid = false, ShowTickLabels = false, AutoMargin = false, TickVals = [] },
            Annotations = [.. shown.Select((v, i) => new Annotation(PlotlyText.Plain(Name(context, v)), 0, i) { XRef = "paper", YAnchor = "bottom", YShift = 11 })],
        };
        string more = values.Length > MostRows ? $" The first {MostRows} are drawn." : "";
        string caption = $"In {values.Length} of {Cells(context, outcome)} cells the runs fall into two groups for {measure.Name}: the practice takes off or it does not, and the mean describes neither.{more} {context.N}";
        return new FigureView(caption, [new Panel([.. traces], layout)]);
    }

    private static int Cells(ReportContext context, string outcome) =>
        context.Comparison.Cells.Count(c => string.Equals(c.Outcome, outcome, StringComparison.Ordinal));

    private static DataTable Table(ReportContext context, string outcome, OutcomeValues[] values)
    {
        string unit = context.Measure(outcome).Unit;
        return new DataTable(
            $"{Format.Upper(context.Measure(outcome).Name)} in cells with two groups of runs",
            ["condition", "n", "median", "10\u00a0% to 90\u00a0% of runs", "mean", "95\u00a0% interval of the mean"],
            [.. values.Select(Row)]);

        ImmutableArray<string> Row(OutcomeValues v)
        {
            var cell = context.Cell(v.Condition, v.Practice, v.Outcome)!;
            return
            [
                Name(context, v), cell.N.ToString(), Format.Number(cell.Median, unit), Format.Range(cell.Q10, cell.Q90, unit),
                Format.Number(cell.Mean, unit), Format.Range(cell.MeanLow, cell.MeanHigh, unit),
            ];
        }
    }
}
