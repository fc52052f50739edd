using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Staffroom.Scenarios.Networks;

/// <summary>The types of elements in columns, by their number in the file.</summary>
internal enum ElementType
{
    /// <summary>Unsigned bytes.</summary>
    Byte = 1,

    /// <summary>Signed 32-bit whole numbers.</summary>
    Int32 = 2,

    /// <summary>64-bit IEEE numbers.</summary>
    Double = 3,
}

/// <summary>A column of a network file.</summary>
/// <param name="Name">Its name, at most 32 ASCII characters.</param>
/// <param name="Type">What its elements are.</param>
/// <param name="Count">How many.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Checksum">SHA-256 over the SHA-256 of its pieces.</param>
internal sealed record NetworkFileColumn(string Name, ElementType Type, long Count, long Offset, ImmutableArray<byte> Checksum)
{
    /// <summary>Its length in bytes.</summary>
    public long Length => Count * SizeOf(Type);

    /// <summary>Bytes of an element.</summary>
    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.Int32 => sizeof(int),
        ElementType.Double => sizeof(double),
        _ => sizeof(byte),
    };
}

/// <summary>The layout of network files (docs/national-networks.md): header, directory, columns; all numbers little-endian.</summary>
internal static class NetworkFileLayout
{
    public const string Magic = "STAFFNET";
    public const uint FormatVersion = 1;
    public const int HeaderLength = 128;
    public const int EntryLength = 96;
    public const int Alignment = 64;
    public const int MostColumns = 64;

    /// <summary>Columns are checked in pieces of this many bytes, so that all cores can check one column.</summary>
    public const int PieceLength = 1 << 22;

    public const string SchoolDistrict = "school.district";
    public const string SchoolX = "school.x-km";
    public const string SchoolY = "school.y-km";
    public const string SchoolFirstTeacher = "school.first-teacher";
    public const string TeacherFirstTie = "teacher.first-tie";
    public const string TieAlter = "tie.alter";
    public const string TieKind = "tie.kind";
    public const string KindStrength = "kind.strength";
    public const string MadeBy = "made-by";

    private const int ChecksumAt = 64;
    private const int ChecksumLength = 32;
    private const int NameLength = 32;

    public static long Align(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>Where the first of a number of columns begins.</summary>
    public static long FirstColumnAt(int columns) => Align(HeaderLength + ((long)columns * EntryLength));

    /// <summary>Header and directory, with the checksum over both in its place.</summary>
    public static byte[] Write(NetworkFileHeader header)
    {
        var bytes = new byte[HeaderLength + (header.Columns.Length * EntryLength)];
        var span = bytes.AsSpan();
        Encoding.ASCII.GetBytes(Magic, span);
        BinaryPrimitives.WriteUInt32LittleEndian(span[8..], FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], (uint)header.Columns.Length);
        BinaryPrimitives.WriteInt64LittleEndian(span[16..], header.FileLength);
        BinaryPrimitives.WriteInt64LittleEndian(span[24..], header.Teachers);
        BinaryPrimitives.WriteInt64LittleEndian(span[32..], header.Schools);
        BinaryPrimitives.WriteInt64LittleEndian(span[40..], header.Districts);
        BinaryPrimitives.WriteInt64LittleEndian(span[48..], header.DirectedTies);
        BinaryPrimitives.WriteUInt64LittleEndian(span[56..], header.Seed);
        BinaryPrimitives.WriteDoubleLittleEndian(span[96..], header.MarketRadiusKm);
        for (int at = 0; at < header.Columns.Length; at++)
        {
            WriteEntry(header.Columns[at], span.Slice(HeaderLength + (at * EntryLength), EntryLength));
        }

        SHA256.HashData(bytes).CopyTo(span[ChecksumAt..]);
        return bytes;
    }

