using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Staffroom.Reports.Tests.Sections;

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
    public async Task Keys_on_the_picture_and_buttons_step_through_the_weeks()
    {
        var report = await session.Open(Sample.Headline);
        var now = report.Page.Locator("#network-now");

        await report.Page.Locator("#network-stage").FocusAsync();
        await report.Page.Keyboard.PressAsync("Home");
        await report.Page.Keyboard.PressAsync("ArrowRight");
        await report.Page.Keyboard.PressAsync("ArrowRight");
        Assert.StartsWith("Week 2:", await now.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.StartsWith("Week 1:", await now.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("End");
        Assert.StartsWith("Week 117:", await now.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Locator("#network-back").ClickAsync();
        Assert.StartsWith("Week 116:", await now.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Locator("#network-forward").ClickAsync();
        Assert.StartsWith("Week 117:", await now.TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(report.Complaints);
    }

    [BrowserFact]
    public async Task Playing_moves_people_and_ties_and_is_read_out_only_where_it_stops()
    {
        var report = await session.Open(Sample.Headline);
        var play = report.Page.Locator("#network-play");
        var now = report.Page.Locator("#network-now");

        await report.Page.Locator("#network-week").FocusAsync();
        await report.Page.Keyboard.PressAsync("Home");
        int strong = await report.Page.Locator("#network-svg .tie-strong").CountAsync();
        await play.ClickAsync();
        Assert.Equal("off", await now.GetAttributeAsync("aria-live"));
        await Assertions.Expect(now).ToContainTextAsync(new Regex("^Week [1-9]"));
        await play.ClickAsync();
        Assert.Equal(("Play", "polite"), (await play.TextContentAsync(), await now.GetAttributeAsync("aria-live")));

        await report.Page.Locator("#network-week").FillAsync("90");
        Assert.True(await report.Page.Locator("#network-svg .tie-strong").CountAsync() > strong);
        Assert.True(await report.Page.Locator("#network-svg .use").CountAsync() > 20);
        Assert.True(await report.Page.Locator("#network-svg .level-2").CountAsync() > 0);
    }

    [BrowserFact]
    public async Task A_large_network_is_replayed_school_by_school()
    {
        var report = await session.Open(Sample.Headline with { Networks = [NetworkJsonTests.SchoolsPicture()] });

        Assert.Equal(30, await report.Page.Locator("#network-svg .whole").CountAsync());
        Assert.Equal(1, await report.Page.Locator("#network-svg .whole.use").CountAsync());
        Assert.Equal("Week 1: 20 of 600 teachers in 1 of 30 schools use routine.", await report.Page.Locator("#network-now").TextContentAsync());
        await report.Page.Locator("#network-back").ClickAsync();
        Assert.Equal(0, await report.Page.Locator("#network-svg .whole.use").CountAsync());
        Assert.Empty(report.Complaints);
    }

    [BrowserTheory]
    [InlineData(60, 60)]
    [InlineData(61, 0)]
    public async Task Schools_have_names_in_the_picture_as_long_as_those_can_be_read(int schools, int names)
    {
        var report = await session.Open(Sample.Headline with { Networks = [NetworkJsonTests.SchoolsPicture(schools)] });

        Assert.Equal(names, await report.Page.Locator("#network-svg .school-name").CountAsync());
        Assert.Equal(schools, await report.Page.Locator("#network-svg .whole title").CountAsync());
    }

    [BrowserFact]
    public async Task Adopters_are_sorted_by_the_column_that_is_pressed()
    {
        var report = await session.Open(Sample.Headline);
        var rows = report.Page.Locator("#adopters-table tbody tr");
        var depth = report.Page.Locator("#adopters-table thead th").Nth(8);
        Assert.StartsWith("1.1", await rows.First.TextContentAsync(), StringComparison.Ordinal);

        await depth.Locator("button").FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        await report.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("descending", await depth.GetAttributeAsync("aria-sort"));
        Assert.Equal(1, await report.Page.Locator("#adopters-table [aria-sort]").CountAsync());
        Assert.StartsWith("1.30", await rows.First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("–", await rows.Last.TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(report.Complaints);
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

    [BrowserTheory]
    [InlineData("forest")]
    [InlineData("network")]
    public async Task Saving_a_picture_stays_within_the_policy_and_the_picture_stands_alone(string figure)
    {
        var report = await session.Open(Sample.Headline);

        var download = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.Locator($"#{figure} [data-save]").ClickAsync());

        Assert.Equal($"{figure}.svg", download.SuggestedFilename);
        Assert.Empty(report.Complaints);
        var svg = XDocument.Load(await download.PathAsync());
        Assert.Equal("1200", svg.Root!.Attribute("width")!.Value);
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Value.Contains("var(--", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Hostile_names_stay_text_in_saved_pictures()
    {
        var report = await session.Open(HostileSample.Input);

        var download = await report.Page.RunAndWaitForDownloadAsync(() => report.Page.Locator("#network [data-save]").ClickAsync());

        var svg = XDocument.Load(await download.PathAsync());
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "img" or "a" or "image" or "foreignObject");
        Assert.Contains(svg.Descendants(), element => element.Value.Contains("onerror=alert(1)", StringComparison.Ordinal));
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
