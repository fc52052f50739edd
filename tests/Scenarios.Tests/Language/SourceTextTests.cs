using System.Text;
using Staffroom.Scenarios.Language;

namespace Staffroom.Scenarios.Tests.Language;

/// <summary>Files that are no scenario files, and texts built to explode.</summary>
public sealed class SourceTextTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("staffroom-language-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file() => Assert.Equal(
        "gone.yaml: error: There is no such file. Check the path, or run 'staffroom list' for the scenarios that come with Staffroom.",
        Problems("gone.yaml"));

    [Fact]
    public void A_folder_instead_of_a_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "here.yaml"));
        Assert.Equal("here.yaml: error: This is a folder; a scenario is a file. Name a file in it that ends in .yaml or .json.", Problems("here.yaml"));
    }

    [Fact]
    public void A_file_that_is_not_text() =>
        Assert.Equal(
            "x.yaml:2:3: error: The file is not text: it holds a NUL byte here. Save it as plain text in UTF-8.",
            ProblemsOf([.. "ab\nc:"u8, 0, 1, 2]));

    [Fact]
    public void A_file_that_is_not_UTF8() =>
        Assert.Equal(
            "x.yaml:1:9: error: The file is not UTF-8 text: the byte E9 (hexadecimal) does not belong here. Save it as plain text in UTF-8.",
            ProblemsOf([.. "name: éa"u8, 0xE9, (byte)'\n']));

    [Fact]
    public void A_file_in_UTF16_is_not_UTF8() =>
        Assert.StartsWith("x.yaml:1:1: error: The file is not UTF-8 text", ProblemsOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("name: a")]), StringComparison.Ordinal);

    [Fact]
    public void An_enormous_file() =>
        Assert.Equal(
            "x.yaml: error: The file is larger than 1 MiB (1,048,576 bytes), the most a scenario may have. Name a scenario file.",
            ProblemsOf(Enumerable.Repeat((byte)'#', (1 << 20) + 1).ToArray()));

    [Fact]
    public void A_byte_order_mark_and_the_line_ends_of_Windows_do_no_harm()
    {
        File.WriteAllBytes(Path.Combine(_folder, "x.yaml"), [.. Encoding.UTF8.Preamble, .. "name: a\r\nquestion: é?\r\n"u8]);
        var outcome = ScenarioReader.ReadFile("x.yaml", _folder, Reading.Options());
        Assert.Equal("é?", outcome.Value!.Question);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused_where_it_begins() =>
        Assert.Equal(
            "s.yaml:1:6: error: '&a' is a YAML anchor; scenarios do not use them. Write the value out where it is needed.",
            Reading.Problems("lol: &a [1, 1]\nlo2: &b [*a, *a, *a]\nlo3: [*b, *b, *b]\n"));

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Endless_nesting_is_refused(char bracket) =>
        Assert.Equal(
            "s.yaml:1:33: error: Lists and groups are nested more than 32 deep here. A scenario needs 5 levels at most.",
            Reading.Problems(new string(bracket, 1_000_000)));

    [Fact]
    public void A_flood_of_values_is_refused() =>
        Assert.Equal(
            "s.yaml:1:99999: error: The file holds more than 50,000 values. A scenario needs a few hundred at most.",
            Reading.Problems("x: [" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "1]"));

    private string ProblemsOf(byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(_folder, "x.yaml"), bytes);
        return Problems("x.yaml");
    }

    private string Problems(string file)
    {
        var outcome = ScenarioReader.ReadFile(file, _folder, Reading.Options());
        Assert.False(outcome.IsValid);
        return string.Join("\n", outcome.Diagnostics);
    }
}
