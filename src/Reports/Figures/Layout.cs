using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Staffroom.Reports.Figures;

/// <summary>The layout of one panel. Text and grid colors come from the page's style sheet, so that dark mode and print work.</summary>
internal sealed record Layout
{
    public required double Height { get; init; }

    public required Margin Margin { get; init; }

    [JsonPropertyName("xaxis")]
    public required Axis XAxis { get; init; }

    [JsonPropertyName("yaxis")]
    public required Axis YAxis { get; init; }

    public bool ShowLegend { get; }

    public string HoverMode { get; init; } = "closest";

    public bool DragMode { get; }

    public bool AutoSize { get; } = true;

    [JsonPropertyName("paper_bgcolor")]
    public string PaperColor { get; } = "rgba(0,0,0,0)";

    [JsonPropertyName("plot_bgcolor")]
    public string PlotColor { get; } = "rgba(0,0,0,0)";

    public Font Font { get; } = new(12);

    public HoverLabel HoverLabel { get; } = new();

    public ImmutableArray<Shape>? Shapes { get; init; }

    public ImmutableArray<Annotation>? Annotations { get; init; }
}

/// <summary>What a pointer brings up: dark on white in either color scheme.</summary>
internal sealed record HoverLabel
{
    [JsonPropertyName("bgcolor")]
    public string BackgroundColor { get; } = "#ffffff";

    public string BorderColor { get; } = "#c3c8ce";

    public Font Font { get; } = new(12) { Color = "#1b1f24" };
}

/// <summary>Margins in pixels.</summary>
internal sealed record Margin(double L, double R, double T, double B);

internal sealed record Font(double Size)
{
    public string Family { get; } = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    public string? Color { get; init; }
}

/// <param name="Text">The text.</param>
/// <param name="Standoff">Pixels between it and the tick labels.</param>
internal sealed record AxisTitle(string Text, double? Standoff = null);

internal sealed record Axis
{
    public AxisTitle? Title { get; init; }

    public double[]? Range { get; init; }

    public string? TickFormat { get; init; }

    public double[]? TickVals { get; init; }

    public string[]? TickText { get; init; }

    public double? NTicks { get; init; }

    public bool ShowGrid { get; init; } = true;

    public bool ShowTickLabels { get; init; } = true;

    public bool ZeroLine { get; init; }

    public bool FixedRange { get; } = true;

    public bool AutoMargin { get; init; } = true;

    public string? Ticks { get; init; }

    public bool ShowSpikes { get; }

    /// <summary>Heads the text that a pointer brings up for all lines at once.</summary>
    public AxisTitle? UnifiedHoverTitle { get; init; }
}

/// <summary>A line across the plot.</summary>
internal sealed record Shape(string XRef, string YRef, double X0, double X1, double Y0, double Y1)
{
    public string Type { get; } = "line";

    public string Layer { get; } = "below";

    public LineStyle? Line { get; init; }
}

/// <summary>A text in the plot.</summary>
internal sealed record Annotation(string Text, double X, double Y)
{
    public string XRef { get; init; } = "x";

    public string YRef { get; init; } = "y";

    [JsonPropertyName("xanchor")]
    public string XAnchor { get; init; } = "left";

    [JsonPropertyName("yanchor")]
    public string YAnchor { get; init; } = "middle";

    public double YShift { get; init; }

    public bool ShowArrow { get; }

    public string Align { get; } = "left";
}
