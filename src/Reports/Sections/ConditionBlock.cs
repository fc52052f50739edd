using System.Collections.Immutable;
using Staffroom.Model.Measures;
using Staffroom.Reports.Figures;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Sections;

/// <summary>Small multiples: a small panel for each condition with the same axes, a line for each practice, a band for the runs.</summary>
internal sealed class ConditionBlock
{
    /// <summary>More panels than this nobody compares at a glance.</summary>
    private const int MostPanels = 32;

    /// <summary>Where there are too many conditions, so many levels of a factor are kept: the ends and the middle.</summary>
    private const int KeptLevels = 3;

    /// <summary>More lines than this in a small panel cannot be told apart.</summary>
    private const int MostLines = 4;

    /// <summary>A small panel is too narrow for more points than this.</summary>
    private const int MostPoints = 60;

    private static readonly double[] Tops = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

    private static readonly PracticeMeasure[] Measures = [PracticeMeasure.GenuineUse, PracticeMeasure.Awareness, PracticeMeasure.Implemented];

    private readonly ReportContext _context;
    private readonly ImmutableArray<Condition> _conditions;
    private readonly ImmutableArray<WeeklyMeasure> _measures;
    private readonly int _practices;
    private readonly int _weeks;
    private readonly int _step;

    private ConditionBlock(ReportContext context)
    {
        _context = context;
        _conditions = Shown(context.Experiment);
        _measures = [.. WeeklyMeasures.OfPractices.Where(measure => Measures.Any(shown => string.Equals(shown.ToString(), measure.Key, StringComparison.Ordinal)))];
        _practices = Math.Min(MostLines, context.Practices.Length);
        _weeks = _conditions.Max(condition => condition.World.Weeks);
        _step = Math.Max(1, (int)Math.Ceiling((_weeks + 1) / (double)MostPoints));
    }

    /// <summary>The figure; null where there is one condition, which the curves show already.</summary>
    public static FigureBlock? Of(ReportContext context)
    {
        if (context.Experiment.Conditions.Length < 2)
        {
            return null;
        }

        var block = new ConditionBlock(context);
        return new FigureBlock
        {
            Id = "condition-curves",
            Title = "Every condition beside the others",
            Selectors = [new Selector("Measure", [.. block._measures.Select(measure => new SelectorOption(measure.Key, measure.Name))])],
            Legend = [.. Enumerable.Range(0, block._practices).Select(p => new LegendEntry(context.Practice(p), Palette.Look(p), HasLine: true, HasMarker: false))],
            Panels = [.. block._conditions.Select(condition => context.Condition(condition.Index))],
            Views = block._measures.ToImmutableSortedDictionary(measure => measure.Key, block.View, StringComparer.Ordinal),
            First = block._measures[0].Key,
            Note = block.Note(),
            Table = block.Table(),
            Size = PanelSize.Small,
        };
    }

    /// <summary>All conditions, or of factors with many levels the lowest, the middle and the highest.</summary>
    internal static ImmutableArray<Condition> Shown(Experiment experiment)
    {
        if (experiment.Conditions.Length <= MostPanels)
        {
            return experiment.Conditions;
        }

        var thinned = experiment.Conditions.Where(condition => experiment.Factors.Zip(condition.Levels).All(pair => IsKept(pair.First, pair.Second))).ToImmutableArray();
        return thinned.Length <= MostPanels ? thinned : thinned[..MostPanels];
    }

    private static bool IsKept(Factor factor, int level) =>
        factor.Levels.Length <= KeptLevels || level == 0 || level == (factor.Levels.Length - 1) / 2 || level == factor.Levels.Length - 1;

    private FigureView View(WeeklyMeasure measure)
    {
        double top = Top(measure);
        var panels = _conditions.Select(condition => new Panel([.. Traces(measure, condition)], Layout(measure, top)));
        return new FigureView(Caption(measure), [.. panels]);
    }

