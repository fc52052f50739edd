using Staffroom.Silo;
using Staffroom.Silo.Status;

namespace Staffroom.Runner.Execution;

/// <summary>Answers on loopback whether the command is well and how far it is, while it runs.</summary>
internal static class StatusPort
{
    /// <summary>Opens the port; what is returned closes it. Null where none is wanted.</summary>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="host">Says where it listens, and whether it was told to stop.</param>
    /// <param name="grains">What runs the grains.</param>
    /// <param name="trouble">What keeps the command from going on, or null; asked at each call.</param>
    /// <param name="progress">Asked at each call; anything that can be written as JSON.</param>
    /// <exception cref="RunnerException">The port is taken.</exception>
    public static IDisposable? Open(int? port, Host host, string grains, Func<string?> trouble, Func<object> progress)
    {
        if (port is not { } wanted)
        {
            return null;
        }

        try
        {
            var server = StatusServer.StartAsync(wanted, () => HealthNow(host, grains, trouble()), progress, host.Interrupt).GetAwaiter().GetResult();
            host.Error.WriteLine($"Status: http://127.0.0.1:{server.Port}/health and /progress");
            return new Opened(server);
        }
        catch (IOException error)
        {
            throw new RunnerException(ExitCode.Usage, $"--status-port {wanted}: {error.Message}", error);
        }
    }

    /// <summary>What runs the grains of this build, in a word or two.</summary>
    public static string GrainsOfThisBuild() =>
        OrleansChoice.OfThisBuild is { HasOrleans: true } orleans ? $"Orleans {orleans.Version}" : "embedded host";

    private static Health HealthNow(Host host, string grains, string? trouble)
    {
        bool isStopping = host.Interrupt.IsCancellationRequested;
        return new Health(trouble is null && !isStopping, grains, trouble ?? (isStopping ? "stopping" : "running"));
    }

    private sealed class Opened(StatusServer server) : IDisposable
    {
        public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
