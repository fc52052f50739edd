namespace Staffroom.Reports.Tests;

/// <summary>A result in which every string a user can choose tries to break out.</summary>
internal static class HostileSample
{
    public const string Script = "</script><img src=x onerror=alert(1)>";
    public const string Link = "<a href=\"https://example.org/\">click</a> %{customdata} ]]> <!-- --!> \u2028 ' \" &amp; \u202Eevil";

    public static ReportInput Input { get; } = Make();

    private static ReportInput Make()
    {
        var input = Sample.Build("hostile" + Link, Script, [Script, Link], [Sample.SchoolsFactor(5, 7), Sample.Ties, new("x", Link, [new(Script, null), new(Link, null)], false)]);
        return input with
        {
            Networks =
            [
                .. input.Networks.Select(n => n with
                {
                    Title = n.Title + Script,
                    Schools = [.. n.Schools.Select(s => Script + s)],
                    Teachers = [.. n.Teachers.Select(t => t with { Label = Link })],
                }),
            ],
            Chosen = input.Chosen! with
            {
                Reason = Script + Link,
                Adopters =
                [
                    .. input.Chosen.Adopters.Select(a => a with { Name = Script, School = Link, Practice = Script, HeardFrom = Link, Why = Script + Link, AtTheEnd = Script }),
                ],
            },
            Comparison = input.Comparison with
            {
                Headline = Script + Link,
                Answer = Script + Link,
                Warnings = [Link],
                Effects = [.. input.Comparison.Effects.Select(e => e with { Label = Script, Sentence = Link })],
            },
            Measures = [.. input.Measures.Select(m => m with { Name = m.Name + Script, Meaning = Link })],
        };
    }
}
