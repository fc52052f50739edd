namespace Staffroom.Reports.Tests.Browser;

[Trait("Category", "Browser")]
public sealed class ReportAccessibilityTests(BrowserSession session) : IClassFixture<BrowserSession>
{
    [BrowserFact]
    [Trait("Speed", "slow")]
    public async Task Axe_finds_nothing_serious_on_a_report()
    {
        var report = await session.Open(Sample.Headline);
        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");

        Assert.Empty(await Axe.SeriousAsync(report.Page));
    }
}
