using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import;

public sealed class ImportProblemsTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_column_is_an_error_with_the_nearest_name_and_all_names()
    {
        var outcome = _folder.ImportTies("from,to,wieght,year\na,b,1,3\n");

        Assert.False(outcome.IsValid);
        Assert.Equal(
            ["ties.csv:1:1: error: There is no column \"weight\", which was to be the column of tie strength. Did you mean \"wieght\"? The columns are from, to, wieght, year."],
            _folder.Said(outcome));
    }

    [Fact]
    public void All_problems_of_all_files_come_at_once()
    {
        var outcome = _folder.Import(
            "id,school\na,X\nb,\n,X\n",
            "from,to,w\na,b,\"1,5\"\na,a,1\na,b,x\nb,a,inf\n",
            options => options with { SchoolColumn = "school", GroupColumn = "role", Weight = new("w") });

        Assert.False(outcome.IsValid);
        Assert.Equal(
            [
                "people.csv:1:1: error: There is no column \"role\", which was to be the column of groups. The columns are id, school.",
                "people.csv:3:3: error: The person \"b\" has no school. Everybody needs one; name one for people of no school, such as \"central office\".",
                "people.csv:4:1: note: The person has no id and was left out.",
                "ties.csv:2:5: error: \"1,5\" in column \"w\" is not a number. Write a decimal point: 1.5.",
                "ties.csv:3:3: note: The tie of \"a\" to itself was left out.",
                "ties.csv:4:5: error: \"x\" in column \"w\" is not a number. Write a number such as 3 or 0.75, or leave the value empty if it is unknown.",
                "ties.csv:5:5: error: \"inf\" in column \"w\" is not a number. Write a number such as 3 or 0.75, or leave the value empty if it is unknown.",
            ],
            _folder.Said(outcome));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    public void Numbers_must_be_finite(string value)
    {
        var outcome = _folder.ImportTies($"from,to,weight\na,b,1\nb,a,{value}\n");

        Assert.Equal(
            [$"ties.csv:3:5: error: \"{value}\" in column \"weight\" is not a number. Numbers must be finite; leave the value empty if it is unknown."],
            _folder.Said(outcome));
    }

    [Fact]
    public void Missing_values_are_said_and_the_import_goes_on()
    {
        var outcome = _folder.Import(
            "id,group,trust\na,x,1\nb,,NA\nc,x,3\n",
            "from,to,w,trust\na,b,1,2\nb,c,,2\nc,,1,2\nc,a,1,\n",
            options => options with
            {
                GroupColumn = "group",
                Attributes = Attributes((PersonAttribute.Trust, new("trust", 1, 3))),
                Weight = new("w"),
                TieTrust = new("trust", 1, 3),
            });

        var network = Valid(outcome).Network;
        Assert.Equal([0.0, null, 1.0], network.People.Select(person => person.Trust));
        Assert.Equal([(0, 1), (0, 2)], network.Ties.Select(tie => (tie.A, tie.B)));
        Assert.Equal(
            [
                "people.csv:3:3: note: The person \"b\" has no group and is in none.",
                "people.csv:3:1: note: The person \"b\" has no trust; it will be drawn as for a generated teacher.",
                "ties.csv:3:1: note: The tie from \"b\" to \"c\" has no weight and was left out.",
                "ties.csv:4:3: note: Column \"to\" is empty; the tie was left out.",
                "ties.csv:5:1: note: The tie from \"c\" to \"a\" has no trust; the person's own or the climate's is used.",
                "people.csv: note: The school has no head; the first person in order of ids is taken for it. Name the column that marks heads if there is one.",
            ],
            _folder.Said(outcome));
    }

    [Fact]
    public void Unknown_people_are_said_with_the_nearest_id()
    {
        var outcome = _folder.Import("id\nanna\nbernd\n", "from,to\nanna,bernd\nana,bernd\nanna,zoe\n");

        Assert.Equal(
            [
                "ties.csv:3:1: note: \"ana\" is not among the people; the tie was left out. Did you mean \"anna\"?",
                "ties.csv:4:6: note: \"zoe\" is not among the people; the tie was left out.",
            ],
            _folder.Said(outcome)[..2]);
        Assert.Contains(new LeftOut("ties to unknown people", 2), Valid(outcome).Report.LeftOut);
    }

    [Fact]
    public void An_id_used_twice_is_an_error_unless_the_rows_say_the_same()
    {
        var outcome = _folder.Import("id,school\na,X\nb,X\na,X\nb,Y\n", "from,to\na,b\n", options => options with { SchoolColumn = "school" });

        Assert.False(outcome.IsValid);
        Assert.Equal(
            [
                "people.csv:4:1: note: The person \"a\" stands in the file again with the same values; the repetition was left out.",
                "people.csv:5:1: error: The id \"b\" was used before with other values. Every person needs an id of their own.",
            ],
            _folder.Said(outcome));
    }

    [Fact]
    public void A_column_name_used_twice_is_an_error_only_if_the_column_is_needed()
    {
        Assert.Equal(
            ["ties.csv:1:1: error: There is more than one column \"weight\". Rename or remove all but one of them."],
            _folder.Said(_folder.ImportTies("from,to,weight,weight\na,b,1,2\n")));
        Assert.True(_folder.ImportTies("from,to,weight,note,note\na,b,1,2,3\n").IsValid);
    }

    [Fact]
    public void Of_each_kind_twenty_are_listed_and_the_rest_is_counted()
    {
        string selfTies = string.Concat(Enumerable.Range(0, 57).Select(i => $"p{i},p{i},1\n"));
        string notNumbers = string.Concat(Enumerable.Range(0, 20).Select(_ => "a,b,?\n"));
        var said = _folder.Said(_folder.ImportTies("from,to,weight\n" + selfTies + notNumbers));

        Assert.Equal(20, said.Count(line => line.Contains("to itself", StringComparison.Ordinal)));
        Assert.Equal(20, said.Count(line => line.Contains("is not a number", StringComparison.Ordinal)));
        Assert.Equal("ties.csv: note: … and 37 more self-ties.", said[^1]);
        Assert.Equal(41, said.Length);
    }

    [Fact]
    public void Values_outside_the_given_range_and_negative_weights_are_errors()
    {
        Assert.Equal(
            ["ties.csv:2:5: error: 7 in column \"weight\" (tie strength) is outside the given range 1 to 5. Correct the value or the range."],
            _folder.Said(_folder.ImportTies("from,to,weight\na,b,7\nb,a,1\n", options => options with { Weight = new("weight", 1, 5) })));
        Assert.Equal(
            ["ties.csv:3:5: error: The weight -1 is negative. Ties have weights from 0 upward; give a range if the scale has negative values."],
            _folder.Said(_folder.ImportTies("from,to,weight\na,b,7\nb,a,-1\n")));
        Assert.Equal(
            [0.0, 1.0],
            Valid(_folder.ImportTies("from,to,weight\na,b,-2\nb,a,2\n", options => options with { Weight = new("weight", -2, 2) })).Reports.Select(report => report.Strength));
    }

    [Fact]
    public void A_network_without_ties_is_an_error_that_says_where_they_went()
    {
        Assert.Equal(["ties.csv: error: The file has no ties. After the column names it needs a line for each tie."], _folder.Said(_folder.ImportTies("from,to,weight\n")));
        AssertSaid(
            "ties.csv: error: No tie is left: all rows were left out. Left out: self-ties (1), reports with a weight below 5 (2).",
            _folder.Said(_folder.ImportTies("from,to,weight\na,a,9\na,b,1\nb,a,2\n", options => options with { MinimumWeight = 5 })));
        AssertSaid(
            "ties.csv: error: No tie is left: every tie is reported by one end only. Combine reports by Mean, MeanOfReports or Maximum to keep them.",
            _folder.Said(_folder.ImportTies("from,to,weight\na,b,1\nb,c,2\n", options => options with { Combine = TieCombination.Minimum })));
    }

    [Fact]
    public void Columns_of_people_need_a_file_of_people()
    {
        var outcome = _folder.ImportTies("from,to,weight\na,b,1\n", options => options with { SchoolColumn = "site", HeadColumn = "boss" });

        Assert.Equal(["error: There is no file of people that could hold \"site\", \"boss\". Name the file of people."], _folder.Said(outcome));
    }

    [Fact]
    public void Options_that_cannot_be_meant_are_errors()
    {
        var outcome = _folder.ImportTies("from,to,weight\na,b,1\n", options => options with
        {
            UnweightedStrength = 1.5,
            DistanceKm = double.NaN,
            MinimumWeight = double.NaN,
            Weight = new("weight", 5, 5),
        });

        Assert.Equal(4, outcome.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.File.Length == 0));
        AssertSaid(
            "error: There is a smallest weight to keep, but no column of weights. Name the column of weights.",
            _folder.Said(_folder.ImportTies("from,to\na,b\n", options => options with { Weight = null, MinimumWeight = 2 })));
    }

    [Fact]
    public void Values_that_are_all_the_same_become_a_half_and_that_is_said()
    {
        var outcome = _folder.Import("id,eff\na,5\nb,5\n", "from,to\na,b\n", options => options with { Attributes = Attributes((PersonAttribute.Efficacy, new("eff"))) });

        Assert.All(Valid(outcome).Network.People, person => Assert.Equal(0.5, person.Efficacy));
        Assert.Contains(_folder.Said(outcome), said => said.Contains("All values of column \"eff\" (efficacy) are 5; they became 0.5.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u001b[31m", "U+001B")]
    [InlineData("\"two\nlines\"", "U+000A")]
    [InlineData("\uFFFF", "U+FFFF")]
    public void Names_hold_no_control_characters(string name, string code)
    {
        var said = _folder.Said(_folder.ImportTies($"from,to,weight\na,{name},1\n"));

        Assert.StartsWith("ties.csv:2:3: error: The name in column \"to\" holds the control character " + code, said[0], StringComparison.Ordinal);
    }
}
