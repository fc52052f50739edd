using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>One combination of levels and the document it stands for.</summary>
/// <param name="Levels">For each varied key the index of its level.</param>
/// <param name="Document">The scenario with these levels in place.</param>
internal sealed record ConditionDocument(ImmutableArray<int> Levels, MappingNode Document);

/// <summary>Expands what is varied into conditions, the first varied key outermost.</summary>
internal static class Factorial
{
    public static IReadOnlyList<ConditionDocument> Expand(MappingNode root, VariationPlan plan, int replicates, Problems problems)
    {
        double all = plan.Keys.Aggregate(1.0, (count, key) => count * key.Levels.Length);
        if (all > LanguageTable.MostRuns)
        {
            problems.Add(
                MarkOf(root), $"'vary' makes {all:#,##0} conditions; there may be at most {LanguageTable.MostRuns:N0} runs.", "Vary fewer keys, or fewer levels.");
            return [];
        }

        var chosen = Combinations(plan.Keys)
            .Where(levels => plan.Include.IsEmpty || plan.Include.Any(part => part.Matches(levels)))
            .Where(levels => !plan.Exclude.Any(part => part.Matches(levels)))
            .ToList();
        if (chosen.Count == 0 && !problems.Any)
        {
            problems.Add(MarkOf(root), "'vary' leaves no condition: 'include' and 'exclude' drop them all.", "Loosen them.");
        }
        else if ((long)chosen.Count * replicates > LanguageTable.MostRuns)
        {
            problems.Add(
                MarkOf(root),
                $"{chosen.Count:N0} conditions × {replicates:N0} replicates are {(long)chosen.Count * replicates:N0} runs; there may be at most {LanguageTable.MostRuns:N0}.",
                "Vary fewer levels, or lower run.replicates.");
            return [];
        }

        return [.. chosen.Select(levels => new ConditionDocument(levels, Document(root, plan, levels)))];
    }

    private static MappingNode Apply(MappingNode root, VariedKey key, Level level) =>
        key.ChoosesEvents ? root
        : key.HasArms ? level.Settings.Aggregate(root, (document, setting) => setting.Target.Replace(document, setting.Value))
        : key.Target.Replace(root, level.Node);

    private static Mark MarkOf(MappingNode root) => root["vary"]?.Mark ?? root["run"]?.Mark ?? root.Mark;

    private static IEnumerable<ImmutableArray<int>> Combinations(ImmutableArray<VariedKey> keys) =>
        keys.Aggregate(
            (IEnumerable<ImmutableArray<int>>)[[]],
            (combinations, key) => combinations.SelectMany(levels => Enumerable.Range(0, key.Levels.Length).Select(levels.Add)));

    private static MappingNode Document(MappingNode root, VariationPlan plan, ImmutableArray<int> levels)
    {
        // Paths first: they find events by their place in the whole list, which choosing events shortens.
        for (int i = 0; i < levels.Length; i++)
        {
            root = Apply(root, plan.Keys[i], plan.Keys[i].Levels[levels[i]]);
        }

        for (int i = 0; i < levels.Length; i++)
        {
            root = plan.Keys[i].ChoosesEvents ? EventLevels.Apply(root, plan.Keys[i], plan.Keys[i].Levels[levels[i]]) : root;
        }

        return root;
    }
}
