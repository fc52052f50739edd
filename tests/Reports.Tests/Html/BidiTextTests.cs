using Staffroom.Reports.Html;

namespace Staffroom.Reports.Tests.Html;

public sealed class BidiTextTests
{
    [Theory]
    [InlineData("weak − strong ties – “a” × b")]
    [InlineData("Pädagogik")]
    public void Names_without_direction_stay_as_they_are(string name) => Assert.Equal(name, BidiText.Isolate(name));

    [Theory]
    [InlineData("حوار")]
    [InlineData("a\u202Eb")]
    public void Names_that_could_turn_a_sentence_around_are_isolated(string name) => Assert.Equal($"\u2068{name}\u2069", BidiText.Isolate(name));
}
