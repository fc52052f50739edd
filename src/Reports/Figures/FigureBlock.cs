using System.Collections.Immutable;

namespace Staffroom.Reports.Figures;

/// <summary>A figure of the report: panels side by side, selectors above them, a caption and a table below.</summary>
internal sealed record FigureBlock
{
    /// <summary>Unique on the page; letters and dashes.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public ImmutableArray<Selector> Selectors { get; init; } = [];

    public ImmutableArray<LegendEntry> Legend { get; init; } = [];

    /// <summary>Titles of the panels, the same in every view.</summary>
    public required ImmutableArray<string> Panels { get; init; }

    /// <summary>One view for each combination of the selectors' options, keyed by the options' values joined by "|".</summary>
    public required ImmutableSortedDictionary<string, FigureView> Views { get; init; }

    /// <summary>Key of the view shown first.</summary>
    public required string First { get; init; }

    /// <summary>How to read it, in a sentence; empty if it needs no words.</summary>
    public string Note { get; init; } = "";

    /// <summary>The numbers; null where the section gives a table of its own.</summary>
    public DataTable? Table { get; init; }

    /// <summary>How large panels are.</summary>
    public PanelSize Size { get; init; }
}

/// <summary>How large the panels of a figure are.</summary>
internal enum PanelSize
{
    /// <summary>Two or so side by side.</summary>
    Medium,

    /// <summary>The whole width, one below the other.</summary>
    Wide,

    /// <summary>Many side by side.</summary>
    Small,
}

/// <summary>What a figure shows for one choice of its selectors.</summary>
/// <param name="Caption">The finding in a sentence.</param>
/// <param name="Panels">The panels.</param>
internal sealed record FigureView(string Caption, ImmutableArray<Panel> Panels);

internal sealed record Panel(ImmutableArray<Trace> Data, Layout Layout);

internal sealed record Selector(string Label, ImmutableArray<SelectorOption> Options);

internal sealed record SelectorOption(string Value, string Label);

/// <summary>A line or marker in the legend above the panels.</summary>
internal sealed record LegendEntry(string Label, LineLook Look, bool HasLine, bool HasMarker, bool IsBand = false);

/// <summary>A table under a figure. The first column is the row's name; the others are numbers as text.</summary>
internal sealed record DataTable(string Caption, ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>How many of the leading columns are names.</summary>
    public int NameColumns { get; init; } = 1;
}
