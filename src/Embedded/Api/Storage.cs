using Orleans.Core;

// State that outlives an activation, as Orleans 10 declares it.

namespace Orleans.Core
{
    /// <summary>A record in storage.</summary>
    public interface IStorage
    {
        /// <summary>The version of the record as last read or written; null if there is none.</summary>
        string? Etag { get; }

        /// <summary>Whether the record was there when last read or written.</summary>
        bool RecordExists { get; }

        /// <summary>Removes the record.</summary>
        Task ClearStateAsync();

        /// <summary>Writes the record.</summary>
        Task WriteStateAsync();

        /// <summary>Reads the record again.</summary>
        Task ReadStateAsync();
    }

    /// <summary>A record of a known type in storage.</summary>
    /// <typeparam name="TState">The type.</typeparam>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>What the record holds; a new <typeparamref name="TState"/> while there is none.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>State of a grain that outlives its activation. It is read before the grain becomes active.</summary>
    /// <typeparam name="TState">The type.</typeparam>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <summary>Names the record that a constructor's <see cref="IPersistentState{TState}"/> stands for.</summary>
    /// <param name="stateName">The name of the record, unique in the grain.</param>
    /// <param name="storageName">The name of the storage. Here there is one storage for all names.</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
    {
        /// <summary>The name of the record.</summary>
        public string StateName { get; } = stateName;

        /// <summary>The name of the storage.</summary>
        public string? StorageName { get; } = storageName;
    }
}
