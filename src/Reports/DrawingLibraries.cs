namespace Staffroom.Reports;

/// <summary>The browser code of others that pictures are drawn with; npm installs it when this is built, where there is npm.</summary>
/// <param name="Plotly">The minified cartesian bundle of plotly.js, for charts.</param>
/// <param name="D3Force">Minified d3-force with what it needs, for places in networks.</param>
public sealed record DrawingLibraries(string Plotly, string D3Force);
