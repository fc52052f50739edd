using Staffroom.Runner.Output;

namespace Staffroom.Runner.Tests.Output;

public sealed class OutputTests
{
    [Theory]
    [InlineData("run a.yaml --set network.schools=8", "run", "a.yaml", "--set", "network.schools=8")]
    [InlineData("'my file' '' 'it'\\''s' '$x' 'a;b'", "my file", "", "it's", "$x", "a;b")]
    public void Commands_can_be_pasted_into_a_shell(string expected, params string[] words) => Assert.Equal(expected, Shell.Join(words));

    [Theory]
    [InlineData("repotr", "report")]
    [InlineData("Replay", "replay")]
    [InlineData("x", null)]
    [InlineData("unrelated", null)]
    public void The_nearest_name_is_near(string given, string? expected) => Assert.Equal(
        expected is null ? "" : $" Did you mean `{expected}`?", Nearest.Advice(given, ["run", "report", "replay"]));

    [Fact]
    public void Lines_break_between_words()
    {
        Assert.Equal(["  one two", "  three", "  extraordinarily", "  four"], Wrapped.Lines("one two three extraordinarily four", 10, indent: 2));
        Assert.Equal([""], Wrapped.Lines("", 10));
    }

    [Theory]
    [InlineData("/usr/local/bin/", "/home/me", "staffroom")]
    [InlineData("/home/me/staffroom/src/Runner/bin/Release/net10.0/", "/home/me/staffroom", "dotnet run -c Release --project src/Runner --")]
    [InlineData("/home/me/staffroom/src/Runner/bin/Release/net10.0/", "/home/me", "dotnet run -c Release --project staffroom/src/Runner --")]
    [InlineData("/home/me/my code/src/Runner/bin/Debug/net10.0/", "/home/me", "dotnet run -c Release --project 'my code/src/Runner' --")]
    public void The_command_is_named_as_it_is_typed(string program, string folder, string expected) =>
        Assert.Equal(expected, ThisMachine.CommandName(program, folder));

    [Theory]
    [InlineData(0.1264, "+0.126")]
    [InlineData(-0.0129, "−0.013")]
    [InlineData(0, "0.000")]
    [InlineData(-12.34, "−12.3")]
    [InlineData(1737.4, "+1,737")]
    [InlineData(double.NaN, "unknown")]
    public void Differences_have_signs_that_can_be_seen(double value, string expected) => Assert.Equal(expected, FindingsShown.Signed(value));
}
