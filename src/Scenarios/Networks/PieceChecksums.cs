using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Staffroom.Scenarios.Networks;

/// <summary>Checksums of columns: SHA-256 over the SHA-256 of pieces, so that all cores can work on one column.</summary>
internal static class PieceChecksums
{
    /// <summary>The checksum of each column of a file, its pieces read on several threads.</summary>
    /// <param name="columns">Length and place of the columns.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="hash">Gives the SHA-256 of a range of bytes of a column.</param>
    public static ImmutableArray<ImmutableArray<byte>> Of(
        ImmutableArray<NetworkFileColumn> columns, int threads, Func<NetworkFileColumn, Range64, byte[]> hash)
    {
        var pieces = columns
            .SelectMany((column, index) => PiecesOf(column.Length).Select(piece => (Column: index, Piece: piece)))
            .ToArray();
        var hashes = new byte[pieces.Length][];
        Parallel.For(0, pieces.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, at =>
            hashes[at] = hash(columns[pieces[at].Column], pieces[at].Piece));
        var byColumn = pieces.Zip(hashes).ToLookup(pair => pair.First.Column, pair => pair.Second);
        return [.. columns.Select((_, index) => ImmutableArray.Create(SHA256.HashData(byColumn[index].SelectMany(each => each).ToArray())))];
    }

    private static IEnumerable<Range64> PiecesOf(long length)
    {
        for (long start = 0; start < length; start += NetworkFileLayout.PieceLength)
        {
            yield return new(start, (int)Math.Min(NetworkFileLayout.PieceLength, length - start));
        }
    }
}

/// <summary>A range of bytes of a column.</summary>
/// <param name="Start">Where it begins in the column.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Range64(long Start, int Length);