    private IEnumerable<Trace> Traces(WeeklyMeasure measure, Condition condition)
    {
        for (int p = 0; p < _practices; p++)
        {
            if (measure.Band(_context.Input.Bands, condition.Index, p) is { } band)
            {
                // The spread of the runs is the band here: an interval of the mean would be too thin to see.
                var runs = band with { Low = band.Q10, High = band.Q90 };
                foreach (var trace in CurveFigure.Traces(runs, Palette.Look(p), _context.Practice(p), measure.TickFormat, _step, hasSpread: false))
                {
                    yield return trace;
                }
            }
        }
    }

    /// <summary>One of few tops for all panels, so that conditions compare and small shares are still seen.</summary>
    private double Top(WeeklyMeasure measure)
    {
        var bands = _conditions.SelectMany(condition => Enumerable.Range(0, _practices).Select(p => measure.Band(_context.Input.Bands, condition.Index, p))).OfType<BandSeries>();
        double highest = bands.SelectMany(band => band.Q90.Concat(band.Mean)).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        return Tops.FirstOrDefault(top => top >= highest, 1);
    }

    private Layout Layout(WeeklyMeasure measure, double top)
    {
        var layout = CurveFigure.Layout(_weeks, 0, top, "", measure.TickFormat);
        return layout with
        {
            Height = 150,
            Margin = new Margin(40, 16, 10, 26),
            XAxis = layout.XAxis with { Title = null, TickVals = [0, Math.Floor(_weeks / 2.0), _weeks] },
            YAxis = layout.YAxis with { Title = null, TickVals = [0, top / 2, top], NTicks = null },
        };
    }

    private string Caption(WeeklyMeasure measure)
    {
        var sentences = Enumerable.Range(0, _practices).Select(p =>
        {
            var ends = _conditions
                .Select(condition => (Name: _context.Condition(condition.Index), Band: measure.Band(_context.Input.Bands, condition.Index, p)))
                .Where(end => end.Band is not null)
                .Select(end => (end.Name, Value: end.Band!.Mean[^1]))
                .OrderBy(end => end.Value).ToArray();
            return ends.Length == 0
                ? ""
                : $"{Format.Upper(measure.Name)} of {_context.Practice(p)} ends between {Format.Percent(ends[0].Value)} ({ends[0].Name}) and {Format.Percent(ends[^1].Value)} ({ends[^1].Name}).";
        });
        return $"{string.Join(' ', sentences.Where(sentence => sentence.Length > 0))} {_context.N}";
    }

    private string Note()
    {
        string bands = _context.Experiment.Replicates > 1 ? "Weeks along, share of teachers up, the same in every panel. Band: the middle 80\u00a0% of runs." : "Weeks along, share of teachers up, the same in every panel.";
        int all = _context.Experiment.Conditions.Length;
        string left = _conditions.Length < all
            ? $" {_conditions.Length} of {all} conditions are shown: of factors with more than {KeptLevels} levels the lowest, the middle and the highest{(_conditions.Length == MostPanels ? $", and of these the first {MostPanels} in the order of the plan" : "")}. All are in curves.csv."
            : "";
        string practices = _practices < _context.Practices.Length ? $" The first {_practices} of {_context.Practices.Length} practices are drawn." : "";
        return bands + left + practices;
    }

    private DataTable Table()
    {
        var columns = _measures.SelectMany(_ => Enumerable.Range(0, _practices), (measure, practice) => (measure, practice)).ToArray();
        var rows = _conditions.Select(condition => columns
            .Select(column => column.measure.Band(_context.Input.Bands, condition.Index, column.practice))
            .Select(band => band is null ? "–" : $"{Format.Percent(band.Mean[^1])} ({Format.Percent(band.Q10[^1])} to {Format.Percent(band.Q90[^1])})")
            .Prepend(condition.Label).ToImmutableArray());
        return new DataTable(
            $"At the end: mean and the middle 80\u00a0% of runs. {_context.N}",
            [.. columns.Select(column => $"{_context.Practice(column.practice)}: {column.measure.Name}").Prepend("condition")],
            [.. rows]);
    }
}
