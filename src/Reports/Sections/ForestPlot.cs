using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Reports.Sections;

/// <summary>Differences with their intervals, one below the other; what each is called stands above its line, so that phones can show it.</summary>
internal static class ForestPlot
{
    /// <summary>Characters of a label's line that fit a phone.</summary>
    private const int LineLength = 46;

    public static FigureBlock Of(ReportContext context, ImmutableArray<Effect> effects)
    {
        var measure = context.Measure(effects[0].Outcome);
        var groups = effects.GroupBy(e => e.Practice).ToImmutableArray();
        double low = Math.Min(0, effects.Min(e => Finite(e.Low, e.Estimate))), high = Math.Max(0, effects.Max(e => Finite(e.High, e.Estimate)));
        double air = 0.06 * Math.Max(high - low, 1e-9);
        double[] range = [low - air, high + air];
        var panels = groups.Select(group => Panel([.. group], measure, range));
        string caption = Caption(effects, context, measure.Name);
        var view = new FigureView(caption, [.. panels]);
        return new FigureBlock
        {
            Id = "forest",
            Title = $"Effects on {measure.Name}, with 95\u00a0% intervals",
            Legend =
            [
                new("reliably positive", Look(EffectVerdict.Positive), HasLine: false, HasMarker: true),
                new("reliably negative", Look(EffectVerdict.Negative), HasLine: false, HasMarker: true),
                new("undecided", Look(EffectVerdict.Undecided), HasLine: false, HasMarker: true),
            ],
            Panels = [.. groups.Select(group => group.Key is null ? "Across practices, or the whole network" : context.Practice(group.Key))],
            Views = ImmutableSortedDictionary<string, FigureView>.Empty.Add("", view),
            First = "",
            Note = "A bar that crosses the line at 0 leaves the sign open. Undecided is also an effect with p above 0.05, or whose sign does not survive redrawing the assumed parameters.",
        };
    }

    private static string Caption(ImmutableArray<Effect> effects, ReportContext context, string measure)
    {
        var decided = effects.Where(e => e.Verdict != EffectVerdict.Undecided).ToArray();
        if (decided.Length == 0)
        {
            return effects.Length == 1 ? $"The effect on {measure} is undecided." : $"All {effects.Length} effects on {measure} are undecided.";
        }

        var largest = decided.MaxBy(e => Math.Abs(e.Estimate))!;
        string of = largest.Practice is null ? "" : $" ({context.Practice(largest.Practice)})";
        string numbers = $"{BidiText.Isolate(largest.Label)}{of}, {EffectText.Estimate(largest)} [{EffectText.Interval(largest)}], n = {largest.N} pairs.";
        return effects.Length == 1
            ? $"The effect on {measure} is reliable: {numbers}"
            : $"Of {effects.Length} effects on {measure}, {EffectSection.Verdicts(effects)}. The largest reliable one: {numbers}";
    }

    private static Panel Panel(ImmutableArray<Effect> effects, MeasureLegend measure, double[] range)
    {
        var traces = Enum.GetValues<EffectVerdict>().Select(verdict => Trace(effects, verdict)).OfType<Trace>();
        string unit = measure.Unit.Length > 0 && measure.Unit is not "share" ? $" ({measure.Unit})" : "";
        bool isTall = effects.Any(e => e.Label.Length > LineLength);
        return new Panel([.. traces], new Layout
        {
            Height = 84 + ((isTall ? 62 : 46) * effects.Length),
            Margin = new Margin(12, 12, isTall ? 28 : 16, 44),
            XAxis = new Axis { Title = new AxisTitle(PlotlyText.Plain($"difference in {measure.Name}{unit}")), Range = range, NTicks = 6 },
            YAxis = new Axis { Range = [-0.5, effects.Length - 0.1], ShowGrid = false, ShowTickLabels = false, AutoMargin = false, TickVals = [] },
            Shapes = [new Shape("x", "paper", 0, 0, 0, 1) { Line = new LineStyle("#808080", 1.5) }],
            Annotations = [.. effects.Select((e, i) => new Annotation(PlotlyText.Wrapped(Short(e.Label), LineLength), 0, Row(effects, i)) { XRef = "paper", YAnchor = "bottom", YShift = 7 })],
        });
    }

    private static double Row(ImmutableArray<Effect> effects, int index) => effects.Length - 1 - index;

    private static string Short(string label) => label.Length <= 2 * LineLength ? label : string.Concat(label.AsSpan(0, (2 * LineLength) - 1), "…");

    private static ScatterTrace? Trace(ImmutableArray<Effect> effects, EffectVerdict verdict)
    {
        var rows = Enumerable.Range(0, effects.Length).Where(i => effects[i].Verdict == verdict).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        var look = Look(verdict);
        return new ScatterTrace
        {
            Mode = "markers",
            Name = PlotlyText.Plain(verdict.ToString()),
            X = [.. rows.Select(i => effects[i].Estimate)],
            Y = [.. rows.Select(i => Row(effects, i))],
            Marker = new MarkerStyle(look.Color, 11, look.Symbol),
            ErrorX = new ErrorBars([.. rows.Select(i => effects[i].High - effects[i].Estimate)], [.. rows.Select(i => effects[i].Estimate - effects[i].Low)])
            {
                Color = look.Color,
                Thickness = 2,
                Width = 5,
            },
            Text = [.. rows.Select(i => PlotlyText.Wrapped(effects[i].Sentence, 60))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    private static LineLook Look(EffectVerdict verdict) => verdict switch
    {
        EffectVerdict.Positive => new("#0072b2", "solid", "triangle-up"),
        EffectVerdict.Negative => new("#d55e00", "solid", "triangle-down"),
        _ => new("#7f7f7f", "solid", "diamond-open"),
    };

    private static double Finite(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;
}
