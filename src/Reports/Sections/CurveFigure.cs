using System.Collections.Immutable;
using Staffroom.Reports.Figures;

namespace Staffroom.Reports.Sections;

/// <summary>Builds the traces of weekly curves: the mean as a line, its 95 % interval as a band, 10 % to 90 % of runs as a fainter one.</summary>
internal static class CurveFigure
{
    /// <summary>Roughly how many numbers the curves of one figure may hold, so that reports of large experiments stay readable in a browser.</summary>
    private const double NumberBudget = 450_000;

    /// <summary>Draw every n-th week only, so that a figure stays within its budget.</summary>
    public static int Step(int views, int series, int points) =>
        Math.Max(1, (int)Math.Ceiling(5.0 * views * series * points / NumberBudget));

    public static IEnumerable<Trace> Traces(BandSeries band, LineLook look, string name, string tickFormat, int step, bool hasSpread = true)
    {
        if (hasSpread && !AllEqual(band.Q10, band.Q90))
        {
            yield return Edge(band.Q10, step);
            yield return Fill(band.Q90, look, 0.10, step);
        }

        // The script reads the interval for the hover text from the two traces before the mean.
        if (!AllEqual(band.Low, band.High))
        {
            yield return Edge(band.Low, step);
            yield return Fill(band.High, look, 0.30, step);
        }

        string format = tickFormat.Length > 0 ? ":.1%" : ":.3r";
        yield return new ScatterTrace
        {
            Mode = "lines",
            Name = PlotlyText.Plain(name),
            X0 = 0,
            Dx = step,
            Y = Bands.EveryNth(band.Mean, step),
            Line = new LineStyle(look.Color, 2.5, look.Dash),
            HoverTemplate = $"%{{y{format}}}  [%{{customdata[0]{format}}}, %{{customdata[1]{format}}}]",
        };
    }

    public static Layout Layout(int weeks, double low, double high, string axisTitle, string tickFormat) => new()
    {
        Height = 270,
        Margin = new Margin(52, 14, 10, 40),
        HoverMode = "x unified",
        XAxis = new Axis
        {
            Title = new AxisTitle("week"),
            UnifiedHoverTitle = new AxisTitle("week %{x}"),
            Range = [0, weeks],
            TickVals = Ticks(weeks),
            ShowGrid = false,
            Ticks = "outside",
        },
        YAxis = new Axis { Title = new AxisTitle(axisTitle), Range = [low, high], TickFormat = tickFormat.Length > 0 ? tickFormat : null, NTicks = 6 },
    };

    /// <summary>A range for the y axis around all bands: from 0 if that costs little, with some air.</summary>
    public static (double Low, double High) Range(IEnumerable<BandSeries> bands)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in bands.SelectMany(band => band.Q10.Concat(band.Q90).Concat(band.Mean)))
        {
            if (double.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (!(low <= high))
        {
            return (0, 1);
        }

        double span = Math.Max(high - low, 1e-3);
        return (low >= 0 && low < span ? 0 : low - (0.05 * span), high + (0.05 * span));
    }

    private static bool AllEqual(double[] low, double[] high) =>
        low.AsSpan().SequenceEqual(high) || Array.Exists(low, double.IsNaN);

    private static ScatterTrace Edge(double[] values, int step) => new()
    {
        Mode = "lines",
        X0 = 0,
        Dx = step,
        Y = Bands.EveryNth(values, step),
        Line = new LineStyle(null, 0),
        HoverInfo = "skip",
    };

    private static ScatterTrace Fill(double[] values, LineLook look, double alpha, int step) =>
        Edge(values, step) with { Fill = "tonexty", FillColor = Palette.Translucent(look.Color, alpha) };

    private static double[] Ticks(int weeks)
    {
        int step = weeks switch { <= 30 => 5, <= 60 => 13, <= 130 => 26, <= 320 => 52, _ => 104 };
        return [.. Enumerable.Range(0, (weeks / step) + 1).Select(i => (double)(i * step))];
    }
}
