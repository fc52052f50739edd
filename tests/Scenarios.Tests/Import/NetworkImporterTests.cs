using Staffroom.Model.Networks;
using Staffroom.Scenarios.Import;
using static Staffroom.Scenarios.Tests.Import.ImportFolder;

namespace Staffroom.Scenarios.Tests.Import;

public sealed class NetworkImporterTests : IDisposable
{
    private const string People = """
        person,site,role,boss,eff,tru
        t10,North,teacher,no,5,1
        t2,North,coach,yes,9,7
        t1,South,teacher,0,1,4
        t3,South,,1,,2.5
        """;

    private const string Ties = """
        who,whom,often,faith
        t1,t2,4,2
        t2,t1,2,1
        t2,t10,1,
        t3,t1,3,5
        """;

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ImportOptions UserColumns(ImportOptions options) => options with
    {
        IdColumn = "person",
        SchoolColumn = "site",
        GroupColumn = "role",
        HeadColumn = "boss",
        FromColumn = "who",
        ToColumn = "whom",
        Weight = new ScaledColumn("often", 0, 4),
        TieTrust = new ScaledColumn("faith", 1, 5),
        Attributes = Attributes((PersonAttribute.Efficacy, new("eff", 1, 9)), (PersonAttribute.Trust, new("tru", 1, 7))),
    };

    [Fact]
    public void People_come_in_natural_order_with_their_school_group_head_and_rescaled_attributes()
    {
        var network = Valid(_folder.Import(People, Ties, UserColumns)).Network;

        Assert.Equal(["North", "South"], network.Schools.ToArray());
        Assert.Equal<GivenPerson>(
            [
                new GivenPerson("t1", 1) { Group = "teacher", Efficacy = 0.0, Trust = 0.5 },
                new GivenPerson("t2", 0) { Group = "coach", IsHead = true, Efficacy = 1.0, Trust = 1.0 },
                new GivenPerson("t3", 1) { IsHead = true, Efficacy = null, Trust = 0.25 },
                new GivenPerson("t10", 0) { Group = "teacher", Efficacy = 0.5, Trust = 0.0 },
            ],
            network.People);
    }

    [Fact]
    public void A_tie_is_the_mean_of_its_reports_and_trust_stays_each_persons_own()
    {
        var network = Valid(_folder.Import(People, Ties, UserColumns)).Network;

        Assert.Equal<GivenTie>(
            [
                new GivenTie(0, 1, 0.75) { TrustAB = 0.25, TrustBA = 0.0 },
                new GivenTie(0, 2, 0.375) { TrustAB = null, TrustBA = 1.0 },
                new GivenTie(1, 3, 0.125),
            ],
            network.Ties);
    }

    [Fact]
    public void The_reports_are_kept_as_they_were_read()
    {
        var imported = Valid(_folder.Import(People, Ties, UserColumns));

        Assert.True(imported.IsDirected);
        Assert.Equal<TieReport>(
            [new TieReport(0, 1, 1.0, 0.25), new TieReport(1, 0, 0.5, 0.0), new TieReport(1, 3, 0.25, null), new TieReport(2, 0, 0.75, 1.0)],
            imported.Reports);
    }

