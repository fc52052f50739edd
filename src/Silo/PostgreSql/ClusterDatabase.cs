using Npgsql;

namespace Staffroom.Silo.PostgreSql;

/// <summary>A PostgreSQL database in which silos find each other and grains save their state.</summary>
public sealed class ClusterDatabase
{
    private readonly NpgsqlConnectionStringBuilder _connection;

    private ClusterDatabase(NpgsqlConnectionStringBuilder connection) => _connection = connection;

    /// <summary>Where the database is, without secrets, as messages name it.</summary>
    public string Place => $"{_connection.Host}:{_connection.Port}, database {_connection.Database ?? _connection.Username ?? "of the user"}";

    /// <summary>The connection string of Orleans' ADO.NET providers, which look for their queries on the search path. Holds the password.</summary>
    public string ProviderConnectionString =>
        new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { SearchPath = DatabaseScript.Schema, Pooling = true }.ConnectionString;

    /// <summary>Names a database; nothing is opened.</summary>
    /// <param name="connectionString">As Npgsql takes it, for instance <c>Host=localhost;Database=staffroom;Username=staffroom</c>.</param>
    /// <exception cref="DatabaseException">The connection string cannot be read, or names no host.</exception>
    public static ClusterDatabase At(string connectionString)
    {
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "staffroom", Pooling = false };
            return string.IsNullOrWhiteSpace(connection.Host)
                ? throw new DatabaseException("The connection string names no host; it looks like Host=localhost;Database=staffroom;Username=staffroom.")
                : new ClusterDatabase(connection);
        }
        catch (ArgumentException)
        {
            // What the reader says may hold a piece of a password, so none of it is handed on.
            throw new DatabaseException(
                "The connection string cannot be read; it looks like Host=localhost;Database=staffroom;Username=staffroom, "
                + "is no postgresql:// address, and has values with a semicolon in quotes.");
        }
    }

    /// <summary>Brings the database to <see cref="DatabaseScript.Version"/>, in one transaction.</summary>
    /// <param name="cancellation">Gives up; nothing is changed then.</param>
    /// <exception cref="DatabaseException">No server, no such database, no right to, a server that is too old, or a later schema.</exception>
    public Task ApplyAsync(CancellationToken cancellation) => UseAsync(
        async connection =>
        {
            await using var command = new NpgsqlCommand(DatabaseScript.Read(), connection);
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    /// <summary>Looks at what the database holds and changes nothing.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DatabaseException">The database cannot be asked.</exception>
    public Task<DatabaseState> CheckAsync(CancellationToken cancellation) =>
        UseAsync(connection => DatabaseState.ReadAsync(connection, cancellation), cancellation);

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connection.ConnectionString);
            await connection.OpenAsync(cancellation);
            return await use(connection);
        }
        catch (NpgsqlException error)
        {
            throw new DatabaseException(Explain(error).ReplaceLineEndings(" "), error);
        }
    }

    private string Explain(NpgsqlException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported } refused => refused.MessageText,
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } refused =>
            $"{Place}: {refused.MessageText}. Create it first, for instance with `createdb`.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            $"{Place}: {refused.MessageText}. To set it up, a role needs the right to create a schema (`grant create on database`) or has to own "
            + $"the schema {DatabaseScript.Schema}; to use it, `usage` of that schema and all rights to its tables.",
        PostgresException refused => $"{Place}: {refused.MessageText} ({refused.SqlState}).",
        { InnerException: { } cause } => $"No PostgreSQL server can be reached at {Place}: {cause.Message}.",
        _ => $"{Place}: {error.Message}.",
    };
}
