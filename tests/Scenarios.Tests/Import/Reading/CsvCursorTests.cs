using System.Text;
using Staffroom.Scenarios.Import;
using Staffroom.Scenarios.Import.Reading;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import.Reading;

public sealed class CsvCursorTests : IDisposable
{
    private const string Plain = "from,to,weight\na,b,1.5\nb,a,3\n";

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> SameFiles => new()
    {
        Plain,
        Plain.TrimEnd(),
        Plain.Replace("\n", "\r\n", StringComparison.Ordinal),
        Plain.Replace("\n", "\r", StringComparison.Ordinal),
        Plain.Replace(',', ';'),
        Plain.Replace(',', '\t'),
        "\uFEFF" + Plain,
        "\n\n" + Plain.Replace("\n", "\n\n", StringComparison.Ordinal),
        "\"from\",\"to\",\"weight\"\n\"a\",\"b\",\"1.5\"\nb,a,3\n",
        " from , to , weight \n a , b , 1.5 \nb,a, 3\n",
        "from,to,weight\na,b,1.5,,\nb,a,3,\n",
    };

    [Theory]
    [MemberData(nameof(SameFiles))]
    public void Separators_line_ends_quotes_blanks_and_marks_make_no_difference(string text)
    {
        var imported = Valid(_folder.ImportTies(text));

        Assert.Equal(["a", "b"], Names(imported));
        Assert.Equal<TieReport>([new TieReport(0, 1, 0.5, null), new TieReport(1, 0, 1.0, null)], imported.Reports);
    }

    [Fact]
    public void A_file_in_UTF_16_as_spreadsheets_write_it_is_read()
    {
        foreach (Encoding encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("from\tto\tweight\nZoë\tÅsa\t1\n")];
            var options = new ImportOptions { EdgesFile = _folder.Write("utf16.txt", bytes), Weight = new("weight") };

            Assert.Equal(["Zoë", "Åsa"], Names(Valid(NetworkImporter.Import(options))));
        }
    }

    [Theory]
    [InlineData(';', "semicolon")]
    [InlineData('\t', "tab")]
    public void Another_separator_than_the_comma_is_said(char separator, string name)
    {
        var outcome = _folder.ImportTies(Plain.Replace(',', separator));

        AssertSaid($"ties.csv: note: The file was read as {name} separated.", _folder.Said(outcome));
        Assert.Equal($"CSV, {name} separated", Valid(outcome).Report.Files[0].Format);
    }

    [Fact]
    public void Decimal_commas_are_refused_with_advice_whatever_the_separator()
    {
        AssertSaid(
            "ties.csv:2:5: error: \"1,5\" in column \"weight\" is not a number. Write a decimal point: 1.5.",
            _folder.Said(_folder.ImportTies("from;to;weight\na;b;1,5\n")));
        Assert.Equal(
            [
                "ties.csv:2:7: error: The number of values is 4, but there are 3 columns. Put values that contain the separator into double quotes, write numbers with a decimal point, and leave unknown values empty.",
            ],
            _folder.Said(_folder.ImportTies("from,to,weight\na,b,1,5\n")));
    }

    [Fact]
    public void Rows_with_too_few_values_are_errors()
    {
        var said = _folder.Said(_folder.ImportTies("from,to,weight\na,b,1\nb\nb,a\n"));

        Assert.Equal(2, said.Length);
        Assert.StartsWith("ties.csv:3:1: error: The number of values is 1, but there are 3 columns.", said[0], StringComparison.Ordinal);
        Assert.StartsWith("ties.csv:4:3: error: The number of values is 2, but there are 3 columns.", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_right_behind_quotes_separators_and_line_ends_within_values()
    {
        var outcome = _folder.ImportTies("from,to,note,weight\n\na,b,\"said \"\"x, y\"\"\r\nand left\",1\nb,a,\"p,q\",?\nb,c,\"one\ntwo\",!\n");

        Assert.Equal(
            ["ties.csv:5:11: error: \"?\" in column \"weight\"", "ties.csv:7:6: error: \"!\" in column \"weight\""],
            Array.ConvertAll(_folder.Said(outcome), said => said[..said.IndexOf(" is not", StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_said_where_it_opens()
    {
        string text = "from,to,weight\na,b,1\n\"b,a,1\n" + string.Concat(Enumerable.Repeat("c,d,1\n", 20_000));

        Assert.Equal(
            ["ties.csv:3:1: error: A value that begins at or after this line is longer than 100,000 characters. Look for a double quote that is never closed."],
            _folder.Said(_folder.ImportTies(text)));
    }

    [Fact]
    public void A_line_with_endlessly_many_values_is_not_taken_apart() =>
        Assert.Equal(
            ["ties.csv:3:1: error: The line has more than 10,000 values, the most that are read. Leave out columns that are not needed."],
            _folder.Said(_folder.ImportTies("from,to,weight\na,b,1\n" + new string(',', 3_000_000))));

    [Fact]
    public void More_rows_than_the_limit_are_an_error()
    {
        var problems = new Problems();
        using CsvCursor cursor = CsvCursor.Open("ties.csv", "a,b\n1,2\n3,4\n5,6\n", problems, maximumRows: 2)!;

        Assert.True(cursor.Read());
        Assert.True(cursor.Read());
        Assert.False(cursor.Read());
        Assert.Equal<string>(["ties.csv:4:1: error: The file has more than 2 rows, the most that are read. Leave out ties that are not needed."], [.. problems.ToList().Select(problem => problem.ToString())]);
    }
}
