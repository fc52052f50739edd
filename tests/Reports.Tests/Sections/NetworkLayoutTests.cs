using System.Collections.Immutable;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Sections;

public sealed class NetworkLayoutTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 30)]
    [InlineData(5, 17)]
    [InlineData(8, 17)]
    [InlineData(12, 17)]
    [InlineData(12, 60)]
    public void People_neither_overlap_nor_leave_the_picture(int schools, int staff)
    {
        var layout = NetworkLayout.Of(Picture(schools, staff));
        double r = layout.NodeRadius;

        for (int i = 0; i < layout.X.Length; i++)
        {
            Assert.InRange(layout.X[i], r, layout.Width - r);
            Assert.InRange(layout.Y[i], r, layout.Height - r);
            for (int j = 0; j < i; j++)
            {
                double distance = Math.Sqrt(Math.Pow(layout.X[i] - layout.X[j], 2) + Math.Pow(layout.Y[i] - layout.Y[j], 2));
                Assert.True(distance >= 1.7 * r, $"{i} and {j} are {distance:0.0} apart, radius {r:0.0}");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(12)]
    public void Halves_stand_side_by_side(int schools)
    {
        var layout = NetworkLayout.Of(Picture(schools, 10), isHalved: true);

        Assert.All(layout.Schools.Take(schools / 2), place => Assert.True(place.X > layout.Width / 2));
        Assert.All(layout.Schools.Skip(schools / 2), place => Assert.True(place.X < layout.Width / 2));
    }

    [Fact]
    public void A_school_of_one_person_and_an_empty_school_can_be_drawn()
    {
        var picture = Picture(3, 1) with { Schools = ["a", "b", "c", "empty"] };

        Assert.Equal(4, NetworkLayout.Of(picture).Schools.Length);
    }

    private static NetworkPicture Picture(int schools, int staff) => new(
        "t", 0, 10, [.. Enumerable.Range(0, schools).Select(s => $"{s}")], ["p"],
        [.. Enumerable.Range(0, schools * staff).Select(i => new PictureTeacher($"{i}", i / staff, i % staff == 0, ImmutableArray.Create(-1)))], []);
}
