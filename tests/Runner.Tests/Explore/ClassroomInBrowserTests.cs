using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Staffroom.Runner.Tests.Explore;

[Trait("Category", "Browser")]
public sealed class ClassroomInBrowserTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
    private const int Lessons = 6;

    [BrowserTheory]
    [InlineData(1, "b")]
    [InlineData(2, "b")]
    [InlineData(3, "b")]
    [InlineData(4, "b")]
    [InlineData(5, "a")]
    [InlineData(6, "a")]
    [Trait("Speed", "slow")]
    public async Task A_prediction_is_judged_by_the_model(int lesson, string right)
    {
        var open = await session.Open($"#lesson/{lesson}/predict");
        string wrong = right == "a" ? "b" : "a";

        await open.Page.Locator($"input[value={wrong}]").CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Commit to this prediction" }).ClickAsync();
        await Verdict(open, isRight: false);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Predict again" }).ClickAsync();
        await open.Page.Locator($"input[value={right}]").CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Commit to this prediction" }).ClickAsync();
        await Verdict(open, isRight: true);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Next: Puzzle" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Next: How we know" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new() { Name = "Emergent or built in" })).ToBeVisibleAsync();
        Assert.Empty(open.Complaints);
    }

    /// <summary>The idea of the lesson solves its puzzle, and what students try first does not.</summary>
    [BrowserTheory]
    [InlineData(2, "strength=0.5 bridges=18", "strength=0.15 bridges=50")]
    [InlineData(2, "strength=0.8 bridges=10", "strength=0.3 bridges=28")]
    [InlineData(3, "trust=0.65", "strength=0.95")]
    [InlineData(3, "trust=0.65", "hours=6")]
    [InlineData(4, "headTies=0.5", "hours=6")]
    [InlineData(4, "headTies=0.5", "strength=0.6")]
    [InlineData(5, "scepticTies=0.1", "strength=0.95")]
    [InlineData(5, "scepticTies=0.1", "hours=6")]
    [InlineData(6, "pattern=ring", "strength=0.95")]
    [InlineData(6, "pattern=near", "bridges=264")]
    [Trait("Speed", "slow")]
    public async Task A_puzzle_is_solved_by_its_idea_alone(int lesson, string idea, string tempting)
    {
        var open = await session.Open($"#lesson/{lesson}/puzzle");
        await Try(open, tempting);
        await Verdict(open, isRight: false);
        await Try(open, idea);
        await Verdict(open, isRight: true);
    }

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task Three_weak_ties_reach_the_other_region_only_if_they_bridge()
    {
        var open = await session.Open("#lesson/1/puzzle");
        await Draw(open, ("1.2", "2.2"), ("1.3", "2.3"), ("1.4", "3.4"));
        await Test(open);
        await Verdict(open, isRight: false);
        for (int tie = 0; tie < 3; tie++)
        {
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Take the last tie back" }).ClickAsync();
        }

        await Draw(open, ("1.2", "4.2"), ("1.3", "5.2"), ("1.4", "6.2"));
        await Test(open);
        await Verdict(open, isRight: true);
    }

    [BrowserFact]
    public async Task The_keyboard_alone_plays_a_lesson()
    {
        var open = await session.Open("#lesson/1/predict");
        await open.Page.Locator("input[value=b]").FocusAsync();
        await open.Page.Keyboard.PressAsync("Space");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        await Verdict(open, isRight: true);

        await open.Page.Locator(".network [tabindex='0']").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        string? name = await open.Page.EvaluateAsync<string?>("document.activeElement.getAttribute('aria-label')");
        Assert.StartsWith("1.2, teacher: ", name, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_link_restores_the_sandbox_and_edits_change_the_run()
    {
        var open = await session.Open("#sandbox?a=" + Uri.EscapeDataString("""{"schools":4,"staff":9,"bridges":10,"trust":0.7,"weeks":40,"seed":11}"""));
        await open.Page.Locator(".network .person[data-level]").First.WaitForAsync();
        Assert.Equal(36, await open.Page.Locator(".person[data-id]").CountAsync());
        Assert.Equal("4", await open.Page.Locator("#set-schools").InputValueAsync());
        Assert.Equal("11", await open.Page.Locator("#seed").InputValueAsync());
        string before = (await open.Page.Locator(".line.one").GetAttributeAsync("d"))!;

        await open.Page.Locator(".person[data-id='14']").ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Make a starter" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".line.one")).Not.ToHaveAttributeAsync("d", before);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the story" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".story")).ToContainTextAsync("2.6 was a teacher at School 2");
        string edited = (await open.Page.Locator(".line.one").GetAttributeAsync("d"))!;

        var again = await session.Open(new Uri(open.Page.Url).Fragment);
        await Assertions.Expect(again.Page.Locator(".line.one")).ToHaveAttributeAsync("d", edited);
        Assert.Empty(again.Complaints);
    }

    [BrowserFact]
    public async Task Hostile_links_do_no_harm()
    {
        string[] values = ["<img src=x onerror=alert(1)>", "{\"schools\":1e9}", "{\"schools\":\"<b>\",\"added\":[[0,1,99,\"x\"]],\"__proto__\":{\"x\":1}}", "[[[[[", "null", "%00", "{\"weeks\":1e308,\"staff\":-5}"];
        var open = await session.Open("");
        bool asked = false;
        open.Page.Dialog += (_, dialog) =>
        {
            asked = true;
            _ = dialog.DismissAsync();
        };
        foreach (string value in values)
        {
            foreach (string place in new[] { "sandbox", "lesson/3/puzzle", "lesson/99/<script>", value })
            {
                await open.Page.EvaluateAsync("link => location.hash = link", $"{place}?a={value}&w={value}&n={value}&pick={value}");
            }
        }

        await open.Page.EvaluateAsync("location.hash = 'home'");
        await Assertions.Expect(open.Page.Locator(".cards li")).ToHaveCountAsync(Lessons);
        Assert.Equal(0, await open.Page.Locator("img, iframe, [onerror]").CountAsync());
        Assert.False(asked);
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task An_exported_lesson_replays_from_disk_without_a_request()
    {
        var open = await session.Open("#lesson/3/predict");
        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.GetByRole(AriaRole.Button, new() { Name = "Save as one file" }).ClickAsync());
        string file = Path.Combine(session.Folder, "lesson.html");
        await download.SaveAsAsync(file);

        var replay = await session.OpenAt(new Uri(file).AbsoluteUri);
        await replay.Page.Locator("input[value=b]").CheckAsync();
        await replay.Page.GetByRole(AriaRole.Button, new() { Name = "Commit to this prediction" }).ClickAsync();
        await Verdict(replay, isRight: true);
        Assert.Empty(replay.Complaints);
        Assert.All(replay.Requests, url => Assert.Matches("^(file|data|blob):", url));
    }

    [BrowserTheory]
    [InlineData(390, 844)]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public async Task Nothing_scrolls_sideways(int width, int height)
    {
        foreach (string place in new[] { "home", "lesson/2/predict", "lesson/6/know", "sandbox" })
        {
            var open = await session.Open($"#{place}", width, height);
            int wide = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{place} is {wide} px wide");
            await open.Page.CloseAsync();
        }
    }

    private static async Task Try(OpenPage open, string settings)
    {
        foreach (string setting in settings.Split(' '))
        {
            var (name, value) = (setting.Split('=')[0], setting.Split('=')[1]);
            var control = open.Page.Locator($"#set-{name}");
            if (name == "pattern")
            {
                await control.SelectOptionAsync(value);
            }
            else
            {
                await control.FillAsync(value);
            }
        }

        await Test(open);
    }

    private static async Task Draw(OpenPage open, params (string From, string To)[] ties)
    {
        foreach (var (from, to) in ties)
        {
            await open.Page.Locator("#tie-from").SelectOptionAsync(new SelectOptionValue { Label = from });
            await open.Page.Locator("#tie-to").SelectOptionAsync(new SelectOptionValue { Label = to });
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Draw a weak tie" }).ClickAsync();
        }
    }

    private static Task Test(OpenPage open) => open.Page.GetByRole(AriaRole.Button, new() { Name = "Test my answer on 20 runs" }).ClickAsync();

    private static Task Verdict(OpenPage open, bool isRight) => Assertions.Expect(open.Page.Locator(".verdict"))
        .ToHaveAttributeAsync("data-right", new Regex(isRight ? "^true$" : "^false$"), new() { Timeout = 60_000 });
}
