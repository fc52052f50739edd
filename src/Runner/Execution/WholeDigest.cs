using System.Security.Cryptography;

namespace Staffroom.Runner.Execution;

/// <summary>The digest of an experiment: SHA-256 over the 32-byte digests of its runs in plan order.</summary>
internal static class WholeDigest
{
    /// <summary>64 lowercase hexadecimal digits.</summary>
    /// <param name="runDigests">The runs' digests in plan order, 32 bytes each.</param>
    public static string Of(IEnumerable<byte[]> runDigests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var digest in runDigests)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, SHA256.HashSizeInBytes, nameof(runDigests));
            hash.AppendData(digest);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
