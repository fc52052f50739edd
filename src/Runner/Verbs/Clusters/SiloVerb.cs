using System.CommandLine;
using System.Net;
using Staffroom.Runner.Execution;
using Staffroom.Runner.Output;
using Staffroom.Silo;

namespace Staffroom.Runner.Verbs.Clusters;

/// <summary><c>silo</c>: hosts grains as a service until it is told to stop.</summary>
internal static class SiloVerb
{
    private const int HighestPort = 65535;
    private const int MostSeconds = 3600;

    /// <summary>Creates the verb.</summary>
    public static Command Create(Host host)
    {
        var verb = new Verb(
            "silo", "Hosts schools and teachers for `run --cluster` until Ctrl-C, which hands them over to other silos. Needs a build with Microsoft Orleans",
            "silo", "silo --join 11111", "silo --cluster postgres --address 10.0.0.5 --certificate cluster.pfx");
        var cluster = new ClusterArguments().AddTo(
            verb, "How silos find each other: local (on this machine, in the memory of the first one) or postgres [default: local]");
        var service = new Option<string?>("--service-id")
        {
            HelpName = "ID",
            Description = "Name under which grains save in a database, from one cluster to the next [default: staffroom]",
        };
        var address = new Option<string?>("--address")
        {
            HelpName = "IP",
            Description = "Address at which to listen and be known [default: 127.0.0.1, which only this machine reaches]",
        };
        var port = NumberOption.Of("--port", "N", "Port for other silos; 0 for a free one [default: 11111; with --join a free one]", 0, HighestPort);
        var gateway = NumberOption.Of("--gateway-port", "N", "Port for clients; 0 for a free one [default: 30000; with --join a free one]", 0, HighestPort);
        var join = NumberOption.Of("--join", "N", "Port of the first silo of this machine; without it, this is the first one", 1, HighestPort);
        var clientCertificate = new Option<bool>("--require-client-certificate") { Description = "With TLS: clients, too, need a certificate" };
        var deadAfter = NumberOption.Of("--dead-after", "SECONDS", "Time without an answer after which silos declare another dead [default: 10]", 1, MostSeconds);
        var stopTimeout = NumberOption.Of("--stop-timeout", "SECONDS", "Time for handing over when told to stop [default: 30]", 1, MostSeconds);
        var status = RunOptions.StatusPort();
        foreach (var option in new Option[] { service, address, port, gateway, join, clientCertificate, deadAfter, stopTimeout, status })
        {
            verb.Options.Add(option);
        }

        verb.SetAction((parsed, _) =>
        {
            var standard = new SiloServiceOptions();
            int? first = parsed.GetValue(join);
            var options = cluster.Apply(
                standard with
                {
                    ServiceId = parsed.GetValue(service) ?? standard.ServiceId,
                    Address = Address(parsed.GetValue(address)) ?? standard.Address,
                    Port = parsed.GetValue(port) ?? (first is null ? standard.Port : 0),
                    GatewayPort = parsed.GetValue(gateway) ?? (first is null ? standard.GatewayPort : 0),
                    FirstSiloPort = first,
                    DeadAfter = Seconds(parsed.GetValue(deadAfter)) ?? standard.DeadAfter,
                    StopTimeout = Seconds(parsed.GetValue(stopTimeout)) ?? standard.StopTimeout,
                },
                parsed,
                host);
            return ServeAsync(Checked(options, parsed.GetValue(clientCertificate)), parsed.GetValue(status), host);
        });
        return verb;
    }

    private static async Task<int> ServeAsync(SiloServiceOptions options, int? statusPort, Host host)
    {
        await using var silo = await StartAsync(options, host);
        long started = host.Clock.GetTimestamp();
        using var status = StatusPort.Open(
            statusPort,
            host,
            StatusPort.GrainsOfThisBuild(),
            () => silo.Lost.IsCompleted ? "declared dead by the others" : null,
            () => new { Cluster = options.ClusterId, Silo = $"{silo.Endpoint}", Clients = $"{silo.Gateway}", Seconds = host.Clock.GetElapsedTime(started).TotalSeconds });
        host.Out.WriteLine($"Silo {silo.Endpoint} of cluster {options.ClusterId} is up; clients connect to {silo.Gateway}. Ctrl-C stops it.");
        if (options.Tls is null && !IPAddress.IsLoopback(options.Address))
        {
            host.Error.WriteLine($"warning: whoever reaches {options.Address} can use this silo and read along; --certificate turns TLS on.");
        }

        await Task.WhenAny(silo.Lost, Task.Delay(Timeout.Infinite, host.Interrupt));
        if (silo.Lost.IsCompleted)
        {
            throw new RunnerException(ExitCode.Unexpected, $"This silo cannot go on; the others do without it. Start it again. ({await silo.Lost})");
        }

        host.Error.WriteLine("Handing grains over.");
        return ExitCode.Done;
    }

    private static async Task<GrainHost> StartAsync(SiloServiceOptions options, Host host)
    {
        try
        {
            return await GrainHost.StartSiloAsync(options, host.Interrupt);
        }
        catch (HostException error)
        {
            throw new RunnerException(ExitCode.Usage, error.Message, error);
        }
    }

    private static SiloServiceOptions Checked(SiloServiceOptions options, bool isCertificateRequired)
    {
        if (options.Database is not null && options.FirstSiloPort is not null)
        {
            throw new RunnerException(ExitCode.Usage, "--join is for silos of one machine; with --cluster postgres they find each other in the database.");
        }

        if (isCertificateRequired && options.Tls is null)
        {
            throw new RunnerException(ExitCode.Usage, "--require-client-certificate needs --certificate.");
        }

        return options with { Tls = options.Tls is { } tls ? tls with { IsRequiredOfClients = isCertificateRequired } : null };
    }

    private static IPAddress? Address(string? given) =>
        given is null ? null
        : IPAddress.TryParse(given, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address
        : throw new RunnerException(ExitCode.Usage, $"--address is '{given}'; it must be an IP address of this machine that others can connect to.");

    private static TimeSpan? Seconds(int? given) => given is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
