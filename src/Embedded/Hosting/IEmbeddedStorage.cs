namespace Staffroom.Embedded;

/// <summary>Which record of which grain.</summary>
/// <param name="GrainClass">The full name of the grain's class.</param>
/// <param name="GrainKey">The grain's key.</param>
/// <param name="StateName">The name of the record, unique in the grain.</param>
/// <param name="StorageName">The name of the storage that the grain asks for; null for the one without a name.</param>
public readonly record struct RecordKey(string GrainClass, string GrainKey, string StateName, string? StorageName);

/// <summary>A record as it is stored.</summary>
/// <typeparam name="T">The type of what it holds.</typeparam>
/// <param name="State">What it holds.</param>
/// <param name="Etag">Its version, which every write changes.</param>
public sealed record StoredRecord<T>(T State, string Etag);

/// <summary>Where the embedded host keeps persistent state. Any of its methods may fail; the grain that called then gets the exception.</summary>
public interface IEmbeddedStorage
{
    /// <summary>Reads a record; null if there is none.</summary>
    Task<StoredRecord<T>?> ReadAsync<T>(RecordKey key);

    /// <summary>Writes a record and gives its new version.</summary>
    Task<string> WriteAsync<T>(RecordKey key, T state);

    /// <summary>Removes a record.</summary>
    Task ClearAsync(RecordKey key);
}
