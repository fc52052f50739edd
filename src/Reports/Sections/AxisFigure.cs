using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Sections;

/// <summary>Outcomes along a factor of numbers, such as the number of schools: a panel for each practice, a view for each outcome.</summary>
internal sealed class AxisFigure
{
    private readonly ReportContext _context;
    private readonly int _axis;
    private readonly ImmutableArray<(GridLevel Panel, GridLevel Line, LineLook Look, string Name)> _series;

    private AxisFigure(ReportContext context, int axis)
    {
        _context = context;
        _axis = axis;
        var grid = context.Grid;
        _series =
        [
            .. grid.PanelLevels.SelectMany((panel, p) => grid.AxisLines.Select(
                (line, l) => (panel, line, grid.AxisLines.Length > 1 ? Palette.Look(l, p) : Palette.Look(p), SeriesName(panel, line)))),
        ];
    }

    private string AxisLabel => _context.Grid.Factor(_axis).Label;

    public static FigureBlock? Of(ReportContext context) =>
        context.Grid.Axis is { } axis && !context.Outcomes(ofPractices: true).IsEmpty ? new AxisFigure(context, axis).Build() : null;

    private static string SeriesName(GridLevel panel, GridLevel line) =>
        string.Join(", ", new[] { panel.Name, line.Name }.Where(name => name.Length > 0).DefaultIfEmpty("mean"));

    private FigureBlock Build()
    {
        var outcomes = _context.Outcomes(ofPractices: true);
        return new FigureBlock
        {
            Id = "by-axis",
            Title = $"By {AxisLabel}",
            Selectors = [new Selector("Outcome", [.. outcomes.Select(o => new SelectorOption(o, _context.Measure(o).Name))])],
            Legend = [.. _series.Select(s => new LegendEntry(s.Name, s.Look, HasLine: true, HasMarker: true))],
            Panels = [.. _context.Practices.Select(practice => practice.Name)],
            Views = outcomes.ToImmutableSortedDictionary(o => o, View, StringComparer.Ordinal),
            First = outcomes[0],
            Note = "Bars: bootstrap 95\u00a0% interval of the mean. Points are moved a little sideways so that bars do not cover each other.",
            Table = Table(outcomes[0]),
        };
    }

    private FigureView View(string outcome)
    {
        var measure = _context.Measure(outcome);
        var points = _context.Practices.Select((_, p) => _series.Select(s => Points(p, s.Panel, s.Line, outcome)).ToArray()).ToArray();
        var all = points.SelectMany(p => p).SelectMany(p => p).ToArray();
        double low = all.Select(p => Finite(p.Low, p.Mean)).DefaultIfEmpty(0).Min(), high = all.Select(p => Finite(p.High, p.Mean)).DefaultIfEmpty(1).Max();
        double span = Math.Max(high - low, 1e-6);
        double[] range = [low >= 0 && low < span ? 0 : low - (0.06 * span), high + (0.06 * span)];
        string unit = measure.Unit.Length > 0 && measure.Unit is not "share" ? $" ({measure.Unit})" : "";
        var layout = Layout(range, measure.Name + unit);
        var panels = points.Select(practice => new Panel([.. practice.Select(Trace)], layout));
        return new FigureView(Caption(outcome, points), [.. panels]);
    }

    private Trace Trace(Point[] points, int series)
    {
        var (_, _, look, name) = _series[series];
        double gap = _context.Grid.AxisLevels.Select(level => level.Number!.Value).Order().ToArray() is { Length: > 1 } xs
            ? xs.Zip(xs.Skip(1), (a, b) => b - a).Min()
            : 1;
        double shift = 0.1 * gap * (series - ((_series.Length - 1) / 2.0));
        bool hasBars = points.Any(p => double.IsFinite(p.Low));
        return new ScatterTrace
        {
            Mode = "lines+markers",
            Name = PlotlyText.Plain(name),
            X = [.. points.Select(p => p.X + shift)],
            Y = [.. points.Select(p => p.Mean)],
            Line = new LineStyle(look.Color, 1.5, look.Dash),
            Marker = new MarkerStyle(look.Color, 8, look.Symbol),
            ErrorY = hasBars ? new ErrorBars([.. points.Select(p => p.High - p.Mean)], [.. points.Select(p => p.Mean - p.Low)]) { Color = look.Color } : null,
            Text = [.. points.Select(p => $"{PlotlyText.Plain(name)}<br>{PlotlyText.Plain(AxisLabel)}: {p.X}<br>n = {p.N}")],
            HoverTemplate = "%{text}<br><b>%{y:.3r}</b><extra></extra>",
        };
    }

