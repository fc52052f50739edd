using System.CommandLine;
using System.Net;
using Staffroom.Silo;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Runner.Verbs.Clusters;

/// <summary>Which cluster is meant: what a silo and those who use it have to say alike.</summary>
internal sealed class ClusterArguments
{
    private const string Local = "local";
    private const string Postgres = "postgres";
    private const string PasswordVariable = "STAFFROOM_CERTIFICATE_PASSWORD";

    private readonly DatabaseArguments _database = new();
    private readonly Option<string?> _where = new("--cluster") { HelpName = "WHERE" };
    private readonly Option<string?> _id = new("--cluster-id") { HelpName = "ID", Description = "Name of the cluster [default: staffroom]" };
    private readonly Option<string?> _certificate = new("--certificate")
    {
        HelpName = "FILE",
        Description = $"Turns TLS on: a certificate with its key, PEM or PKCS #12; {PasswordVariable} holds its password if it has one",
    };

    private readonly Option<string?> _key = new("--certificate-key") { HelpName = "FILE", Description = "PEM file of the key, where the certificate's file does not hold it" };
    private readonly Option<string?> _authority = new("--authority")
    {
        HelpName = "FILE",
        Description = "PEM file of the authority that signed the cluster's certificates [default: all share one that signed itself]",
    };

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="where">What <c>--cluster</c> takes there, in a sentence.</param>
    public ClusterArguments AddTo(Command verb, string where)
    {
        _where.Description = where;
        verb.Options.Add(_where);
        verb.Options.Add(_id);
        _database.AddTo(verb);
        verb.Options.Add(_certificate);
        verb.Options.Add(_key);
        verb.Options.Add(_authority);
        return this;
    }

    /// <summary>The same options with what they say of a silo.</summary>
    /// <exception cref="RunnerException">They contradict each other, or cannot be read.</exception>
    public SiloServiceOptions Apply(SiloServiceOptions silo, ParseResult parsed, Host host)
    {
        string where = parsed.GetValue(_where) ?? Local;
        var named = silo with { ClusterId = parsed.GetValue(_id) ?? silo.ClusterId, Tls = Tls(parsed, host), Log = host.Error };
        return where switch
        {
            Local => named,
            Postgres => named with { Database = _database.Database(parsed, host) },
            _ => throw new RunnerException(ExitCode.Usage, $"--cluster is '{where}'; a silo takes {Local} (silos of this machine) or {Postgres}."),
        };
    }

    /// <summary>The cluster as a client looks for it; null where none is named.</summary>
    /// <exception cref="RunnerException">The options contradict each other, or cannot be read.</exception>
    public ClusterClientOptions? Client(ParseResult parsed, Host host)
    {
        if (parsed.GetValue(_where) is not { } where)
        {
            return null;
        }

        var client = new ClusterClientOptions { Tls = Tls(parsed, host), Log = host.Error };
        client = client with { ClusterId = parsed.GetValue(_id) ?? client.ClusterId };
        return where switch
        {
            Local => client,
            Postgres => client with { Database = _database.Database(parsed, host) },
            _ => client with { Gateways = [.. where.Split(',', StringSplitOptions.TrimEntries).Select(Gateway)] },
        };
    }

    private static IPEndPoint Gateway(string address)
    {
        if (IPEndPoint.TryParse(address, out var endpoint) && endpoint.Port > 0)
        {
            return endpoint;
        }

        throw new RunnerException(
            ExitCode.Usage, $"--cluster: '{address}' is no address of a silo for clients, such as 127.0.0.1:{SiloServiceOptions.StandardGatewayPort}, nor {Local} or {Postgres}.");
    }

    private TlsFiles? Tls(ParseResult parsed, Host host)
    {
        string? certificate = File(parsed.GetValue(_certificate), host);
        string? authority = File(parsed.GetValue(_authority), host);
        if (certificate is null && parsed.GetValue(_key) is not null)
        {
            throw new RunnerException(ExitCode.Usage, "--certificate-key needs --certificate.");
        }

        return certificate is null && authority is null
            ? null
            : new TlsFiles(certificate, File(parsed.GetValue(_key), host), authority, host.Variable(PasswordVariable));
    }

    private static string? File(string? named, Host host) => named is null ? null : host.Openable(named);
}
