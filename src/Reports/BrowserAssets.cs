namespace Staffroom.Reports;

/// <summary>The browser code that reports and pages inline, read from this assembly.</summary>
public static class BrowserAssets
{
    /// <summary>What to do where figures are missing, in one sentence.</summary>
    public const string HowToGetFigures =
        "This build has no plotly.js, so figures are missing: install Node.js 20 or later (with npm), build Staffroom again and render the report again with `staffroom report`.";

    private static readonly Lazy<string?> PlotlyText = new(() => Read("plotly.min.js"));

    /// <summary>The minified cartesian bundle of plotly.js, or null if npm could not install it when this was built.</summary>
    public static string? Plotly => PlotlyText.Value;

    /// <summary>
    /// A script to inline before plotly.js. Plotly sets style attributes as text, which a Content-Security-Policy without
    /// 'unsafe-inline' forbids; this hands the same text to the style object, which it allows.
    /// </summary>
    public static string StyleShim { get; } = Own("style-shim.js");

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
