using Staffroom.Silo;
using Staffroom.Silo.Status;

namespace Staffroom.Runner.Execution;

/// <summary>Answers on loopback whether the command is well and how far it is, while it runs.</summary>
internal static class StatusPort
{
    /// <summary>Opens the port; what is returned closes it. Null where none is wanted.</summary>
    /// <exception cref="RunnerException">The port is taken.</exception>
    public static IDisposable? Open(int? port, Host host, IEngine engine, Func<ExperimentProgress> progress)
    {
        if (port is not { } wanted)
        {
            return null;
        }

        var orleans = OrleansChoice.OfThisBuild;
        string grains = orleans.HasOrleans ? $"Orleans {orleans.Version}" : "embedded host";
        try
        {
            var server = StatusServer.StartAsync(
                wanted,
                () => new Health(!host.Interrupt.IsCancellationRequested, $"{engine.Name} ({grains})", host.Interrupt.IsCancellationRequested ? "stopping" : "running"),
                () => progress() is var now ? new { now.Done, now.Failed, now.Total, now.RunsPerSecond, SecondsLeft = now.Left?.TotalSeconds } : null!,
                host.Interrupt).GetAwaiter().GetResult();
            host.Error.WriteLine($"Status: http://127.0.0.1:{server.Port}/health and /progress");
            return new Opened(server);
        }
        catch (IOException error)
        {
            throw new RunnerException(ExitCode.Usage, $"--status-port {wanted}: {error.Message}", error);
        }
    }

    private sealed class Opened(StatusServer server) : IDisposable
    {
        public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
