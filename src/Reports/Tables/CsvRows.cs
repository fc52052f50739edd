using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Staffroom.Reports.Tables;

/// <summary>
/// Rows of RFC 4180: quoted where needed, lines end in CRLF, numbers written so that they read back as the same bits, nothing for
/// what is not a number. Texts that a user chose cannot become formulas in a spreadsheet.
/// </summary>
internal sealed class CsvRows(TextWriter output) : IDisposable
{
    private readonly CsvWriter _csv = new(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);

    /// <summary>A text of ours or a user's. A leading = + - @, tab or return gets an apostrophe, as OWASP advises, so that it stays text.</summary>
    public CsvRows Text(string? text)
    {
        string cell = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";
        // CsvHelper by itself quotes for the line end it writes, but readers also end rows at a lone LF.
        _csv.WriteField(cell, shouldQuote: cell.AsSpan().ContainsAny(",\"\r\n") || cell.StartsWith(' ') || cell.EndsWith(' '));
        return this;
    }

    public CsvRows Number(double value)
    {
        _csv.WriteField(double.IsFinite(value) ? value.ToString("R") : "", shouldQuote: false);
        return this;
    }

    public CsvRows Number(int value)
    {
        _csv.WriteField(value.ToString(), shouldQuote: false);
        return this;
    }

    public void End() => _csv.NextRecord();

    public void Dispose() => _csv.Dispose();
}
