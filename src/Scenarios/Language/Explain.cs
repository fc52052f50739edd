using System.Collections.Immutable;
using System.Text;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language;

/// <summary>Explains the keys of scenarios, from the same tables that validate them.</summary>
public static class Explain
{
    private const string ParameterPrefix = "parameters.";

    private static readonly ImmutableArray<(string Key, Field Field)> Entries = [.. Collect("", LanguageTable.Scenario)];

    /// <summary>
    /// Every key: top-level ones as they are, others after a dot ("network.schools", "practices.tacitness", "events.coaching.intensity");
    /// parameters also by their bare name ("turnover").
    /// </summary>
    public static ImmutableArray<string> Keys { get; } = [.. Entries.Select(entry => entry.Key)];

    /// <summary>The key that was probably meant; null if none is near.</summary>
    public static string? Nearest(string key) =>
        NearestName.Find(key, Keys.Concat(ParameterTable.All.Select(row => row.Key)));

    /// <summary>What a key means, holds, and where its default comes from; null if there is no such key.</summary>
    /// <param name="key">A key of <see cref="Keys"/>, or the bare name of a parameter.</param>
    public static KeyExplanation? Of(string key)
    {
        var parameter = ParameterTable.Find(key.StartsWith(ParameterPrefix, StringComparison.Ordinal) ? key[ParameterPrefix.Length..] : key);
        if (parameter is not null)
        {
            return Describe(ParameterPrefix + parameter.Key, ParameterFields.Parameters.Find(parameter.Key)!, parameter);
        }

        var (found, field) = Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        return field is null ? null : Describe(found, field, null);
    }

    /// <summary>The same as a few lines of text; null if there is no such key.</summary>
    public static string? Text(string key)
    {
        if (Of(key) is not { } explanation)
        {
            return null;
        }

        var text = new StringBuilder().Append(explanation.Key).Append('\n').Append("  ").Append(explanation.Meaning).Append('\n');
        foreach (var (name, line) in explanation.Lines)
        {
            text.Append("  ").Append((name + ":").PadRight(10)).Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static KeyExplanation Describe(string key, Field field, ParameterDefinition? parameter)
    {
        var lines = ImmutableArray.CreateBuilder<(string Name, string Text)>();
        if (parameter is not null)
        {
            lines.Add(("symbol", $"{parameter.Symbol} in rule {parameter.Rule}"));
        }

        lines.Add(("value", field.Type.Description));
        lines.Add(("default", field.IsRequired ? "none; it must be given" : field.Default ?? "none"));
        if (field.Source.Length > 0)
        {
            lines.Add(("source", field.Source));
        }

        if (parameter is not null)
        {
            lines.Add(("robust", parameter.VariedInRobustness ? "redrawn (× 0.6 to 1.4) by 'run --robust'" : "not redrawn by 'run --robust'"));
        }

        AddKeys(lines, field.Type);
        return new(key, parameter is null ? "scenario key" : "parameter", field.Meaning, lines.ToImmutable());
    }

    private static void AddKeys(ImmutableArray<(string Name, string Text)>.Builder lines, FieldType type)
    {
        var item = type is ListType list ? list.Item : type;
        if (item is Section section)
        {
            lines.Add(("keys", string.Join(", ", section.Fields.Select(field => field.Key))));
        }
        else if (item is ChoiceType { Meanings.IsEmpty: false } choice)
        {
            lines.AddRange(choice.Meanings.Select(each => ("preset", $"{each.Value}: {each.Meaning}")));
        }
        else if (item is EventType)
        {
            lines.AddRange(EventKinds.All.Select(kind => ("what", $"{kind.What}: {kind.Meaning}")));
        }
    }

    private static IEnumerable<(string Key, Field Field)> Collect(string path, Section section) =>
        section.Fields.SelectMany(field =>
        {
            string key = Section.Join(path, field.Key);
            return Below(key, field.Type).Prepend((key, field));
        });

    private static IEnumerable<(string Key, Field Field)> Below(string key, FieldType type) => type switch
    {
        Section section => Collect(key, section),
        ListType { Item: EventType } => EventKinds.All.SelectMany(kind => Collect(Section.Join(key, kind.What), kind.Section)
            .Where(entry => !entry.Key.Contains(".set.parameters.", StringComparison.Ordinal))),
        ListType list => Below(key, list.Item),
        OneOfType choice => choice.Alternatives.OfType<Section>().SelectMany(section => Collect(key, section)),
        _ => [],
    };
}

/// <summary>What a key of a scenario is.</summary>
/// <param name="Key">Its path.</param>
/// <param name="Kind">"scenario key" or "parameter".</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="Lines">Further lines: name and text (symbol, value, default, source, keys, …); names can repeat.</param>
public sealed record KeyExplanation(string Key, string Kind, string Meaning, ImmutableArray<(string Name, string Text)> Lines);
