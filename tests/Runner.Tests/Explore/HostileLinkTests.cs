using Microsoft.Playwright;
using Staffroom.Reports.Tests.Browser;

namespace Staffroom.Runner.Tests.Explore;

/// <summary>A link may come from anybody: it cannot put text into the page, ask for too much, or lead anywhere else.</summary>
[Trait("Category", "Browser")]
public sealed class HostileLinkTests(ClassroomSession session) : IClassFixture<ClassroomSession>
{
    private static readonly string[] Values = [
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "javascript:alert(1)", "'-alert(1)-'", "</script><iframe src=//evil.example>",
        """{"schools":1e9,"staff":1e9,"weeks":1e9}""", """{"schools":-1,"staff":-5,"weeks":0}""", """{"weeks":1e308,"seed":-1e308}""", """{"seed":1e400,"hours":-0}""",
        """{"schools":"<b>","pattern":"<b>","event":"constructor","start":"__proto__"}""", """{"__proto__":{"schools":99},"constructor":{"prototype":{"x":1}}}""",
        """{"added":[[0,1,99,"<b>"],[0,0,10],[-1,2,3],[1e9,2,3],["0",1,2],null,{}]}""", """{"cut":[[0,1],[1]],"sceptics":[1e9,-1,"0",0.5,null],"removed":"all"}""",
        $$"""{"removed":[{{string.Join(',', Enumerable.Range(0, 500))}}],"starters":[{{string.Join(',', Enumerable.Range(0, 500))}}]}""",
        """{"file":"../../../etc/passwd","world":"file:///etc/passwd"}""", "file:///etc/passwd", "..%2f..%2fetc%2fpasswd", "https://evil.example/x.json",
        "[[[[[[[[[[", "null", "[]", "\"\"", "%00", "%", "\u202e", new string('9', 400), "Infinity", "-1", new string('{', 7000),
    ];

    private static readonly string[] Places = ["sandbox", "lesson/1/puzzle", "lesson/3/reveal", "lesson/99/<script>alert(1)</script>"];

    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task A_hundred_hostile_links_do_no_harm()
    {
        var open = await session.Open("");
        int scripts = await open.Page.Locator("script").CountAsync();
        var refused = new List<string>();
        bool asked = false;
        open.Page.Response += (_, response) =>
        {
            if (!response.Ok)
            {
                refused.Add(response.Url);
            }
        };
        open.Page.Dialog += (_, dialog) =>
        {
            asked = true;
            _ = dialog.DismissAsync();
        };
        int links = 0;
        foreach (string place in Places)
        {
            foreach (string value in Values)
            {
                await open.Page.EvaluateAsync(
                    "async link => { location.hash = link; await new Promise(done => setTimeout(done)); }",
                    $"{place}?a={value}&b={value}&w={value}&n=1&at={value}&m={value}&week={value}&person={value}&pick={value}&present={value}");
                links++;
            }
        }

        Assert.True(links >= 100);
        await Assertions.Expect(open.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        Assert.Equal(0, await open.Page.Locator("img, iframe, svg[onload], [onerror], #page script").CountAsync());
        Assert.Equal(scripts, await open.Page.Locator("script").CountAsync());
        Assert.Equal("undefined", await open.Page.EvaluateAsync<string>("typeof ({}).x"));
        Assert.False(asked);
        Assert.Empty(refused);
        Assert.Empty(open.Complaints);
        string own = new Uri(open.Page.Url).GetLeftPart(UriPartial.Authority);
        Assert.All(open.Requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), url => Assert.StartsWith(own, url, StringComparison.Ordinal));

        await open.Page.EvaluateAsync("location.hash = 'lesson/3/reveal?pick=1'");
        await Steps.Verdict(open, isRight: true);
    }

    [BrowserTheory]
    [InlineData("?embed=<script>alert(1)</script>#sandbox")]
    [InlineData("?a=%3Cimg%20src=x%20onerror=alert(1)%3E&embed=1#lesson/2/know")]
    [InlineData("#sandbox?a={\"schools\":1e9,\"staff\":1e9,\"weeks\":1e9,\"bridges\":1e9,\"hours\":1e9}")]
    public async Task A_hostile_address_opens_the_page_as_ever(string address)
    {
        var open = await session.Open(address);
        await Assertions.Expect(open.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);

        Assert.Equal(0, await open.Page.Locator("img, iframe, [onerror]").CountAsync());
        Assert.InRange(await open.Page.Locator(".person[data-id][data-level]").CountAsync(), 1, 2 * 360);
        Assert.Empty(open.Complaints);
    }
}
