namespace Staffroom.Reports.Tests.Browser;

/// <summary>A test that needs Chromium and plotly.js; skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Executable is null)
        {
            Skip = $"Chromium was not found ({string.Join(", ", Candidates)}); install it, for instance with `apt-get install chromium`, or set CHROMIUM.";
        }
        else if (BrowserAssets.Plotly is null)
        {
            Skip = BrowserAssets.HowToGetFigures;
        }
    }

    /// <summary>Where Chromium is, or null.</summary>
    public static string? Executable { get; } = Candidates.FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.OfType<string>();
}
