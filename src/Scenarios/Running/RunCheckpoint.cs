using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Staffroom.Model;

namespace Staffroom.Scenarios.Running;

/// <summary>
/// A file that holds a run on its way: a mark, the format's version, the week, SHA-256 of the run's identity, the state, and SHA-256 over all
/// of that. It is written beside the one before and then takes its place, so there is a whole one at any time.
/// </summary>
/// <param name="File">Path of the file.</param>
/// <param name="Identity">What tells the run from all others: its experiment, its place in it, its seed, and the version that runs it.</param>
/// <param name="Weeks">Weeks between checkpoints, 1 or more; null for what measuring says.</param>
public sealed record RunCheckpoint(string File, string Identity, int? Weeks = null)
{
    private const uint Mark = 0x4B435253; // "SRCK"
    private const int FormatVersion = 1;
    private const int HeaderLength = 12 + SHA256.HashSizeInBytes;
    private const int Buffer = 1 << 20;

    private string Temporary => File + ".tmp";

    /// <summary>The week that is kept, or null; a file that is damaged or of another run is deleted.</summary>
    /// <param name="trouble">What is wrong with the file, in a sentence; null if nothing is.</param>
    public int? Check(out string? trouble)
    {
        trouble = null;
        System.IO.File.Delete(Temporary);
        if (!System.IO.File.Exists(File))
        {
            return null;
        }

        using (var stream = Open())
        {
            int? week = Week(stream);
            bool isWhole = week is not null && IsWhole(stream);
            if (isWhole && IsOfThisRun(stream))
            {
                return week;
            }

            trouble = isWhole ? "is of another run or another version of staffroom" : "is damaged";
        }

        Delete();
        return null;
    }

    /// <summary>Carries on from what is kept, if anything is.</summary>
    /// <exception cref="InvalidDataException">It is not of this run.</exception>
    internal void Load(StartedRun run)
    {
        if (!System.IO.File.Exists(File))
        {
            return;
        }

        using var stream = Open();
        if (Week(stream) is null || !IsOfThisRun(stream))
        {
            throw new InvalidDataException($"{Path.GetFileName(File)} is not of this run.");
        }

        stream.Position = HeaderLength;
        run.Restore(stream);
    }

    /// <summary>Keeps a run as it stands.</summary>
    internal void Save(StartedRun run)
    {
        using (var stream = new FileStream(Temporary, FileMode.Create, FileAccess.Write, FileShare.None, Buffer))
        using (var hash = SHA256.Create())
        {
            using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                hashed.Write(Header(run.Week));
                run.Save(hashed);
            }

            stream.Write(hash.Hash);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(Temporary, File, overwrite: true);
    }

    /// <summary>Keeps nothing any more.</summary>
    public void Delete()
    {
        System.IO.File.Delete(File);
        System.IO.File.Delete(Temporary);
    }

    private static int? Week(Stream stream)
    {
        Span<byte> header = stackalloc byte[12];
        stream.Position = 0;
        return stream.Length >= HeaderLength + SHA256.HashSizeInBytes && stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(header) == Mark && BinaryPrimitives.ReadInt32LittleEndian(header[4..]) == FormatVersion
            ? BinaryPrimitives.ReadInt32LittleEndian(header[8..])
            : null;
    }

    private static bool IsWhole(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[Buffer];
        stream.Position = 0;
        for (long left = stream.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            int read = stream.Read(block, 0, (int)Math.Min(block.Length, left));
            hash.AppendData(block, 0, read);
            left -= read > 0 ? read : left;
        }

        Span<byte> kept = stackalloc byte[SHA256.HashSizeInBytes];
        return stream.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false) == kept.Length && kept.SequenceEqual(hash.GetHashAndReset());
    }

    private bool IsOfThisRun(Stream stream)
    {
        Span<byte> identity = stackalloc byte[SHA256.HashSizeInBytes];
        stream.Position = HeaderLength - SHA256.HashSizeInBytes;
        stream.ReadExactly(identity);
        return identity.SequenceEqual(IdentityHash());
    }

    private byte[] Header(int week)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), week);
        IdentityHash().CopyTo(header, HeaderLength - SHA256.HashSizeInBytes);
        return header;
    }

    private byte[] IdentityHash() => SHA256.HashData(Encoding.UTF8.GetBytes(Identity));

    private FileStream Open() => new(File, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer);
}
