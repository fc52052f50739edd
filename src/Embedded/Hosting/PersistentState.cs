using Orleans.Runtime;

namespace Staffroom.Embedded;

/// <summary>A record of a grain, whatever it holds.</summary>
internal abstract class PersistentState
{
    /// <summary>Reads it.</summary>
    public abstract Task ReadStateAsync();
}

/// <summary>A record of a grain.</summary>
internal sealed class PersistentState<T>(IEmbeddedStorage storage, RecordKey key) : PersistentState, IPersistentState<T>
{
    /// <inheritdoc/>
    public T State { get; set; } = Activator.CreateInstance<T>();

    /// <inheritdoc/>
    public string? Etag { get; private set; }

    /// <inheritdoc/>
    public bool RecordExists => Etag is not null;

    /// <inheritdoc/>
    public override async Task ReadStateAsync()
    {
        var record = await storage.ReadAsync<T>(key);
        State = record is null ? Activator.CreateInstance<T>() : record.State;
        Etag = record?.Etag;
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync() => Etag = await storage.WriteAsync(key, State);

    /// <inheritdoc/>
    public async Task ClearStateAsync()
    {
        await storage.ClearAsync(key);
        State = Activator.CreateInstance<T>();
        Etag = null;
    }
}
