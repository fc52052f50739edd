using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Staffroom.Runner.Tests.Explore;

/// <summary>What somebody in front of the page does, and what they wait for.</summary>
internal static class Steps
{
    public static ILocator Button(this OpenPage open, string name) => open.Page.GetByRole(AriaRole.Button, new() { Name = name });

    public static async Task Try(OpenPage open, string settings)
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

    public static async Task Draw(OpenPage open, params (string From, string To)[] ties)
    {
        foreach (var (from, to) in ties)
        {
            await open.Page.Locator("#tie-from").SelectOptionAsync(new SelectOptionValue { Label = from });
            await open.Page.Locator("#tie-to").SelectOptionAsync(new SelectOptionValue { Label = to });
            await open.Page.GetByRole(AriaRole.Button, new() { Name = "Draw a weak tie" }).ClickAsync();
        }
    }

    public static Task Test(OpenPage open) => open.Page.GetByRole(AriaRole.Button, new() { Name = "Test my answer on 20 runs" }).ClickAsync();

    public static Task Verdict(OpenPage open, bool isRight) => Assertions.Expect(open.Page.Locator(".verdict"))
        .ToHaveAttributeAsync("data-right", new Regex(isRight ? "^true$" : "^false$"));
}
