using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Staffroom.Model.Networks.National;

namespace Staffroom.Scenarios.Networks;

/// <summary>
/// Generates national networks straight into files, on several threads and with memory for places and ties between schools only. The
/// same specification and seed give the same bytes on any number of threads. A file is there completely or not at all.
/// </summary>
public sealed class NetworkFileWriter
{
    private const int DistrictsPerBlock = 32;
    private const int SchoolsPerBlock = 256;

    private readonly NationalNetwork _network;
    private readonly ulong _seed;
    private readonly ParallelOptions _parallel;
    private readonly Action<double> _progress;

    private NetworkFileWriter(NationalSpec spec, ulong seed, NetworkFileOptions options)
    {
        (_network, _seed, _progress) = (new NationalNetwork(spec, seed), seed, options.Progress);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = options.Cancellation };
    }

    /// <summary>Generates a network into a file; one of that name is replaced.</summary>
    /// <returns>What the file says about itself.</returns>
    /// <exception cref="ArgumentException">The specification is impossible.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; nothing is left behind.</exception>
    public static NetworkFileHeader Generate(NationalSpec spec, ulong seed, string path, NetworkFileOptions options)
    {
        var writer = new NetworkFileWriter(spec, seed, options);
        string draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var header = writer.Write(draft);
            File.Move(draft, path, overwrite: true);
            return header;
        }
        catch (AggregateException error) when (error.InnerException is IOException or UnauthorizedAccessException)
        {
            // Threads fail together where the disk is full; one reason is enough.
            ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private NetworkFileHeader Write(string path)
    {
        JoinTies();
        int[] rowStart = NationalNetwork.RowStart(Counts());
        byte[] madeBy = MadeBy();
        var columns = Columns(rowStart[^1], madeBy.Length);
        long length = NetworkFileLayout.Align(columns[^1].Offset + columns[^1].Length);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.None, length);
        RandomAccess.SetLength(file, length);
        var places = _network.Schools;
        Put<int>(file, columns, NetworkFileLayout.SchoolDistrict, _network.DistrictOfSchool);
        Put<double>(file, columns, NetworkFileLayout.SchoolX, places.X);
        Put<double>(file, columns, NetworkFileLayout.SchoolY, places.Y);
        Put<int>(file, columns, NetworkFileLayout.SchoolFirstTeacher, places.FirstTeacher);
        Put<int>(file, columns, NetworkFileLayout.TeacherFirstTie, rowStart);
        Put<double>(file, columns, NetworkFileLayout.KindStrength, _network.Strengths);
        Put<byte>(file, columns, NetworkFileLayout.MadeBy, madeBy);
        WriteTies(file, columns, rowStart);
        var checksums = PieceChecksums.Of(columns, _parallel.MaxDegreeOfParallelism, (column, piece) => Hash(file, column, piece));
        var header = Header(length, rowStart[^1], [.. columns.Zip(checksums, (column, checksum) => column with { Checksum = checksum })]);
        byte[] first = NetworkFileLayout.Write(header);
        RandomAccess.Write(file, first, 0);
        RandomAccess.FlushToDisk(file);
        return NetworkFileLayout.Read(first, length);
    }

    private NetworkFileHeader Header(long length, int directedTies, ImmutableArray<NetworkFileColumn> columns) => new()
    {
        FileLength = length,
        Teachers = _network.Spec.Teachers,
        Schools = _network.Spec.Schools,
        Districts = _network.Spec.Districts,
        DirectedTies = directedTies,
        Seed = _seed,
        MarketRadiusKm = _network.Spec.MarketRadiusKm,
        Columns = columns,
    };

    private void JoinTies()
    {
        int districts = _network.Spec.Districts;
        var parts = new ulong[(districts + DistrictsPerBlock - 1) / DistrictsPerBlock][];
        InBlocks(parts.Length, 0.0, 0.4, block =>
            parts[block] = _network.TiesFrom(block * DistrictsPerBlock, Math.Min(districts, (block + 1) * DistrictsPerBlock)));
        _network.Join(parts);
    }

    private int[] Counts()
    {
        var counts = new int[_network.Spec.Teachers];
        InBlocks(SchoolBlocks, 0.4, 0.3, block => _network.Count(SchoolsOf(block), counts));
        return counts;
    }

    private void WriteTies(SafeFileHandle file, ImmutableArray<NetworkFileColumn> columns, int[] rowStart)
    {
        long alterAt = Find(columns, NetworkFileLayout.TieAlter).Offset, kindAt = Find(columns, NetworkFileLayout.TieKind).Offset;
        var firstTeacher = _network.Schools.FirstTeacher;
        InBlocks(SchoolBlocks, 0.7, 0.3, block =>
        {
            var schools = SchoolsOf(block);
            int first = rowStart[firstTeacher[schools.Start.Value]];
            int ties = rowStart[firstTeacher[schools.End.Value]] - first;
            int[] alter = ArrayPool<int>.Shared.Rent(ties);
            byte[] kind = ArrayPool<byte>.Shared.Rent(ties);
            _network.Fill(schools, alter, kind);
            RandomAccess.Write(file, MemoryMarshal.AsBytes(alter.AsSpan(0, ties)), alterAt + ((long)first * sizeof(int)));
            RandomAccess.Write(file, kind.AsSpan(0, ties), kindAt + first);
            ArrayPool<int>.Shared.Return(alter);
            ArrayPool<byte>.Shared.Return(kind);
        });
    }

    private int SchoolBlocks => (_network.Spec.Schools + SchoolsPerBlock - 1) / SchoolsPerBlock;

    private Range SchoolsOf(int block) => (block * SchoolsPerBlock)..Math.Min(_network.Spec.Schools, (block + 1) * SchoolsPerBlock);

    private void InBlocks(int blocks, double before, double share, Action<int> work)
    {
        int done = 0;
        Parallel.For(0, blocks, _parallel, block =>
        {
            work(block);
            _progress(before + (share * Interlocked.Increment(ref done) / blocks));
        });
    }

    private ImmutableArray<NetworkFileColumn> Columns(int directedTies, int madeBy)
    {
        var spec = _network.Spec;
        (string Name, ElementType Type, long Count)[] columns =
        [
            (NetworkFileLayout.SchoolDistrict, ElementType.Int32, spec.Schools),
            (NetworkFileLayout.SchoolX, ElementType.Double, spec.Schools),
            (NetworkFileLayout.SchoolY, ElementType.Double, spec.Schools),
            (NetworkFileLayout.SchoolFirstTeacher, ElementType.Int32, spec.Schools + 1),
            (NetworkFileLayout.TeacherFirstTie, ElementType.Int32, spec.Teachers + 1),
            (NetworkFileLayout.TieAlter, ElementType.Int32, directedTies),
            (NetworkFileLayout.TieKind, ElementType.Byte, directedTies),
            (NetworkFileLayout.KindStrength, ElementType.Double, _network.Strengths.Length),
            (NetworkFileLayout.MadeBy, ElementType.Byte, madeBy),
        ];
        var placed = ImmutableArray.CreateBuilder<NetworkFileColumn>();
        long at = NetworkFileLayout.FirstColumnAt(columns.Length);
        foreach (var (name, type, count) in columns)
        {
            placed.Add(new(name, type, count, at, []));
            at = NetworkFileLayout.Align(at + placed[^1].Length);
        }

        return placed.ToImmutable();
    }

    /// <summary>What the network was made from, as JSON, for people and other programs.</summary>
    private byte[] MadeBy()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("generator", "staffroom network national");
            json.WriteNumber("seed", _seed);
            json.WriteStartObject("parameters");
            foreach (var row in NationalParameters.All)
            {
                json.WriteNumber(row.Key, row.Get(_network.Spec));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static NetworkFileColumn Find(ImmutableArray<NetworkFileColumn> columns, string name) =>
        columns.Single(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    private static void Put<T>(SafeFileHandle file, ImmutableArray<NetworkFileColumn> columns, string name, T[] values)
        where T : unmanaged =>
        RandomAccess.Write(file, MemoryMarshal.AsBytes(values.AsSpan()), Find(columns, name).Offset);

    private static byte[] Hash(SafeFileHandle file, NetworkFileColumn column, Range64 piece)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(piece.Length);
        int read = 0;
        while (read < piece.Length)
        {
            int got = RandomAccess.Read(file, buffer.AsSpan(read, piece.Length - read), column.Offset + piece.Start + read);
            read += got > 0 ? got : throw new EndOfStreamException($"The column {column.Name} ends too early.");
        }

        byte[] hash = SHA256.HashData(buffer.AsSpan(0, piece.Length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}

/// <summary>How a network file is written or read.</summary>
public sealed record NetworkFileOptions
{
    /// <summary>How many threads may be used, at least 1; no byte depends on it.</summary>
    public required int Threads { get; init; }

    /// <summary>Hears how far the work is, 0 to 1, from several threads.</summary>
    public Action<double> Progress { get; init; } = _ => { };

    /// <summary>Stops it.</summary>
    public CancellationToken Cancellation { get; init; }
}
