using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>
/// Reads <c>vary: { arms: { far: { network.distanceKm: 110 }, near: { network.distanceKm: 8, climate.competition: 0.8 } } }</c>: levels
/// that each change several settings at once, for comparisons that no combination of single paths makes.
/// </summary>
internal static class ArmsReader
{
    /// <summary>What <c>vary</c> and <c>expect</c> call it.</summary>
    public const string Key = "arms";

    private static readonly ResolvedPath Target = new(
        Key, [new Step(Key, 0)], new Field(Key, new VaryType(), null, "Arms of the comparison.") { Name = "arm" }, null);

    public static VariedKey? Read(Entry entry, MappingNode root, Problems problems)
    {
        if (entry.Value is not MappingNode { Entries.Length: > 0 } arms)
        {
            problems.Add(
                entry.Value.IsNull ? entry.KeyMark : entry.Value.Mark,
                $"'vary.{Key}' is {Shown.Of(entry.Value)}; it must be a group of named arms.",
                "Write { near: { network.distanceKm: 5 }, far: { network.distanceKm: 110 } }.");
            return null;
        }

        return new(Target, entry.KeyMark, [.. arms.Entries.Select(arm => Arm(arm, root, problems))], IsSettled: false);
    }

    private static Level Arm(Entry arm, MappingNode root, Problems problems)
    {
        var settings = ImmutableArray.CreateBuilder<(ResolvedPath, Node)>();
        if (arm.Value is MappingNode group)
        {
            foreach (var setting in group.Entries)
            {
                if (Resolve(setting, root, problems) is { } target)
                {
                    target.Field.Type.Check(setting.Value, target.Path, problems);
                    settings.Add((target, setting.Value));
                }
            }
        }
        else
        {
            problems.Add(
                arm.Value.IsNull ? arm.KeyMark : arm.Value.Mark,
                $"The arm {Shown.Quote(arm.Key)} is {Shown.Of(arm.Value)}; it must be a group of paths with their values.",
                "Write { climate.trust: low, … }, or {} for the scenario as it stands.");
        }

        return new(new ScalarNode(arm.KeyMark, arm.Key, isPlain: false), arm.Key, null) { Settings = settings.ToImmutable() };
    }

    private static ResolvedPath? Resolve(Entry setting, MappingNode root, Problems problems)
    {
        if (PathResolver.Resolve(setting.Key, root, setting.KeyMark, problems) is not { } target)
        {
            return null;
        }

        if (VaryReader.IsVariable(target))
        {
            return target;
        }

        problems.Add(setting.KeyMark, $"'{target.Path}' cannot differ between arms: it is the same for all conditions.", "Set another key.");
        return null;
    }
}
