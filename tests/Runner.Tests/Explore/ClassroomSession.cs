using Microsoft.Playwright;
using Staffroom.Reports;
using Staffroom.Reports.Tests.Browser;
using Staffroom.Runner.Explore;

namespace Staffroom.Runner.Tests.Explore;

/// <summary>The classroom page and Chromium, each started once for all browser tests.</summary>
public sealed class ClassroomSession : IAsyncLifetime
{
    private ClassroomServer? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Folder { get; } = Directory.CreateTempSubdirectory("staffroom-classroom-").FullName;

    public async Task InitializeAsync()
    {
        if (Chromium.Executable is null || BrowserAssets.Libraries is not { } libraries)
        {
            return;
        }

        _server = await ClassroomServer.StartAsync(new ClassroomPage(libraries), 0, Environment.ProcessorCount, CancellationToken.None);
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
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Opens a place of the page ("#lesson/1/predict"), with less motion so that nothing has to be waited for.</summary>
    internal Task<OpenPage> Open(string place, int width = 1280, int height = 720, ReducedMotion motion = ReducedMotion.Reduce) =>
        OpenAt($"{_server!.Address}{place}", width, height, motion);

    internal async Task<OpenPage> OpenAt(string address, int width = 1280, int height = 720, ReducedMotion motion = ReducedMotion.Reduce)
    {
        var page = await _browser!.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = motion,
        });
        page.SetDefaultTimeout(Chromium.PatienceMilliseconds);
        var open = new OpenPage(page);
        await page.GotoAsync(address);
        return open;
    }
}

/// <summary>A page with all that the browser complained about or asked for.</summary>
internal sealed class OpenPage
{
    public OpenPage(IPage page)
    {
        Page = page;
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

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];
}
