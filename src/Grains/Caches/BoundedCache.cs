namespace Staffroom.Grains.Caches;

/// <summary>
/// Values that are made once for all who ask, and of which the last used stay. One that could not be made is tried again by the next who
/// asks. Safe for use from any thread.
/// </summary>
/// <typeparam name="T">The values.</typeparam>
/// <param name="capacity">How many stay, 1 or more; those in use elsewhere live on there.</param>
internal sealed class BoundedCache<T>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Lazy<Task<T>> Value)> _byUse = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Lazy<Task<T>> Value)>> _byKey = new(StringComparer.Ordinal);

    /// <summary>The value of a key; made if it is not there.</summary>
    public async Task<T> GetAsync(string key, Func<Task<T>> make)
    {
        var value = Find(key, make);
        try
        {
            return await value.Value;
        }
        catch
        {
            Remove(key, value);
            throw;
        }
    }

    /// <summary>Holds a value that was made elsewhere.</summary>
    public void Put(string key, T value)
    {
        lock (_gate)
        {
            Drop(key);
            Insert(key, new Lazy<Task<T>>(Task.FromResult(value)));
        }
    }

    /// <summary>Lets go of a value.</summary>
    public void Remove(string key)
    {
        lock (_gate)
        {
            Drop(key);
        }
    }

    private Lazy<Task<T>> Find(string key, Func<Task<T>> make)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Value;
            }

            var value = new Lazy<Task<T>>(make);
            Insert(key, value);
            return value;
        }
    }

    private void Remove(string key, Lazy<Task<T>> failed)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var node) && ReferenceEquals(node.Value.Value, failed))
            {
                Drop(key);
            }
        }
    }

    private void Insert(string key, Lazy<Task<T>> value)
    {
        _byKey[key] = _byUse.AddFirst((key, value));
        if (_byUse.Count > capacity)
        {
            Drop(_byUse.Last!.Value.Key);
        }
    }

    private void Drop(string key)
    {
        if (_byKey.Remove(key, out var node))
        {
            _byUse.Remove(node);
        }
    }
}
