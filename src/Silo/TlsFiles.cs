using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Staffroom.Silo;

/// <summary>
/// The certificates with which silos and clients know each other. Silos are known by changing addresses, so names in certificates mean
/// nothing here: whoever has a certificate of the authority belongs to the cluster.
/// </summary>
/// <param name="Certificate">A certificate with its key, PEM or PKCS #12; null for a client that shows none.</param>
/// <param name="Key">PEM file of the key, where <paramref name="Certificate"/> does not hold it.</param>
/// <param name="Authority">PEM file of the certificates that sign those of the cluster; null where all share the one that signs itself.</param>
/// <param name="Password">Opens the key; null where none is needed.</param>
public sealed record TlsFiles(string? Certificate, string? Key = null, string? Authority = null, string? Password = null)
{
    /// <summary>Whether clients need a certificate, too.</summary>
    public bool IsRequiredOfClients { get; init; }

    /// <summary>Reads the certificate with its key.</summary>
    /// <exception cref="HostException">A file cannot be read, holds no key, or needs another password.</exception>
    internal X509Certificate2? ReadCertificate() => Certificate is null ? null : Read(Certificate, file =>
    {
        if (X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, Password);
        }

        using var pem = Password is null
            ? X509Certificate2.CreateFromPemFile(file, Key)
            : X509Certificate2.CreateFromEncryptedPemFile(file, Password, Key);

        // Windows takes no key for TLS that was not in a PKCS #12 store.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
    });

    /// <summary>Reads the certificates that are trusted.</summary>
    /// <exception cref="HostException">A file cannot be read.</exception>
    internal X509Certificate2Collection ReadAuthority()
    {
        if (Authority is null)
        {
            return [ReadCertificate() ?? throw new HostException("TLS needs a certificate, or at least that of an authority.")];
        }

        return Read(Authority, file =>
        {
            var trusted = new X509Certificate2Collection();
            trusted.ImportFromPemFile(file);
            return trusted.Count > 0 ? trusted : throw new CryptographicException("it holds no certificate");
        });
    }

    /// <summary>Whether a certificate was signed by the authority and is in its time.</summary>
    internal static bool IsTrusted(X509Certificate2 certificate, X509Certificate2Collection authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new HostException($"The certificate {file} cannot be used: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}.", error);
        }
    }
}
