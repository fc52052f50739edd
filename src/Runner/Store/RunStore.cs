using System.Globalization;
using Microsoft.Data.Sqlite;
using Staffroom.Scenarios.Plan;

namespace Staffroom.Runner.Store;

/// <summary>
/// The runs of one experiment in one SQLite file, from which every other file of a result folder can be rebuilt.
/// A batch of runs is one transaction with a rollback journal and full syncs: whatever kills the process or the machine,
/// finished batches stay and the file stays whole. Threads take turns.
/// </summary>
internal sealed class RunStore : IDisposable
{
    /// <summary>Name of the file in a result folder.</summary>
    public const string FileName = "runs.sqlite";

    private readonly SqliteConnection _connection;
    private readonly Lock _turn = new();

    private RunStore(SqliteConnection connection, string file)
    {
        _connection = connection;
        File = file;
    }

    /// <summary>Path of the file.</summary>
    public string File { get; }

    /// <summary>Whether it was created, not opened: this process then stored all of its runs itself.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Creates a new store that holds a plan and no runs yet; the file must not exist.</summary>
    public static RunStore Create(string file, byte[] plan, string planHash, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var store = Connect(file, SqliteOpenMode.ReadWriteCreate);
        return store.Guard(() =>
        {
            store.Execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;");
            using var transaction = store._connection.BeginTransaction();
            store.Execute(FormattableString.Invariant(
                $"PRAGMA application_id={StoreSchema.ApplicationId}; PRAGMA user_version={StoreSchema.Version};"));
            store.Execute(StoreSchema.Create);
            store.Execute(
                "INSERT INTO plan (id, hash, experiment) VALUES (1, $hash, $plan)", ("$hash", planHash), ("$plan", plan));
            store.InsertFacts(facts);
            transaction.Commit();
            return store;
        });
    }

