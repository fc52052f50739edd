using System.Collections.Immutable;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;
using Staffroom.Scenarios.Language.Variation;
using Staffroom.Scenarios.Plan;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Language.Binding;

/// <summary>Binds what is measured and what is expected.</summary>
internal sealed class OutcomeBinder(MappingNode root, VariationPlan plan, IReadOnlyCollection<string> outcomes, Problems problems)
{
    public string Primary() => root["primary"] is ScalarNode node ? Known(node) : LanguageTable.Scenario.Find("primary")!.Default!;

    public ImmutableArray<string> Secondary(string primary)
    {
        IEnumerable<string> keys = root["measure"] is SequenceNode list
            ? list.Items.OfType<ScalarNode>().Select(Known)
            : LanguageTable.UsualMeasures.Where(key => outcomes.Contains(key, StringComparer.Ordinal));
        return [.. keys.Where(key => !string.Equals(key, primary, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
    }

    public ImmutableArray<Expectation> Expectations(string primary, IReadOnlyList<string> practices) =>
        [.. ((root["expect"] as SequenceNode)?.Items ?? []).OfType<MappingNode>().Select(node => Expectation(node, primary, practices))];

    /// <summary>Tells of expectations about effects that the comparison does not have: they could never fail, or never be met.</summary>
    public void CheckEffects(Experiment experiment)
    {
        foreach (var (each, node) in experiment.Expectations.Zip(((root["expect"] as SequenceNode)?.Items ?? []).OfType<MappingNode>()))
        {
            if (EffectKeys.Resolve(experiment, each.Effect, each.Outcome).IsEmpty)
            {
                problems.Add(
                    node["effect"]!.Mark,
                    $"The experiment has no effect {Shown.Quote(each.Effect)} on '{each.Outcome}'.",
                    NameAdvice.Of(each.Effect, EffectKeys.For(experiment, each.Outcome), "Its effects are"));
            }
        }
    }

    private string Known(ScalarNode node)
    {
        if (!outcomes.Contains(node.Text, StringComparer.Ordinal))
        {
            problems.Add(node.Mark, $"{Shown.Quote(node.Text)} is not the key of an outcome.", NameAdvice.Of(node.Text, outcomes, "Outcomes are"));
        }

        return node.Text;
    }

    private Expectation Expectation(MappingNode node, string primary, IReadOnlyList<string> practices)
    {
        var bag = Bag.Of(LanguageTable.Expectation, node, node.Mark);
        var at = ((node["at"] as MappingNode)?.Entries ?? []).Select(At).ToList();
        var practice = node["practice"] as ScalarNode;
        if (practice is not null && !practices.Contains(practice.Text, StringComparer.Ordinal))
        {
            problems.Add(practice.Mark, $"{Shown.Quote(practice.Text)} is not the name of a practice.", NameAdvice.Of(practice.Text, practices, "Practices are"));
        }

        string outcome = node["outcome"] is ScalarNode key ? Known(key) : primary;
        int sign = bag.Text("sign") switch { "positive" => 1, "negative" => -1, _ => 0 };
        return new(EffectKeys.Compose(Effect(bag), at, practice?.Text), outcome, sign, node.Mark.Line);
    }

    private string Effect(Bag bag)
    {
        string given = bag.Text("effect") ?? "";
        string[] factors = [.. plan.Keys.Where(key => key.IsFactor).Select(key => key.Path)];
        foreach (string part in EffectKey.SplitParts(given).Where(part => part is not EffectKeys.Tacitness))
        {
            CheckPart(part, bag.MarkOf("effect"), factors);
        }

        return given;
    }

    // A factor of several levels is compared level by level: events[coaching].
    private void CheckPart(string part, Mark mark, string[] factors)
    {
        int bracket = part.EndsWith(']') ? part.IndexOf('[', StringComparison.Ordinal) : -1;
        string path = bracket < 0 ? part : part[..bracket];
        var key = plan.Keys.FirstOrDefault(each => string.Equals(each.Path, path, StringComparison.Ordinal));
        if (key is null)
        {
            problems.Add(mark, $"{Shown.Quote(path)} is not varied, so it has no effect.", NameAdvice.Of(path, factors.Append(EffectKeys.Tacitness), "There is"));
            return;
        }

        string level = bracket < 0 ? "" : part[(bracket + 1)..^1];
        if (bracket < 0 || key.IsSettled || IsLevel(level))
        {
            return;
        }

        // events[coaching|mandate] compares two levels of which neither is the baseline.
        foreach (string each in level.Split('|', StringSplitOptions.TrimEntries).Where(each => !IsLevel(each)))
        {
            problems.Add(mark, $"{Shown.Quote(each)} is not a level of '{path}'.", NameAdvice.Of(each, key.Levels.Select(known => known.Label), "Its levels are"));
        }

        bool IsLevel(string label) => key.Levels.Any(known => string.Equals(known.Label, label, StringComparison.Ordinal));
    }

    private KeyValuePair<string, string> At(Entry entry)
    {
        var key = plan.Keys.FirstOrDefault(each => string.Equals(each.Path, entry.Key, StringComparison.Ordinal));
        if (key is null)
        {
            problems.Add(entry.KeyMark, $"{Shown.Quote(entry.Key)} is not varied.", NameAdvice.Of(entry.Key, plan.Keys.Select(each => each.Path), "Varied are"));
            return new(entry.Key, "");
        }

        var level = key.Levels.FirstOrDefault(each => each.Is(entry.Value));
        if (level is null && !key.IsSettled)
        {
            string given = entry.Value is ScalarNode scalar ? scalar.Text : NodeText.Of(entry.Value);
            problems.Add(
                entry.Value.Mark, $"{Shown.Quote(given)} is not a level of '{key.Path}'.", NameAdvice.Of(given, key.Levels.Select(each => each.Label), "Its levels are"));
        }

        return new(key.Path, level?.Label ?? "");
    }
}
