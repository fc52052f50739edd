using System.Collections.Immutable;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The whole language: the top-level keys, and through them every key there is.</summary>
internal static class LanguageTable
{
    public const int MostWeeks = 2000;
    public const int MostReplicates = 10_000;
    public const int MostRuns = 100_000;

    /// <summary>Outcomes shown beside the primary one where a scenario does not choose.</summary>
    public static ImmutableArray<string> UsualMeasures { get; } =
        ["t50", "finalUse", "implemented", "depthPerUser", "belief", "hoursBetween"];

    public static Section Run { get; } = new(
        "how long, how often and from which seed",
        new Field("weeks", new NumberType(1, MostWeeks, "weeks", isWhole: true), "117", "School weeks simulated; a school year has 39.", "three years"),
        new Field("replicates", new NumberType(1, MostReplicates, "runs", isWhole: true), "20", "Runs of every condition, each with random numbers of its own; 20 for a classroom, 64 recommended, 200 for publication.", "paired designs need 6 to 32 pairs for a difference of 0.02 in adoption, 35 to 148 for final shares"),
        new Field("seed", new SeedType(), "2026", "Seed of all random numbers: the same seed gives the same results, byte for byte."));

    public static Section Expectation { get; } = new(
        "what the question's author expects",
        new Field("effect", new TextType(400, "the path of a varied key, or several joined by ' × '"), null, "What is expected to make a difference: a varied path, or several joined by ' × ' for an interaction; 'tacitness' compares practices.") { IsRequired = true },
        new Field("at", new LevelsByPathType(), null, "At which levels of other varied paths; without it over all."),
        new Field("practice", new TextType(80, "the name of a practice"), null, "For which practice; without it over all."),
        new Field("outcome", new TextType(80, "the key of an outcome"), null, "On which outcome; without it the primary one."),
        new Field("sign", new ChoiceType("positive", "negative", "none"), null, "positive, negative, or none for no reliable difference.") { IsRequired = true });

    /// <summary>The top level of a scenario.</summary>
    public static Section Scenario { get; } = new(
        "a scenario",
        new Field("schema", new SchemaNumberType(), "1", "Version of the scenario language."),
        new Field("name", new ShortNameType(), null, "A short name, for folders and lists.") { IsRequired = true },
        new Field("question", new TextType(400, isProse: true), null, "The question that the scenario answers, in a sentence.") { IsRequired = true },
        new Field("network", NetworkFields.Network, null, "Who there is and who is tied to whom: a design of schools, a classical graph, or files."),
        new Field("climate", ClimateFields.Climate, null, "Trust, capacity, threat and competition at the start."),
        new Field("practices", new ListType(PeopleFields.Practice, "practices", PeopleFields.MostPractices), null, "The practices that can spread; without the key one practice of tacitness 0.5."),
        new Field("beliefs", new ListType(PeopleFields.Belief, "beliefs", PeopleFields.MostPractices), null, "The beliefs that spread beside them; without the key one: that all students can learn."),
        new Field("seeds", PeopleFields.Seeds, null, "Who starts; practices can differ by 'seeds' of their own."),
        new Field("events", new ListType(new EventType(), "events", 100), null, "Interventions on the calendar: what, from which week, until which week."),
        new Field("parameters", ParameterFields.Parameters, null, "Values for parameters of the model, by name."),
        new Field("run", Run, null, "How long, how often and from which seed."),
        new Field("vary", new VaryType(), null, "What is compared: every combination of the levels of every path. 'include' keeps only the combinations it lists, 'exclude' drops those it lists. 'events' chooses which named events are on; events that no level names are on in every condition. 'arms' names levels that change several settings at once: { arms: { near: { network.distanceKm: 5, climate.competition: 0.8 }, far: { network.distanceKm: 110 } } }."),
        new Field("measure", new ListType(new TextType(80, "the key of an outcome"), "outcomes", 100), null, "Secondary outcomes to compare; their p-values are corrected for their number (Holm)."),
        new Field("primary", new TextType(80, "the key of an outcome"), "auc", "The one outcome that decides, named beforehand."),
        new Field("expect", new ListType(Expectation, "expectations", 100), null, "Effects expected, with their sign; after the run they are checked."));

    /// <summary>Whether the items of a list have names, by which paths can find them.</summary>
    public static bool HasNamedItems(ListType list) => list.Item == PeopleFields.Practice || list.Item == PeopleFields.Belief || list.Item is EventType;
}
