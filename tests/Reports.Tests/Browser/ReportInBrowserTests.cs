using Microsoft.Playwright;

namespace Staffroom.Reports.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class ReportInBrowserTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    public async Task Opens_from_disk_without_complaint_and_asks_for_nothing()
    {
        var report = await session.Open(Sample.Headline);

        Assert.Empty(report.Complaints);
        Assert.Equal(report.Address, Assert.Single(report.Requests, url => !url.StartsWith("data:", StringComparison.Ordinal)));
    }

    [BrowserFact]
    public async Task Every_figure_is_drawn()
    {
        var report = await session.Open(Sample.Headline);

        int plots = await report.Page.Locator("[data-plot]").CountAsync();
        Assert.True(plots >= 10, $"{plots} panels");
        Assert.Equal(plots, await report.Page.Locator("[data-plot]:has(.cartesianlayer .xy)").CountAsync());
        Assert.Equal(136, await Nodes(report.Page, "8 schools, weak ties, low trust"));
    }

    [BrowserFact]
    public async Task The_slider_moves_by_keyboard_and_says_where_it_is()
    {
        var report = await session.Open(Sample.Headline);
        var slider = report.Page.Locator("#network-week");

        await slider.FocusAsync();
        await report.Page.Keyboard.PressAsync("Home");
        Assert.StartsWith("Week 0: 4 of ", await report.Page.Locator("#network-now").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(4, await report.Page.Locator("#network-svg .use").CountAsync());

        await report.Page.Keyboard.PressAsync("ArrowRight");
        Assert.StartsWith("Week 1:", await report.Page.Locator("#network-now").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("1", await report.Page.Locator("#network-week-now").TextContentAsync());
        Assert.StartsWith("week 1:", await slider.GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_selector_changes_the_curves_and_the_caption()
    {
        var report = await session.Open(Sample.Headline);
        var caption = report.Page.Locator("#adoption-curves-caption");
        string before = (await caption.TextContentAsync())!;

        await report.Page.Locator("#adoption-curves-0").SelectOptionAsync("Awareness");

        string after = (await caption.TextContentAsync())!;
        Assert.NotEqual(before, after, StringComparer.Ordinal);
        Assert.Contains("awareness", after, StringComparison.Ordinal);
        Assert.Empty(report.Complaints);
    }

    [BrowserFact]
    public async Task Saving_a_picture_stays_within_the_policy()
    {
        var report = await session.Open(Sample.Headline);

        var download = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.Locator("#forest [data-save]").ClickAsync());

        Assert.EndsWith(".svg", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(report.Complaints);
    }

    [BrowserFact]
    public async Task Nothing_plays_where_less_motion_is_asked_for()
    {
        var report = await session.Open(Sample.Headline, motion: ReducedMotion.Reduce);

        Assert.True(await report.Page.Locator("#network-play").IsHiddenAsync());
    }

    [BrowserFact]
    public async Task Paper_shows_every_table_and_scales_the_figures()
    {
        var report = await session.Open(Sample.Headline);

        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await report.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await report.Page.Locator("details:not([open])").CountAsync());
        Assert.Equal(0, await report.Page.Locator(".main-svg:not([viewBox])").CountAsync());
        Assert.True(await report.Page.Locator(".contents").IsHiddenAsync());

        await report.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(0, await report.Page.Locator("details[open]").CountAsync());
    }

    [BrowserFact]
    public async Task A_phone_scrolls_down_and_not_sideways()
    {
        var report = await session.Open(Sample.Headline, 390, 844);

        int width = await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 390, $"{width} px wide");
    }

    [BrowserFact]
    public async Task Hostile_names_stay_text()
    {
        var report = await session.Open(HostileSample.Input);

        Assert.Empty(report.Complaints);
        Assert.Equal(0, await report.Page.Locator("img, iframe, [onerror], a[href^='http'], svg a").CountAsync());
        Assert.Contains(HostileSample.Script, await report.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
    }

    private static async Task<int> Nodes(IPage page, string condition)
    {
        await page.Locator("#network-picture").SelectOptionAsync(new SelectOptionValue { Label = condition });
        return await page.Locator("#network-svg .teachers > g").CountAsync();
    }
}
