using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Staffroom.Grains;
using Staffroom.Grains.Contracts;

namespace Staffroom.Silo.Tests.Orleans;

public sealed class TlsTests : IDisposable
{
    private const string Password = "sesame";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staffroom-tls");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Silos_and_clients_with_the_same_certificate_that_signed_itself_know_each_other()
    {
        using var certificate = SelfSigned("CN=cluster");
        var shared = new TlsFiles(Pkcs12(certificate), Password: Password) { IsRequiredOfClients = true };
        await using var first = await StartAsync(shared);
        await using var second = await StartAsync(shared, first);
        await using var client = await ConnectAsync(first, shared);
        var notes = Enumerable.Range(0, 40).Select(i => client.Grains.GetGrain<INoteGrain>($"n{i}"));
        int[] ports = await Task.WhenAll(notes.Select(note => note.WhereAsync()));
        Assert.Equal(new[] { first.Endpoint!.Port, second.Endpoint!.Port }.Order(), ports.Distinct().Order());

        var experiment = SmallExperiment.Create();
        var runs = await ExperimentClient.StartAsync(client.Grains, experiment, here: null, TimeProvider.System, CancellationToken.None);
        var result = await runs.RunAsync(0, new RunOrder(Granularity.School), CancellationToken.None);
        Assert.Equal(SmallExperiment.Digest(experiment, 0), Convert.ToHexStringLower(SHA256.HashData(result.Trajectory)));
    }

    [Fact]
    public async Task Who_has_no_certificate_or_a_strange_one_is_turned_away()
    {
        using var certificate = SelfSigned("CN=cluster");
        using var strange = SelfSigned("CN=cluster");
        var shared = new TlsFiles(Pkcs12(certificate), Password: Password) { IsRequiredOfClients = true };
        await using var silo = await StartAsync(shared);
        await RequireTurnedAwayAsync(silo, tls: null);
        await RequireTurnedAwayAsync(silo, new TlsFiles(Pkcs12(strange), Password: Password));
        await RequireTurnedAwayAsync(silo, new TlsFiles(null, Authority: Pem(certificate)));
    }

    [Fact]
    public async Task Where_clients_need_none_the_authority_is_enough_and_the_silo_is_still_checked()
    {
        using var authority = SelfSigned("CN=authority", isAuthority: true);
        using var certificate = SignedBy(authority, "CN=silo");
        using var strange = SelfSigned("CN=authority", isAuthority: true);
        await using var silo = await StartAsync(new TlsFiles(Pem(certificate), PemKey(certificate), Pem(authority)));
        await using (var client = await ConnectAsync(silo, new TlsFiles(null, Authority: Pem(authority))))
        {
            Assert.Equal(silo.Endpoint!.Port, await client.Grains.GetGrain<INoteGrain>("n").WhereAsync());
        }

        await RequireTurnedAwayAsync(silo, new TlsFiles(null, Authority: Pem(strange)));
    }

    [Fact]
    public async Task Files_that_cannot_be_used_are_named_without_their_password()
    {
        using var certificate = SelfSigned("CN=cluster");
        string file = Pkcs12(certificate);
        string missing = Path.Combine(_folder.FullName, "missing.pem");
        foreach (var (tls, named) in new[]
        {
            (new TlsFiles(file, Password: "open"), file),
            (new TlsFiles(missing), missing),
            (new TlsFiles(Pem(certificate), Key: missing), missing),
            (new TlsFiles(file, Authority: missing, Password: Password), missing),
        })
        {
            var error = await Assert.ThrowsAsync<HostException>(() => StartAsync(tls));
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, error.Message, StringComparison.Ordinal);
        }

        var none = await Assert.ThrowsAsync<HostException>(() => StartAsync(new TlsFiles(null, Authority: Pem(certificate))));
        Assert.Contains("needs a certificate of its own", none.Message, StringComparison.Ordinal);
    }

    private static Task<GrainHost> StartAsync(TlsFiles tls, GrainHost? first = null) => GrainHost.StartSiloAsync(
        new SiloServiceOptions { Port = 0, GatewayPort = 0, FirstSiloPort = first?.Endpoint!.Port, Tls = tls }, CancellationToken.None);

    private static Task<GrainHost> ConnectAsync(GrainHost silo, TlsFiles? tls) => GrainHost.ConnectAsync(
        new ClusterClientOptions { Gateways = [silo.Gateway!], Tls = tls, ConnectTimeout = TimeSpan.FromSeconds(60) }, CancellationToken.None);

    private static async Task RequireTurnedAwayAsync(GrainHost silo, TlsFiles? tls) => await Assert.ThrowsAsync<HostException>(() => GrainHost.ConnectAsync(
        new ClusterClientOptions { Gateways = [silo.Gateway!], Tls = tls, ConnectTimeout = TimeSpan.FromSeconds(1) }, CancellationToken.None));

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    private static X509Certificate2 SelfSigned(string name, bool isAuthority = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(name, key, isAuthority).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 SignedBy(X509Certificate2 authority, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request(name, key, isAuthority: false).Create(
            authority, new DateTimeOffset(authority.NotBefore), new DateTimeOffset(authority.NotAfter), [1, 2, 3, 4]);
        return signed.CopyWithPrivateKey(key);
    }

    private string Pkcs12(X509Certificate2 certificate) => Write(".pfx", certificate.Export(X509ContentType.Pkcs12, Password));

    private string Pem(X509Certificate2 certificate) => Write(".pem", System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    private string PemKey(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return Write(".key", System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
    }

    private string Write(string extension, byte[] content)
    {
        string file = Path.Combine(_folder.FullName, Path.GetRandomFileName() + extension);
        File.WriteAllBytes(file, content);
        return file;
    }
}
