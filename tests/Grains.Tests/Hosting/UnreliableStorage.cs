using Staffroom.Embedded;

namespace Staffroom.Grains.Tests.Hosting;

/// <summary>A storage in memory that is watched, outlives hosts, and fails if told so.</summary>
internal sealed class UnreliableStorage : IEmbeddedStorage
{
    private readonly MemoryStorage _storage = new();
    private readonly HashSet<RecordKey> _held = [];
    private readonly Lock _gate = new();

    /// <summary>Called with the number of writes so far, before each; may throw.</summary>
    public Action<int> BeforeWrite { get; set; } = _ => { };

    /// <summary>How many writes were begun.</summary>
    public int Writes { get; private set; }

    /// <summary>Records of schools and coordinators that are held.</summary>
    public int Checkpoints
    {
        get
        {
            lock (_gate)
            {
                return _held.Count(key => key.StateName.StartsWith("slot", StringComparison.Ordinal));
            }
        }
    }

    public Task<StoredRecord<T>?> ReadAsync<T>(RecordKey key) => _storage.ReadAsync<T>(key);

    public Task<string> WriteAsync<T>(RecordKey key, T state)
    {
        lock (_gate)
        {
            BeforeWrite(++Writes);
            _held.Add(key);
        }

        return _storage.WriteAsync(key, state);
    }

    public Task ClearAsync(RecordKey key)
    {
        lock (_gate)
        {
            _held.Remove(key);
        }

        return _storage.ClearAsync(key);
    }
}
