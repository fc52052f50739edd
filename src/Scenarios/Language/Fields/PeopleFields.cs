using Staffroom.Model.Worlds;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The keys of <c>practices</c>, <c>beliefs</c> and <c>seeds</c>.</summary>
internal static class PeopleFields
{
    /// <summary>Practices and beliefs each have a random stream and a column of their own.</summary>
    public const int MostPractices = 20;

    public const string DefaultPracticeName = "practice";

    /// <summary>Starters are those whom the column <c>network.columns.uses</c> marks.</summary>
    public const string InTheFile = "in the file";

    public const string Nobody = "nobody";

    private static readonly SeedSpec Starter = new(SeedKind.InformalLeaders, [], 4, PerSchool: false, []);

    public static Section Seeds { get; } = new(
        "who starts with a practice",
        new Field(
            "school",
            new OneOfType(
                new ChoiceType("each", "any", "own", "first half", "second half"), new NumberType(1, NetworkFields.MostSchools, "school", isWhole: true), new TextType(200, "the name of a school of the files"),
                new ListType(new OneOfType(new NumberType(1, NetworkFields.MostSchools, "school", isWhole: true), new TextType(200, "the name of a school of the files")), "schools", 1000)),
            "1",
            "Where starters are: the number of a school (the first is 1) or a list of numbers; each for 'count' in every school; any for 'count' in all schools together; first half or second half for 'count' in that half; own for the school with the practice's own number, or nowhere if there is no such school. Networks from files also know schools by name."),
        new Field(
            "who",
            new ChoiceType("informal leaders", "heads", "random", "whole school", "best connected", "diffusion central", "named", "group", InTheFile, Nobody),
            "informal leaders",
            "Who they are: informal leaders (largest sum of the strengths of ties within their school, not heads), heads, random teachers, the whole school, best connected (heads included), diffusion central (Banerjee et al. 2013), named people, a group of a network from files, those whom its column network.columns.uses marks (in the file), or nobody.") { Name = "starters" },
        new Field("count", new NumberType(1, 1_000_000, "people", isWhole: true), "4", "How many start; with 'school: each' in every school. Heads: one a school. A group without a count: all of it.", "assumption") { Name = "number of starters" },
        new Field("names", new ListType(new TextType(200, "the id of a person"), "ids of people", 10_000), null, "With 'who: named', the ids of the people as the files have them."),
        new Field("group", new TextType(200, "the name of a group"), null, "With 'who: group', the group or role as the files have it."),
        new Field("knowHow", Share("share"), Text(Starter.KnowHow), "Know-how of a starter.", "assumption"),
        new Field("depth", Share("share"), Text(Starter.Depth), "Implementation depth of a starter.", "assumption"),
        new Field("belief", Share("share"), Text(Starter.Belief), "A starter's belief is at least this.", "assumption"));

    public static Section Practice { get; } = new(
        "a practice",
        new Field("name", new TextType(80, "a name"), null, "What people call the practice.") { IsRequired = true },
        new Field("tacitness", Share("0 fully codified to 1 fully tacit"), "0.5", "How much of the practice can only be learned by working together.", "assumption; after Hansen (1999)"),
        new Field("readiness", Share("share of know-how"), Text(PracticeSpec.DefaultReadiness), "Know-how from which on a teacher can adopt it.", "assumption"),
        new Field("successCeiling", Share("probability per week"), Text(PracticeSpec.DefaultSuccessCeiling), "Chance that a user with full know-how succeeds in a week.", "assumption"),
        new Field("belief", new TextType(80, "the name of a belief"), null, "The belief it is linked to, by name; without it the first one."),
        new Field("seeds", Seeds, null, "Who starts with this practice, where it differs from the scenario's seeds."));

    public static Section Stubborn { get; } = new(
        "a share of the teachers who hold on to a belief",
        new Field("share", Share("share"), "0.2", "Share of the teachers (heads and starters excepted) who hold it.", "assumption"),
        new Field("belief", Share("0 to 1, 0.5 neutral"), "0.05", "What they believe.", "assumption"),
        new Field("susceptibility", Share("share"), "0.1", "Their openness to others relative to everybody's.", "assumption"),
        new Field("tieStrength", Share("tie strength"), null, "Strength of their ties within the school; without it as everybody's."));

    public static Section Belief { get; } = new(
        "a belief",
        new Field("name", new TextType(80, "a name"), null, "What is believed.") { IsRequired = true },
        new Field("teacherMean", Share("0 to 1, 0.5 neutral"), Text(BeliefSpec.Default.TeacherMean), "Mean of teachers' beliefs at the start.", "gives 48 % above one half: Global School Leaders survey, 116 teachers"),
        new Field("headMean", Share("0 to 1, 0.5 neutral"), Text(BeliefSpec.Default.HeadMean), "Mean of heads' beliefs at the start.", "gives 74 % above one half: Global School Leaders survey, 34 leaders"),
        new Field("standardDeviation", Share("standard deviation"), Text(BeliefSpec.Default.StandardDeviation), "Spread of beliefs at the start.", "assumption"),
        new Field("headSusceptibility", Share("share"), Text(BeliefSpec.Default.HeadSusceptibility), "Heads' openness to others relative to everybody's; counts for the first belief.", "assumption; Jackson: networks require unlearning, most of all of heads"),
        new Field("stubborn", Stubborn, null, "A share of the teachers who hold another belief and hold on to it: sceptics, or enthusiasts."));
}
