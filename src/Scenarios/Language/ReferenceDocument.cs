using System.Text;
using Staffroom.Model.Limits;
using Staffroom.Model.Parameters;
using Staffroom.Scenarios.Language.Fields;
using Staffroom.Scenarios.Statistics;

namespace Staffroom.Scenarios.Language;

/// <summary>
/// Everything that <c>explain</c> can explain, as one Markdown document: keys of scenarios, parameters of the model, outcomes.
/// Written from the tables that validate and compute, so it cannot disagree with them.
/// </summary>
public static class ReferenceDocument
{
    /// <summary>The document, with line feeds.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Reference\n\nWritten by `eng/update-reference` from the tables that validate scenarios and compute outcomes. Do not edit it by hand.\n");
        Keys(text);
        Parameters(text);
        PresetTable(text);
        Outcomes(text);
        return text.ToString();
    }

    /// <summary>The parameters of the model as a Markdown table, with line feeds.</summary>
    public static string ParameterRows()
    {
        var text = new StringBuilder();
        ParameterRows(text);
        return text.ToString();
    }

    private static void Keys(StringBuilder text)
    {
        text.Append("\n## Keys of a scenario\n");
        Table(
            text,
            ["key", "meaning", "value", "default", "source of the default"],
            Explain.Keys.Select(key => Explain.Of(key)!).Where(each => each.Kind == "scenario key").Select(each => new[]
            {
                Code(each.Key), each.Meaning, Line(each, "value"), Default(Line(each, "default")), Line(each, "source"),
            }));
    }

    private static void Parameters(StringBuilder text)
    {
        text.Append("\n## Parameters of the model\n\nSymbols and rules are those of the model's equations. "
            + "\"Redrawn\" marks those that `run --robust` multiplies by a number drawn from 0.6 to 1.4.\n");
        ParameterRows(text);
    }

    private static void ParameterRows(StringBuilder text)
    {
        Table(
            text,
            ["parameter", "symbol", "rule", "default", "range", "unit", "meaning", "source", "redrawn"],
            ParameterTable.All.Select(row => new[]
            {
                Code(row.Key), row.Symbol, row.Rule, Number(row.Default), $"{Number(row.Minimum)} to {Number(row.Maximum)}", row.Unit, row.Meaning, row.Source,
                row.VariedInRobustness ? "yes" : "",
            }));
    }

    private static void PresetTable(StringBuilder text)
    {
        string[] shared = [.. ParameterTable.All
            .Where(row => Presets.EverythingOff.Values.TryGetValue(row.Id, out double value) && value != row.Default)
            .Select(row => $"{Code(row.Key)} {Number(Presets.EverythingOff.Values[row.Id])}")];
        text.Append("\n## Presets\n\n`parameters: { preset: … }`: "
            + $"{ParameterFields.Parameters.Find("preset")!.Meaning} Keys that the scenario gives go before the preset's, whose values are listed with the origin \"preset\". "
            + $"All presets set {string.Join(", ", shared)}; the table has what each of them sets otherwise, its own parameters last.\n");
        Table(
            text,
            ["preset", "meaning", "sets", "who starts, unless `seeds` says it", "source"],
            Presets.All.Select(preset => new[]
            {
                Code(preset.Key),
                preset.Meaning,
                string.Join(", ", ParameterTable.All
                    .Where(row => preset.Own.Contains(row.Id) || (preset.Values.TryGetValue(row.Id, out double value) && value != Presets.EverythingOff.Values[row.Id]))
                    .OrderBy(row => preset.Own.Contains(row.Id))
                    .Select(row => $"{Code(row.Key)} {Number(preset.Values[row.Id])}")),
                preset.NeedsStarters ? "as ever" : PeopleFields.Nobody,
                preset.Source,
            }));
    }

    private static void Outcomes(StringBuilder text)
    {
        text.Append("\n## Outcomes\n\nFor `primary`, `measure` and `expect`.\n");
        Table(
            text,
            ["outcome", "name", "unit", "for", "meaning"],
            OutcomeTable.All.Select(row => new[] { Code(row.Key), row.Name, row.Unit, row.IsPerPractice ? "each practice" : "the network", row.Meaning }));
    }

    private static void Table(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append('\n').Append(Row(heads)).Append(Row([.. heads.Select(_ => "---")]));
        foreach (string[] row in rows)
        {
            text.Append(Row(row));
        }
    }

    private static string Row(string[] cells) =>
        "| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' '))) + " |\n";

    private static string Line(KeyExplanation explanation, string name) =>
        explanation.Lines.FirstOrDefault(line => line.Name == name).Text ?? "";

    private static string Default(string text) => text is "none" or "none; it must be given" ? text : Code(text);

    private static string Code(string text) => $"`{text}`";

    private static string Number(double value) => value >= 1e9 ? "no limit" : value.ToString("0.####");
}
