using Microsoft.Playwright;

namespace Staffroom.Reports.Tests.Browser;

/// <summary>Debian's Chromium, or whatever CHROMIUM names; of all browser tests.</summary>
internal static class Chromium
{
    /// <summary>How long a test waits for what it expects.</summary>
    public const float PatienceMilliseconds = 60_000;

    /// <summary>Where it is, or null.</summary>
    public static string? Executable { get; } = Candidates.FirstOrDefault(File.Exists);

    /// <summary>Why browser tests are skipped, or null.</summary>
    public static string? Missing => Executable is null
        ? $"Chromium was not found ({string.Join(", ", Candidates)}); install it, for instance with `apt-get install chromium`, or set CHROMIUM."
        : null;

    private static IEnumerable<string> Candidates =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.OfType<string>();

    /// <summary>Starts it. What tests expect of a page may take as long as other waits: a busy machine fails nothing that comes in the end.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }
}
