using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Language.Nodes;

namespace Staffroom.Scenarios.Language.Fields;

/// <summary>A type of single values.</summary>
internal abstract class ScalarType : FieldType
{
    public override bool HasShape(Node node) => node is ScalarNode;

    protected static JsonObject SchemaType(string type) => new() { ["type"] = type };
}

/// <summary>A finite number in a range, both ends allowed.</summary>
internal sealed class NumberType(double minimum, double maximum, string unit = "", bool isWhole = false) : ScalarType
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;

    public string Unit { get; } = unit;

    public bool IsWhole { get; } = isWhole;

    public override string Description =>
        $"a {(IsWhole ? "whole number" : "number")} from {Shown.Number(Minimum)} to {Shown.Number(Maximum)}{UnitInBrackets}";

    private string UnitInBrackets => Unit.Length > 0 ? $" ({Unit})" : "";

    /// <summary>The number a node holds, whatever its range; null if it holds none.</summary>
    public static double? Parse(Node? node) =>
        node is ScalarNode { IsPlain: true } scalar && double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) ? value : null;

    public override void Check(Node node, string path, Problems problems)
    {
        if (Parse(node) is not { } value)
        {
            Mismatch(node, path, problems, WhyNotANumber(node));
        }
        else if (value < Minimum || value > Maximum)
        {
            problems.Add(
                node.Mark,
                $"'{path}' is {((ScalarNode)node).Text}; it must lie between {Shown.Number(Minimum)} and {Shown.Number(Maximum)}{UnitInBrackets}.",
                value < Minimum ? $"The smallest allowed is {Shown.Number(Minimum)}." : $"The largest allowed is {Shown.Number(Maximum)}.");
        }
        else if (IsWhole && value != Math.Floor(value))
        {
            problems.Add(node.Mark, $"'{path}' is {((ScalarNode)node).Text}; it must be {Description}.", "Write it without a fraction.");
        }
    }

    public override JsonObject Schema()
    {
        var schema = SchemaType(IsWhole ? "integer" : "number");
        schema["minimum"] = Minimum;
        schema["maximum"] = Maximum;
        return schema;
    }

    private static string WhyNotANumber(Node node)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return "";
        }

        string text = scalar.Text.Trim();
        var plain = new ScalarNode(scalar.Mark, text.Replace(',', '.'), isPlain: true);
        var percent = new ScalarNode(scalar.Mark, text.TrimEnd('%', ' '), isPlain: true);
        return !scalar.IsPlain && double.TryParse(text, Style, CultureInfo.InvariantCulture, out _) ? "Remove the quotation marks."
            : double.TryParse(text, Style, CultureInfo.InvariantCulture, out _) || text is ".inf" or "-.inf" or "+.inf" or ".nan" or ".NaN" or "inf" ? "Write a finite number."
            : text.EndsWith('%') && Parse(percent) is { } hundredth ? $"Write a percentage as a share: {Shown.Number(hundredth / 100)}."
            : text.Count(c => c == ',') == 1 && Parse(plain) is not null ? $"Write a decimal point: {plain.Text}."
            : "";
    }
}

/// <summary>A 64-bit unsigned integer, decimal or hexadecimal after 0x.</summary>
internal sealed class SeedType : ScalarType
{
    public override string Description => "a whole number from 0 to 18446744073709551615, or hexadecimal such as 0x7EA";

    public static ulong? Parse(Node? node)
    {
        if (node is not ScalarNode { Text: var text })
        {
            return null;
        }

        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(
            isHexadecimal ? text.AsSpan(2) : text,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out ulong seed) ? seed : null;
    }

    public override void Check(Node node, string path, Problems problems)
    {
        if (Parse(node) is null)
        {
            Mismatch(node, path, problems);
        }
    }

    public override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            new JsonObject { ["type"] = "string", ["pattern"] = "^(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,20})$" }),
    };
}

