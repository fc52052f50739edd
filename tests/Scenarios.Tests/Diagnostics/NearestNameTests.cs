using FsCheck;
using FsCheck.Fluent;
using Staffroom.Scenarios.Diagnostics;

namespace Staffroom.Scenarios.Tests.Diagnostics;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("schools", "schools", 0)]
    [InlineData("skools", "schools", 2)]
    [InlineData("shcools", "schools", 1)]
    [InlineData("", "abc", 3)]
    public void Distance_counts_insertions_deletions_changes_and_swaps(string a, string b, int expected) => Assert.Equal(expected, NearestName.Distance(a, b));

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_equal_words()
    {
        var word = Gen.Elements('a', 'b', 'c').ArrayOf().Select(letters => new string(letters)).ToArbitrary();
        Prop.ForAll(word, word, (a, b) =>
            NearestName.Distance(a, b) == NearestName.Distance(b, a)
            && (NearestName.Distance(a, b) == 0) == string.Equals(a, b, StringComparison.Ordinal)
            && NearestName.Distance(a, b) <= Math.Max(a.Length, b.Length)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("staff per school", "staffPerSchool")]
    [InlineData("STAFF-PER-SCHOOL", "staffPerSchool")]
    [InlineData("tie", "ties")]
    [InlineData("pupils", null)]
    [InlineData("", null)]
    public void The_nearest_name_or_none(string given, string? expected) => Assert.Equal(expected, NearestName.Find(given, ["schools", "staffPerSchool", "ties"]));
}
