using System.Collections.Immutable;
using Staffroom.Reports.Figures;

namespace Staffroom.Reports.Sections;

/// <summary>Weekly curves as small multiples: a panel for each practice and design, a line for each trust climate, a view for each measure and slice.</summary>
internal sealed class CurveBlock
{
    private readonly ReportContext _context;
    private readonly ImmutableArray<WeeklyMeasure> _measures;
    private readonly ImmutableArray<(int? Practice, GridLevel Level)> _panels;
    private readonly ImmutableArray<GridLevel> _lines;
    private readonly ImmutableArray<ImmutableArray<GridLevel>> _slices;
    private readonly int _weeks;
    private readonly int _step;

    /// <summary>More than three lines with two bands each cannot be told apart.</summary>
    private bool HasSpread => _lines.Length <= 3;

    private CurveBlock(ReportContext context, ImmutableArray<WeeklyMeasure> measures, IEnumerable<int?> practices)
    {
        _context = context;
        var grid = context.Grid;
        _panels = [.. practices.SelectMany(practice => grid.PanelLevels.Select(level => (practice, level)))];
        _lines = grid.CurveLines;
        _slices = [.. grid.Slices()];
        _weeks = context.Experiment.Conditions.Max(c => c.World.Weeks);
        _measures = [.. measures.Where(HasValues)];
        _step = CurveFigure.Step(_measures.Length * _slices.Length, _panels.Length * _lines.Length, _weeks + 1);
    }

    public static FigureBlock? Adoption(ReportContext context) =>
        new CurveBlock(context, WeeklyMeasures.OfPractices, Enumerable.Range(0, context.Practices.Length).Select(p => (int?)p))
            .Build("adoption-curves", "Adoption, week by week", p => context.Practices[p!.Value].Name);

    public static FigureBlock? Beliefs(ReportContext context) =>
        new CurveBlock(context, WeeklyMeasures.OfNetworks, [null]).Build("belief-curves", "Beliefs, trust and ties, week by week", _ => "");

    private FigureBlock? Build(string id, string title, Func<int?, string> practiceName)
    {
        if (_measures.IsEmpty)
        {
            return null;
        }

        var views = ImmutableSortedDictionary.CreateBuilder<string, FigureView>(StringComparer.Ordinal);
        foreach (var measure in _measures)
        {
            foreach (var slice in _slices)
            {
                views[Key(measure, slice)] = View(measure, slice);
            }
        }

        return new FigureBlock
        {
            Id = id,
            Title = title,
            Selectors = [MeasureSelector(), .. _context.Grid.SliceFactors.Select(SliceSelector)],
            Legend = Legend(),
            Panels = [.. _panels.Select(p => PanelTitle(practiceName(p.Practice), p.Level.Name))],
            Views = views.ToImmutable(),
            First = Key(_measures[0], _slices[0]),
            Note = Note(),
            Table = Table(_measures[0]),
        };
    }

    private static string Key(WeeklyMeasure measure, ImmutableArray<GridLevel> slice) =>
        string.Join('|', slice.Select(level => level.Key).Prepend(measure.Key));

    private static string PanelTitle(string practice, string level) => (practice.Length, level.Length) switch
    {
        (0, 0) => "All conditions",
        (0, _) => Format.Upper(level),
        (_, 0) => practice,
        _ => $"{practice}, {level}",
    };

    private bool HasValues(WeeklyMeasure measure) => _panels.Any(panel => _context.Experiment.Conditions.Any(
        c => measure.Band(_context.Input.Bands, c.Index, panel.Practice) is { } band && Array.Exists(band.Mean, value => value != 0)));

    private FigureView View(WeeklyMeasure measure, ImmutableArray<GridLevel> slice)
    {
        var bands = _panels.Select(panel => _lines.Select(line => Band(measure, panel, line, slice)).ToArray()).ToArray();
        var (low, high) = CurveFigure.Range(bands.SelectMany(row => row).OfType<BandSeries>());
        if (measure.IsShare)
        {
            high = Math.Min(high, 1.02);
        }

        var panels = bands.Select(row => new Panel(
            [.. row.SelectMany((band, i) => band is null ? [] : CurveFigure.Traces(band, Palette.Look(i), LineName(i), measure.TickFormat, _step, HasSpread))],
            CurveFigure.Layout(_weeks, low, high, measure.AxisTitle, measure.TickFormat)));
        return new FigureView(Caption(measure, slice, bands), [.. panels]);
    }

    private BandSeries? Band(WeeklyMeasure measure, (int? Practice, GridLevel Level) panel, GridLevel line, ImmutableArray<GridLevel> slice)
    {
        var conditions = _context.Grid.Conditions([panel.Level, line, .. slice]);
        return Bands.Average([.. conditions.Select(c => measure.Band(_context.Input.Bands, c, panel.Practice)).OfType<BandSeries>()]);
    }

