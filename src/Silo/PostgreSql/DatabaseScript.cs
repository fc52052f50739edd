namespace Staffroom.Silo.PostgreSql;

/// <summary>The SQL that gives a PostgreSQL database what a cluster of silos needs. It can be applied as often as wanted.</summary>
public static class DatabaseScript
{
    /// <summary>The PostgreSQL schema that holds everything of ours.</summary>
    public const string Schema = "staffroom";

    /// <summary>Number of the schema's present version, which the script writes to <c>staffroom.schema_version</c>.</summary>
    public const int Version = 1;

    private static readonly string[] Parts = ["1-version.sql", "2-membership.sql", "3-storage.sql", "4-queries.sql"];

    /// <summary>Reads the script: one transaction, for this program or for <c>psql</c>.</summary>
    public static string Read() => $"begin;\n\n{string.Join('\n', Parts.Select(ReadPart))}\ncommit;\n";

    private static string ReadPart(string name)
    {
        using var reader = new StreamReader(typeof(DatabaseScript).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
