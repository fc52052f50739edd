using Staffroom.Reports;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Input;
using Staffroom.Runner.Output;
using Staffroom.Runner.Results;
using Staffroom.Silo;

namespace Staffroom.Runner;

/// <summary>Everything the command touches outside itself, so that tests can hold it.</summary>
internal sealed record Host
{
    /// <summary>Where data goes.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where messages go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal, so that tables may have color.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, so that progress may be live.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Columns of the terminal; text that goes elsewhere is as wide as it needs to be.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Environment variables by name.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where runs can happen.</summary>
    public required IEngines Engines { get; init; }

    /// <summary>The scenario language.</summary>
    public required IScenarios Scenarios { get; init; }

    /// <summary>The statistics and the files of results.</summary>
    public required IAnalysis Analysis { get; init; }

    /// <summary>Number of threads where nothing else is said.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether this build has Orleans, and why.</summary>
    public OrleansChoice Orleans { get; init; } = OrleansChoice.OfThisBuild;

    /// <summary>How this command is typed, for messages that name a command.</summary>
    public string CommandName { get; init; } = "staffroom";

    /// <summary>Shows a page in the user's browser; false where there is none.</summary>
    public Func<Uri, bool> Browse { get; init; } = _ => false;

    /// <summary>Reads what pages draw with; null where this build has nothing to draw with.</summary>
    public Func<DrawingLibraries?> Libraries { get; init; } = () => BrowserAssets.Libraries;

    /// <summary>Finds the browser that draws figures as files; null where there is none.</summary>
    public Func<HeadlessBrowser?> FigureBrowser { get; init; } = () => null;

    /// <summary>Canceled by Ctrl-C.</summary>
    public CancellationToken Interrupt { get; init; }

    /// <summary>Whether color may be used on a terminal (https://no-color.org).</summary>
    public bool MayColor => string.IsNullOrEmpty(Variable("NO_COLOR")) && !string.Equals(Variable("TERM"), "dumb", StringComparison.Ordinal);

    /// <summary>A path as the user named it, made absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as other rooms can open it and messages can show it: as the user named it wherever that leads to the same file.</summary>
    public string Openable(string path) =>
        string.Equals(Path.GetFullPath(path), Resolve(path), StringComparison.Ordinal) ? path : Resolve(path);

    /// <summary>A path as short as it can be said from here.</summary>
    public string Shown(string path)
    {
        string relative = Path.GetRelativePath(Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