    /// <summary>Opens a store and checks that it is one, of this version, and whole.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="isWritable">Whether runs will be added; a finished store can be read from a read-only folder.</param>
    public static RunStore Open(string file, bool isWritable)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new StoreException(ExitCode.Usage, $"There is no run store {file}; name a result folder that `run` wrote.");
        }

        if (isWritable)
        {
            ThrowIfNotWritable(file);
        }

        var store = Connect(file, isWritable ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly);
        try
        {
            return store.Guard(() =>
            {
                store.ThrowIfForeign();
                if (isWritable)
                {
                    store.Execute("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;");
                }

                return store;
            });
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The plan as it was given to <see cref="Create"/>, and its hash.</summary>
    public (byte[] Plan, string Hash) Plan() => Guard(() =>
    {
        using var reader = Query("SELECT experiment, hash FROM plan WHERE id = 1");
        return reader.Read()
            ? ((byte[])reader["experiment"], reader.GetString(1))
            : throw StoreException.Damaged(File, "it holds no plan");
    });

    /// <summary>Puts a plan in the place of the one there is, with runs of it: both or, if it fails, neither. No run may be stored yet.</summary>
    public void ReplacePlan(byte[] plan, string planHash, IEnumerable<RunRecord> runs) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction();
        Execute("UPDATE plan SET hash = $hash, experiment = $plan WHERE id = 1", ("$hash", planHash), ("$plan", plan));
        foreach (var run in runs)
        {
            Insert(run);
        }

        transaction.Commit();
        return true;
    });

    /// <summary>A fact about the experiment (its command, version, machine), or null.</summary>
    public string? Fact(string key) => Guard(() =>
    {
        using var command = Command("SELECT value FROM fact WHERE key = $key", ("$key", key));
        return (string?)command.ExecuteScalar();
    });

    /// <summary>Stores facts in one transaction, replacing earlier values.</summary>
    public void SetFacts(IEnumerable<KeyValuePair<string, string>> facts) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction();
        InsertFacts(facts);
        transaction.Commit();
        return true;
    });

    /// <summary>Stores runs in one transaction: all of them or, if it fails, none. A failed run is replaced by a later try.</summary>
    public void Add(IReadOnlyCollection<RunRecord> runs) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var run in runs)
        {
            Insert(run);
        }

        transaction.Commit();
        return true;
    });

    /// <summary>All runs of a draw in plan order, without their bytes.</summary>
    public IReadOnlyList<RunHeader> Headers(int draw = 0) => Guard(() =>
    {
        using var reader = Query(
            "SELECT run, condition, replicate, seed, state, digest, error, seconds FROM run WHERE draw = $draw ORDER BY run", ("$draw", draw));
        var headers = new List<RunHeader>();
        while (reader.Read())
        {
            headers.Add(new RunHeader(
                draw, reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2),
                ulong.Parse(reader.GetString(3), NumberStyles.None), (RunState)reader.GetInt32(4), (byte[])reader["digest"],
                reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetDouble(7)));
        }

        return headers;
    });

    /// <summary>The canonical bytes of a run, or null if they are not stored.</summary>
    /// <exception cref="InvalidDataException">They do not unpack.</exception>
    public byte[]? CanonicalBytes(int index) => Unpacked("trajectory", 0, index);

    /// <summary>The stored outcomes of a run of a robustness draw, or null.</summary>
    /// <exception cref="InvalidDataException">They do not unpack.</exception>
    public byte[]? Outcomes(int draw, int index) => Unpacked("outcomes", draw, index);

    /// <summary>Limits the file to this many pages of 4096 bytes, so that tests can fill the disk.</summary>
    internal void LimitPages(int pages) => Execute(FormattableString.Invariant($"PRAGMA max_page_count={pages};"));

    /// <summary>Begins to store runs and never commits: what a process that is killed leaves behind.</summary>
    internal void AbandonHalfway(IEnumerable<RunRecord> runs)
    {
        _connection.BeginTransaction();
        foreach (var run in runs)
        {
            Insert(run);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connection.Dispose();

    private static RunStore Connect(string file, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            return new RunStore(connection, file) { IsNew = mode == SqliteOpenMode.ReadWriteCreate };
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StoreException.From(error, file);
        }
    }

    private static void ThrowIfNotWritable(string file)
    {
        // SQLite silently falls back to reading where it may not write; the first insert would fail hours later.
        try
        {
            using var probe = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(ExitCode.Usage, $"{file} cannot be written: {error.Message} Change its permissions or copy the folder.", error);
        }
    }

    private void ThrowIfForeign()
    {
        if (Number("PRAGMA application_id") != StoreSchema.ApplicationId)
        {
            throw StoreException.NotAStore(File);
        }

        long version = Number("PRAGMA user_version");
        if (version != StoreSchema.Version)
        {
            throw new StoreException(
                ExitCode.Invalid,
                $"{File} has store version {version}; this staffroom reads version {StoreSchema.Version}. Use the staffroom that wrote it.");
        }

        // The full check: the quick one does not see a row whose number no longer agrees with the index it is found by.
        using var command = Command("PRAGMA integrity_check(1)");
        string? finding = command.ExecuteScalar() as string;
        if (!string.Equals(finding, "ok", StringComparison.Ordinal))
        {
            throw StoreException.Damaged(File, finding ?? "the check found nothing");
        }
    }

    private byte[]? Unpacked(string column, int draw, int index)
    {
        // Only the reading takes turns; unpacking is the larger part.
        byte[]? packed = Guard(() =>
        {
            using var command = Command($"SELECT {column} FROM run WHERE draw = $draw AND run = $run", ("$draw", draw), ("$run", index));
            return command.ExecuteScalar() as byte[];
        });
        return packed is null ? null : CompressedBytes.Unpack(packed);
    }

    private void InsertFacts(IEnumerable<KeyValuePair<string, string>> facts)
    {
        foreach (var (key, value) in facts)
        {
            Execute("INSERT OR REPLACE INTO fact (key, value) VALUES ($key, $value)", ("$key", key), ("$value", value));
        }
    }

    private void Insert(RunRecord run) => Execute(
        """
        INSERT OR REPLACE INTO run (draw, run, condition, replicate, seed, state, digest, error, seconds, outcomes, trajectory)
        VALUES ($draw, $run, $condition, $replicate, $seed, $state, $digest, $error, $seconds, $outcomes, $trajectory)
        """,
        ("$draw", run.Draw), ("$run", run.Index), ("$condition", run.Condition), ("$replicate", run.Replicate),
        ("$seed", run.RunSeed.ToString(CultureInfo.InvariantCulture)), ("$state", (int)run.State), ("$digest", run.Digest),
        ("$error", run.Error), ("$seconds", run.Seconds), ("$outcomes", run.Outcomes), ("$trajectory", run.Trajectory));

    private long Number(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteDataReader Query(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Command(sql, values).ExecuteReader(System.Data.CommandBehavior.Default);

    private int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            lock (_turn)
            {
                return action();
            }
        }
        catch (SqliteException error)
        {
            throw StoreException.From(error, File);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw StoreException.Damaged(File, error.Message, error);
        }
    }
}
