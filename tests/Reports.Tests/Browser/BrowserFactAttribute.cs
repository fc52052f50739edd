namespace Staffroom.Reports.Tests.Browser;

/// <summary>A test that needs Chromium and plotly.js; skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing;

    /// <summary>Why browser tests are skipped, or null.</summary>
    internal static string? Missing =>
        Executable is null ? $"Chromium was not found ({string.Join(", ", Candidates)}); install it, for instance with `apt-get install chromium`, or set CHROMIUM."
        : BrowserAssets.Plotly is null ? BrowserAssets.HowToGetFigures
        : null;

    /// <summary>Where Chromium is, or null.</summary>
    public static string? Executable { get; } = Candidates.FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.OfType<string>();
}

/// <summary>The same for a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.Missing;
}
