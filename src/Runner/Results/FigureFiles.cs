using System.Text.RegularExpressions;
using Staffroom.Reports;
using Staffroom.Runner.Output;

namespace Staffroom.Runner.Results;

/// <summary>The figures of a report as files: figures/NAME.svg, and figures/NAME.png twice as large, drawn by a browser without a window.</summary>
internal static partial class FigureFiles
{
    /// <summary>The folder in a result folder.</summary>
    public const string Folder = "figures";

    /// <summary>Draws them all and returns their names.</summary>
    /// <exception cref="RunnerException">This build has nothing to draw with, or the browser did not draw.</exception>
    public static IReadOnlyList<string> Write(ResultFolder folder, ReportInput input, HeadlessBrowser browser, CancellationToken interrupt)
    {
        if (BrowserAssets.Libraries is null)
        {
            throw new RunnerException(ExitCode.Usage, BrowserAssets.HowToGetFigures);
        }

        string page = browser.Render(stream => ReportWriter.WriteForFiles(input, stream), interrupt);
        var drawn = FilesPattern().Match(page);
        if (!drawn.Success)
        {
            throw new RunnerException(ExitCode.Unexpected, $"{browser.Executable} did not draw the figures: {Problem(page)}. report.html and the tables are written.");
        }

        var names = new List<string>();
        foreach (string line in drawn.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ');
            Write(folder, names, parts[0] + ".svg", parts[1]);
            Write(folder, names, parts[0] + ".png", parts[2]);
        }

        return names;
    }

    private static void Write(ResultFolder folder, List<string> names, string name, string base64)
    {
        string path = $"{Folder}/{name}";
        folder.WriteWhole(path, stream => stream.Write(Convert.FromBase64String(base64)));
        names.Add(path);
    }

    private static string Problem(string page) =>
        ProblemPattern().Match(page) is { Success: true } match ? match.Groups["problem"].Value.ReplaceLineEndings(" ") : "its page ended early";

    [GeneratedRegex("<pre id=\"figure-files\">(?<lines>[A-Za-z0-9+/= \\n-]*)</pre>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FilesPattern();

    [GeneratedRegex("<pre id=\"figure-problem\">(?<problem>[^<]*)</pre>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ProblemPattern();
}
