using System.Buffers.Binary;
using System.IO.Compression;

namespace Staffroom.Scenarios.Plan;

/// <summary>Bytes with their length in front, compressed with Brotli at its fastest useful setting.</summary>
public static class CompressedBytes
{
    private const int Quality = 3;
    private const int WindowBits = 20;
    private const int Header = 4;

    /// <summary>Compresses.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[Header + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(buffer, bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, buffer.AsSpan(Header), out int written, Quality, WindowBits))
        {
            throw new InvalidOperationException($"{bytes.Length} bytes could not be compressed.");
        }

        return buffer[..(Header + written)];
    }

    /// <summary>Restores what <see cref="Pack"/> compressed.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Pack"/> wrote.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        int length = packed.Length >= Header ? BinaryPrimitives.ReadInt32LittleEndian(packed) : -1;
        if (length < 0)
        {
            throw new InvalidDataException("compressed bytes without a length");
        }

        using var stream = new BrotliStream(new MemoryStream(packed[Header..].ToArray()), CompressionMode.Decompress);
        using var result = new MemoryStream();
        try
        {
            stream.CopyTo(result);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException("compressed bytes that cannot be read", error);
        }

        return result.Length == length ? result.ToArray() : throw new InvalidDataException($"{result.Length} bytes instead of {length}");
    }
}
