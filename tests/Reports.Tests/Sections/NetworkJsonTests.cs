using System.Text.Json;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Sections;

public sealed class NetworkJsonTests
{
    [Theory]
    [InlineData(new[] { 0, 0, 1, 1, 4 }, new[] { 0, 0, 2, 1, 4, 4 })]
    [InlineData(new[] { 3 }, new[] { 0, 3 })]
    [InlineData(new int[0], new int[0])]
    public void Only_weeks_in_which_something_changes_are_written(int[] values, int[] changes) => Assert.Equal(changes, NetworkJson.Changes(values));

    [Fact]
    public void Of_schools_there_are_users_and_bundles_and_no_people()
    {
        using var json = JsonDocument.Parse(NetworkJson.Write([SchoolsPicture()], _ => "caption"));
        var picture = json.RootElement[0];

        Assert.False(picture.TryGetProperty("labels", out _));
        Assert.Equal(30, picture.GetProperty("staff").GetArrayLength());
        Assert.Equal([0, 0, 1, 20], picture.GetProperty("users")[0][0].EnumerateArray().Select(number => number.GetInt32()));
        Assert.Equal([0, 1, 2], picture.GetProperty("bundles").EnumerateArray().Select(number => number.GetInt32()));
    }

    /// <summary>Schools of 20 people; in week 1 everybody in the first uses it.</summary>
    internal static NetworkPicture SchoolsPicture(int schools = 30) => new(
        "many schools", 0, 1, [.. Enumerable.Range(1, schools).Select(s => $"School {s}")], ["routine"],
        [.. Enumerable.Range(0, 20 * schools).Select(i => new PictureTeacher($"{i}", i / 20, i % 20 == 0, [i < 20 ? 1 : -1]) { Levels = [i < 20 ? "14" : "11"] })],
        [new PictureTie(0, 20, "11"), new PictureTie(1, 21, "11"), new PictureTie(0, 1, "11")]);
}
