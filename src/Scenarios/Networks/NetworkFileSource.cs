using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Networks;

/// <summary>Loads the networks of an experiment from their files, each once: all its runs in a process share what was read and checked.</summary>
public sealed class NetworkFileSource : INetworkSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredNetwork> _loaded = new(StringComparer.Ordinal);

    /// <summary>The network in a file, read when it is needed.</summary>
    /// <exception cref="InvalidDataException">It is something else, of another version, cut off or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public StoredNetworkSpec Open(string path)
    {
        var header = NetworkFile.ReadHeader(path);
        return new StoredNetworkSpec
        {
            File = Path.GetFullPath(path),
            Checksum = header.Checksum,
            Teachers = header.Teachers,
            Schools = header.Schools,
            DirectedTies = header.DirectedTies,
            Source = this,
        };
    }

    /// <summary>Says what is wrong with the file of a network as far as its header tells, or null.</summary>
    public static string? WhyNot(StoredNetworkSpec spec)
    {
        try
        {
            return Mismatch(spec, NetworkFile.ReadHeader(spec.File));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return $"The network file {spec.File} cannot be used. {error.Message}";
        }
    }

    /// <inheritdoc/>
    public StoredNetwork Load(StoredNetworkSpec spec)
    {
        lock (_lock)
        {
            if (!_loaded.TryGetValue(spec.Checksum, out var network))
            {
                network = Read(spec);
                _loaded[spec.Checksum] = network;
            }

            return network;
        }
    }

    private static StoredNetwork Read(StoredNetworkSpec spec)
    {
        NetworkFileContent content;
        try
        {
            content = NetworkFile.Read(spec.File, Environment.ProcessorCount);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"The network file {spec.File} cannot be used. {error.Message}", error);
        }

        return Mismatch(spec, content.Header) is { } mismatch ? throw new InvalidDataException(mismatch) : content.ToNetwork();
    }

    private static string? Mismatch(StoredNetworkSpec spec, NetworkFileHeader header) =>
        string.Equals(spec.Checksum, header.Checksum, StringComparison.Ordinal) ? null
            : $"The network file {spec.File} is not the one that this experiment was planned with: its checksum is {header.Checksum}, that of the plan {spec.Checksum}. Put the file back as it was, or run the scenario anew.";
}
