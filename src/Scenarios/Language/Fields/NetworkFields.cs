using Staffroom.Model.Networks;
using static Staffroom.Scenarios.Language.Fields.Ranges;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>The keys of <c>network</c>: a school design, a classical graph, files of people and ties, or a file of columns.</summary>
internal static class NetworkFields
{
    /// <summary>Schools of one world that can be told apart in a report, and held in memory.</summary>
    public const int MostSchools = 100_000;

    private static readonly SchoolNetworkSpec Design = new() { Schools = 8, StaffPerSchool = 17 };
    private static readonly GraphSpec Graph = new(GraphKind.Ring, 100);

    public static Section Ties { get; } = new(
        "ties between schools",
        new Field("pattern", new ChoiceType("ring", "mesh", "nearMesh", "star", "twins", "halves", "couples"), "ring", "Which pairs of schools are linked: ring (each with the next), mesh (all), nearMesh (each with the three next on either side), star (the first with all others), twins (each of the first half with the one half the network away), halves (all within the first half, and all within the second), couples (within each half the first with the second, the third with the fourth, …)."),
        new Field("count", new NumberType(0, 10_000_000, "ties", isWhole: true), null, "Number of ties in all, spread evenly over the linked pairs of schools; either this or 'perPair'."),
        new Field("perPair", new NumberType(0, 10_000, "ties", isWhole: true), null, "Number of ties for each linked pair of schools, so that a network of another size is as dense; either this or 'count'."),
        new Field("strength", Share("tie strength"), "0.3", "Strength of the ties: 0 hardly an acquaintance, 1 a close working relationship.", "assumption"));

    public static Section Columns { get; } = new(
        "the names of the columns in the files",
        [
            Column("id", "id", "Column of a person's id in the nodes file."),
            Column("school", null, "Column of the school in the nodes file; without it everybody is in one school."),
            Column("group", null, "Column of a group or role that 'seeds: { who: group }' can name."),
            Column("head", null, "Column that marks heads with 1, true, yes or head."),
            Column("from", "from", "Column of the person who reports the tie in the edges file."),
            Column("to", "to", "Column of the person reported."),
            Scaled("weight", "Column of the tie's weight in any range; it becomes tie strength. Without it ties get unweightedStrength."),
            Scaled("tieTrust", "Column of the trust of the reporting person in the other."),
            Scaled("efficacy", "Column of a person's efficacy."),
            Scaled("trust", "Column of how much a person trusts others."),
            Scaled("capacity", "Column of a person's capacity to learn."),
            Scaled("belief", "Column of a person's belief."),
            Scaled("threshold", "Column of a person's adoption threshold."),
            Scaled("susceptibility", "Column of a person's openness to others' beliefs."),
            Scaled("stubbornness", "Column of how far a person keeps to the belief of the start: 1 less susceptibility."),
            new Field(
                "uses",
                new OneOfType(new TextType(200, "the name of a column"), new ListType(new TextType(200, "the name of a column"), "columns, one for each practice", PeopleFields.MostPractices)),
                null,
                "Column that marks with 1, true or yes who uses the practices at the start; a list has a column for each practice, in their order. Unless 'seeds' chooses others, these people start."),
        ]);

