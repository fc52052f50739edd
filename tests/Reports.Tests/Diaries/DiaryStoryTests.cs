using System.Text.RegularExpressions;
using Staffroom.Model;
using Staffroom.Model.Diaries;
using Staffroom.Model.Interventions;
using Staffroom.Model.Measures;
using Staffroom.Model.Networks;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Reports.Diaries;

namespace Staffroom.Reports.Tests.Diaries;

public sealed partial class DiaryStoryTests
{
    private static readonly WorldSpec World = new()
    {
        Network = new SchoolNetworkSpec { Schools = 3, StaffPerSchool = 9, Between = [new(SchoolPattern.Mesh, 6, 0.3)] },
        Climate = ClimateSpec.MidTrust,
        Practices =
        [
            new("routine", 0.1, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, [])),
            new("dialogue", 0.9, 0.3, 0.8, 0, new SeedSpec(SeedKind.Random, [0], 2, false, [])),
        ],
        Beliefs = [new BeliefSpec("all can learn", 0.5, 0.6, 0.2)],
        Parameters = ParameterSet.Default.With(
            [new(Parameter.WeeksPerYear, 20), new(Parameter.DisadoptionHazard, 0.3), new(Parameter.Mandate, 0.3), new(Parameter.ContactContagion, 0.05)]),
        Interventions = [new ConferenceIntervention(2, 4, 0.5, 3), new TwinningIntervention(3, 30, 2, 0.6), new LeaderIntervention(9, 0.9, SchoolSelection.All)],
        Weeks = 70,
    };

    private static readonly DiaryNames Names = new(Model.Worlds.World.Create(World, 1).Network, World);

    private static readonly Motives Doubting = new(0.34, 0.5, 0.6, 0.7, Motive.Belief);

    [Fact]
    public void From_hearing_to_refined_use() => Tells(
        0,
        "In week 5 the teacher heard of it from colleague 1.4, who used it. By week 12 the teacher knew enough to try it (know-how 0.32): "
        + "50 % worked out after talks with 1.4 and 2.3, 25 % shown by 1.4 and the rest in smaller pieces. "
        + "In week 20 the teacher took it up because others did: 3 of the 8 people tied to the teacher used it; "
        + "the chance of that was 18 % that week and 71 % over 8 weeks of being ready. "
        + "What had lowered that chance most was the teacher's belief in \"all can learn\" (0.34). "
        + "Use was routine by week 26 and refined by week 31. At the end the teacher used it (depth 0.95).",
        new Heard(5, 0, HeardFrom.Contact, 3, true),
        new BecameReady(12, 0, 0.32, [new(LessonKind.Stimulus, 3, 0.1), new(LessonKind.Transfer, 3, 0.08), new(LessonKind.Stimulus, 11, 0.06)]),
        new Adopted(20, 0, AdoptedBecause.SocialProof, -1, new Company(3, 8, 0.3), new Waiting(8, 0.18, 0.71, Doubting), 0.1, false),
        new Deepened(26, 0, LevelOfUse.Routine),
        new Deepened(31, 0, LevelOfUse.Refined),
        new PracticeStanding(70, 0, DiaryMoment.End, true, 1.0, true, false, 0.95, null));

    [Fact]
    public void Dropped_and_taken_up_again_is_one_sentence() => Tells(
        0,
        "The teacher was one of those it began with and used it from the start (depth 0.60). "
        + "In week 3 the teacher dropped it after 3 weeks, 2 of which did not go well, and took it up again in week 6 of their own accord, since nobody tied to the teacher used it. "
        + "In week 7 the teacher dropped it after a first week that did not go well. "
        + "63 weeks later the teacher had not taken it up again, although there was a chance of 95 % to do so in that time; "
        + "what lowered it most was the teacher's belief in \"all can learn\" (0.34).",
        new PracticeStanding(0, 0, DiaryMoment.Arrival, true, 0.75, true, false, 0.6, null),
        new Dropped(3, 0, 3, 2, 0.6, new Company(0, 8, 0), false),
        new Adopted(6, 0, AdoptedBecause.OwnAccount, -1, new Company(0, 8, 0), new Waiting(3, 0.05, 0.14, Doubting), 0.01, false),
        new Dropped(7, 0, 1, 1, 0, new Company(0, 8, 0), false),
        new PracticeStanding(70, 0, DiaryMoment.End, true, 0.75, false, false, 0, new Waiting(63, 0.05, 0.95, Doubting)));

    [Fact]
    public void Required_complied_meant() => Tells(
        1,
        "In week 1 the teacher heard of it by being required to use it, and used it without meaning it. "
        + "By week 30 the teacher knew enough to try it (know-how 0.30): nearly all of it worked out alone. "
        + "In week 31 the teacher came to mean what had been mere compliance because meeting 2.3 of school 2 was enough; the chance of that was under 1 %. "
        + "At the end the teacher used it (depth 0.33).",
        new Heard(1, 1, HeardFrom.Mandate, -1, false),
        new Complied(1, 1, 1.0),
        new BecameReady(30, 1, 0.3, [new(LessonKind.OwnDevelopment, -1, 0.299), new(LessonKind.Coaching, -1, 0.001)]),
        new Adopted(31, 1, AdoptedBecause.Contagion, 11, new Company(1, 8, 0.1), new Waiting(1, 0.004, 0.004, Doubting), 0.001, true),
        new PracticeStanding(70, 1, DiaryMoment.End, true, 0.4, true, false, 0.33, null));

    [Theory]
    [InlineData(false, 0.0, "The teacher never heard of it.")]
    [InlineData(true, 0.2, "The teacher never knew enough to try it: know-how was 0.20 at the end; 0.30 is needed.")]
    public void What_did_not_happen_is_told_too(bool isAware, double knowHow, string text) =>
        Tells(1, text, new PracticeStanding(70, 1, DiaryMoment.End, isAware, knowHow, false, false, 0, null));

    [Fact]
    public void A_belief_and_what_moved_it() => Assert.Equal(
        "The teacher began at 0.43, on the doubting side of one half. In week 9 it rose above one half, because using dialogue went well. "
        + "In week 30 it fell below one half, drawn by people the teacher met, head 1.1 most of all. At the end it was 0.48.",
        Section("Belief: all can learn", new BeliefCrossed(9, 0, 0.53, BeliefMovedBy.Experience, -1, 1), new BeliefCrossed(30, 0, 0.47, BeliefMovedBy.Colleagues, 0, -1)));

    [Fact]
    public void Ties_and_trust() => Assert.Equal(
        "The tie with colleague 1.4 became strong in week 8 (met in 6 of 8 weeks) and was lost when that person left after week 20. "
        + "2.3 left. The tie with 1.4's successor faded.\n"
        + "Trust between the teacher and 1.8 (0.60 to 0.72) grew. The teacher came to trust 1.5 (0.60 to 0.81) and 1.4 (0.60 to 0.71) more. The teacher came to trust 1.6 (0.60 to 0.45) less. "
        + "1.6 (0.60 to 0.49) came to trust the teacher less.\n"
        + "At the end the teacher had 7 ties, 2 of them strong and none to other schools.",
        Section(
            "Ties and trust",
            new TieChanged(8, 3, TieChange.BecameStrong, 0.51, 6, 8),
            new TrustMoved(8, 3, true, 0.6, 0.71),
            new TrustMoved(9, 4, true, 0.6, 0.7),
            new TrustMoved(12, 4, true, 0.7, 0.81),
            new TrustMoved(13, 5, false, 0.6, 0.49),
            new TrustMoved(14, 5, true, 0.6, 0.45),
            new TrustMoved(15, 6, true, 0.6, 0.7),
            new TrustMoved(16, 6, true, 0.7, 0.59),
            new TrustMoved(17, 7, true, 0.6, 0.72),
            new TrustMoved(17, 7, false, 0.6, 0.72),
            new TieChanged(20, 3, TieChange.AlterLeft, 0.55, 6, 12),
            new TieChanged(20, 11, TieChange.AlterLeft, 0.2, 1, 20),
            new TieChanged(40, 3, TieChange.Faded, 0.05, 0, 20)));

    [Fact]
    public void A_tie_that_wavers_is_told_by_the_times_in_which_it_was_strong() => Assert.StartsWith(
        "The tie with head 1.1 was strong until week 22, from week 30 to 38 and from week 47 to 60 and was lost when that person left after week 60.\n",
        Section(
            "Ties and trust",
            new TieChanged(22, 0, TieChange.Weakened, 0.39, 6, 22),
            new TieChanged(30, 0, TieChange.BecameStrong, 0.51, 6, 8),
            new TieChanged(38, 0, TieChange.Weakened, 0.39, 1, 8),
            new TieChanged(47, 0, TieChange.BecameStrong, 0.5, 6, 9),
            new TieChanged(60, 0, TieChange.AlterLeft, 0.55, 6, 13)),
        StringComparison.Ordinal);

    [Fact]
    public void A_strong_tie_that_is_lost_is_more_than_somebody_who_left() => Assert.StartsWith(
        "The strong tie with head 1.1 was lost when that person left after week 60. 1.4 left.\n",
        Section("Ties and trust", new TieChanged(60, 0, TieChange.AlterLeft, 0.55, 6, 13), new TieChanged(60, 3, TieChange.AlterLeft, 0.3, 6, 13)),
        StringComparison.Ordinal);

    [Fact]
    public void Whoever_comes_later_has_a_part_of_their_own()
    {
        var diary = new Diary(1,
        [
            .. Arrival(0), new Heard(5, 0, HeardFrom.Outside, -1, false), new Left(40, 1), .. Arrival(40), .. Ends(),
        ]);
        var sections = DiaryStory.Tell(diary, Names);
        Assert.Equal(
            ["", "routine", "dialogue", "Belief: all can learn", "1.2 from week 41: a newcomer", "routine", "dialogue", "Belief: all can learn", "Ties and trust"],
            sections.Select(section => section.Title));
        Assert.Equal("In week 5 the teacher heard of it from outside the schools. The teacher left before knowing enough to try it.", sections[1].Paragraphs.Single());
        Assert.Equal("The teacher left without having heard of it.", sections[2].Paragraphs.Single());
        Assert.StartsWith("After week 40 the teacher left. The newcomer in this position knew none of the practices", sections[4].Paragraphs.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_story_of_a_whole_world_is_in_sentences()
    {
        var (_, diaries) = Simulation.RunWithDiaries(World, 1, [.. Enumerable.Range(0, 27)]);
        var paragraphs = diaries.SelectMany(diary => DiaryStory.Tell(diary, Names)).SelectMany(section => section.Paragraphs).ToList();
        Assert.All(paragraphs, paragraph =>
        {
            Assert.Matches(Sentences(), paragraph);
            Assert.DoesNotContain("  ", paragraph, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", paragraph, StringComparison.Ordinal);
        });
        Assert.Contains(paragraphs, paragraph => paragraph.Contains("the head", StringComparison.Ordinal));
    }

    private static IEnumerable<DiaryEntry> Arrival(int week) =>
        [new BeliefStanding(week, 0, DiaryMoment.Arrival, 0.43), new TiesStanding(week, DiaryMoment.Arrival, 8, 1, 1)];

    private static IEnumerable<DiaryEntry> Ends() =>
    [
        new PracticeStanding(70, 0, DiaryMoment.End, false, 0, false, false, 0, null),
        new PracticeStanding(70, 1, DiaryMoment.End, false, 0, false, false, 0, null),
        new BeliefStanding(70, 0, DiaryMoment.End, 0.48),
        new TiesStanding(70, DiaryMoment.End, 7, 2, 0),
    ];

    /// <summary>The story of one practice out of its entries.</summary>
    private static void Tells(int practice, string text, params DiaryEntry[] entries)
    {
        var others = Ends().Where(entry => entry is not PracticeEntry each || each.Practice != practice);
        var diary = new Diary(1, [.. Arrival(0), .. entries, .. others]);
        Assert.Equal(text, DiaryStory.Tell(diary, Names).Single(section => section.Title == World.Practices[practice].Name).Paragraphs.Single());
    }

    private static string Section(string title, params DiaryEntry[] entries) => string.Join(
        "\n", DiaryStory.Tell(new Diary(1, [.. Arrival(0), .. entries, .. Ends()]), Names).Single(section => section.Title == title).Paragraphs);

    [GeneratedRegex(@"^[A-Z1-9].*[^.]\.$")]
    private static partial Regex Sentences();
}
