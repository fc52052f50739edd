using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Staffroom.Grains.Coordination;

/// <summary>
/// What is kept of somebody's state at the start of a week: a mark, the format's version, the week, the state's bytes, and SHA-256 over
/// all of that. The mark and the version in front and the hash at the end stay where they are in every version, so that a checkpoint
/// of a newer version is told from a damaged one. The epoch is not in it: the state of a week is the same in each.
/// </summary>
internal static class CheckpointRecord
{
    /// <summary>The version this code writes and reads.</summary>
    public const int FormatVersion = 1;

    private const uint Mark = 0x50435253; // "SRCP"
    private const int HeaderLength = 12;

    /// <summary>The bytes to keep.</summary>
    public static byte[] Encode(int week, ReadOnlySpan<byte> state)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(week);
        var record = new byte[HeaderLength + state.Length + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(record, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), week);
        state.CopyTo(record.AsSpan(HeaderLength));
        SHA256.HashData(record.AsSpan(0, HeaderLength + state.Length), record.AsSpan(HeaderLength + state.Length));
        return record;
    }

    /// <summary>The week and the state of a record; null where there is none, or where it is damaged.</summary>
    /// <exception cref="CheckpointVersionException">The record is whole, but of another version.</exception>
    public static Checkpoint? Decode(byte[]? record)
    {
        if (record is null || record.Length < HeaderLength + SHA256.HashSizeInBytes || !IsWhole(record))
        {
            return null;
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(4));
        return version == FormatVersion
            ? new Checkpoint(
                BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(8)), record.AsMemory(HeaderLength..^SHA256.HashSizeInBytes))
            : throw new CheckpointVersionException(version);
    }

    private static bool IsWhole(ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(record[..^SHA256.HashSizeInBytes], hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == Mark && hash.SequenceEqual(record[^SHA256.HashSizeInBytes..]);
    }
}

/// <summary>A state that was kept and is whole.</summary>
/// <param name="Week">The week at whose start it is.</param>
/// <param name="State">Its bytes, as whoever kept them wrote them.</param>
internal readonly record struct Checkpoint(int Week, ReadOnlyMemory<byte> State);

/// <summary>A checkpoint of another version of Staffroom: not damaged, so it is neither used nor overwritten.</summary>
/// <param name="version">Its version.</param>
internal sealed class CheckpointVersionException(int version) : Exception(
    $"A checkpoint of this run has format {version}; this version of Staffroom reads {CheckpointRecord.FormatVersion}. "
    + "Finish the run with the version that began it, or run it again in a new folder.");
