using System.Buffers;
using System.Globalization;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Rows of RFC 4180: quoted where needed, lines end in CRLF, numbers written so that they read back as the same bits, nothing for
/// what is not a number. Texts that a user chose cannot become formulas in a spreadsheet. A row goes to the output as it ends.
/// </summary>
internal sealed class CsvRows(TextWriter output)
{
    private const int LongestNumber = 32;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    private readonly ArrayBufferWriter<char> _row = new();
    private bool _isStarted;

    /// <summary>A text of ours or a user's. A leading = + - @, tab or return gets an apostrophe, as OWASP advises, so that it stays text.</summary>
    public CsvRows Text(string? text)
    {
        string cell = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";
        bool isQuoted = cell.AsSpan().ContainsAny(NeedQuotes) || cell.StartsWith(' ') || cell.EndsWith(' ');
        Begin();
        _row.Write(isQuoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        return this;
    }

    public CsvRows Number(double value)
    {
        Begin();
        return double.IsFinite(value) ? Formatted(value, "R") : this;
    }

    public CsvRows Number(int value)
    {
        Begin();
        return Formatted(value, "");
    }

    public void End()
    {
        _row.Write("\r\n");
        output.Write(_row.WrittenSpan);
        _row.ResetWrittenCount();
        _isStarted = false;
    }

    private void Begin()
    {
        if (_isStarted)
        {
            _row.Write(",");
        }

        _isStarted = true;
    }

    private CsvRows Formatted<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        // No number is longer, so that it is written whole.
        _ = value.TryFormat(_row.GetSpan(LongestNumber), out int length, format, CultureInfo.InvariantCulture);
        _row.Advance(length);
        return this;
    }
}
