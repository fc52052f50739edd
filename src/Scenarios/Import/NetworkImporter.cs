using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import.Reading;

namespace Staffroom.Scenarios.Import;

/// <summary>Reads a network of real people from files.</summary>
public static class NetworkImporter
{
    /// <summary>
    /// Reads people and ties from CSV (comma, semicolon or tab separated) or GraphML files; what a file holds is told from its
    /// content, not its name. Files are read up to 64 MiB and 5 million rows. All problems are reported at once, at most 20 of each kind.
    /// </summary>
    /// <param name="options">Files, columns and ranges, in the user's terms.</param>
    /// <returns>The network with notes about what was left out, or the errors that prevent it.</returns>
    public static Outcome<ImportedNetwork> Import(ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new Problems();
        var leftOut = new Tallies();
        CheckOptions(options, problems);
        ImportedNetwork? network = Import(options, problems, leftOut);
        return new Outcome<ImportedNetwork>(problems.HasErrors ? null : network, problems.ToList());
    }

    private static ImportedNetwork? Import(ImportOptions options, Problems problems, Tallies leftOut)
    {
        using NetworkFile? tiesFile = NetworkFile.Open(options.EdgesFile, problems);
        using NetworkFile? nodesFile = options.NodesFile is null ? null : NetworkFile.Open(options.NodesFile, problems);
        var files = new List<FileRead>();
        PeopleTable? people = null;
        using TableCursor? peopleRows = options.NodesFile is null ? tiesFile?.OpenAttachedPeople(options) : nodesFile?.OpenPeople(options);
        if (peopleRows is not null)
        {
            people = PeopleReader.Read(peopleRows, options, problems, leftOut);
            files.Add(new FileRead(peopleRows.File, "people", (nodesFile ?? tiesFile)!.Format, people.Rows));
        }
        else if (options.NodesFile is null && tiesFile is not null)
        {
            CheckNoPersonColumns(options, problems);
        }

        if (tiesFile is null)
        {
            return null;
        }

        // Where people have errors, ties are still read for their own, but nobody is called unknown for a mistake elsewhere.
        var index = new PeopleIndex(problems.HasErrors ? null : people?.ById.Values);
        using TableCursor tieRows = tiesFile.OpenTies(options);
        TiesTable ties = TiesReader.Read(tieRows, index, options, problems, leftOut);
        files.Add(new FileRead(tieRows.File, "ties", tiesFile.Format, ties.Rows));
        return problems.HasErrors ? null : new NetworkAssembly(options, problems, leftOut).Build(index.People, people, ties, [.. files]);
    }

    private static void CheckOptions(ImportOptions options, Problems problems)
    {
        if (!(options.UnweightedStrength is >= 0.0 and <= 1.0))
        {
            problems.Error("", $"The strength of ties without a weight is {options.UnweightedStrength:R}.", "It must be from 0 to 1.");
        }

        if (!(options.DistanceKm >= 0.0) || double.IsInfinity(options.DistanceKm))
        {
            problems.Error("", $"The distance between schools is {options.DistanceKm:R} km.", "It must be 0 or more.");
        }

        if (options.MinimumWeight is { } minimum && !double.IsFinite(minimum))
        {
            problems.Error("", $"The smallest weight to keep is {minimum:R}.", "It must be a number.");
        }

        if (options.MinimumWeight is not null && options.Weight is null)
        {
            problems.Error("", "There is a smallest weight to keep, but no column of weights.", "Name the column of weights.");
        }

        if (options.Attributes.ContainsKey(PersonAttribute.Susceptibility) && options.Attributes.ContainsKey(PersonAttribute.Stubbornness))
        {
            problems.Error("", "There are columns of susceptibility and of stubbornness, which is 1 less susceptibility.", "Name one of them.");
        }

        if (!Enum.IsDefined(options.Combine))
        {
            problems.Error("", $"There is no way {options.Combine} to combine reports.", $"The ways are {string.Join(", ", Enum.GetNames<TieCombination>())}.");
        }
    }

    private static void CheckNoPersonColumns(ImportOptions options, Problems problems)
    {
        string?[] columns = [options.SchoolColumn, options.GroupColumn, options.HeadColumn, .. options.UsesColumns, .. options.Attributes.Values.Select(scaled => scaled.Column)];
        string[] named = [.. columns.OfType<string>().Select(column => $"\"{column}\"")];
        if (named.Length > 0)
        {
            problems.Error("", $"There is no file of people that could hold {string.Join(", ", named)}.", "Name the file of people.");
        }
    }
}
