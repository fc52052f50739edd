using System.Globalization;
using System.Text;

namespace Staffroom.Scenarios.Language.Nodes;

/// <summary>How values appear in messages: short, on one line, and harmless on a terminal.</summary>
internal static class Shown
{
    private const int LongestText = 60;

    /// <summary>A text in quotation marks, shortened, with control and bidirectional characters made visible.</summary>
    public static string Quote(string text)
    {
        bool isLong = text.Length > LongestText;
        return $"'{Harmless(isLong ? text[..LongestText] : text)}{(isLong ? "…" : "")}'";
    }

    /// <summary>A text on one line that cannot steer a terminal: control, format and invalid characters become visible escapes.</summary>
    public static string Harmless(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            bool isHarmless = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
            shown.Append(isHarmless ? rune.ToString() : $"\\u{rune.Value:X4}");
        }

        return shown.ToString();
    }

    /// <summary>A number without exponent where it is of everyday size.</summary>
    public static string Number(double value) =>
        Math.Abs(value) is >= 1e-6 and < 1e15 || value == 0
            ? value.ToString("#,##0.################", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What was given: a quoted value, or the kind of node.</summary>
    public static string Of(Node node) => node switch
    {
        { IsNull: true } => "empty",
        ScalarNode { IsPlain: false } scalar => "the text " + Quote(scalar.Text),
        ScalarNode scalar => Quote(scalar.Text),
        SequenceNode => "a list",
        _ => "a group of keys",
    };
}
