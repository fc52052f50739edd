using System.Collections.Immutable;
using Staffroom.Model.Parameters;
using Staffroom.Model.Worlds;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds the document of one condition to a world.</summary>
internal static class WorldBinder
{
    /// <summary>Weekly counts per school and practice that one run records at most; they are 4 bytes each.</summary>
    private const long MostCounts = 50_000_000;

    /// <summary>The world and its design; null if the network could not be bound.</summary>
    public static (WorldSpec World, BetweenDesign? Design)? Bind(MappingNode document, BindingContext context)
    {
        var network = NetworkBinder.Bind(document["network"], document.Mark, context);
        var beliefs = PeopleBinder.Beliefs(document["beliefs"], context);
        var practices = PeopleBinder.Practices(document, beliefs, network, context);
        int weeks = Bag.Of(LanguageTable.Run, document["run"], document.Mark).Whole("weeks");
        var names = practices.Select(practice => practice.Name).ToArray();
        var interventions = EventBinder.Bind(document["events"], weeks, names, network, context);
        CheckMarkedPractices(document, practices.Length, context);
        CheckRecording(document, network, practices.Length, weeks, context);
        if (network is null)
        {
            return null;
        }

        var world = new WorldSpec
        {
            Network = network.Spec,
            Climate = ClimateBinder.Bind(document["climate"], document.Mark),
            Practices = practices,
            Beliefs = beliefs,
            Interventions = interventions,
            Parameters = ParameterSet.Default.With(ParameterFields.Read(document["parameters"])),
            Weeks = weeks,
        };
        return (world, network.Design);
    }

    /// <summary>
    /// The schools in which all practices of all conditions start, if they are the same specific ones everywhere and others remain;
    /// else empty, so that all conditions are measured on the same people.
    /// </summary>
    public static ImmutableArray<int> SeedSchools(IReadOnlyList<(WorldSpec World, int Schools)> conditions)
    {
        SeedSpec[] seeds = [.. conditions.SelectMany(condition => condition.World.Practices).Select(practice => practice.Seeds).Where(each => each.Who is not SeedKind.Nobody)];
        if (seeds.Length == 0)
        {
            return [];
        }

        var first = seeds[0].Schools;
        bool isSame = seeds.All(each => !each.PerSchool && each.Who is not SeedKind.Named && each.Schools.SequenceEqual(first));
        return isSame && !first.IsEmpty && conditions.All(condition => condition.Schools > first.Length) ? first : [];
    }

    private static void CheckMarkedPractices(MappingNode document, int practices, BindingContext context)
    {
        if (((document["network"] as MappingNode)?["columns"] as MappingNode)?["uses"] is SequenceNode columns && columns.Items.Length != practices)
        {
            context.Problems.Add(
                columns.Mark,
                $"'network.columns.uses' lists {columns.Items.Length:N0} columns; there {(practices == 1 ? "is 1 practice" : $"are {practices:N0} practices")}.",
                "List one for each practice in their order, or write one column for all of them.");
        }
    }

    private static void CheckRecording(MappingNode document, BoundNetwork? network, int practices, int weeks, BindingContext context)
    {
        long counts = (long)(network?.Schools ?? 1) * practices * (weeks + 1);
        if (counts > MostCounts)
        {
            context.Problems.Add(
                document["network"]?.Mark ?? document.Mark,
                $"{network!.Schools:N0} schools × {practices} practices × {weeks + 1:N0} weekly points are {counts:N0} counts for each run; there may be at most {MostCounts:N0}.",
                "Lower network.schools or run.weeks.");
        }
    }
}
