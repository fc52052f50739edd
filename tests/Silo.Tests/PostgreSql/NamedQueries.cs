using System.Data;
using System.Globalization;
using Npgsql;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Silo.Tests.PostgreSql;

/// <summary>Runs the named queries of a database as Orleans' providers do: looked up on the search path, parameters by name and type.</summary>
internal sealed class NamedQueries
{
    private readonly string _connectionString;
    private readonly Dictionary<string, string> _texts;

    private NamedQueries(string connectionString, Dictionary<string, string> texts) => (_connectionString, _texts) = (connectionString, texts);

    public IEnumerable<string> Keys => _texts.Keys;

    public static async Task<NamedQueries> OpenAsync(ClusterDatabase database)
    {
        var rows = await RowsAsync(database.ProviderConnectionString, "SELECT QueryKey, QueryText FROM OrleansQuery", []);
        return new NamedQueries(
            database.ProviderConnectionString, rows.ToDictionary(row => (string)row["QueryKey"]!, row => (string)row["QueryText"]!));
    }

    public Task<List<Dictionary<string, object?>>> RunAsync(string key, params IReadOnlyList<(string Name, object? Value, DbType Type)> parameters) =>
        RowsAsync(_connectionString, _texts[key], parameters);

    public async Task<bool> IsDoneAsync(string key, params IReadOnlyList<(string Name, object? Value, DbType Type)> parameters)
    {
        var row = Assert.Single(await RunAsync(key, parameters));
        return Convert.ToBoolean(Assert.Single(row).Value, CultureInfo.InvariantCulture);
    }

    private static async Task<List<Dictionary<string, object?>>> RowsAsync(
        string connectionString, string query, IReadOnlyList<(string Name, object? Value, DbType Type)> parameters)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var (name, value, type) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value ?? DBNull.Value, DbType = type });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            var row = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
            for (int i = 0; i < reader.FieldCount; i++)
            {
                row[reader.GetName(i)] = await reader.IsDBNullAsync(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }
}
