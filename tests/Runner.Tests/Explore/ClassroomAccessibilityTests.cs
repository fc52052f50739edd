using Microsoft.Playwright;
using Staffroom.Reports.Tests.Browser;

namespace Staffroom.Runner.Tests.Explore;

[Trait("Category", "Browser")]
public sealed class ClassroomAccessibilityTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
    private const int MostTabs = 120;

    [BrowserTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [Trait("Speed", "slow")]
    public async Task Axe_finds_nothing_serious_in_a_lesson(int lesson)
    {
        var open = await session.Open($"#lesson/{lesson}/predict");
        await open.Page.Locator(".person[data-id][data-level]").First.WaitForAsync();
        await NothingSerious(open);
        await open.Page.Locator("input[value=a]").CheckAsync();
        await open.Button("Commit to this prediction").ClickAsync();
        await open.Page.Locator(".luck[aria-busy=false]").WaitForAsync();
        await NothingSerious(open);
        await open.Button("Next: Puzzle").ClickAsync();
        await Unfold(open);
        await NothingSerious(open);
    }

    [BrowserTheory]
    [InlineData("#home")]
    [InlineData("#notes")]
    [InlineData("#lesson/4/know")]
    [InlineData("#sandbox")]
    [InlineData("#sandbox?b={\"trust\":0.75,\"event\":\"threat\",\"removed\":[3]}&n=50&person=20")]
    [InlineData("?embed=1#sandbox")]
    [InlineData("?embed=1#lesson/1/puzzle")]
    [InlineData("#lesson/1/predict?present=1")]
    [InlineData("#sandbox?present=1&person=1")]
    [Trait("Speed", "slow")]
    public async Task Axe_finds_nothing_serious(string place)
    {
        var open = await session.Open(place);
        await Assertions.Expect(open.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await Unfold(open);
        await NothingSerious(open);
    }

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task Axe_finds_nothing_serious_on_a_phone_where_a_story_is_told()
    {
        var open = await session.Open("#sandbox?person=1", 390, 844);
        await open.Button("Tell the story").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".story h3").First).ToBeVisibleAsync();
        await NothingSerious(open);
    }

    /// <summary>From the start page to the end of a lesson, its puzzle solved, with nothing but keys.</summary>
    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task The_keyboard_alone_completes_a_lesson()
    {
        var open = await session.Open("");
        var keys = open.Page.Keyboard;
        await TabTo(open, "a[href='#lesson/3/predict']");
        await keys.PressAsync("Enter");
        await TabTo(open, "input[name=prediction]");
        await keys.PressAsync("Space");
        await keys.PressAsync("ArrowDown");
        await TabTo(open, "form button");
        await keys.PressAsync("Enter");
        await Steps.Verdict(open, isRight: true);

        await TabTo(open, ".actions button.primary");
        await keys.PressAsync("Enter");
        await TabTo(open, "#set-trust");
        for (int step = 0; step < 5; step++)
        {
            await keys.PressAsync("ArrowRight");
        }

        await TabTo(open, "button.test");
        await keys.PressAsync("Enter");
        await Steps.Verdict(open, isRight: true);

        await TabTo(open, ".network .person");
        await keys.PressAsync("ArrowRight");
        Assert.StartsWith("1.2, teacher: ", await Focused(open, "aria-label"), StringComparison.Ordinal);
        await TabTo(open, ".scrub");
        await keys.PressAsync("Home");
        Assert.Equal("week 0 of 78", await Focused(open, "aria-valuetext"));
        await TabTo(open, ".steps li:last-child a", "Shift+Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Emergent or built in" })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task Words_say_what_the_picture_and_the_curves_show()
    {
        var open = await session.Open("#lesson/1/reveal?pick=1&week=78");
        await Steps.Verdict(open, isRight: true);

        Assert.Matches("^Week 78. Users by school: School 1 10 of 10, ", await open.Page.Locator(".picture .sr").First.TextContentAsync());
        Assert.Matches("^Teachers who use the practice. Mean of 20 runs; .* At the end: ", await open.Page.Locator(".curvebox .curves").GetAttributeAsync("aria-label"));
        Assert.Matches("^4 weak ties across minus 6 strong ties at home on the same luck: ", await open.Page.Locator(".difference .curves").GetAttributeAsync("aria-label"));
        Assert.Equal(7, await open.Page.Locator(".table tbody tr").CountAsync());
    }

    [BrowserTheory]
    [InlineData("#sandbox")]
    [InlineData("?embed=1#lesson/1/know")]
    public async Task All_of_a_page_is_in_landmarks_and_its_first_link_skips_to_the_main_one(string place)
    {
        var open = await session.Open(place);
        await open.Page.Locator(".person[data-id][data-level]").First.WaitForAsync();
        Assert.Empty(await Axe.OfRuleAsync(open.Page, "region"));

        string address = open.Page.Url;
        await open.Page.Locator(".skip").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await Focused(open, "id"));
        Assert.Equal(address, open.Page.Url);
    }

    private static async Task NothingSerious(OpenPage open) => Assert.Empty(await Axe.SeriousAsync(open.Page));

    /// <summary>What lies folded is read as well.</summary>
    private static async Task Unfold(OpenPage open) => await open.Page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

    private static async Task TabTo(OpenPage open, string selector, string key = "Tab")
    {
        for (int tab = 0; tab < MostTabs; tab++)
        {
            await open.Page.Keyboard.PressAsync(key);
            if (await open.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} was not reached by {MostTabs} times {key}.");
    }

    private static Task<string> Focused(OpenPage open, string attribute) =>
        open.Page.EvaluateAsync<string>("name => document.activeElement.getAttribute(name)", attribute);
}