    private string LineName(int line) => _lines[line].Name.Length > 0 ? _lines[line].Name : "mean";

    private string Caption(WeeklyMeasure measure, ImmutableArray<GridLevel> slice, BandSeries?[][] bands)
    {
        var ends = _panels.SelectMany((panel, p) => _lines.Select((line, l) => (panel, line, band: bands[p][l]))).Where(end => end.band is not null);
        var sentences = ends.GroupBy(end => end.panel.Practice).Select((group, i) =>
        {
            var ordered = group.OrderByDescending(end => end.band!.Mean[^1]).ToArray();
            string of = group.Key is { } practice ? $" of {_context.Practice(practice)}" : "";
            string subject = i == 0 ? $"By week {_weeks}, {measure.Name}{of} is" : $"That{of} is";
            string most = Describe(ordered[0]), least = Describe(ordered[^1]);
            return ordered.Length == 1
                ? $"{subject} {most}."
                : $"{subject} highest {most} and lowest {least}.";
        });
        string where = slice.Any(level => level.Factor >= 0)
            ? $"Shown: {string.Join(", ", slice.Where(level => level.Factor >= 0).Select(level => level.Name))}. "
            : _context.Grid.SliceFactors.IsEmpty ? "" : $"Averaged over {AveragedOver(slice)}. ";
        return $"{string.Join(' ', sentences)} {where}{_context.N}";

        string Describe(((int? Practice, GridLevel Level) panel, GridLevel line, BandSeries? band) end)
        {
            string[] names = [.. new[] { end.panel.Level.Name, end.line.Name }.Where(name => name.Length > 0)];
            string with = names.Length == 0 ? "" : $"with {string.Join(" and ", names)} ";
            string interval = double.IsFinite(end.band!.Low[^1])
                ? $"; 95\u00a0% interval {measure.ValueRange(end.band.Low[^1], end.band.High[^1])}"
                : "";
            return names.Length == 0
                ? $"{measure.Value(end.band.Mean[^1])}{interval.Replace(";", ",", StringComparison.Ordinal)}"
                : $"{with}({measure.Value(end.band.Mean[^1])}{interval})";
        }
    }

    private string AveragedOver(ImmutableArray<GridLevel> slice) => string.Join(" and ", _context.Grid.SliceFactors
        .Where((_, i) => slice[i].Factor < 0)
        .Select(f => $"{_context.Grid.Factor(f).Label} ({_context.Grid.Factor(f).Levels.Length} levels)"));

    private Selector MeasureSelector() => new("Measure", [.. _measures.Select(m => new SelectorOption(m.Key, m.Name))]);

    private Selector SliceSelector(int factor)
    {
        var levels = _context.Grid.Factor(factor).Levels;
        return new Selector(
            Format.Upper(_context.Grid.Factor(factor).Label),
            [new("all", "average of all"), .. levels.Select((level, i) => new SelectorOption(i.ToString(), level.Label))]);
    }

    private ImmutableArray<LegendEntry> Legend() =>
        [.. _lines.Select((_, i) => new LegendEntry(LineName(i), Palette.Look(i), HasLine: true, HasMarker: false))];

    private string Note()
    {
        string bands = _context.Experiment.Replicates > 1
            ? "Dark band: bootstrap 95\u00a0% interval of the mean." + (HasSpread ? " Light band: the middle 80\u00a0% of runs." : "")
            : "One run of each condition: no bands.";
        return _context.Grid.SliceFactors.IsEmpty || _context.Experiment.Replicates == 1
            ? bands
            : bands + " Where conditions are averaged, so are their bands, which makes them wide rather than narrow.";
    }

    private DataTable Table(WeeklyMeasure measure)
    {
        int[] weeks = [.. Enumerable.Range(0, (_weeks / 26) + 1).Select(i => i * 26).Append(_weeks).Distinct()];
        var practices = _panels.Select(panel => panel.Practice).Distinct();
        var rows = practices.SelectMany(practice => _context.Experiment.Conditions.Select(condition =>
        {
            var band = measure.Band(_context.Input.Bands, condition.Index, practice);
            string name = practice is null ? condition.Label : $"{_context.Practice(practice)}: {condition.Label}";
            return weeks.Select(week => Cell(band, week)).Prepend(name).ToImmutableArray();
        }));
        return new DataTable(
            $"{Format.Upper(measure.Name)}: mean and 95\u00a0% interval. {_context.N} Every week and measure is in curves.csv.",
            [.. weeks.Select(week => $"week {week}").Prepend("condition")],
            [.. rows]);

        string Cell(BandSeries? band, int week)
        {
            if (band is null || week >= band.Mean.Length)
            {
                return "–";
            }

            string mean = measure.Value(band.Mean[week]);
            return double.IsFinite(band.Low[week]) && week > 0 ? $"{mean} ({measure.ValueRange(band.Low[week], band.High[week])})" : mean;
        }
    }
}
