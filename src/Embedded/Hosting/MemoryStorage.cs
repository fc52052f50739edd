using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Staffroom.Embedded;

/// <summary>
/// Keeps persistent state in memory, as JSON of its public properties: what a grain changes without writing it is not stored. It lives as
/// long as this object.
/// </summary>
public sealed class MemoryStorage : IEmbeddedStorage
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly ConcurrentDictionary<RecordKey, (byte[] Json, string Etag)> records = new();
    private long writes;

    /// <inheritdoc/>
    public Task<StoredRecord<T>?> ReadAsync<T>(RecordKey key) => Task.FromResult(records.TryGetValue(key, out var record)
        ? new StoredRecord<T>(JsonSerializer.Deserialize<T>(record.Json, Json)!, record.Etag)
        : null);

    /// <inheritdoc/>
    public Task<string> WriteAsync<T>(RecordKey key, T state)
    {
        var etag = Interlocked.Increment(ref writes).ToString();
        records[key] = (JsonSerializer.SerializeToUtf8Bytes(state, Json), etag);
        return Task.FromResult(etag);
    }

    /// <inheritdoc/>
    public Task ClearAsync(RecordKey key)
    {
        records.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