    [Theory]
    [InlineData(TieCombination.Mean, 0.75, 0.125)]
    [InlineData(TieCombination.MeanOfReports, 0.75, 0.25)]
    [InlineData(TieCombination.Maximum, 1.0, 0.25)]
    [InlineData(TieCombination.Minimum, 0.5, null)]
    public void Two_reports_are_combined_as_the_user_says_and_the_report_says_how(TieCombination how, double both, double? oneOnly)
    {
        var imported = Valid(_folder.Import(People, Ties, options => UserColumns(options) with { Combine = how }));

        Assert.Equal(both, imported.Network.Ties.Single(tie => (tie.A, tie.B) == (0, 1)).TieStrength);
        Assert.Equal(oneOnly, imported.Network.Ties.SingleOrDefault(tie => (tie.A, tie.B) == (1, 3))?.TieStrength);
        Assert.Equal(2, imported.Report.OneSidedTies);
        Assert.Contains(imported.Report.ToSentences(), sentence => sentence.StartsWith("Of 3 tied pairs 2 are reported by one end only;", StringComparison.Ordinal) && sentence.Contains($"({how})", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_says_what_was_read_left_out_and_rescaled()
    {
        var imported = Valid(_folder.Import(People, Ties + "\nt1,t1,3,3\nt1,t9,1,1\n", options => UserColumns(options) with { MinimumWeight = 2 }));

        string[] sentences = [.. imported.Report.ToSentences().Select(sentence => sentence.Replace(_folder.Path("x")[..^1], "", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "Read 4 rows of people from people.csv (CSV, comma separated).",
                "Read 6 rows of ties from ties.csv (CSV, comma separated).",
                "The network has 4 people in 2 schools and 2 ties from 3 reports.",
                "Left out or merged: reports with a weight below 2 (1).",
                "Left out or merged: self-ties (1).",
                "Left out or merged: ties to unknown people (1).",
                "Column \"eff\" is efficacy: 1 to 9 (as given) became 0 to 1; 1 of 4 values are missing.",
                "Column \"tru\" is trust: 1 to 7 (as given) became 0 to 1.",
                "Column \"often\" is tie strength: 0 to 4 (as given) became 0 to 1.",
                "Column \"faith\" is trust in the other person: 1 to 5 (as given) became 0 to 1; 1 of 6 values are missing.",
                "Of 2 tied pairs 1 are reported by one end only; the strength is the mean of both reports, and one report alone counts half (Mean). Trust stays each person's own.",
            ],
            sentences);
    }

    [Fact]
    public void Without_a_range_weights_run_from_zero_to_the_largest_and_attributes_over_the_files_own_values()
    {
        var imported = Valid(_folder.Import(People, Ties, options => UserColumns(options) with
        {
            Weight = new ScaledColumn("often"),
            Attributes = Attributes((PersonAttribute.Trust, new("tru"))),
        }));

        Assert.Equal([0.5, 1.0, 0.25, 0.0], imported.Network.People.Select(person => person.Trust!.Value));
        Assert.Equal([1.0, 0.5, 0.25, 0.75], imported.Reports.Select(report => report.Strength));
        Assert.Contains(imported.Report.ToSentences(), sentence => sentence.Contains("\"often\" is tie strength: 0 to 4 (from the values in the file)", StringComparison.Ordinal));
        Assert.Contains(imported.Report.ToSentences(), sentence => sentence.Contains("\"tru\" is trust: 1 to 7 (from the values in the file)", StringComparison.Ordinal));
    }

    [Fact]
    public void Ties_without_direction_count_from_both_ends()
    {
        var imported = Valid(_folder.ImportTies("from,to,weight\nb,a,4\nb,c,2\n", options => options with { IsDirected = false }));

        Assert.False(imported.IsDirected);
        Assert.Equal<GivenTie>([new GivenTie(0, 1, 1.0), new GivenTie(1, 2, 0.5)], imported.Network.Ties);
        Assert.Equal(4, imported.Reports.Length);
        AssertSaid("Ties have no direction: each is taken as reported from both ends.", imported.Report.ToSentences());
    }

    [Fact]
    public void Without_people_everybody_is_taken_from_the_ties_into_one_school()
    {
        var imported = Valid(_folder.ImportTies("from,to,weight\nAnn Lee,Bo,1\nBo,\"O'Hara, Cy\",1\n"));

        Assert.Equal(["Ann Lee", "Bo", "O'Hara, Cy"], Names(imported));
        Assert.Equal(["school 1"], imported.Network.Schools.ToArray());
    }

    [Fact]
    public void Without_weights_all_ties_are_equally_strong()
    {
        var network = Valid(_folder.ImportTies("from,to\na,b\nb,a\nb,c\n", options => options with { Weight = null, UnweightedStrength = 0.6 })).Network;

        Assert.Equal([0.6, 0.3], network.Ties.Select(tie => tie.TieStrength));
    }

    [Fact]
    public void The_smallest_weight_is_taken_report_by_report_before_reports_are_combined()
    {
        var network = Valid(_folder.ImportTies("from,to,weight\na,b,4\nb,a,1\nb,c,2\n", options => options with { MinimumWeight = 3 })).Network;

        Assert.Equal<GivenTie>([new GivenTie(0, 1, 0.5)], network.Ties);
        Assert.Equal(3, network.People.Length);
    }

    [Fact]
    public void Repeated_reports_become_their_mean_and_that_is_said()
    {
        var outcome = _folder.ImportTies("from,to,weight\na,b,4\na,b,1\na,b,1\nb,a,4\n");

        Assert.Equal([0.5, 1.0], Valid(outcome).Reports.Select(report => report.Strength));
        Assert.Contains(_folder.Said(outcome), said => said.StartsWith("ties.csv: note: Reports that repeat another about the same pair in the same direction: 2.", StringComparison.Ordinal));
        Assert.Contains(new LeftOut("repeated reports, merged into their mean", 2), outcome.Value!.Report.LeftOut);
    }

    [Fact]
    public void Repeated_ties_without_direction_are_counted_once_each()
    {
        var outcome = _folder.ImportTies("from,to,weight\na,b,4\nb,a,2\n", options => options with { IsDirected = false });

        Assert.Equal(0.75, Assert.Single(Valid(outcome).Network.Ties).TieStrength);
        AssertSaid("ties.csv: note: Ties that repeat another between the same pair: 1. Of repeated values the mean was taken.", _folder.Said(outcome));
    }

    [Fact]
    public void People_who_report_nobody_are_named_where_silence_would_count()
    {
        const string ties = "from,to,weight\na,b,4\na,c,4\nb,a,1\n";
        const string note = "ties.csv: note: Reported by others but reporting nobody: 1 of 3 people (c). If they did not answer, combine reports by MeanOfReports, which does not take silence for \"no tie\".";

        AssertSaid(note, _folder.Said(_folder.ImportTies(ties, options => options with { MinimumWeight = 3 })));
        Assert.DoesNotContain(note, _folder.Said(_folder.ImportTies(ties, options => options with { Combine = TieCombination.MeanOfReports })), StringComparer.Ordinal);
    }

    [Fact]
    public void Distances_are_read_as_they_are()
    {
        var network = Valid(_folder.ImportTies(
            "from,to,weight,km\na,b,1,12.5\nb,a,1,12.5\nb,c,1,\n", options => options with { DistanceColumn = "km", DistanceKm = 40 })).Network;

        Assert.Equal([12.5, null], network.Ties.Select(tie => tie.DistanceKm));
        Assert.Equal(40, network.DistanceKm);
    }

    [Fact]
    public void A_school_keeps_its_first_head_and_schools_without_one_are_named()
    {
        var outcome = _folder.Import(
            "id,school,head\nb,X,head\na,X,TRUE\nc,Y,principal\n", "from,to\na,b\n", options => options with { SchoolColumn = "school", HeadColumn = "head" });

        Assert.Equal("a", Assert.Single(Valid(outcome).Network.People, person => person.IsHead).Name);
        Assert.Equal(
            [
                "people.csv: note: In column \"head\" \"principal\" (1) were read as \"not a head\". Heads are marked by 1, true, yes or head.",
                "people.csv: note: The school \"X\" has more than one head; \"a\" stays its head and \"b\" does not.",
                "people.csv: note: 1 of 2 schools have no head (Y); the first person in order of ids is taken for it.",
            ],
            _folder.Said(outcome)[..3]);
    }
}
