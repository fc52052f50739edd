using System.Collections.Immutable;
using Staffroom.Reports.Sections;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Reports.Tests.Sections;

public sealed class ComparisonGridTests
{
    private static readonly Factor Mandate = new("events.mandate", "mandate", [new("none", null), new("full", null)], IsOrdered: false);

    [Fact]
    public void Trust_climates_are_lines_designs_are_panels_and_sizes_are_the_axis()
    {
        var grid = Grid([Sample.SchoolsFactor(5, 12), Sample.Ties, Sample.Trust]);

        Assert.Equal(0, grid.Axis);
        Assert.Equal(["low trust", "high trust"], grid.CurveLines.Select(l => l.Name));
        Assert.Equal(["weak ties", "strong ties"], grid.PanelLevels.Select(l => l.Name));
        Assert.Equal([0], grid.SliceFactors.AsEnumerable());
        Assert.Equal(9, grid.Slices().Count());
    }

    [Fact]
    public void A_single_design_factor_is_lines()
    {
        var grid = Grid([Sample.Ties]);

        Assert.Equal(["weak ties", "strong ties"], grid.CurveLines.Select(l => l.Name));
        Assert.Equal([GridLevel.Any], grid.PanelLevels.AsEnumerable());
        Assert.Null(grid.Axis);
    }

    [Fact]
    public void Sizes_alone_are_axis_and_lines()
    {
        var grid = Grid([Sample.SchoolsFactor(5, 8)]);

        Assert.Equal(["5 schools", "6 schools", "7 schools", "8 schools"], grid.CurveLines.Select(l => l.Name));
        Assert.Equal([GridLevel.Any], grid.AxisLines.AsEnumerable());
        Assert.Empty(grid.SliceFactors);
    }

    [Fact]
    public void Nothing_varied_is_one_line_in_one_panel()
    {
        var grid = Grid([]);

        Assert.Equal([GridLevel.Any], grid.CurveLines.AsEnumerable());
        Assert.Single(grid.Slices());
        Assert.Equal([0], grid.Conditions(GridLevel.Any).AsEnumerable());
    }

    [Fact]
    public void Lines_panels_and_slices_split_the_conditions_without_remainder()
    {
        var grid = Grid([Sample.SchoolsFactor(5, 12), Sample.Ties, Mandate, Sample.Trust]);
        var all = from line in grid.CurveLines from panel in grid.PanelLevels from condition in grid.Conditions(line, panel) select condition;

        Assert.Equal(Enumerable.Range(0, 64), all.Order());
        Assert.Equal([0, 2], grid.SliceFactors.AsEnumerable());
        Assert.Equal(27, grid.Slices().Count());
        Assert.All(grid.Slices(), slice => Assert.NotEmpty(grid.Conditions(slice)));
    }

    private static ComparisonGrid Grid(ImmutableArray<Factor> factors) => new(Sample.Build("grid", "", ["p"], factors).Experiment);
}
