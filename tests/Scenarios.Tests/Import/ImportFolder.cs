using System.Collections.Immutable;
using System.Text;
using Staffroom.Scenarios.Diagnostics;
using Staffroom.Scenarios.Import;

namespace Staffroom.Scenarios.Tests.Import;

/// <summary>A folder of small files to import from, gone after the test.</summary>
internal sealed class ImportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staffroom-import-");

    public string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);

    public string Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public string Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path(file), bytes);
        return Path(file);
    }

    /// <summary>Imports ties alone.</summary>
    public Outcome<ImportedNetwork> ImportTies(string ties, Func<ImportOptions, ImportOptions>? change = null)
    {
        var options = new ImportOptions { EdgesFile = Write("ties.csv", ties), Weight = new ScaledColumn("weight") };
        return NetworkImporter.Import(change is null ? options : change(options));
    }

    /// <summary>Imports people and ties.</summary>
    public Outcome<ImportedNetwork> Import(string people, string ties, Func<ImportOptions, ImportOptions>? change = null)
    {
        var options = new ImportOptions { NodesFile = Write("people.csv", people), EdgesFile = Write("ties.csv", ties) };
        return NetworkImporter.Import(change is null ? options : change(options));
    }

    /// <summary>Imports, and fails with the diagnostics if that is not possible.</summary>
    public static ImportedNetwork Valid(Outcome<ImportedNetwork> outcome)
    {
        Assert.True(outcome.Value is not null, string.Join('\n', outcome.Diagnostics));
        return outcome.Value;
    }

    /// <summary>The diagnostics without the folder's path.</summary>
    public string[] Said(Outcome<ImportedNetwork> outcome) =>
        [.. outcome.Diagnostics.Select(diagnostic => diagnostic.ToString().Replace(_folder.FullName + System.IO.Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];

    /// <summary>The ids of all people, in order.</summary>
    public static string[] Names(ImportedNetwork imported) => [.. imported.Network.People.Select(person => person.Name)];

    /// <summary>Fails unless one of the lines is exactly the expected one.</summary>
    public static void AssertSaid(string expected, IEnumerable<string> lines) => Assert.Contains(expected, lines, StringComparer.Ordinal);

    public static ImmutableSortedDictionary<PersonAttribute, ScaledColumn> Attributes(params (PersonAttribute Key, ScaledColumn Column)[] columns) =>
        columns.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Column);

    public void Dispose() => _folder.Delete(recursive: true);
}
