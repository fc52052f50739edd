using Staffroom.Grains.Contracts;

namespace Staffroom.Grains.Tests.Contracts;

public sealed class GrainKeysTests
{
    [Fact]
    public void Keys_say_whose_they_are()
    {
        string run = GrainKeys.Run("abc.0", 12);
        Assert.Equal("abc.0/12", run);
        Assert.Equal(("abc.0", 12), GrainKeys.ReadRun(run));
        string network = GrainKeys.Network(run, Granularity.Teacher);
        Assert.Equal("abc.0/12:teacher", network);
        Assert.Equal((run, Granularity.Teacher), GrainKeys.ReadNetwork(network));
        Assert.Equal("abc.0/12:teacher/s7", GrainKeys.School(network, 7));
        Assert.Equal((network, 7), GrainKeys.ReadSchool("abc.0/12:teacher/s7"));
        Assert.Equal("abc.0/12/t123", GrainKeys.Teacher(run, 123));
        Assert.Equal((run, 123), GrainKeys.ReadTeacher("abc.0/12/t123"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abc/")]
    [InlineData("abc/-1")]
    [InlineData("abc/x")]
    [InlineData("/1")]
    public void Other_texts_are_not_runs(string key) => Assert.Throws<ArgumentException>(() => GrainKeys.ReadRun(key));

    [Theory]
    [InlineData("abc/1")]
    [InlineData("abc/1:")]
    [InlineData("abc/1:schools")]
    [InlineData(":school")]
    public void Other_texts_are_not_networks(string key) => Assert.Throws<ArgumentException>(() => GrainKeys.ReadNetwork(key));

    [Theory]
    [InlineData("abc/1/t2")]
    [InlineData("abc/1:school/s")]
    [InlineData("abc/1:school/")]
    [InlineData("/s1")]
    public void Other_texts_are_not_schools(string key)
    {
        Assert.Throws<ArgumentException>(() => GrainKeys.ReadSchool(key));
        Assert.Throws<ArgumentException>(() => GrainKeys.ReadTeacher(key.Replace("/t", "/s", StringComparison.Ordinal)));
    }
}
