using System.Collections.Immutable;
using System.Globalization;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Variation;

/// <summary>Reads <c>vary</c>: which paths, which levels, which combinations.</summary>
internal sealed class VaryReader(MappingNode root, IReadOnlySet<string> settled, Problems problems)
{
    private const int MostLevels = 1000;

    private static readonly string[] Variable = ["network", "climate", "practices", "beliefs", "seeds", "events", "parameters"];
    private static readonly Section Range = new(
        "a range",
        new Field("from", new NumberType(-1e9, 1e9), null, "First level.") { IsRequired = true },
        new Field("to", new NumberType(-1e9, 1e9), null, "Last level.") { IsRequired = true },
        new Field("step", new NumberType(1e-9, 1e9), "1", "Distance between levels; without it 1, for whole numbers only."));

    public VariationPlan Read()
    {
        if (root["vary"] is not MappingNode vary)
        {
            return VariationPlan.None;
        }

        var keys = vary.Entries
            .Where(entry => entry.Key is not ("include" or "exclude"))
            .Select(ReadKey)
            .OfType<VariedKey>()
            .ToImmutableArray();
        ReportOverlaps(keys);
        return new(keys, ReadCombinations(vary, "include", keys), ReadCombinations(vary, "exclude", keys));
    }

    /// <summary>Whether conditions may differ in what a path leads to.</summary>
    public static bool IsVariable(ResolvedPath target)
    {
        string first = target.Steps[0].Key!;
        bool isIdentity = target.ItemName is not null && target.Field.Key is "name" or "what";
        return Variable.Contains(first, StringComparer.Ordinal) && !isIdentity && !IsWholeList(target);
    }

    private static bool IsWholeList(ResolvedPath target) => target.Steps is [{ Key: "practices" or "beliefs" }];

    private VariedKey? ReadKey(Entry entry)
    {
        if (entry.Key is ArmsReader.Key)
        {
            return ArmsReader.Read(entry, root, problems);
        }

        if (PathResolver.Resolve(entry.Key, root, entry.KeyMark, problems) is not { } target)
        {
            return null;
        }

        if (!IsVariable(target))
        {
            string first = target.Steps[0].Key!;
            bool isIdentity = target.ItemName is not null && target.Field.Key is "name" or "what";
            string advice = IsWholeList(target) ? $"Vary a key of one of them, for instance {first}.1.{(first is "practices" ? "tacitness" : "teacherMean")}."
                : isIdentity ? "Vary another key."
                : "Vary a key of " + string.Join(", ", Variable) + ".";
            problems.Add(entry.KeyMark, $"'{target.Path}' cannot be varied: it is the same for all conditions.", advice);
            return null;
        }

        var nodes = LevelNodes(entry, target);
        var levels = LevelNames.Give([.. nodes.Select(node => ToLevel(node, target)).OfType<Level>()]);
        ReportTwins(levels, target.Path);
        return levels.IsEmpty ? null : new(target, entry.KeyMark, levels, settled.Contains(target.Path));
    }

    private IReadOnlyList<Node> LevelNodes(Entry entry, ResolvedPath target)
    {
        switch (entry.Value)
        {
            case SequenceNode { Items.Length: 0 } list:
                problems.Add(list.Mark, $"'vary.{target.Path}' has no levels.", "List at least two, or remove it.");
                return [];
            case SequenceNode { Items.Length: > MostLevels } list:
                problems.Add(list.Mark, $"'vary.{target.Path}' has {list.Items.Length:N0} levels; it may have at most {MostLevels:N0}.", "List fewer.");
                return [];
            case SequenceNode list:
                return list.Items;
            case MappingNode range:
                return RangeNodes(range, target.Path);
            default:
                problems.Add(
                    entry.Value.IsNull ? entry.KeyMark : entry.Value.Mark,
                    $"'vary.{target.Path}' is {Shown.Of(entry.Value)}; it must be a list of levels or a range.",
                    "Write [ …, … ] or { from: …, to: …, step: … }.");
                return [];
        }
    }

    private IReadOnlyList<Node> RangeNodes(MappingNode range, string path)
    {
        int before = problems.Errors;
        Range.Check(range, "vary." + path, problems);
        if (problems.Errors > before
            || Exact(range["from"]) is not { } from || Exact(range["to"]) is not { } to || Exact(range["step"]) is var step && step is null && range["step"] is not null)
        {
            return [];
        }

        if (step is null && (from != decimal.Floor(from) || to != decimal.Floor(to)))
        {
            problems.Add(range.Mark, $"'vary.{path}' has no step.", "Add 'step: …'; only ranges of whole numbers have a step of 1 by themselves.");
            return [];
        }

        decimal by = step ?? 1;
        if (from > to)
        {
            problems.Add(range.Mark, $"'vary.{path}' begins at {from} and ends at {to}.", "Write the smaller number after 'from'.");
            return [];
        }

        if ((to - from) / by >= MostLevels)
        {
            problems.Add(range.Mark, $"'vary.{path}' has more than {MostLevels:N0} levels.", "Use a larger step.");
            return [];
        }

        int count = (int)((to - from) / by) + 1;
        return [.. Enumerable.Range(0, count).Select(i => new ScalarNode(
            range.Mark, (from + (i * by)).ToString("0.############################", CultureInfo.InvariantCulture), isPlain: true))];
    }

