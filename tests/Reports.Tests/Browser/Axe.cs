using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Staffroom.Reports.Tests.Browser;

/// <summary>What axe-core, which comes with its pinned package, finds wrong with a page.</summary>
internal static class Axe
{
    // Without the hundreds of elements that are in order, which would have to be described and handed over as well.
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Violations of one of axe's rules, whatever their impact.</summary>
    public static async Task<IReadOnlyList<string>> OfRuleAsync(IPage page, string rule)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = [rule] } });
        return [.. found.Violations.SelectMany(one => one.Nodes).Select(node => node.Html)];
    }

    /// <summary>Serious and critical violations, each with its first element.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        var found = await page.RunAxe(Violations);
        return [.. found.Violations.Where(one => one.Impact is "serious" or "critical")
            .Select(one => $"{one.Id} ({one.Impact}): {one.Help}: {one.Nodes[0].Html} and {one.Nodes.Length - 1} more")];
    }
}
