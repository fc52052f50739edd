using System.Collections.Immutable;
using System.Text;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language;

/// <summary>Explains the keys of scenarios, from the same tables that validate them.</summary>
public static class Explain
{
    private static readonly ImmutableArray<(string Key, Field Field)> Entries = [.. Collect("", LanguageTable.Scenario)];

    /// <summary>
    /// Every key: top-level ones as they are, others after a dot ("network.schools", "practices.tacitness", "events.coaching.intensity");
    /// parameters also by their bare name ("turnover").
    /// </summary>
    public static ImmutableArray<string> Keys { get; } = [.. Entries.Select(entry => entry.Key)];

    /// <summary>The key that was probably meant; null if none is near.</summary>
    public static string? Nearest(string key) =>
        NearestName.Find(key, Keys.Concat(ParameterTable.All.Select(row => row.Key)));

    /// <summary>What a key means, holds, and where its default comes from, in a few lines; null if there is no such key.</summary>
    /// <param name="key">A key of <see cref="Keys"/>, or the bare name of a parameter; numbers and names of items may be left in paths.</param>
    public static string? Text(string key)
    {
        var parameter = ParameterTable.Find(key.StartsWith("parameters.", StringComparison.Ordinal) ? key["parameters.".Length..] : key);
        if (parameter is not null)
        {
            return Describe("parameters." + parameter.Key, ParameterFields.Parameters.Find(parameter.Key)!, parameter);
        }

        var (found, field) = Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        return field is null ? null : Describe(found, field, null);
    }

    private static string Describe(string key, Field field, ParameterDefinition? parameter)
    {
        var text = new StringBuilder();
        text.Append(key).Append('\n');
        text.Append("  ").Append(field.Meaning).Append('\n');
        if (parameter is not null)
        {
            text.Append("  symbol:  ").Append(parameter.Symbol).Append(" in rule ").Append(parameter.Rule).Append('\n');
        }

        text.Append("  value:   ").Append(field.Type.Description).Append('\n');
        text.Append("  default: ").Append(field.IsRequired ? "none; it must be given" : field.Default ?? "none").Append('\n');
        if (field.Source.Length > 0)
        {
            text.Append("  source:  ").Append(field.Source).Append('\n');
        }

        if (parameter is not null)
        {
            text.Append("  robust:  ").Append(parameter.VariedInRobustness ? "redrawn (× 0.6 to 1.4) by 'run --robust'" : "not redrawn by 'run --robust'").Append('\n');
        }

        AppendKeys(text, field.Type);
        return text.ToString();
    }

    private static void AppendKeys(StringBuilder text, FieldType type)
    {
        var item = type is ListType list ? list.Item : type;
        if (item is Section section)
        {
            text.Append("  keys:    ").AppendJoin(", ", section.Fields.Select(field => field.Key)).Append('\n');
        }
        else if (item is EventType)
        {
            text.Append("  what:\n");
            foreach (var kind in EventKinds.All)
            {
                text.Append("    ").Append(kind.What.PadRight(16)).Append(' ').Append(kind.Meaning).Append('\n');
            }
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
