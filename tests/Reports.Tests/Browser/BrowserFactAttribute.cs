namespace Staffroom.Reports.Tests.Browser;

/// <summary>A test that needs Chromium and what pictures are drawn with; skipped with the reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing;

    /// <summary>Why browser tests are skipped, or null.</summary>
    internal static string? Missing => Chromium.Missing ?? (BrowserAssets.Libraries is null ? BrowserAssets.HowToGetFigures : null);
}

/// <summary>The same for a test with several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.Missing;
}
