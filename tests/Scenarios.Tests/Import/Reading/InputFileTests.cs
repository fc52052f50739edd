using System.Text;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Reading;

namespace Staffroom.Scenarios.Tests.Import.Reading;

public sealed class InputFileTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Import(string file) => _folder.Said(NetworkImporter.Import(new ImportOptions { EdgesFile = file }));

    [Fact]
    public void A_file_that_is_missing_is_said_with_its_nearest_neighbor()
    {
        _folder.Write("collaboration.csv", "from,to\n");

        Assert.Equal(["colaboration.csv: error: There is no such file. Did you mean \"collaboration.csv\"?"], Import(_folder.Path("colaboration.csv")));
        Assert.Contains("There is no folder", Import(_folder.Path("nowhere/ties.csv"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Both_files_are_looked_at_even_if_one_is_missing()
    {
        var outcome = NetworkImporter.Import(new ImportOptions { NodesFile = _folder.Path("p.csv"), EdgesFile = _folder.Path("t.csv") });

        Assert.Equal(2, outcome.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
    }

    [Fact]
    public void A_directory_is_not_a_file()
    {
        Directory.CreateDirectory(_folder.Path("ties"));

        Assert.Equal(["ties: error: This is a directory, not a file. Name the file within it."], Import(_folder.Path("ties")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("  \n\t\r\n")]
    public void An_empty_file_is_an_error(string text) =>
        Assert.Equal(["e.csv: error: The file is empty. It needs a line of column names and a line for each person or tie."], Import(_folder.Write("e.csv", text)));

    [Fact]
    public void Files_that_are_not_text_are_said_with_the_line()
    {
        Assert.StartsWith("z.csv:2:1: error: The file is not text: it holds a zero byte.", Import(_folder.Write("z.csv", "from,to\na,\0b\n"))[0], StringComparison.Ordinal);
        Assert.Equal(["l.csv:3:1: error: The file is not UTF-8 text. Save it as \"CSV UTF-8\"."], Import(_folder.Write("l.csv", Encoding.Latin1.GetBytes("from,to\na,b\nZoë,b\n"))));
        Assert.Equal(["u.csv: error: The file is not valid UTF-16 text. Save it as text in UTF-8."], Import(_folder.Write("u.csv", [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read_to_its_end()
    {
        string file = _folder.Path("large.csv");
        using (FileStream stream = File.Create(file))
        {
            stream.SetLength(InputFile.MaximumBytes + 1L);
        }

        Assert.Equal(["large.csv: error: The file is larger than 64 MiB, the most that is read. Leave out columns and ties that are not needed."], Import(file));
    }

    [Fact]
    public void A_file_name_that_the_system_refuses_is_an_error_not_an_exception() =>
        Assert.Contains("cannot be read", Import("a\0b.csv")[0], StringComparison.Ordinal);
}
