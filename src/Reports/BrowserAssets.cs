namespace Staffroom.Reports;

/// <summary>The browser code that reports and pages inline, read from this assembly.</summary>
public static class BrowserAssets
{
    /// <summary>What to do where figures are missing, in one sentence.</summary>
    public const string HowToGetFigures =
        $"This build has no plotly.js and no d3-force, so figures are missing: {HowToGetLibraries} and render the report again with `staffroom report`.";

    /// <summary>What to do where <see cref="Libraries"/> is null, as the beginning of a sentence's list.</summary>
    public const string HowToGetLibraries = "install Node.js 20 or later (with npm), build Staffroom again";

    // Each before the one that needs it.
    private static readonly string[] D3Force = ["d3-dispatch.min.js", "d3-quadtree.min.js", "d3-timer.min.js", "d3-force.min.js"];

    private static readonly Lazy<DrawingLibraries?> Installed = new(() =>
        Read("plotly.min.js") is { } plotly ? new DrawingLibraries(plotly, string.Join('\n', D3Force.Select(Own))) : null);

    /// <summary>What pictures are drawn with, or null if npm could not install it when this was built.</summary>
    public static DrawingLibraries? Libraries => Installed.Value;

    /// <summary>
    /// A script to inline before plotly.js. Plotly sets style attributes as text, which a Content-Security-Policy without
    /// 'unsafe-inline' forbids; this hands the same text to the style object, which it allows.
    /// </summary>
    public static string StyleShim { get; } = Own("style-shim.js");

    /// <summary>A script to inline after d3-force: <c>networkLayout</c>, which says where schools and people stand.</summary>
    public static string NetworkLayout { get; } = Own("network-layout.js");

    internal static string Own(string name) =>
        Read(name) ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(BrowserAssets).Assembly.GetName().Name}.");

    private static string? Read(string name)
    {
        using var stream = typeof(BrowserAssets).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        // A browser reads CRLF as LF before it hashes a script for the Content-Security-Policy.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
