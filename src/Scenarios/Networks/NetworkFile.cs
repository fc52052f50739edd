using System.Collections.Immutable;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Staffroom.Model.Networks;

namespace Staffroom.Scenarios.Networks;

/// <summary>
/// Reads network files (docs/national-networks.md). A file is mapped into memory, its columns copied into arrays, and the very bytes in
/// the arrays checked: against their checksums, then for whether they are a network at all.
/// </summary>
public static class NetworkFile
{
    /// <summary>Whether a file begins like a network file; false where it cannot be read.</summary>
    public static bool Is(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var first = new byte[NetworkFileLayout.Magic.Length];
            return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && NetworkFileLayout.HasMagic(first);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>What a file says about itself; checks its header and length, not its columns.</summary>
    /// <exception cref="InvalidDataException">It is something else, of another version, cut off or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static NetworkFileHeader ReadHeader(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[NetworkFileLayout.HeaderLength];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        int directory = NetworkFileLayout.ColumnsIn(bytes.AsSpan(0, read)) * NetworkFileLayout.EntryLength;
        Array.Resize(ref bytes, bytes.Length + directory);
        return file.ReadAtLeast(bytes.AsSpan(NetworkFileLayout.HeaderLength), directory, throwOnEndOfStream: false) == directory
            ? NetworkFileLayout.Read(bytes, file.Length)
            : throw new InvalidDataException("It is cut off: the directory is not whole.");
    }

