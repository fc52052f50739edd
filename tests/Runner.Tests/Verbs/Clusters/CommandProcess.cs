using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Staffroom.Runner.Tests.Verbs.Clusters;

/// <summary>The command in a process of its own, so that it can be killed, paused and told to stop.</summary>
internal sealed class CommandProcess : IAsyncDisposable
{
    private readonly Process _process;

    private CommandProcess(Process process) => _process = process;

    /// <summary>Where clients connect to it, if it is a silo.</summary>
    public string Gateway { get; private init; } = "";

    /// <summary>Where other silos connect to it, if it is one.</summary>
    public string Port { get; private init; } = "";

    /// <summary>A silo that is up, on PostgreSQL if a database is given.</summary>
    public static async Task<CommandProcess> SiloAsync(string? connection, params string[] options)
    {
        string[] where = connection is null ? [] : ["--cluster", "postgres"];
        var silo = Start(connection, ["silo", .. where, "--port", "0", "--gateway-port", "0", .. options]);
        string? line = await silo.StandardOutput.ReadLineAsync();
        var up = Regex.Match(line ?? "", @"^Silo [\d.]+:(\d+) of cluster \S+ is up; clients connect to ([\d.:]+)\. ");
        return up.Success
            ? new CommandProcess(silo) { Port = up.Groups[1].Value, Gateway = up.Groups[2].Value }
            : throw new InvalidOperationException($"A silo did not start: {line} {await silo.StandardError.ReadToEndAsync()}");
    }

    /// <summary>The command, once it has told where it answers how far it is.</summary>
    public static async Task<(CommandProcess Process, Uri Status)> WithStatusAsync(params string[] words)
    {
        var process = Start(null, [.. words, "--status-port", "0"]);
        var messages = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            messages.Add(line);
            if (Regex.Match(line, @"^Status: (http://[\d.:]+)/health") is { Success: true } status)
            {
                return (new CommandProcess(process), new Uri(status.Groups[1].Value));
            }
        }

        throw new InvalidOperationException($"The command ended too soon: {string.Join('\n', messages)}");
    }

    /// <summary>What the command says, and how it ends.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(params string[] words)
    {
        using var process = Start(null, words);
        var messages = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await messages;
        return (process.ExitCode, said);
    }

    /// <summary>Ends it at once, with no time to tell anybody.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Holds it still; it answers nobody and knows nothing of it.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    public Task AskToStopAsync() => SignalAsync("TERM");

    public async Task<(int Exit, string Messages)> EndAsync()
    {
        string messages = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, messages);
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

    private static Process Start(string? connection, string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])[Path.Combine(AppContext.BaseDirectory, "staffroom.dll"), .. words])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["STAFFROOM_POSTGRES"] = connection;
        return Process.Start(start)!;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
