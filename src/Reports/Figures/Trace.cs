using System.Text.Json.Serialization;

namespace Staffroom.Reports.Figures;

/// <summary>
/// A trace as plotly.js reads it (https://plotly.com/javascript/reference/); null members are not written. Numbers are rounded by
/// <see cref="FigureJson"/>. Texts are read by Plotly as a small markup language: user strings go through <see cref="PlotlyText"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BoxTrace), "box")]
internal abstract record Trace
{
    public string? Name { get; init; }

    public double[]? X { get; init; }

    public double[]? Y { get; init; }

    public LineStyle? Line { get; init; }

    public MarkerStyle? Marker { get; init; }

    public string? FillColor { get; init; }

    public string? HoverInfo { get; init; }

    public string? HoverTemplate { get; init; }

    public string[]? Text { get; init; }
}

internal sealed record ScatterTrace : Trace
{
    /// <summary>lines, markers, or lines+markers.</summary>
    public required string Mode { get; init; }

    /// <summary>First x where x is not listed.</summary>
    public double? X0 { get; init; }

    /// <summary>Step of x where x is not listed.</summary>
    public double? Dx { get; init; }

    /// <summary>"tonexty" fills up to the trace before.</summary>
    public string? Fill { get; init; }

    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }

    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }
}

/// <summary>A box beside or under all its points.</summary>
internal sealed record BoxTrace : Trace
{
    public string BoxPoints { get; } = "all";

    public double Jitter { get; } = 0.6;

    public double PointPos { get; }

    public string? Orientation { get; init; }
}

/// <param name="Color">A color.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Dash">solid, dash, dot, dashdot, longdash or longdashdot.</param>
internal sealed record LineStyle(string? Color, double Width, string? Dash = null);

/// <param name="Color">One color for all points.</param>
/// <param name="Size">Pixels.</param>
/// <param name="Symbol">One symbol for all points.</param>
internal sealed record MarkerStyle(string Color, double Size, string Symbol)
{
    public LineStyle? Line { get; init; }
}

/// <summary>Asymmetric error bars: distances from the point, up and down.</summary>
internal sealed record ErrorBars(double[] Array, double[] ArrayMinus)
{
    public bool Symmetric { get; }

    public string? Color { get; init; }

    public double Thickness { get; init; } = 1.5;

    public double Width { get; init; } = 3;
}
