using Staffroom.Model;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;

namespace Staffroom.Reports.Tests;

public sealed class PictureRecorderTests
{
    private static readonly WorldSpec World = new()
    {
        Network = new SchoolNetworkSpec { Schools = 4, StaffPerSchool = 8, Between = [new(SchoolPattern.Mesh, 6, 0.3)] },
        Climate = ClimateSpec.HighTrust,
        Practices = [new("routine", 0.1, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, []))],
        Beliefs = [BeliefSpec.Default],
        Parameters = ParameterSet.Default.With([new(Parameter.Mandate, 0.3)]),
        Weeks = 60,
    };

    [Fact]
    public void Watching_changes_nothing_and_every_week_has_as_many_of_each_as_the_run_measured()
    {
        var (picture, trajectory) = PictureRecorder.Record("t", 2, World, 5);

        Assert.Equal(Simulation.Run(World, 5).Digest(), trajectory.Digest());
        Assert.Equal(("t", 2, 60, 32), (picture.Title, picture.Replicate, picture.Weeks, picture.Teachers.Length));
        for (int week = 0; week <= World.Weeks; week++)
        {
            var levels = picture.Teachers.Select(teacher => (UseLevel)(teacher.Levels[0][week] - '0')).ToArray();
            Assert.Equal(trajectory[week, 0, PracticeMeasure.GenuineUse], levels.Count(level => level >= UseLevel.Uses) / 32.0, 9);
            Assert.Equal(trajectory[week, 0, PracticeMeasure.Compliance], levels.Count(level => level == UseLevel.Complies) / 32.0, 9);
        }

        Assert.Contains(picture.Teachers, teacher => teacher.Levels[0].Contains((char)('0' + (int)UseLevel.Implemented)));
    }

    [Fact]
    public void Ties_are_drawn_once_with_a_step_for_every_week()
    {
        var (picture, _) = PictureRecorder.Record("t", 0, World, 5);
        var network = Model.Worlds.World.Create(World, 5).Network;

        Assert.Equal(network.DirectedTieCount / 2, picture.Ties.Length);
        Assert.All(picture.Ties, tie =>
        {
            Assert.True(tie.A < tie.B);
            Assert.Equal(World.Weeks + 1, tie.Steps.Length);
            Assert.All(tie.Steps, step => Assert.InRange(step, '0', '3'));
        });
        Assert.True(picture.Ties.Select(tie => tie.Steps).Distinct(StringComparer.Ordinal).Count() > 2);
    }

    [Theory]
    [InlineData(400, 8, true, false)]
    [InlineData(401, 8, true, true)]
    [InlineData(20_000, 400, true, true)]
    [InlineData(20_000, 401, false, true)]
    [InlineData(20_001, 8, false, true)]
    public void Large_networks_are_drawn_as_schools_and_very_large_ones_not_at_all(int teachers, int schools, bool isDrawable, bool isOfSchools)
    {
        var picture = new NetworkPicture("t", 0, 1, [], ["p"], [.. Enumerable.Repeat(new PictureTeacher("a", 0, false, [-1]), teachers)], []);

        Assert.Equal(isDrawable, NetworkPicture.IsDrawable(teachers, schools));
        Assert.Equal(isOfSchools, picture.IsOfSchools);
    }
}
