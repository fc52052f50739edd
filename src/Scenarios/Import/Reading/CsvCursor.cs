using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>
/// Rows of a CSV file (RFC 4180). The separator is found from the line of column names. Rows whose number of values differs from
/// the number of columns are errors, because nobody can know which value is missing; blank lines are skipped.
/// </summary>
internal sealed class CsvCursor : TableCursor
{
    /// <summary>Most rows that are read.</summary>
    internal const int MaximumRows = 5_000_000;

    /// <summary>Longest value that is read; a longer one is most likely a quote that was never closed.</summary>
    internal const int MaximumValueLength = 100_000;

    /// <summary>Most values in a line.</summary>
    internal const int MaximumColumns = 10_000;

    private readonly CsvParser _parser;
    private readonly Problems _problems;
    private readonly int _maximumRows;
    private int _rows;
    private int _firstLineOfRow;

    private CsvCursor(CsvParser parser, Problems problems, int maximumRows)
    {
        _parser = parser;
        _problems = problems;
        _maximumRows = maximumRows;
    }

    /// <summary>"comma", "semicolon" or "tab".</summary>
    internal required string SeparatorName { get; init; }

    /// <inheritdoc/>
    internal override string this[int column] => column < _parser.Count ? _parser[column].Trim() : "";

    /// <summary>Reads the line of column names.</summary>
    internal static CsvCursor? Open(string file, string text, Problems problems, int maximumRows = MaximumRows)
    {
        (char separator, string separatorName) = FindSeparator(text);
        if (FindTooWideLine(text, separator) is { } line)
        {
            problems.Error(file, line, $"The line has more than {MaximumColumns:N0} values, the most that are read.", "Leave out columns that are not needed.");
            return null;
        }

        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false,
            MaxFieldSize = MaximumValueLength,
            BadDataFound = null,
        };
        var parser = new CsvParser(new StringReader(text), configuration);
        try
        {
            do
            {
                if (!parser.Read())
                {
                    problems.Error(file, "The file is empty.", "It needs a line of column names and a line for each person or tie.");
                    parser.Dispose();
                    return null;
                }
            }
            while (IsBlank(parser));
        }
        catch (MaxFieldSizeException)
        {
            problems.Error(file, 1, "The line of column names is too long.", "Is this a CSV file?");
            parser.Dispose();
            return null;
        }

        ImmutableArray<string> columns = [.. parser.Record!.Select(name => name.Trim())];
        return new CsvCursor(parser, problems, maximumRows) { File = file, Columns = columns, SeparatorName = separatorName };
    }

    /// <inheritdoc/>
    internal override bool Read()
    {
        while (ReadRecord())
        {
            if (IsBlank(_parser))
            {
                continue;
            }

            if (++_rows > _maximumRows)
            {
                _problems.Error(File, _firstLineOfRow, $"The file has more than {_maximumRows:N0} rows, the most that are read.", "Leave out ties that are not needed.");
                return false;
            }

            if (HasAllValues())
            {
                return true;
            }

            _problems.Error(
                "rows with a wrong number of values",
                this,
                Math.Min(_parser.Count - 1, Columns.Length),
                $"The number of values is {_parser.Count:N0}, but there are {Columns.Length:N0} columns.",
                "Put values that contain the separator into double quotes, write numbers with a decimal point, and leave unknown values empty.");
        }

        return false;
    }

    /// <inheritdoc/>
    internal override (int Line, int Character) Locate(int column)
    {
        string raw = _parser.RawRecord;
        (int line, int lineStart, int field, bool isQuoted) = (_firstLineOfRow, 0, 0, false);
        int position = 0;
        for (; position < raw.Length && field < column; position++)
        {
            char c = raw[position];
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == '\n')
            {
                (line, lineStart) = (line + 1, position + 1);
            }
            else if (c == _parser.Delimiter[0] && !isQuoted)
            {
                field++;
            }
        }

        return (line, position - lineStart + 1);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _parser.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool ReadRecord()
    {
        _firstLineOfRow = _parser.RawRow + 1;
        try
        {
            return _parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            _problems.Error(
                File,
                _firstLineOfRow,
                $"A value that begins at or after this line is longer than {MaximumValueLength:N0} characters.",
                "Look for a double quote that is never closed.");
            return false;
        }
    }

    private bool HasAllValues()
    {
        // Spreadsheets like to append empty cells to some of the rows; nothing is lost by leaving those out.
        for (int column = Columns.Length; column < _parser.Count; column++)
        {
            if (_parser[column].Length > 0)
            {
                return false;
            }
        }

        return _parser.Count >= Columns.Length;
    }

    private static bool IsBlank(CsvParser parser) => parser.Count == 0 || (parser.Count == 1 && string.IsNullOrWhiteSpace(parser.RawRecord));

    /// <summary>The parser takes in a line at once, so one that is endless must be found before it.</summary>
    private static int? FindTooWideLine(string text, char separator)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > MaximumColumns && line.Count(separator) >= MaximumColumns)
            {
                return number;
            }
        }

        return null;
    }

    private static (char Separator, string Name) FindSeparator(string content)
    {
        (int commas, int semicolons, int tabs, bool isQuoted) = (0, 0, 0, false);
        foreach (char c in content.AsSpan().TrimStart("\r\n "))
        {
            if (c is '\r' or '\n' && !isQuoted)
            {
                break;
            }

            isQuoted ^= c == '"';
            commas += c == ',' && !isQuoted ? 1 : 0;
            semicolons += c == ';' && !isQuoted ? 1 : 0;
            tabs += c == '\t' && !isQuoted ? 1 : 0;
        }

        return commas >= semicolons && commas >= tabs ? (',', "comma") : semicolons >= tabs ? (';', "semicolon") : ('\t', "tab");
    }
}
