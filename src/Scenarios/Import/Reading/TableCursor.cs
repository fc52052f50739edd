using System.Collections.Immutable;

namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Rows of text under named columns, read once from first to last; where they come from (CSV or GraphML) does not matter.</summary>
internal abstract class TableCursor : IDisposable
{
    /// <summary>The file as the user named it.</summary>
    internal required string File { get; init; }

    /// <summary>The names of the columns in the order of the file; unnamed ones are empty.</summary>
    internal required ImmutableArray<string> Columns { get; init; }

    /// <summary>Whether the current row may be one end's report; false where the file itself says that a tie has no direction.</summary>
    internal virtual bool IsRowDirected => true;

    /// <summary>Goes to the next row; false after the last.</summary>
    internal abstract bool Read();

    /// <summary>The value of the current row in a column, without surrounding blanks; empty if there is none.</summary>
    internal abstract string this[int column] { get; }

    /// <summary>1-based line and character of a value of the current row.</summary>
    internal abstract (int Line, int Character) Locate(int column);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cursor reads from.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
