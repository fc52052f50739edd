namespace Staffroom.Runner.Store;

/// <summary>The tables of a run store and its place in the file's header.</summary>
internal static class StoreSchema
{
    /// <summary>SQLite's application_id of a run store: "Stfr".</summary>
    public const int ApplicationId = 0x53746672;

    /// <summary>SQLite's user_version: the version of these tables.</summary>
    public const int Version = 1;

    /// <summary>Creates the tables.</summary>
    public const string Create = """
        CREATE TABLE fact (
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE plan (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            hash TEXT NOT NULL,
            experiment BLOB NOT NULL
        ) STRICT;
        CREATE TABLE run (
            id INTEGER NOT NULL PRIMARY KEY,
            draw INTEGER NOT NULL,
            run INTEGER NOT NULL,
            condition INTEGER NOT NULL,
            replicate INTEGER NOT NULL,
            seed TEXT NOT NULL,
            state INTEGER NOT NULL,
            digest BLOB NOT NULL,
            error TEXT,
            seconds REAL NOT NULL,
            outcomes BLOB,
            trajectory BLOB,
            UNIQUE (draw, run)
        ) STRICT;
        """;
}
