using Microsoft.Playwright;
using Staffroom.Reports.Tests.Browser;

namespace Staffroom.Runner.Tests.Explore;

/// <summary>The exported file, opened from disk.</summary>
[Trait("Category", "Browser")]
public sealed class ClassroomReplayTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task A_lesson_replays_with_the_answers_that_were_tried_on_its_puzzle()
    {
        var open = await session.Open("#lesson/3/puzzle");
        await Steps.Try(open, "strength=0.5");
        await Steps.Verdict(open, isRight: false);

        var replay = await Saved(open);
        await replay.Page.Locator("input[value=b]").CheckAsync();
        await replay.Button("Commit to this prediction").ClickAsync();
        await Steps.Verdict(replay, isRight: true);
        await Assertions.Expect(replay.Page.Locator(".luck")).ToContainTextAsync("of 20 other seeds");
        await replay.Button("Next: Puzzle").ClickAsync();
        await Choose(replay, "Strength of ties between schools: 0.50 of 1", isRight: false);
        await Choose(replay, "Trust: 0.65 of 1", isRight: true);
        Assert.Empty(await Axe.SeriousAsync(replay.Page));

        await replay.Button("Next: How we know").ClickAsync();
        await replay.Button("Open this in the sandbox").ClickAsync();
        await replay.Page.Locator(".pane.two .person[data-id='14']").ClickAsync();
        await replay.Button("Tell the story").ClickAsync();
        await Assertions.Expect(replay.Page.Locator(".story")).ToContainTextAsync("2.3 was a teacher at School 2");
        AskedForNothing(replay);
    }

    [BrowserTheory]
    [InlineData(1, "1.2–4.2, 1.3–4.3, 1.4–4.4", "1.2–4.2, 1.3–5.2, 1.4–6.2")]
    [InlineData(6, "Strength of ties between schools: 0.95 of 1", "Which schools are linked: each with two neighbors")]
    [Trait("Speed", "slow")]
    public async Task A_puzzle_that_nobody_tried_replays_with_an_answer_that_tempts_and_one_by_the_idea(int lesson, string tempting, string idea)
    {
        var replay = await Saved(await session.Open($"#lesson/{lesson}/predict"));
        await replay.Page.Locator(".steps a").Nth(2).ClickAsync();
        await Choose(replay, tempting, isRight: false);
        await Choose(replay, idea, isRight: true);
        AskedForNothing(replay);
    }

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task A_sandbox_replays_as_it_was()
    {
        string a = Uri.EscapeDataString("""{"schools":4,"staff":9,"bridges":10,"weeks":40,"seed":11,"starters":[14],"removed":[3]}""");
        string b = Uri.EscapeDataString("""{"schools":4,"staff":9,"bridges":10,"weeks":40,"seed":11,"trust":0.75,"added":[[1,30,60]]}""");
        var open = await session.Open($"#sandbox?a={a}&b={b}&at=1&n=50&m=1&week=25&person=15");
        await Assertions.Expect(open.Page.Locator(".finding")).ToContainTextAsync("Mean of 50 runs");
        string[] before = await Seen(open);

        var replay = await Saved(open);
        await Assertions.Expect(replay.Page.Locator(".finding")).ToContainTextAsync("Mean of 50 runs");
        Assert.Equal(before, await Seen(replay));
        await replay.Page.Locator(".scrub").FillAsync("40");
        await Assertions.Expect(replay.Page.Locator(".week")).ToHaveTextAsync("week 40 of 40");
        await replay.Button("Tell the story").ClickAsync();
        await Assertions.Expect(replay.Page.Locator(".story")).ToContainTextAsync("2.6 was a teacher at School 2");
        Assert.Empty(await Axe.SeriousAsync(replay.Page));
        AskedForNothing(replay);
    }

    private static async Task<string[]> Seen(OpenPage open) =>
    [
        (await open.Page.Locator(".traceone .js-line").GetAttributeAsync("d"))!, (await open.Page.Locator(".tracetwo .js-line").GetAttributeAsync("d"))!,
        (await open.Page.Locator(".traceband-two .js-fill").GetAttributeAsync("d"))!, (await open.Page.Locator(".traceapart .js-line").GetAttributeAsync("d"))!,
        await open.Page.Locator("#seed").InputValueAsync(), await open.Page.Locator("select.measure").InputValueAsync(),
        (await open.Page.Locator(".week").TextContentAsync())!, (await open.Page.Locator(".person-card h2").TextContentAsync())!,
        string.Concat(await open.Page.Locator(".person").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.level)")),
    ];

    private static async Task Choose(OpenPage replay, string answer, bool isRight)
    {
        await replay.Page.GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();
        await Steps.Test(replay);
        await Steps.Verdict(replay, isRight);
    }

    private static void AskedForNothing(OpenPage replay)
    {
        Assert.Empty(replay.Complaints);
        Assert.All(replay.Requests, url => Assert.Matches("^(file|data|blob):", url));
    }

    private async Task<OpenPage> Saved(OpenPage open)
    {
        var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Button("Save as one file").ClickAsync());
        string file = Path.Combine(session.Folder, $"{Guid.NewGuid():N}.html");
        await download.SaveAsAsync(file);
        return await session.OpenAt(new Uri(file).AbsoluteUri);
    }
}
