using System.Collections.Immutable;
using Staffroom.Model;
using Staffroom.Model.Diaries;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Diaries;
using Staffroom.Reports.Tables;

namespace Staffroom.Reports.Tests.Diaries;

public sealed class AdoptersTests
{
    private static readonly WorldSpec World = new()
    {
        Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 9, Between = [new(SchoolPattern.Mesh, 6, 0.3)] },
        Climate = ClimateSpec.HighTrust,
        Practices =
        [
            new("routine", 0.1, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, [])),
            new("dialogue", 0.9, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, [])),
        ],
        Beliefs = [new BeliefSpec("all can learn", 0.5, 0.6, 0.2)],
        Parameters = ParameterSet.Default.With([new(Parameter.WeeksPerYear, 20), new(Parameter.Turnover, 0.1), new(Parameter.DisadoptionHazard, 0.3)]),
        Weeks = 70,
    };

    private static readonly DiaryNames Names = new(Model.Worlds.World.Create(World, 1).Network, World);

    private static readonly Waiting Waited = new(8, 0.18, 0.71, new Motives(0.34, 0.5, 0.6, 0.7, Motive.Belief));

    [Fact]
    public void From_hearing_to_use_is_one_row()
    {
        var adopter = Assert.Single(Told(
            new Heard(5, 0, HeardFrom.Contact, 3, true),
            new BecameReady(12, 0, 0.32, []),
            new Adopted(20, 0, AdoptedBecause.SocialProof, -1, new Company(3, 8, 0.3), Waited, 0.1, false),
            new PracticeStanding(70, 0, DiaryMoment.End, true, 1.0, true, false, 0.95, null)));

        Assert.Equal(("1.3", "school 1", "routine"), (adopter.Name, adopter.School, adopter.Practice));
        Assert.Equal((5, "colleague 1.4", 12, 20), (adopter.HeardWeek, adopter.HeardFrom, adopter.ReadyWeek, adopter.AdoptedWeek));
        Assert.Equal(("because others did: 3 of 8 people tied to them", 0.95, "uses it"), (adopter.Why, adopter.FinalDepth, adopter.AtTheEnd));
    }

    [Fact]
    public void A_starter_is_there_in_week_0()
    {
        var adopter = Assert.Single(Told(
            new PracticeStanding(0, 0, DiaryMoment.Arrival, true, 0.75, true, false, 0.6, null),
            new Dropped(3, 0, 3, 2, 0.6, new Company(0, 8, 0), false),
            new PracticeStanding(70, 0, DiaryMoment.End, true, 0.75, false, false, 0, null)));

        Assert.Equal((0, "knew it from the start", 0, 0), (adopter.HeardWeek, adopter.HeardFrom, adopter.ReadyWeek, adopter.AdoptedWeek));
        Assert.Equal(("one of those it began with", 0.0, "dropped it in week 3"), (adopter.Why, adopter.FinalDepth, adopter.AtTheEnd));
    }

    [Fact]
    public void Who_was_told_to_and_came_to_mean_it_says_both()
    {
        var adopter = Assert.Single(Told(
            new Heard(1, 1, HeardFrom.Mandate, -1, false),
            new Complied(1, 1, 0.9),
            new BecameReady(30, 1, 0.3, []),
            new Adopted(31, 1, AdoptedBecause.Contagion, 11, new Company(1, 8, 0), Waited, 0.1, true),
            new PracticeStanding(70, 1, DiaryMoment.End, true, 1.0, true, false, 0.5, null)));

        Assert.Equal(("the requirement to use it", 31), (adopter.HeardFrom, adopter.AdoptedWeek));
        Assert.Equal("told to in week 1, then meant it because meeting 2.3 of school 2 was enough", adopter.Why);
    }

    [Fact]
    public void Who_merely_complied_is_there_as_such()
    {
        var adopter = Assert.Single(Told(
            new Heard(1, 1, HeardFrom.Mandate, -1, false),
            new Complied(1, 1, 0.9),
            new PracticeStanding(70, 1, DiaryMoment.End, true, 0.2, true, true, 0.2, null)));

        Assert.Equal((1, "told to, and never came to mean it", "merely complies"), (adopter.AdoptedWeek, adopter.Why, adopter.AtTheEnd));
        Assert.Null(adopter.ReadyWeek);
    }

    [Fact]
    public void Newcomers_are_people_of_their_own()
    {
        var adopters = Told(
            new Heard(5, 0, HeardFrom.Outside, -1, false),
            new Adopted(9, 0, AdoptedBecause.OwnAccount, -1, new Company(0, 8, 0), Waited, 0.1, false),
            new Left(20, 1),
            new Heard(22, 0, HeardFrom.Conference, 11, true),
            new Adopted(40, 0, AdoptedBecause.OwnAccount, -1, new Company(2, 8, 0), Waited, 0.1, false),
            new PracticeStanding(70, 0, DiaryMoment.End, true, 1.0, true, false, 0.4, null));

        Assert.Equal(["1.3", "1.3 (newcomer after week 20)"], adopters.Select(adopter => adopter.Name));
        Assert.Equal(["used it until leaving after week 20", "uses it"], adopters.Select(adopter => adopter.AtTheEnd));
        Assert.Equal([null, 0.4], adopters.Select(adopter => adopter.FinalDepth));
        Assert.Equal("of their own accord: nobody tied to them used it", adopters[0].Why);
        Assert.Equal("of their own accord, though 2 of 8 people tied to them used it", adopters[1].Why);
        Assert.Equal("2.3 of school 2, at a conference", adopters[1].HeardFrom);
    }

    [Fact]
    public void Nobody_who_only_heard_is_there() => Assert.Empty(Told(new Heard(5, 0, HeardFrom.Outside, -1, false)));

    [Fact]
    public void In_a_real_run_every_adoption_of_the_trajectory_has_its_row_in_order()
    {
        var (trajectory, diaries) = Simulation.RunWithDiaries(World, 3, [.. Enumerable.Range(0, 27)]);
        var adopters = Adopters.Of(diaries, Names);

        Assert.Equal(adopters.Select(adopter => adopter.AdoptedWeek).Order(), adopters.Select(adopter => adopter.AdoptedWeek));
        var stayed = adopters.Where(adopter => !adopter.Name.Contains("newcomer", StringComparison.Ordinal)).ToDictionary(adopter => (adopter.PracticeIndex, adopter.Teacher));
        var positions = adopters.Select(adopter => (adopter.PracticeIndex, adopter.Teacher)).ToHashSet();
        for (int practice = 0; practice < 2; practice++)
        {
            for (int teacher = 0; teacher < 27; teacher++)
            {
                Assert.True(trajectory.AdoptionWeeks[(practice * 27) + teacher] < 0 || positions.Contains((practice, teacher)), $"{practice} {teacher}");
            }
        }

        Assert.NotEmpty(stayed);
        Assert.All(adopters, adopter => Assert.True(adopter.HeardWeek <= adopter.AdoptedWeek && (adopter.ReadyWeek ?? 0) <= adopter.AdoptedWeek, adopter.ToString()));
    }

    [Fact]
    public void As_a_table_texts_are_quoted_and_what_is_missing_is_empty()
    {
        var experiment = Sample.Headline.Experiment;
        using var writer = new StringWriter();
        AdoptersCsv.Write(writer, experiment, experiment.Run(0), [SampleAdopters.Of(["=a,b"]).First()]);

        Assert.Equal(
            "condition,network.schools,network.ties,climate.trust,replicate,teacher,school,practice,heardWeek,heardFrom,readyWeek,adoptedWeek,why,finalDepth,atTheEnd\r\n"
            + "1,5,weak,low,1,1.1,school 1,\"'=a,b\",0,colleague 1.1,,3,because others did: 3 of 8 people tied to them,,used it until leaving after week 40\r\n",
            writer.ToString());
    }

    private static ImmutableArray<Adopter> Told(params DiaryEntry[] entries) => Adopters.Of([new Diary(2, [.. entries])], Names);
}
