using System.Globalization;
using System.Xml;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Reads single values of a file.</summary>
internal static class Values
{
    /// <summary>What an unknown number is after it was reported or found missing.</summary>
    internal const double Missing = double.NaN;

    /// <summary>Whether a value is missing: empty, or NA as R and many surveys write it.</summary>
    internal static bool IsMissing(string value) => value.Length == 0 || value is "NA" or "N/A" or "n/a";

    /// <summary>A finite number with a decimal point; <see cref="Missing"/> if there is none or after an error has been added.</summary>
    internal static double Number(TableCursor row, int column, Problems problems)
    {
        string text = row[column];
        if (IsMissing(text))
        {
            return Missing;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            // Minus zero would be written back as "-0".
            return number == 0.0 ? 0.0 : number;
        }

        problems.Error(
            "values that are not numbers", row, column, $"\"{Shorten(text)}\" in column \"{row.Columns[column]}\" is not a number.", Advice(text));
        return Missing;
    }

    /// <summary>An id or a name: any text of at most 200 characters without control characters; null after an error has been added, empty if missing.</summary>
    internal static string? Name(TableCursor row, int column, Problems problems)
    {
        string text = row[column];
        if (text.Length > 200)
        {
            problems.Error(
                "names that are too long", row, column, $"\"{Shorten(text)}\" has {text.Length:N0} characters; names have at most 200.", "Shorten it.");
            return null;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (!isPair && (char.IsControl(text[i]) || !XmlConvert.IsXmlChar(text[i])))
            {
                problems.Error(
                    "names with control characters",
                    row,
                    column,
                    $"The name in column \"{row.Columns[column]}\" holds the control character U+{(int)text[i]:X4}.",
                    "Remove it; names are one line of printable text.");
                return null;
            }

            i += isPair ? 1 : 0;
        }

        return text;
    }

    /// <summary>A value cut to a length that fits into a message, without control characters.</summary>
    internal static string Shorten(string text)
    {
        string printable = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return printable.Length <= 60 ? printable : printable[..60] + "…";
    }

    private static string Advice(string text)
    {
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return $"Write a decimal point: {text.Replace(',', '.')}.";
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "Numbers must be finite; leave the value empty if it is unknown."
            : "Write a number such as 3 or 0.75, or leave the value empty if it is unknown.";
    }
}
