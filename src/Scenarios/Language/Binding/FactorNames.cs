using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Variation;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Names of factors, levels and conditions for people.</summary>
internal static class FactorNames
{
    private static readonly string[] TrustInOrder = ["low", "mid", "high"];

    public static Factor Factor(VariedKey key) => new(
        key.Path,
        Label(key),
        [.. key.Levels.Select(level => new FactorLevel(level.Label, level.Number))],
        IsAscending(key.Levels));

    /// <summary>"8 schools, weak ties, high trust"; "baseline" if nothing is varied.</summary>
    public static string Condition(ImmutableArray<VariedKey> keys, ImmutableArray<int> levels)
    {
        var parts = keys.Select((key, i) => (key, i)).Where(pair => pair.key.IsFactor).Select(pair => Part(pair.key, pair.key.Levels[levels[pair.i]].Label));
        string label = string.Join(", ", parts);
        return label.Length > 0 ? label : "baseline";
    }

    private static string Label(VariedKey key) =>
        key.ChoosesEvents ? "intervention"
        : key.Target.ItemName is { } item ? $"{item}: {key.Target.Field.Label}"
        : key.Target.Field.Label;

    private static string Part(VariedKey key, string level) => key.Path switch
    {
        "network.schools" => $"{level} schools",
        "network.staffPerSchool" => $"{level} staff per school",
        "network.ties" => $"{level} ties",
        "network.graph" => level,
        "seeds" or "seeds.who" => $"starting with {level}",
        "climate.trust" => $"{level} trust",
        "seeds.count" => $"{level} starters",
        ArmsReader.Key => level,
        "events" => level is "none" ? "no intervention" : level,
        _ => $"{Label(key)} {level}",
    };

    // Differences of ordered levels read "later minus earlier", so levels count as ordered only where they ascend as written.
    private static bool IsAscending(ImmutableArray<Level> levels)
    {
        double[] values = [.. levels.Select(level => level.Number ?? Array.IndexOf(TrustInOrder, level.Label))];
        bool isOrderable = levels.All(level => level.Number is not null) || levels.All(level => TrustInOrder.Contains(level.Label, StringComparer.Ordinal));
        return isOrderable && values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
    }
}
