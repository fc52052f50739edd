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

    // Every cell with a comma after it.
    private char[] _row = new char[1024];
    private int _length;

    /// <summary>A text of ours or a user's. A leading = + - @, tab or return gets an apostrophe, as OWASP advises, so that it stays text.</summary>
    public CsvRows Text(string? text)
    {
        string cell = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";
        bool isQuoted = cell.AsSpan().ContainsAny(NeedQuotes) || cell.StartsWith(' ') || cell.EndsWith(' ');
        string written = isQuoted ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
        written.CopyTo(Room(written.Length));
        return EndCell(written.Length);
    }

    public CsvRows Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return Text("");
        }

        value.TryFormat(Room(LongestNumber), out int length, "R", CultureInfo.InvariantCulture);
        return EndCell(length);
    }

    public CsvRows Number(int value)
    {
        value.TryFormat(Room(LongestNumber), out int length, provider: CultureInfo.InvariantCulture);
        return EndCell(length);
    }

    public void End()
    {
        output.Write(_row.AsSpan(0, Math.Max(0, _length - 1)));
        output.Write("\r\n");
        _length = 0;
    }

    /// <summary>Room for a cell of so many characters and its comma.</summary>
    private Span<char> Room(int length)
    {
        if (_row.Length <= _length + length)
        {
            Array.Resize(ref _row, 2 * (_length + length + 1));
        }

        return _row.AsSpan(_length);
    }

    private CsvRows EndCell(int length)
    {
        _row[_length + length] = ',';
        _length += length + 1;
        return this;
    }
}
