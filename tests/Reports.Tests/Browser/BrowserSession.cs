using Microsoft.Playwright;

namespace Staffroom.Reports.Tests.Browser;

/// <summary>Chromium, started once for all browser tests, and a report on disk.</summary>
public sealed class BrowserSession : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Folder { get; } = Directory.CreateTempSubdirectory("staffroom-report-").FullName;

    public async Task InitializeAsync()
    {
        if (Chromium.Executable is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>An empty page that has run these scripts.</summary>
    internal async Task<IPage> Run(params string[] scripts)
    {
        var page = await _browser!.NewPageAsync();
        foreach (string script in scripts)
        {
            await page.AddScriptTagAsync(new PageAddScriptTagOptions { Content = script });
        }

        return page;
    }

    /// <summary>Writes a report and opens it; everything the browser complains about or asks for is collected.</summary>
    internal async Task<OpenReport> Open(ReportInput input, int width = 1280, int height = 900, ReducedMotion motion = ReducedMotion.NoPreference, ColorScheme scheme = ColorScheme.Light)
    {
        string file = Path.Combine(Folder, $"{Guid.NewGuid():N}.html");
        await using (var stream = File.Create(file))
        {
            ReportWriter.Write(input, stream);
        }

        var page = await _browser!.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = motion,
            ColorScheme = scheme,
        });
        page.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        var report = new OpenReport(page, new Uri(file).AbsoluteUri);
        await page.GotoAsync(report.Address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return report;
    }
}

internal sealed class OpenReport
{
    public OpenReport(IPage page, string address)
    {
        Page = page;
        Address = address;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public string Address { get; }

    /// <summary>Console errors and warnings, policy violations among them, and uncaught errors.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Everything asked for, the page itself included.</summary>
    public List<string> Requests { get; } = [];
}
