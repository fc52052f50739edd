using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Orleans.Storage;

namespace Staffroom.Embedded;

/// <summary>
/// Keeps persistent state in memory, as JSON: what a grain changes without writing it is not stored. It lives as long as this object.
/// </summary>
public sealed class MemoryStorage : IEmbeddedStorage
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Lock gate = new();
    private readonly Dictionary<RecordKey, (byte[] Json, long Version)> records = [];
    private long version;

    /// <inheritdoc/>
    public Task<StoredRecord<T>?> ReadAsync<T>(RecordKey key)
    {
        lock (gate)
        {
            return Task.FromResult(records.TryGetValue(key, out var record)
                ? new StoredRecord<T>(JsonSerializer.Deserialize<T>(record.Json, Json)!, Etag(record.Version))
                : null);
        }
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync<T>(RecordKey key, T state, string? etag)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(state, Json);
        lock (gate)
        {
            Check(key, etag);
            records[key] = (json, ++version);
            return Task.FromResult(Etag(version));
        }
    }

    /// <inheritdoc/>
    public Task ClearAsync(RecordKey key, string? etag)
    {
        lock (gate)
        {
            Check(key, etag);
            records.Remove(key);
            return Task.CompletedTask;
        }
    }

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void Check(RecordKey key, string? etag)
    {
        var stored = records.TryGetValue(key, out var record) ? Etag(record.Version) : null;
        if (stored != etag)
        {
            throw new InconsistentStateException($"{key}: version {stored ?? "none"} is stored, not {etag ?? "none"}.");
        }
    }
}
