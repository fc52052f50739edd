using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using Staffroom.Reports.Tests.Browser;

namespace Staffroom.Runner.Tests.Explore;

[Trait("Category", "Browser")]
public sealed class ClassroomInBrowserTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
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
        await Steps.Verdict(open, isRight: false);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Predict again" }).ClickAsync();
        await open.Page.Locator($"input[value={right}]").CheckAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Commit to this prediction" }).ClickAsync();
        await Steps.Verdict(open, isRight: true);
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
        await Steps.Try(open, tempting);
        await Steps.Verdict(open, isRight: false);
        await Steps.Try(open, idea);
        await Steps.Verdict(open, isRight: true);
    }

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task Three_weak_ties_reach_the_other_region_only_if_they_bridge()
    {
        var open = await session.Open("#lesson/1/puzzle");
        await Steps.Draw(open, ("1.2", "2.2"), ("1.3", "2.3"), ("1.4", "3.4"));
        await Steps.Test(open);
        await Steps.Verdict(open, isRight: false);
        for (int tie = 0; tie < 3; tie++)
        {
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Take the last tie back" }).ClickAsync();
        }

        await Steps.Draw(open, ("1.2", "4.2"), ("1.3", "5.2"), ("1.4", "6.2"));
        await Steps.Test(open);
        await Steps.Verdict(open, isRight: true);
    }

    [BrowserFact]
    public async Task A_link_restores_the_sandbox_and_edits_change_the_run()
    {
        var open = await session.Open("#sandbox?a=" + Uri.EscapeDataString("""{"schools":4,"staff":9,"bridges":10,"trust":0.7,"weeks":40,"seed":11}"""));
        await Assertions.Expect(open.Page.Locator(".person[data-id]")).ToHaveCountAsync(36);
        Assert.Equal("4", await open.Page.Locator("#set-schools").InputValueAsync());
        Assert.Equal("11", await open.Page.Locator("#seed").InputValueAsync());
        string before = (await open.Page.Locator(".traceone .js-line").GetAttributeAsync("d"))!;

        await open.Page.Locator(".person[data-id='14']").ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Make a starter" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".traceone .js-line")).Not.ToHaveAttributeAsync("d", before);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the story" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".story")).ToContainTextAsync("2.6 was a teacher at School 2");
        string edited = (await open.Page.Locator(".traceone .js-line").GetAttributeAsync("d"))!;

        await Assertions.Expect(open.Page).ToHaveURLAsync(new Regex("starters.*person=15"));
        var again = await session.Open(new Uri(open.Page.Url).Fragment);
        await Assertions.Expect(again.Page.Locator(".traceone .js-line")).ToHaveAttributeAsync("d", edited);
        Assert.Empty(again.Complaints);
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

    [BrowserFact]
    public async Task The_whole_state_of_the_sandbox_is_in_the_link()
    {
        var open = await session.Open("#sandbox");
        await open.Page.Locator(".person[data-id][data-level]").First.WaitForAsync();
        await open.Button("Compare with a second world").ClickAsync();
        await open.Page.Locator("#set-trust").FillAsync("0.8");
        await open.Page.Locator("#set-event").SelectOptionAsync("coaching");
        await open.Page.Locator("#set-eventWeek").FillAsync("33");
        await open.Page.Locator("select.measure").SelectOptionAsync("belief");
        await open.Page.Locator(".pane.two .person[data-id='20']").ClickAsync();
        await open.Button("Run 50 of these").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".finding")).ToContainTextAsync("Mean of 50 runs");
        await open.Page.Locator(".scrub").FillAsync("71");
        await open.Button("Projector size").ClickAsync();
        await Assertions.Expect(open.Page).ToHaveURLAsync(new Regex("present=1"));

        var again = await session.Open(new Uri(open.Page.Url).Fragment);
        await Assertions.Expect(again.Page.Locator(".finding")).ToContainTextAsync("Mean of 50 runs");
        await Assertions.Expect(again.Page.Locator(".week")).ToHaveTextAsync("week 71 of 117");
        await Assertions.Expect(again.Page.Locator(".person-card h2")).ToContainTextAsync("Person 2.4");
        Assert.Equal("belief", await again.Page.Locator("select.measure").InputValueAsync());
        Assert.Equal("33", await again.Page.Locator("#set-eventWeek").InputValueAsync());
        Assert.Equal("0.8", await again.Page.Locator("#set-trust").InputValueAsync());
        Assert.True(await again.Page.EvaluateAsync<bool>("document.documentElement.classList.contains('present')"));
        Assert.Equal(6, await again.Page.Locator(".settings input[type=range]").CountAsync());
        foreach (string line in new[] { ".traceone .js-line", ".tracetwo .js-line", ".traceapart .js-line", ".traceband-one .js-fill" })
        {
            Assert.Equal(await open.Page.Locator(line).GetAttributeAsync("d"), await again.Page.Locator(line).GetAttributeAsync("d"));
        }
    }

    [BrowserTheory]
    [InlineData("Make a sceptic")]
    [InlineData("Remove from the school")]
    [InlineData("Draw")]
    [InlineData("Cut")]
    public async Task Every_edit_changes_the_run_and_can_be_undone(string edit)
    {
        var open = await session.Open("#sandbox?a=" + Uri.EscapeDataString("""{"schools":3,"staff":8,"bridges":8,"strength":0.8,"trust":0.7,"weeks":60,"seed":17}"""));
        var line = open.Page.Locator(".traceone .js-line");
        await open.Page.Locator(".person[data-id][data-level]").First.WaitForAsync();
        string before = (await line.GetAttributeAsync("d"))!;
        int ties = await open.Page.Locator(".pane .tie").CountAsync();
        int starter = await open.Page.EvaluateAsync<int>("[...document.querySelectorAll('.person')].findIndex(one => one.querySelector('.start'))");
        await open.Page.Locator($".person[data-id='{starter}']").ClickAsync();
        if (edit == "Draw")
        {
            await open.Button("Draw a tie to …").ClickAsync();
            await open.Page.Locator("#tie-to").SelectOptionAsync("23");
        }
        else if (edit == "Cut")
        {
            await open.Page.Locator(".person-card summary").ClickAsync();
        }

        await open.Page.GetByRole(AriaRole.Button, new() { Name = edit, Exact = true }).First.ClickAsync();
        await Assertions.Expect(line).Not.ToHaveAttributeAsync("d", before);
        int change = await open.Page.Locator(".pane .tie").CountAsync() - ties;
        Assert.Equal(edit switch { "Draw" => 1, "Cut" => -1, "Make a sceptic" => 0, _ => -Math.Abs(change) }, change);
        await open.Button("Undo all edits").ClickAsync();
        await Assertions.Expect(line).ToHaveAttributeAsync("d", before);
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task The_weeks_play_pause_step_and_scrub()
    {
        var open = await session.Open("#sandbox?week=10", motion: ReducedMotion.NoPreference);
        var week = open.Page.Locator(".week");
        await Assertions.Expect(week).ToHaveTextAsync("week 10 of 117");
        await open.Button("One week on").ClickAsync();
        await Assertions.Expect(week).ToHaveTextAsync("week 11 of 117");
        await open.Button("▶ Play").ClickAsync();
        await Assertions.Expect(week).ToHaveTextAsync(new Regex("^week (1[4-9]|[2-9][0-9]) "));
        await open.Button("❚❚ Pause").ClickAsync();
        string paused = (await week.TextContentAsync())!;
        await open.Page.EvaluateAsync("new Promise(done => { let frames = 0; const next = () => ++frames > 20 ? done() : requestAnimationFrame(next); next(); })");
        Assert.Equal(paused, await week.TextContentAsync());
        await open.Page.Locator(".scrub").FillAsync("90");
        await Assertions.Expect(week).ToHaveTextAsync("week 90 of 117");
        await Assertions.Expect(open.Page.Locator(".pane .count")).ToHaveTextAsync(new Regex("use it$"));
    }

    /// <summary>A week that is only looked at draws no curve anew.</summary>
    [BrowserFact]
    public async Task Pointing_at_the_curves_chooses_the_week_without_drawing_them_anew()
    {
        var open = await session.Open("#sandbox?week=10");
        await open.Page.Locator(".traceone .js-line").WaitForAsync();
        await Assertions.Expect(open.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        var curves = open.Page.Locator(".curvebox .curves");
        await curves.ScrollIntoViewIfNeededAsync();
        var box = (await curves.BoundingBoxAsync())!;
        var plot = (await open.Page.Locator(".curvebox .ygrid").First.BoundingBoxAsync())!;
        await open.Page.EvaluateAsync("() => { Plotly.react = () => { throw new Error('drawn anew'); }; }");

        await open.Page.Mouse.MoveAsync(plot.X + (plot.Width / 2), box.Y + (box.Height / 2));
        await open.Page.Mouse.DownAsync();
        await Assertions.Expect(open.Page.Locator(".week")).ToHaveTextAsync(new Regex("^week 5[89] "));
        await open.Page.Mouse.MoveAsync(box.X + box.Width - 1, box.Y + (box.Height / 2));
        await Assertions.Expect(open.Page.Locator(".week")).ToHaveTextAsync("week 117 of 117");
        await open.Page.Mouse.UpAsync();
        await open.Page.Mouse.MoveAsync(box.X + 1, box.Y + (box.Height / 2));
        Assert.Equal("week 117 of 117", await open.Page.Locator(".week").TextContentAsync());
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task The_network_is_drawn_anew_only_where_it_looks_different()
    {
        var open = await session.Open("#sandbox?a={\"strength\":0.1}");
        await open.Page.Locator(".person[data-id][data-level]").First.WaitForAsync();
        await open.Page.EvaluateAsync("() => { document.querySelector('.picture .tie').id = 'as-it-was'; }");
        await Slide(0.3);
        await Assertions.Expect(open.Page.Locator("#as-it-was")).ToHaveCountAsync(1);
        await Slide(0.8);
        await Assertions.Expect(open.Page.Locator("#as-it-was")).ToHaveCountAsync(0);
        await Assertions.Expect(open.Page.Locator(".picture .tie.between.weak")).ToHaveCountAsync(0);

        async Task Slide(double strength)
        {
            string before = (await open.Page.Locator(".traceone .js-line").GetAttributeAsync("d"))!;
            await open.Page.EvaluateAsync("value => { const slider = document.querySelector('#set-strength'); slider.value = value; slider.dispatchEvent(new Event('input')); }", strength);
            await Assertions.Expect(open.Page.Locator(".traceone .js-line")).Not.ToHaveAttributeAsync("d", before);
        }
    }

    [BrowserFact]
    public async Task Curves_are_as_wide_as_the_window_lets_them_be()
    {
        var open = await session.Open("#lesson/1/reveal?week=40");
        await open.Page.Locator(".traceapart .js-line").WaitForAsync();
        foreach (int width in new[] { 390, 1100 })
        {
            await open.Page.SetViewportSizeAsync(width, 800);
            await open.Page.WaitForFunctionAsync("""
                [...document.querySelectorAll('.curves')].every(one => {
                  const room = one.clientWidth, drawn = one.querySelector('.main-svg').getBoundingClientRect().width;
                  return drawn > 0 && Math.abs(drawn - room) < 2;
                })
                """);
        }

        Assert.Empty(open.Complaints);
    }

    [BrowserTheory]
    [InlineData("Network (SVG)", "network.svg")]
    [InlineData("Network (PNG)", "network.png")]
    [InlineData("Curves (SVG)", "curves.svg")]
    [InlineData("Curves (PNG)", "curves.png")]
    [InlineData("Data (CSV)", "curves.csv")]
    public async Task Pictures_and_data_can_be_taken_away(string label, string name)
    {
        var open = await session.Open("#lesson/5/know");
        await Assertions.Expect(open.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await open.Page.Locator(".take summary").ClickAsync();
        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Button(label).ClickAsync());
        string file = Path.Combine(session.Folder, $"{Guid.NewGuid():N}");
        await download.SaveAsAsync(file);

        Assert.Equal(name, download.SuggestedFilename);
        byte[] content = await File.ReadAllBytesAsync(file);
        if (name.EndsWith(".png", StringComparison.Ordinal))
        {
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], content[..4]);
            Assert.True(content.Length > 5000, $"{content.Length} bytes");
        }
        else if (name.EndsWith(".svg", StringComparison.Ordinal))
        {
            Assert.Equal("svg", XDocument.Parse(Encoding.UTF8.GetString(content)).Root!.Name.LocalName);
        }
        else
        {
            string[] rows = Encoding.UTF8.GetString(content).TrimEnd().Split('\n');
            Assert.Equal("world,replicate,week,use,aware,depth,belief", rows[0]);
            Assert.Equal(2 * 20 * 79, rows.Length - 1);
        }

        Assert.Empty(open.Complaints);
    }
}
