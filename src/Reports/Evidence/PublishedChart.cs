using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Scenarios.Evidence;
using Staffroom.Scenarios.Evidence.Published;

namespace Staffroom.Reports.Evidence;

/// <summary>A chart beside a published result whose numbers follow one quantity: the published as a line with hollow markers, ours as full ones with four standard errors.</summary>
internal static class PublishedChart
{
    private const int FewestPoints = 3;
    private const double Height = 300;

    /// <summary>The chart of a row; null where its numbers make none.</summary>
    public static FigureBlock? Of(PublishedOutcome row)
    {
        var placed = row.Figures.Where(figure => figure.Place is not null).ToArray();
        if (placed.Length < FewestPoints)
        {
            return null;
        }

        var series = placed.GroupBy(figure => figure.Place!.Series).ToArray();
        return new FigureBlock
        {
            Id = $"published-{row.Result.Id.ToLowerInvariant()}",
            Title = $"{row.Result.Id}: {row.Result.Title}",
            Legend = [.. series.SelectMany((each, i) => Legend(each.Key, i))],
            Panels = [""],
            Views = ImmutableSortedDictionary<string, FigureView>.Empty.Add("", new FigureView(Caption(row, placed), [Panel(placed[0].Place!.Axis, series)])),
            First = "",
            Note = "Bars are four standard errors of ours.",
            Size = PanelSize.Wide,
        };
    }

    private static string Caption(PublishedOutcome row, PublishedFigure[] placed) =>
        $"{row.Result.Prediction} Here {placed.Count(figure => figure.IsReproduced)} of {placed.Length} numbers of the figure agree.";

    private static IEnumerable<LegendEntry> Legend(string name, int index)
    {
        var look = Palette.Look(index);
        yield return new LegendEntry($"{name}, published", Hollow(look), HasLine: true, HasMarker: true);
        yield return new LegendEntry($"{name}, ours", look, HasLine: false, HasMarker: true);
    }

    private static Panel Panel(string axis, IEnumerable<IGrouping<string, PublishedFigure>> series) => new(
        [.. series.SelectMany((each, i) => Traces([.. each.OrderBy(figure => figure.Place!.X)], Palette.Look(i)))],
        new Layout
        {
            Height = Height,
            Margin = new Margin(56, 12, 8, 48),
            XAxis = new Axis { Title = new AxisTitle(PlotlyText.Plain(axis)) },
            YAxis = new Axis(),
        });

    private static IEnumerable<Trace> Traces(PublishedFigure[] figures, LineLook look)
    {
        double[] x = [.. figures.Select(figure => figure.Place!.X)];
        var hollow = Hollow(look);
        yield return new ScatterTrace
        {
            Mode = "lines+markers",
            Name = "published",
            X = x,
            Y = [.. figures.Select(figure => figure.Published)],
            Line = new LineStyle(look.Color, 1.5, look.Dash),
            Marker = new MarkerStyle(hollow.Color, 13, hollow.Symbol),
            Text = [.. figures.Select(figure => PlotlyText.Wrapped($"{figure.What}: published {EvidenceWords.Number(figure.Published)}", 60))],
            HoverTemplate = "%{text}<extra></extra>",
        };
        double[] errors = [.. figures.Select(figure => 4.0 * (figure.StandardError ?? 0.0))];
        yield return new ScatterTrace
        {
            Mode = "markers",
            Name = "ours",
            X = x,
            Y = [.. figures.Select(figure => figure.Ours)],
            Marker = new MarkerStyle(look.Color, 7, look.Symbol),
            ErrorY = new ErrorBars(errors, errors) { Color = look.Color },
            Text = [.. figures.Select(figure => PlotlyText.Wrapped($"{figure.What}: ours {EvidenceWords.Number(figure.Ours)}", 60))],
            HoverTemplate = "%{text}<extra></extra>",
        };
    }

    private static LineLook Hollow(LineLook look) => look with { Symbol = $"{look.Symbol}-open" };
}
