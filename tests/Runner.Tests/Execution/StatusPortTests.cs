using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Staffroom.Runner.Tests.Execution;

public sealed class StatusPortTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_run_says_on_loopback_how_far_it_is()
    {
        int port = FreePort();
        var answers = new List<string>();
        using var client = new HttpClient();
        _host.Engine = new FakeEngine
        {
            Before = (_, stop) =>
            {
                lock (answers)
                {
                    answers.Add(client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/progress"), stop).GetAwaiter().GetResult());
                }
            },
        };
        var result = _host.Invoke("run", "tiny", "--threads", "1", "--status-port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Contains($"http://127.0.0.1:{port}/health", result.Error, StringComparison.Ordinal);
        Assert.Equal(6, answers.Count);
        Assert.All(answers, answer => Assert.Contains("\"total\":6", answer, StringComparison.Ordinal));
    }

    [Fact]
    public void A_port_that_is_taken_is_said_before_anything_runs()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        _host.Engine = new FakeEngine { Before = (_, _) => Assert.Fail("Nothing was to be run.") };
        var result = _host.Invoke("run", "tiny", "--status-port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Contains($"--status-port {port}", result.Error, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