    public static Section Network { get; } = new(
        "who there is and who is tied to whom",
        [
            new Field("schools", new NumberType(1, MostSchools, "schools", isWhole: true), "8", "Number of schools.", "5 to 12: Jackson, what is known about school networks; English Networked Learning Communities had 11 on average") { Name = "schools" },
            new Field("staffPerSchool", new NumberType(2, 2000, "people", isWhole: true), "17", "Staff of each school, its head included.", "Networked Learning Communities: 25,000 staff in 1,500 schools; Dutch primary schools 14.6"),
            new Field(
                "ties",
                new OneOfType(new ChoiceType("weak", "strong", "mixed", "ordinary", "none"), Ties, new ListType(Ties, "groups of ties", 20)),
                "ordinary",
                "Ties between schools. weak (many partners, strength 0.15), strong (two partners, strength 0.8) and mixed (strongShare of each) are given as many ties as make the hours spent between schools equal; ordinary is 3 ties of strength 0.3 between neighboring schools; none is none; or your own: { pattern, count, strength }.",
                "assumption") { Name = "ties between schools" },
            new Field("strongShare", Share("share of hours"), "0.5", "With 'ties: mixed', the share of the between-school hours that goes into strong ties.", "assumption") { Name = "hours in strong ties" },
            new Field("distanceKm", new NumberType(0, 20_000, "km"), Text(Design.DistanceKm), "Distance between any two schools.", "assumption; partners of weak-tie networks were 113 to 146 km apart on average (Lawrence 2007)") { Name = "distance between schools" },
            new Field("ringNeighbors", new NumberType(0, 200, "people", isWhole: true), Text(Design.RingNeighbors), "Even number of nearest colleagues that a teacher is tied to within the school; smaller in schools too small for it.", "assumption") { Name = "neighbors within the school" },
            new Field("rewiredShare", Share("share"), Text(Design.RewiredShare), "Share of the ties within a school that are rewired to a random colleague.", "assumption"),
            new Field("strongShareWithin", Share("share"), Text(Design.StrongShareWithin), "Share of the ties within a school that are strong.", "assumption") { Name = "strong ties within schools" },
            new Field("strongTieStrength", Share("tie strength"), Text(Design.StrongTieStrength), "Strength of the strong ties within a school.", "assumption"),
            new Field("ordinaryTieStrength", Share("tie strength"), Text(Design.OrdinaryTieStrength), "Strength of the other ties within a school.", "assumption"),
            new Field("headTieStrength", Share("tie strength"), Text(Design.HeadTieStrength), "Strength of the ties between a head and the teachers of the school.", "assumption; lowered from 0.3 after results had been seen"),
            new Field("headNetwork", new OneOfType(new ChoiceType("none"), Share("tie strength")), "none", "Strength of ties among all heads; none for no such ties.", "Chile's school improvement networks join heads") { Name = "ties among heads" },
            new Field("graph", new ChoiceType("ring", "watts-strogatz", "erdos-renyi", "complete", "star", "two-cliques", "stochastic-blocks"), null, "A classical graph instead of schools: all ties have one strength.", "Watts and Strogatz (1998); Erdős and Rényi (1959)"),
            new Field("teachers", new NumberType(1, 2_000_000, "teachers", isWhole: true), "100", "Number of teachers of a graph."),
            new Field("neighbors", new NumberType(0, 10_000, "teachers", isWhole: true), Text(Graph.Neighbors), "Even number of neighbors in a ring or a Watts-Strogatz graph."),
            new Field("probability", Share("probability"), Text(Graph.Probability), "Rewiring probability (watts-strogatz) or tie probability (erdos-renyi; stochastic-blocks: within a block)."),
            new Field("probabilityBetween", Share("probability"), Text(Graph.ProbabilityBetween), "Tie probability between blocks (stochastic-blocks)."),
            new Field("blocks", new NumberType(1, MostSchools, "blocks", isWhole: true), "4", "Number of blocks (stochastic-blocks), each one a school."),
            new Field("bridges", new NumberType(0, 1_000_000, "ties", isWhole: true), Text(Graph.Bridges), "Number of ties between the halves (two-cliques)."),
            new Field("tieStrength", Share("tie strength"), Text(Graph.TieStrength), "Strength of every tie of a graph.", "assumption"),
            new Field("file", new TextType(1000, "a file name"), null, "Network file that 'network national FILE --teachers N' made, beside the scenario file: a national system of districts and schools on a map (docs/national-networks.md). Distances and competition follow the map: climate.competition is that of schools next door to each other."),
            new Field("nodes", new TextType(1000, "a file name"), null, "CSV file of people, one a row, beside the scenario file; without it everybody is taken from the ties."),
            new Field("edges", new TextType(1000, "a file name"), null, "CSV file of ties, one a row, or a GraphML file, beside the scenario file."),
            new Field("columns", Columns, null, "The names of the columns in the files."),
            new Field("unweightedStrength", Share("tie strength"), "0.5", "Tie strength where the files give no weight.", "assumption"),
            new Field("minimumWeight", new NumberType(-1e9, 1e9, "the file's own units"), null, "Ties of a smaller weight are left out."),
            new Field("directed", new SwitchType(), "true", "Whether a row is one person's report of a tie, so that two rows can describe one tie."),
            new Field("combine", new ChoiceType("mean", "mean of reports", "maximum", "minimum"), "mean", "How two reports of one tie become its one strength: mean (a tie only one end reports counts half), mean of reports (one report stands), maximum, minimum (both must report it)."),
        ]);

    public static IReadOnlySet<string> DesignKeys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "schools", "staffPerSchool", "ties", "strongShare", "ringNeighbors", "rewiredShare", "strongShareWithin",
        "strongTieStrength", "ordinaryTieStrength", "headTieStrength", "headNetwork",
    };

    public static IReadOnlySet<string> GraphKeys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "graph", "teachers", "neighbors", "probability", "probabilityBetween", "blocks", "bridges", "tieStrength",
    };

    public static IReadOnlySet<string> ImportKeys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "nodes", "edges", "columns", "unweightedStrength", "minimumWeight", "directed", "combine",
    };

    public static IReadOnlySet<string> StoredKeys { get; } = new HashSet<string>(StringComparer.Ordinal) { "file" };

    private static Field Column(string key, string? name, string meaning) =>
        new(key, new TextType(200, "the name of a column"), name, meaning);

    private static Field Scaled(string key, string meaning) => new(
        key,
        new OneOfType(
            new TextType(200, "the name of a column"),
            new Section(
                "a column and its range",
                new Field("column", new TextType(200, "the name of a column"), null, "Name of the column.") { IsRequired = true },
                new Field("minimum", new NumberType(-1e9, 1e9, "the file's own units"), null, "Value that becomes 0; without it the file's smallest (for weights 0)."),
                new Field("maximum", new NumberType(-1e9, 1e9, "the file's own units"), null, "Value that becomes 1; without it the file's largest."))),
        null,
        meaning + " Its range is mapped to 0 to 1; write { column: …, minimum: 0, maximum: 1 } to take the numbers as they are.");
}
