using System.Diagnostics;
using System.Globalization;

namespace Staffroom.Runner.Tests.Verbs.Clusters;

/// <summary>The command's silo in a process of its own, so that it can be killed, paused and told to stop.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _messages;

    private SiloProcess(Process process) => (_process, _messages) = (process, process.StandardError.ReadToEndAsync());

    public static async Task<SiloProcess> StartAsync(string connection, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string program = Path.Combine(AppContext.BaseDirectory, "staffroom.dll");
        foreach (string word in (string[])[program, "silo", "--cluster", "postgres", "--port", "0", "--gateway-port", "0", .. options])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["STAFFROOM_POSTGRES"] = connection;
        var silo = new SiloProcess(Process.Start(start)!);
        string? line = await silo._process.StandardOutput.ReadLineAsync();
        return line?.Contains("is up", StringComparison.Ordinal) == true
            ? silo
            : throw new InvalidOperationException($"A silo did not start: {line} {await silo._messages}");
    }

    /// <summary>Ends it at once, with no time to tell anybody.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Holds it still; it answers nobody and knows nothing of it.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public Task AskToStopAsync() => SignalAsync("TERM");

    public async Task<(int Exit, string Messages)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await _messages);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
