using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Sections;

public sealed class ConditionBlockTests
{
    [Fact]
    public void Every_condition_has_a_panel_on_the_same_axes_with_a_line_for_each_practice()
    {
        var figure = ConditionBlock.Of(new ReportContext(Sample.Headline, canDraw: true))!;

        Assert.Equal(32, figure.Panels.Length);
        Assert.Equal("5 schools, weak ties, low trust", figure.Panels[0]);
        Assert.All(figure.Views.Values, view =>
        {
            Assert.Equal(32, view.Panels.Length);
            Assert.Single(view.Panels.Select(panel => string.Join(' ', panel.Layout.YAxis.Range!)).Distinct(StringComparer.Ordinal));
            Assert.All(view.Panels, panel => Assert.Equal(["planning routine", "classroom dialogue"], panel.Data.Select(trace => trace.Name).OfType<string>()));
        });
        Assert.Contains("n = 20", figure.Views[figure.First].Caption, StringComparison.Ordinal);
        Assert.Equal(32, figure.Table!.Rows.Length);
        Assert.DoesNotContain("are shown", figure.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_conditions_the_ends_and_the_middle_are_shown_and_that_is_said()
    {
        var input = Sample.Build("many", "", ["routine"], [Sample.SchoolsFactor(5, 15), Sample.Ties, Sample.Trust]);
        var figure = ConditionBlock.Of(new ReportContext(input, canDraw: true))!;

        Assert.Equal(12, figure.Panels.Length);
        Assert.Equal(["5 schools", "10 schools", "15 schools"], figure.Panels.Select(title => title.Split(',')[0]).Distinct(StringComparer.Ordinal));
        Assert.Contains("12 of 44 conditions are shown: of factors with more than 3 levels the lowest, the middle and the highest. All are in curves.csv.", figure.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void However_many_conditions_there_are_no_more_than_32_are_drawn()
    {
        var input = Sample.Build("most", "", ["routine"], [.. Enumerable.Range(0, 6).Select(i => Sample.Ties with { Key = $"x{i}" })]);
        var figure = ConditionBlock.Of(new ReportContext(input, canDraw: true))!;

        Assert.Equal(32, figure.Panels.Length);
        Assert.Contains("32 of 64 conditions are shown", figure.Note, StringComparison.Ordinal);
        Assert.Contains("of these the first 32 in the order of the plan", figure.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void One_condition_needs_no_small_multiples() =>
        Assert.Null(ConditionBlock.Of(new ReportContext(Sample.Build("one", "", ["routine"], []), canDraw: true)));
}