    /// <summary>The first teacher of each school and the number of teachers, checked; nothing else of the file is.</summary>
    /// <exception cref="InvalidDataException">It is something else, of another version, cut off or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static int[] ReadFirstTeachers(string path)
    {
        var header = ReadHeader(path);
        header = header with { Columns = [.. header.Columns.Where(column => string.Equals(column.Name, NetworkFileLayout.SchoolFirstTeacher, StringComparison.Ordinal))] };
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, header.FileLength, MemoryMappedFileAccess.Read);
        var columns = new Columns(header, view.SafeMemoryMappedViewHandle);
        int[] first = columns.Copy<int>(NetworkFileLayout.SchoolFirstTeacher, ElementType.Int32, header.Schools + 1);
        columns.Check(threads: 1);
        NetworkFileRules.CheckStarts(first, header.Teachers, least: 1, NetworkFileLayout.SchoolFirstTeacher);
        return first;
    }

    /// <summary>Everything in a file, checked.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">How many threads may be used, at least 1.</param>
    /// <exception cref="InvalidDataException">It is something else, of another version, cut off, damaged, or no network.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static NetworkFileContent Read(string path, int threads)
    {
        var header = ReadHeader(path);
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, header.FileLength, MemoryMappedFileAccess.Read);
        CheckPadding(header, view.SafeMemoryMappedViewHandle);
        var columns = new Columns(header, view.SafeMemoryMappedViewHandle);
        var content = new NetworkFileContent
        {
            Header = header,
            DistrictOfSchool = columns.Copy<int>(NetworkFileLayout.SchoolDistrict, ElementType.Int32, header.Schools),
            Places = new SchoolPlaces(
                columns.Copy<int>(NetworkFileLayout.SchoolFirstTeacher, ElementType.Int32, header.Schools + 1),
                columns.Copy<double>(NetworkFileLayout.SchoolX, ElementType.Double, header.Schools),
                columns.Copy<double>(NetworkFileLayout.SchoolY, ElementType.Double, header.Schools),
                header.MarketRadiusKm),
            RowStart = columns.Copy<int>(NetworkFileLayout.TeacherFirstTie, ElementType.Int32, header.Teachers + 1),
            Alter = columns.Copy<int>(NetworkFileLayout.TieAlter, ElementType.Int32, header.DirectedTies),
            Kind = columns.Copy<byte>(NetworkFileLayout.TieKind, ElementType.Byte, header.DirectedTies),
            StrengthOfKind = columns.Copy<double>(NetworkFileLayout.KindStrength, ElementType.Double, count: null),
            MadeBy = Encoding.UTF8.GetString(columns.Copy<byte>(NetworkFileLayout.MadeBy, ElementType.Byte, count: null)),
        };
        columns.Check(threads);
        NetworkFileRules.Check(content);
        return content;
    }

    private static void CheckPadding(NetworkFileHeader header, SafeBuffer bytes)
    {
        Span<byte> gap = stackalloc byte[NetworkFileLayout.Alignment];
        long at = NetworkFileLayout.HeaderLength + ((long)header.Columns.Length * NetworkFileLayout.EntryLength);
        foreach (long next in header.Columns.Select(column => column.Offset).Append(header.FileLength))
        {
            var between = gap[..(int)(next - at)];
            bytes.ReadSpan((ulong)at, between);
            if (between.ContainsAnyExcept((byte)0))
            {
                throw new InvalidDataException($"The bytes between its columns at {at:N0} are not all 0: it is damaged.");
            }

            at = header.Columns.Where(column => column.Offset == next).Select(column => next + column.Length).LastOrDefault(next);
        }
    }

    /// <summary>The columns of a mapped file, and what was copied of them.</summary>
    private sealed class Columns(NetworkFileHeader header, SafeBuffer bytes)
    {
        private readonly Dictionary<string, Func<Range64, byte[]>> _copied = new(StringComparer.Ordinal);

        public T[] Copy<T>(string name, ElementType type, int? count)
            where T : unmanaged
        {
            var column = header.Columns.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.Ordinal))
                ?? throw new InvalidDataException($"It has no column {name}.");
            if (column.Type != type || (count ?? column.Count) != column.Count || column.Count > Array.MaxLength)
            {
                throw new InvalidDataException($"Its column {name} has {column.Count:N0} elements of type {column.Type}; it must have {count ?? column.Count:N0} of type {type}.");
            }

            var values = new T[column.Count];
            bytes.ReadSpan((ulong)column.Offset, values.AsSpan());
            _copied[name] = piece =>
            {
                int size = NetworkFileColumn.SizeOf(type);
                return SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan((int)(piece.Start / size), piece.Length / size)));
            };
            return values;
        }

        /// <summary>Compares what was copied, and all other columns, with the checksums.</summary>
        public void Check(int threads)
        {
            var checksums = PieceChecksums.Of(header.Columns, threads, (column, piece) =>
                _copied.TryGetValue(column.Name, out var hash) ? hash(piece) : Hash(column, piece));
            for (int at = 0; at < checksums.Length; at++)
            {
                if (!checksums[at].AsSpan().SequenceEqual(header.Columns[at].Checksum.AsSpan()))
                {
                    throw new InvalidDataException($"The checksum of its column {header.Columns[at].Name} does not match: it is damaged.");
                }
            }
        }

        private byte[] Hash(NetworkFileColumn column, Range64 piece)
        {
            var buffer = new byte[piece.Length];
            bytes.ReadSpan((ulong)(column.Offset + piece.Start), buffer.AsSpan());
            return SHA256.HashData(buffer);
        }
    }
}

/// <summary>What is in a network file, in columns.</summary>
public sealed record NetworkFileContent
{
    /// <summary>What it says about itself.</summary>
    public required NetworkFileHeader Header { get; init; }

    /// <summary>The district of each school.</summary>
    public required int[] DistrictOfSchool { get; init; }

    /// <summary>The schools.</summary>
    public required SchoolPlaces Places { get; init; }

    /// <summary>Where each teacher's row of ties begins, and the number of directed ties.</summary>
    public required int[] RowStart { get; init; }

    /// <summary>The other end of each directed tie.</summary>
    public required int[] Alter { get; init; }

    /// <summary>The kind of each directed tie.</summary>
    public required byte[] Kind { get; init; }

    /// <summary>w of each kind.</summary>
    public required double[] StrengthOfKind { get; init; }

    /// <summary>What it was made from, as JSON.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The network for worlds; the columns are taken over.</summary>
    public StoredNetwork ToNetwork() => new(Places, RowStart, Alter, Kind, StrengthOfKind);
}
