using System.Text.Json.Serialization;

namespace Staffroom.Model.Networks;

/// <summary>A network kept in a file of columns: what it is, not what is in it, which is loaded when a world is built.</summary>
public sealed record StoredNetworkSpec : NetworkSpec
{
    /// <inheritdoc/>
    public override int TeacherCount => Teachers;

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 that the content of the file has, in hexadecimal: the identity of the network.</summary>
    public required string Checksum { get; init; }

    /// <summary>Number of teachers, heads included.</summary>
    public required int Teachers { get; init; }

    /// <summary>Number of schools.</summary>
    public required int Schools { get; init; }

    /// <summary>Number of directed ties, twice the number of ties.</summary>
    public required int DirectedTies { get; init; }

    /// <summary>Where the content comes from; null where only the specification is of interest.</summary>
    [JsonIgnore]
    public INetworkSource? Source { get; init; }

    /// <summary>The content.</summary>
    /// <exception cref="InvalidDataException">The file is not what the specification says, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal StoredNetwork Load() =>
        (Source ?? throw new InvalidOperationException($"Nobody said how {File} is read.")).Load(this);
}

/// <summary>Loads networks from files; worlds on the same network share what it returns.</summary>
public interface INetworkSource
{
    /// <summary>The content of a network, checked.</summary>
    /// <exception cref="InvalidDataException">The file is not what the specification says, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    StoredNetwork Load(StoredNetworkSpec spec);
}