    private Layout Layout(double[] range, string title) => new()
    {
        Height = 320,
        Margin = new Margin(56, 14, 10, 44),
        XAxis = new Axis
        {
            Title = new AxisTitle(PlotlyText.Plain(AxisLabel)),
            TickVals = [.. _context.Grid.AxisLevels.Select(level => level.Number!.Value)],
            ShowGrid = false,
            Ticks = "outside",
        },
        YAxis = new Axis { Title = new AxisTitle(PlotlyText.Plain(Format.Upper(title))), Range = range, NTicks = 6 },
    };

    private Point[] Points(int practice, GridLevel panel, GridLevel line, string outcome) =>
    [
        .. _context.Grid.AxisLevels
            .Select(level => (level, cells: Cells(practice, outcome, [panel, line, level])))
            .Where(at => at.cells.Length > 0)
            .Select(at => new Point(
                at.level.Number!.Value, at.level.Name, at.cells.Average(c => c.Mean), at.cells.Average(c => c.MeanLow), at.cells.Average(c => c.MeanHigh), at.cells.Sum(c => c.N))),
    ];

    private CellSummary[] Cells(int practice, string outcome, IEnumerable<GridLevel> levels) =>
        [.. _context.Grid.Conditions(levels).Select(c => _context.Cell(c, practice, outcome)).OfType<CellSummary>().Where(c => double.IsFinite(c.Mean))];

    private string Caption(string outcome, Point[][][] points)
    {
        var measure = _context.Measure(outcome);
        var sentences = _context.Practices.Select((_, p) =>
        {
            var all = _series.SelectMany((s, i) => points[p][i].Select(point => (s.Name, point))).OrderByDescending(x => x.point.Mean).ToArray();
            return all.Length == 0
                ? ""
                : $"For {_context.Practice(p)}, {measure.Name} is largest at {Where(all[0].point, all[0].Name)} and smallest at {Where(all[^1].point, all[^1].Name)}.";
        });
        return $"{string.Join(' ', sentences)} {_context.N}";

        string Where(Point p, string series) => $"{p.Level}{(_series.Length > 1 ? " with " + series : "")} ({Describe(p)})";

        string Describe(Point p) => double.IsFinite(p.Low)
            ? $"{Format.Number(p.Mean, measure.Unit)}; 95\u00a0% interval {Format.Range(p.Low, p.High, measure.Unit)}"
            : Format.Number(p.Mean, measure.Unit);
    }

    private DataTable Table(string outcome)
    {
        string unit = _context.Measure(outcome).Unit;
        var rows = _context.Practices.SelectMany((practice, p) => _series.Select(s => _context.Grid.AxisLevels
            .Select(level => Points(p, s.Panel, s.Line, outcome).FirstOrDefault(point => point.X == level.Number))
            .Select(point => point is null ? "–" : $"{Format.Number(point.Mean, unit)} ({Format.Range(point.Low, point.High, unit)}; n = {point.N})")
            .Prepend($"{practice.Name}: {s.Name}").ToImmutableArray()));
        return new DataTable(
            $"{Format.Upper(_context.Measure(outcome).Name)}: mean, 95\u00a0% interval and number of runs. Every outcome is in summary.csv.",
            [.. _context.Grid.AxisLevels.Select(level => level.Name).Prepend("practice and condition")],
            [.. rows]);
    }

    private static double Finite(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;

    private sealed record Point(double X, string Level, double Mean, double Low, double High, int N);
}