    // Decimal, so that a range from 0 in steps of 0.1 has the level 0.3 and not 0.30000000000000004.
    private static decimal? Exact(Node? node) =>
        NumberType.Parse(node) is { } value && decimal.TryParse(((ScalarNode)node!).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && Math.Abs(value) <= 1e9 ? exact : null;

    private Level? ToLevel(Node node, ResolvedPath target)
    {
        if (string.Equals(target.Path, "events", StringComparison.Ordinal))
        {
            return EventLevels.Read(node, root, problems);
        }

        if (node.IsNull)
        {
            problems.Add(node.Mark, $"A level of 'vary.{target.Path}' is empty; it must be {target.Field.Type.Description}.", "Give it a value.");
            return null;
        }

        target.Field.Type.Check(node, target.Path, problems);
        return new(node, LevelNames.Of(node), NumberType.Parse(node));
    }

    private void ReportTwins(ImmutableArray<Level> levels, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var level in levels.Where(level => !seen.Add(level.Number is { } number ? Ranges.Text(number) : NodeText.Of(level.Node))))
        {
            problems.Add(level.Node.Mark, $"'vary.{path}' has the level {Shown.Quote(level.Label)} twice.", "Remove one of them.");
        }
    }

    private void ReportOverlaps(ImmutableArray<VariedKey> keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            var overlapping = keys.Take(i).FirstOrDefault(other => keys[i].Targets.Any(one => other.Targets.Any(two => Overlap(one.Steps, two.Steps))));
            if (overlapping is not null)
            {
                problems.Add(keys[i].Mark, $"'{keys[i].Path}' and '{overlapping.Path}' vary the same thing.", "Remove one of them.");
            }
        }

        // Choosing events and varying a key of one of them are different things.
        static bool Overlap(ImmutableArray<Step> a, ImmutableArray<Step> b)
        {
            int shorter = Math.Min(a.Length, b.Length);
            bool isChoice = shorter == 1 && a.Length != b.Length && a[0].Key is "events";
            return !isChoice && a.Take(shorter).SequenceEqual(b.Take(shorter));
        }
    }

    private ImmutableArray<Combination> ReadCombinations(MappingNode vary, string which, ImmutableArray<VariedKey> keys)
    {
        switch (vary[which])
        {
            case null:
                return [];
            case SequenceNode list:
                return [.. list.Items.Select(item => ReadCombination(item, which, keys)).OfType<Combination>()];
            case var other:
                problems.Add(other.Mark, $"'vary.{which}' is {Shown.Of(other)}; it must be a list of combinations.", "Write - { path: level, … }.");
                return [];
        }
    }

    private Combination? ReadCombination(Node item, string which, ImmutableArray<VariedKey> keys)
    {
        if (item is not MappingNode { Entries.Length: > 0 } group)
        {
            problems.Add(item.Mark, $"An item of 'vary.{which}' is {Shown.Of(item)}; it must be paths with levels.", "Write - { path: level, … }.");
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<(int, ImmutableArray<int>)>();
        foreach (var entry in group.Entries)
        {
            int key = IndexOf(keys, entry, which);
            if (key < 0)
            {
                return null;
            }

            var levels = MatchLevels(keys[key], entry);
            parts.Add((key, levels));
        }

        return new(parts.ToImmutable());
    }

    private int IndexOf(ImmutableArray<VariedKey> keys, Entry entry, string which)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (string.Equals(keys[i].Path, entry.Key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        problems.Add(
            entry.KeyMark, $"{Shown.Quote(entry.Key)} in 'vary.{which}' is not varied.", NameAdvice.Of(entry.Key, keys.Select(key => key.Path), "Varied are"));
        return -1;
    }

    private ImmutableArray<int> MatchLevels(VariedKey key, Entry entry)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        bool isOne = entry.Value is not SequenceNode || key.Levels.Any(level => level.Is(entry.Value));
        foreach (var wanted in isOne ? [entry.Value] : ((SequenceNode)entry.Value).Items)
        {
            int level = key.Levels.Select((each, index) => each.Is(wanted) ? index : -1).Max();
            if (level >= 0)
            {
                found.Add(level);
            }
            else if (!key.IsSettled)
            {
                string given = wanted is ScalarNode scalar ? scalar.Text : NodeText.Of(wanted);
                problems.Add(
                    wanted.Mark, $"{Shown.Quote(given)} is not a level of '{key.Path}'.", NameAdvice.Of(given, key.Levels.Select(each => each.Label), "Its levels are"));
            }
        }

        return found.ToImmutable();
    }
}
