namespace Staffroom.Reports.Sections;

/// <summary>Numbers as people read them: about three significant digits, never an exponent, a true minus sign, "–" for none.</summary>
internal static class Format
{
    private const string None = "–";

    /// <summary>A value of an outcome; shares with three decimals.</summary>
    public static string Number(double value, string unit = "")
    {
        if (!double.IsFinite(value))
        {
            return None;
        }

        string digits = Math.Abs(value) switch
        {
            _ when unit is "share" => value.ToString("0.000"),
            0 => "0",
            >= 99.95 => value.ToString("#,0"),
            >= 9.995 => value.ToString("0.0"),
            >= 0.9995 => value.ToString("0.00"),
            >= 0.0005 => value.ToString("0.000"),
            >= 0.00005 => value.ToString("0.0000"),
            _ => "0",
        };
        return digits.Replace('-', '\u2212');
    }

    /// <summary>A difference, with its sign.</summary>
    public static string Signed(double value, string unit = "") => value > 0 ? "+" + Number(value, unit) : Number(value, unit);

    public static string Interval(double low, double high, string unit = "") =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Signed(low, unit)} to {Signed(high, unit)}" : None;

    public static string Range(double low, double high, string unit = "") =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Number(low, unit)} to {Number(high, unit)}" : None;

    public static string Percent(double share) =>
        double.IsFinite(share) ? (100 * share).ToString(Math.Abs(share) is > 0 and < 0.0995 ? "0.0" : "0").Replace('-', '\u2212') + "\u00a0%" : None;

    public static string PValue(double p) => !double.IsFinite(p) ? None : p < 0.001 ? "< 0.001" : p.ToString("0.000");

    public static string Sentence(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");

    public static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
