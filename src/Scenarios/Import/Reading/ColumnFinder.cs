using Staffroom.Scenarios.Diagnostics;
namespace Staffroom.Scenarios.Import.Reading;

/// <summary>Finds the user's columns in a file.</summary>
internal static class ColumnFinder
{
    /// <summary>What stands for "no such column".</summary>
    internal const int None = -1;

    /// <summary>
    /// Index of the column with exactly this name, <see cref="None"/> if <paramref name="name"/> is null or after an error has been
    /// added because there is no such column, or more than one.
    /// </summary>
    /// <param name="table">The file.</param>
    /// <param name="name">The user's name of the column.</param>
    /// <param name="meaning">What the column is for, as in "the column of {meaning}".</param>
    /// <param name="problems">Takes the error.</param>
    internal static int Find(TableCursor table, string? name, string meaning, Problems problems)
    {
        if (name is null)
        {
            return None;
        }

        int index = table.Columns.IndexOf(name.Trim());
        if (index < 0)
        {
            string? nearest = NearestName.Find(name, table.Columns.Where(column => column.Length > 0));
            string question = nearest is null ? "" : $"Did you mean \"{Values.Shorten(nearest)}\"? ";
            problems.Error(
                table.File, 1, $"There is no column \"{name}\", which was to be the column of {meaning}.", $"{question}The columns are {List(table)}.");
        }
        else if (table.Columns.LastIndexOf(name.Trim()) != index)
        {
            problems.Error(table.File, 1, $"There is more than one column \"{name}\".", "Rename or remove all but one of them.");
            return None;
        }

        return index;
    }

    private static string List(TableCursor table)
    {
        string[] named = [.. table.Columns.Where(column => column.Length > 0).Distinct(StringComparer.Ordinal)];
        string more = named.Length > 40 ? $" and {named.Length - 40} more" : "";
        return string.Join(", ", named.Take(40).Select(Values.Shorten)) + more;
    }
}
