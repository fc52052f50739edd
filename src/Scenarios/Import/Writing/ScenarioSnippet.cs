using System.Globalization;
using System.Text;

namespace Staffroom.Scenarios.Import.Writing;

/// <summary>Writes import options as the <c>network</c> section of a scenario.</summary>
public static class ScenarioSnippet
{
    /// <summary>YAML that, in a scenario file, reads the network with these options; what is at its default is left out.</summary>
    /// <param name="options">How the network was read; file names are written as they are given.</param>
    public static string Write(ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var defaults = new ImportOptions { EdgesFile = "" };
        var yaml = new StringBuilder("network:\n");
        Line(yaml, 2, "nodes", options.NodesFile, null);
        Line(yaml, 2, "edges", options.EdgesFile, null);
        string columns = Columns(options, defaults);
        yaml.Append(columns.Length > 0 ? "  columns:\n" + columns : "");
        if (options.Weight is null)
        {
            Plain(yaml, "unweightedStrength", Number(options.UnweightedStrength), options.UnweightedStrength != defaults.UnweightedStrength);
        }

        Plain(yaml, "minimumWeight", Number(options.MinimumWeight ?? 0.0), options.MinimumWeight is not null);
        Plain(yaml, "directed", options.IsDirected ? "true" : "false", !options.IsDirected);
        Plain(yaml, "combine", Combination(options.Combine), options.Combine != defaults.Combine);
        Plain(yaml, "distanceKm", Number(options.DistanceKm), options.DistanceKm != defaults.DistanceKm);
        return yaml.ToString();
    }

    private static string Columns(ImportOptions options, ImportOptions defaults)
    {
        var yaml = new StringBuilder();
        Line(yaml, 4, "id", options.IdColumn, defaults.IdColumn);
        Line(yaml, 4, "school", options.SchoolColumn, null);
        Line(yaml, 4, "group", options.GroupColumn, null);
        Line(yaml, 4, "head", options.HeadColumn, null);
        if (!options.UsesColumns.IsEmpty)
        {
            string names = string.Join(", ", options.UsesColumns.Select(Quote));
            yaml.Append($"    uses: {(options.IsUseOfAll ? names : $"[{names}]")}\n");
        }

        Line(yaml, 4, "from", options.FromColumn, defaults.FromColumn);
        Line(yaml, 4, "to", options.ToColumn, defaults.ToColumn);
        Scaled(yaml, "weight", options.Weight);
        Scaled(yaml, "tieTrust", options.TieTrust);
        Line(yaml, 4, "distance", options.DistanceColumn, null);
        foreach ((PersonAttribute attribute, ScaledColumn column) in options.Attributes)
        {
            Scaled(yaml, attribute.ToString().ToLowerInvariant(), column);
        }

        return yaml.ToString();
    }

    private static void Scaled(StringBuilder yaml, string key, ScaledColumn? scaled)
    {
        if (scaled is null)
        {
            return;
        }

        string minimum = scaled.Minimum is { } low ? $", minimum: {Number(low)}" : "";
        string maximum = scaled.Maximum is { } high ? $", maximum: {Number(high)}" : "";
        string range = minimum + maximum;
        yaml.Append($"    {key}: {(range.Length == 0 ? Quote(scaled.Column) : $"{{ column: {Quote(scaled.Column)}{range} }}")}\n");
    }

    private static void Line(StringBuilder yaml, int indent, string key, string? value, string? defaultValue)
    {
        if (value is not null && !string.Equals(value, defaultValue, StringComparison.Ordinal))
        {
            yaml.Append(' ', indent).Append(key).Append(": ").Append(Quote(value)).Append('\n');
        }
    }

    private static void Plain(StringBuilder yaml, string key, string value, bool isNeeded)
    {
        if (isNeeded)
        {
            yaml.Append($"  {key}: {value}\n");
        }
    }

    private static string Combination(TieCombination how) => how switch
    {
        TieCombination.Mean => "mean",
        TieCombination.MeanOfReports => "mean of reports",
        TieCombination.Maximum => "maximum",
        _ => "minimum",
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A plain word as it is, anything that YAML could read as something else in double quotes.</summary>
    private static string Quote(string text)
    {
        bool isWord = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/');
        bool meansSomethingElse = text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n";
        if (isWord && !meansSomethingElse)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