    /// <summary>Whether bytes begin like a network file.</summary>
    public static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Encoding.ASCII.GetBytes(Magic));

    /// <summary>Reads the fixed part of the header: how many columns there are.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static int ColumnsIn(ReadOnlySpan<byte> bytes)
    {
        if (!HasMagic(bytes))
        {
            throw new InvalidDataException($"It is not a network file: it does not begin with {Magic}.");
        }

        if (bytes.Length < HeaderLength)
        {
            throw new InvalidDataException("It is cut off: the header is not whole.");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version != FormatVersion)
        {
            throw new InvalidDataException($"It has format {version}; this version reads {FormatVersion}.");
        }

        uint columns = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
        return columns <= MostColumns ? (int)columns : throw new InvalidDataException($"It has {columns} columns; there may be at most {MostColumns}.");
    }

    /// <summary>Reads header and directory.</summary>
    /// <param name="bytes">Both, whole.</param>
    /// <param name="fileLength">The length that the file has.</param>
    /// <exception cref="InvalidDataException">They are damaged or say what cannot be.</exception>
    public static NetworkFileHeader Read(byte[] bytes, long fileLength)
    {
        var span = bytes.AsSpan();
        long length = BinaryPrimitives.ReadInt64LittleEndian(span[16..]);
        if (length != fileLength)
        {
            throw new InvalidDataException($"It has {fileLength:N0} bytes where its header says {length:N0}: it is cut off, or something was added.");
        }

        byte[] checksum = span.Slice(ChecksumAt, ChecksumLength).ToArray();
        span.Slice(ChecksumAt, ChecksumLength).Clear();
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(checksum))
        {
            throw new InvalidDataException("The checksum of its header does not match: it is damaged.");
        }

        var header = new NetworkFileHeader
        {
            FileLength = length,
            Teachers = Count(span[24..], "teachers"),
            Schools = Count(span[32..], "schools"),
            Districts = Count(span[40..], "districts"),
            DirectedTies = Count(span[48..], "directed ties"),
            Seed = BinaryPrimitives.ReadUInt64LittleEndian(span[56..]),
            MarketRadiusKm = BinaryPrimitives.ReadDoubleLittleEndian(span[96..]),
            Checksum = Convert.ToHexStringLower(checksum),
            Columns = [.. Enumerable.Range(0, ColumnsIn(bytes)).Select(at => ReadEntry(bytes.AsSpan(HeaderLength + (at * EntryLength), EntryLength)))],
        };
        CheckColumns(header);
        return header;
    }

    private static void WriteEntry(NetworkFileColumn column, Span<byte> entry)
    {
        Encoding.ASCII.GetBytes(column.Name, entry[..NameLength]);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[32..], (uint)column.Type);
        BinaryPrimitives.WriteInt64LittleEndian(entry[40..], column.Count);
        BinaryPrimitives.WriteInt64LittleEndian(entry[48..], column.Offset);
        column.Checksum.AsSpan().CopyTo(entry[64..]);
    }

    private static NetworkFileColumn ReadEntry(ReadOnlySpan<byte> entry)
    {
        string name = Encoding.ASCII.GetString(entry[..NameLength]).TrimEnd('\0');
        uint type = BinaryPrimitives.ReadUInt32LittleEndian(entry[32..]);
        return type is >= (uint)ElementType.Byte and <= (uint)ElementType.Double
            ? new(
                name, (ElementType)type, BinaryPrimitives.ReadInt64LittleEndian(entry[40..]), BinaryPrimitives.ReadInt64LittleEndian(entry[48..]),
                ImmutableArray.Create(entry[64..]))
            : throw new InvalidDataException($"Its column {name} has elements of the unknown type {type}.");
    }

    private static int Count(ReadOnlySpan<byte> bytes, string what)
    {
        long count = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        return count >= 0 && count < Array.MaxLength ? (int)count : throw new InvalidDataException($"It says that there are {count} {what}.");
    }

    /// <summary>Columns follow each other in the order of the directory, each at the next multiple of 64, and fill the file.</summary>
    private static void CheckColumns(NetworkFileHeader header)
    {
        long at = FirstColumnAt(header.Columns.Length);
        foreach (var column in header.Columns)
        {
            if (column.Count < 0 || column.Count > (header.FileLength / NetworkFileColumn.SizeOf(column.Type)) || column.Offset != at
                || column.Length > header.FileLength - at)
            {
                throw new InvalidDataException($"Its column {column.Name} of {column.Count} elements at {column.Offset} is not in the file.");
            }

            at = Align(at + column.Length);
        }

        if (at != header.FileLength)
        {
            throw new InvalidDataException($"Its columns end at {at:N0}, the file at {header.FileLength:N0}.");
        }

        if (!(header.MarketRadiusKm > 0.0))
        {
            throw new InvalidDataException($"Its market radius is {header.MarketRadiusKm} km; it must be above 0.");
        }
    }
}

/// <summary>What a network file says about itself in its first bytes.</summary>
public sealed record NetworkFileHeader
{
    /// <summary>Length of the file in bytes.</summary>
    public required long FileLength { get; init; }

    /// <summary>Number of teachers, heads included.</summary>
    public required int Teachers { get; init; }

    /// <summary>Number of schools.</summary>
    public required int Schools { get; init; }

    /// <summary>Number of districts.</summary>
    public required int Districts { get; init; }

    /// <summary>Number of directed ties, twice the number of ties.</summary>
    public required int DirectedTies { get; init; }

    /// <summary>The seed it was generated with.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Distance in km from which on schools do not compete.</summary>
    public required double MarketRadiusKm { get; init; }

    /// <summary>SHA-256 over header and directory, which has the checksums of all columns: the identity of the network, in hexadecimal.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>The directory.</summary>
    internal ImmutableArray<NetworkFileColumn> Columns { get; init; } = [];
}
