using Npgsql;

namespace Staffroom.Silo.PostgreSql;

/// <summary>What a database holds of ours.</summary>
/// <param name="ServerVersion">Version of the PostgreSQL server.</param>
/// <param name="SchemaVersion">Version of the schema; null where there is none, or it may not be read.</param>
/// <param name="MissingRights">What the role that asked may not do and a silo has to, for instance <c>insert into staffroom.silo</c>.</param>
/// <param name="Clusters">The clusters that have used the database, by name.</param>
public sealed record DatabaseState(
    string ServerVersion, int? SchemaVersion, IReadOnlyList<string> MissingRights, IReadOnlyList<ClusterState> Clusters)
{
    private const string RightsQuery =
        """
        select r.name || case r.name when 'insert' then ' into ' when 'update' then ' of ' else ' from ' end || 'staffroom.' || t.name
        from (values ('schema_version', 1), ('orleansquery', 1), ('cluster', 4), ('silo', 4), ('grain_state', 4)) t(name, needed)
        join (values ('select', 1), ('insert', 2), ('update', 3), ('delete', 4)) r(name, nth) on r.nth <= t.needed
        where not has_table_privilege('staffroom.' || t.name, r.name)
        order by t.name, r.nth
        """;

    private const string ClustersQuery =
        """
        select cluster_id, (count(*) filter (where status = 3))::int, count(silo.cluster_id)::int
        from staffroom.cluster left join staffroom.silo using (cluster_id)
        group by cluster_id order by cluster_id
        """;

    /// <summary>Whether silos can use the database.</summary>
    public bool IsReady => SchemaVersion == DatabaseScript.Version && MissingRights.Count == 0;

    /// <summary>Asks an open connection.</summary>
    internal static async Task<DatabaseState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var state = new DatabaseState(connection.PostgreSqlVersion.ToString(), null, [], []);
        if (await OneAsync<bool>(connection, "select to_regclass('staffroom.schema_version') is null", cancellation))
        {
            return state;
        }

        state = state with { MissingRights = await ListAsync(connection, RightsQuery, row => row.GetString(0), cancellation) };
        return state.MissingRights.Count > 0 ? state : state with
        {
            SchemaVersion = await OneAsync<int>(connection, "select max(version) from staffroom.schema_version", cancellation),
            Clusters = await ListAsync(connection, ClustersQuery, row => new ClusterState(row.GetString(0), row.GetInt32(1), row.GetInt32(2)), cancellation),
        };
    }

    private static async Task<T> OneAsync<T>(NpgsqlConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<T>> ListAsync<T>(
        NpgsqlConnection connection, string query, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>A cluster that a database knows.</summary>
/// <param name="Name">The cluster's id.</param>
/// <param name="ActiveSilos">Silos that say they are active.</param>
/// <param name="KnownSilos">Silos on record, dead ones included.</param>
public sealed record ClusterState(string Name, int ActiveSilos, int KnownSilos);
