using Staffroom.Model.Networks;
using Staffroom.Scenarios.Language.Fields;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds a classical graph.</summary>
internal static class GraphBinder
{
    /// <summary>Families that decide every pair of teachers by a draw take time with the square of their number.</summary>
    private const int MostTeachersByPair = 20_000;

    private static readonly Dictionary<GraphKind, string[]> Uses = new()
    {
        [GraphKind.Ring] = ["neighbors"],
        [GraphKind.WattsStrogatz] = ["neighbors", "probability"],
        [GraphKind.ErdosRenyi] = ["probability"],
        [GraphKind.Complete] = [],
        [GraphKind.Star] = [],
        [GraphKind.TwoCliques] = ["bridges"],
        [GraphKind.StochasticBlocks] = ["probability", "probabilityBetween", "blocks"],
    };

    private static readonly string[] Special = ["neighbors", "probability", "probabilityBetween", "blocks", "bridges"];

    public static BoundNetwork? Bind(Bag bag, BindingContext context)
    {
        string name = bag.Text("graph")!;
        var kind = Enum.Parse<GraphKind>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        int teachers = bag.Whole("teachers");
        int errors = context.Problems.Errors;
        foreach (string key in Special.Where(key => bag.Has(key) && !Uses[kind].Contains(key, StringComparer.Ordinal) && !context.Varied.Contains("network.graph")))
        {
            string used = Uses[kind].Length > 0 ? "It uses " + string.Join(", ", Uses[kind]) + "." : "Remove it.";
            context.Problems.Add(bag.MarkOf(key), $"'network.{key}' has no effect in the graph '{name}'.", used);
        }

        if (bag.Has("neighbors") && bag.Whole("neighbors") % 2 != 0)
        {
            context.Problems.Add(bag.MarkOf("neighbors"), $"'network.neighbors' is {bag.Whole("neighbors")}; it must be even.", $"Write {bag.Whole("neighbors") - 1} or {bag.Whole("neighbors") + 1}.");
        }

        CheckSize(bag, kind, teachers, context);
        if (context.Problems.Errors > errors)
        {
            return null;
        }

        var spec = new GraphSpec(kind, teachers)
        {
            Neighbors = bag.Whole("neighbors"),
            Probability = bag.Number("probability"),
            ProbabilityBetween = bag.Number("probabilityBetween"),
            Blocks = bag.Whole("blocks"),
            Bridges = bag.Whole("bridges"),
            TieStrength = bag.Number("tieStrength"),
            DistanceKm = bag.Number("distanceKm"),
        };
        int schools = kind switch
        {
            GraphKind.TwoCliques => Math.Min(2, teachers),
            GraphKind.StochasticBlocks => Math.Min(spec.Blocks, teachers),
            _ => 1,
        };
        return new(spec, null, schools, teachers);
    }

    private static void CheckSize(Bag bag, GraphKind kind, int teachers, BindingContext context)
    {
        double pairs = 0.5 * teachers * (teachers - 1.0);
        bool isByPair = kind is not (GraphKind.Ring or GraphKind.WattsStrogatz);
        if (isByPair && teachers > MostTeachersByPair)
        {
            context.Problems.Add(
                bag.MarkOf("teachers"),
                $"'network.teachers' is {teachers:N0}; the graph '{bag.Text("graph")}' may have at most {MostTeachersByPair:N0}, since it decides about every pair.",
                "Use ring or watts-strogatz for larger ones.");
            return;
        }

        double blocks = Math.Max(1, bag.Whole("blocks"));
        double ties = kind switch
        {
            GraphKind.ErdosRenyi => pairs * bag.Number("probability"),
            GraphKind.Complete => pairs,
            GraphKind.Star => teachers,
            GraphKind.TwoCliques => (pairs / 2) + bag.Whole("bridges"),
            GraphKind.StochasticBlocks => (pairs / blocks * bag.Number("probability")) + (pairs * (1 - (1 / blocks)) * bag.Number("probabilityBetween")),
            _ => 0.5 * teachers * bag.Whole("neighbors"),
        };
        if (ties > NetworkBinder.MostTies)
        {
            context.Problems.Add(
                bag.MarkOf("teachers"), $"This graph has about {ties:#,##0} ties; it may have at most {NetworkBinder.MostTies:#,##0}.", "Lower the number of teachers or of ties.");
        }
    }
}
