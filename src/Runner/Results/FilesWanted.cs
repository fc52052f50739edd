using Staffroom.Runner.Output;

namespace Staffroom.Runner.Results;

/// <summary>Which files of a result folder are wanted.</summary>
/// <param name="HasReport">Whether report.html is written.</param>
internal sealed record FilesWanted(bool HasReport)
{
    /// <summary>Index of the condition whose run the report tells in full; null for a typical one.</summary>
    public int? Condition { get; init; }

    /// <summary>0-based replicate that the report tells in full; null for the one nearest its condition's mean.</summary>
    public int? Replicate { get; init; }

    /// <summary>Draws the report's figures as files; null where they are not wanted.</summary>
    public HeadlessBrowser? FigureBrowser { get; init; }

    /// <summary>Stops drawing figures.</summary>
    public CancellationToken Interrupt { get; init; }
}