/// <summary>A text on one line: names go into tables, headings and CSV; only what is <paramref name="isProse"/> may have more lines.</summary>
internal sealed class TextType(int longest, string description = "a text", bool isProse = false) : ScalarType
{
    public override string Description => $"{description} of at most {longest} characters";

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not ScalarNode { IsNull: false } scalar || scalar.Text.Trim().Length == 0)
        {
            Mismatch(node, path, problems);
        }
        else if (scalar.Text.Length > longest)
        {
            problems.Add(node.Mark, $"'{path}' has {scalar.Text.Length} characters; it must be {Description}.", "Shorten it.");
        }
        else if (scalar.Text.Any(IsForbidden))
        {
            problems.Add(
                node.Mark,
                $"'{path}' is {Shown.Quote(scalar.Text)}; {(isProse ? "control characters are" : "line breaks and other control characters are")} not allowed.",
                "Remove them.");
        }
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number"), ["minLength"] = 1, ["maxLength"] = longest };

    private bool IsForbidden(char c) => char.IsControl(c) && !(isProse && c is ('\n' or '\r' or '\t'));
}

/// <summary>A short name: letters, digits, dots, dashes and underscores.</summary>
internal sealed class ShortNameType : ScalarType
{
    private const int Longest = 80;

    public override string Description => "a short name of letters, digits, '.', '-' and '_' that begins with a letter or digit";

    public override void Check(Node node, string path, Problems problems)
    {
        bool isValid = node is ScalarNode { IsNull: false, Text: { Length: > 0 and <= Longest } text }
            && char.IsAsciiLetterOrDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        if (!isValid)
        {
            string advice = node is ScalarNode { IsNull: false } given ? $"For instance {Shown.Quote(Shortened(given.Text))}." : "";
            Mismatch(node, path, problems, advice);
        }
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number"), ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$" };

    private static string Shortened(string text)
    {
        string name = new([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').Take(40)]);
        name = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return name.Length > 0 ? name : "my-scenario";
    }
}

/// <summary>One of some words.</summary>
internal sealed class ChoiceType(params string[] values) : ScalarType
{
    public ImmutableArray<string> Values { get; } = [.. values];

    /// <summary>What the words mean, where their key does not say it.</summary>
    public ImmutableArray<(string Value, string Meaning)> Meanings { get; init; } = [];

    public override string Description => Values.Length == 1 ? Values[0] : "one of " + string.Join(", ", Values);

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not ScalarNode scalar || !Values.Contains(scalar.Text, StringComparer.Ordinal))
        {
            string? nearest = node is ScalarNode given ? NearestName.Find(given.Text, Values) : null;
            Mismatch(node, path, problems, nearest is null ? "" : $"Did you mean {Shown.Quote(nearest)}?");
        }
    }

    public override JsonObject Schema() => Meanings.IsEmpty
        ? new() { ["enum"] = new JsonArray([.. Values.Select(value => (JsonNode)value)]) }
        : new() { ["oneOf"] = new JsonArray([.. Meanings.Select(each => new JsonObject { ["const"] = each.Value, ["description"] = each.Meaning })]) };
}

/// <summary>true or false.</summary>
internal sealed class SwitchType : ScalarType
{
    public override string Description => "true or false";

    public override void Check(Node node, string path, Problems problems)
    {
        if (node is not ScalarNode { IsPlain: true, Text: "true" or "false" })
        {
            bool isOldSpelling = node is ScalarNode { Text: "yes" or "Yes" or "on" or "True" or "TRUE" or "1" };
            Mismatch(node, path, problems, isOldSpelling ? "Write true." : "");
        }
    }

    public override JsonObject Schema() => SchemaType("boolean");
}

/// <summary>The number of the language: 1.</summary>
internal sealed class SchemaNumberType : ScalarType
{
    public override string Description => "1, the version of the scenario language that this Staffroom reads";

    public override void Check(Node node, string path, Problems problems)
    {
        if (NumberType.Parse(node) is not 1.0)
        {
            Mismatch(node, path, problems, "Write 'schema: 1', or use the Staffroom the file was written for.");
        }
    }

    public override JsonObject Schema() => new() { ["enum"] = new JsonArray(1) };
}
