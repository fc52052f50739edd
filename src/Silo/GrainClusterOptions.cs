using System.Net;
using Staffroom.Silo.PostgreSql;

namespace Staffroom.Silo;

/// <summary>What silos and their clients have to agree on.</summary>
public abstract record GrainClusterOptions
{
    /// <summary>Silos with the same name form a cluster.</summary>
    public string ClusterId { get; init; } = "staffroom";

    /// <summary>Under this name grains save, from one cluster to the next.</summary>
    public string ServiceId { get; init; } = "staffroom";

    /// <summary>TLS on every connection; null for none.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>How long a call may take before it counts as lost.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where warnings and errors of Orleans go, a line each.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}

/// <summary>How a silo is hosted.</summary>
public sealed record SiloServiceOptions : GrainClusterOptions
{
    /// <summary>The port for other silos on this machine where nothing else is said.</summary>
    public const int StandardPort = 11111;

    /// <summary>The port for clients where nothing else is said.</summary>
    public const int StandardGatewayPort = 30000;

    /// <summary>The address at which the silo listens and by which others know it. Loopback, which only this machine reaches, unless asked.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port for other silos; 0 for any free one.</summary>
    public int Port { get; init; } = StandardPort;

    /// <summary>Port for clients; 0 for any free one.</summary>
    public int GatewayPort { get; init; } = StandardGatewayPort;

    /// <summary>The database through which silos find each other and in which grains save; null where one silo of this machine does that in its memory.</summary>
    public ClusterDatabase? Database { get; init; }

    /// <summary>Without a database: the port of the silo that keeps the list of silos; null if this is the one.</summary>
    public int? FirstSiloPort { get; init; }

    /// <summary>
    /// How long a silo may leave others without an answer before they declare it dead, at least 1 s. Shorter notices a death sooner; longer
    /// forgives a machine that is out of breath.
    /// </summary>
    public TimeSpan DeadAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a silo that is told to stop may take to hand its grains over.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>How a client finds a cluster.</summary>
public sealed record ClusterClientOptions : GrainClusterOptions
{
    /// <summary>The database in which silos list themselves; null where <see cref="Gateways"/> names them.</summary>
    public ClusterDatabase? Database { get; init; }

    /// <summary>Addresses of silos for clients.</summary>
    public IReadOnlyList<IPEndPoint> Gateways { get; init; } = [new(IPAddress.Loopback, SiloServiceOptions.StandardGatewayPort)];

    /// <summary>How long to look for a silo that answers.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>Something that keeps grains from being hosted or reached, in plain words.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause.</param>
public sealed class HostException(string message, Exception? inner = null) : Exception(message, inner);
