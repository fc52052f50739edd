using System.Text.RegularExpressions;
using Staffroom.Silo;

namespace Staffroom.Runner.Tests.Verbs.Clusters;

public sealed class SiloVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [WithOrleansFact]
    public async Task A_silo_says_where_it_is_and_stops_when_told()
    {
        using var stop = new CancellationTokenSource();
        await using var output = new Heard("is up");
        await using var error = new Heard("Status:");
        var host = _host.ToHost(output, error) with { Interrupt = stop.Token };
        var silo = Task.Run(() => CommandLine.Invoke(["silo", "--port", "0", "--gateway-port", "0", "--cluster-id", "demo", "--status-port", "0"], host));
        Assert.Matches(@"^Silo 127\.0\.0\.1:\d+ of cluster demo is up; clients connect to 127\.0\.0\.1:\d+\. Ctrl-C stops it\.$", await output.Line);
        string status = Regex.Match(await error.Line, "http://127.0.0.1:[0-9]+").Value;
        using var client = new HttpClient();
        Assert.Contains("\"isWell\":true", await client.GetStringAsync(new Uri($"{status}/health")), StringComparison.Ordinal);
        Assert.Contains("\"cluster\":\"demo\"", await client.GetStringAsync(new Uri($"{status}/progress")), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Done, await silo);
        Assert.EndsWith("Handing grains over.", error.ToString().Trim(), StringComparison.Ordinal);
    }

    [WithoutOrleansFact]
    public void Without_Orleans_a_line_says_what_is_missing_and_how_to_get_it()
    {
        var result = _host.Invoke("silo");
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.Matches(
            @"^error: This build has no Microsoft Orleans, which clusters need \(.+\)\. Build it again where NuGet can restore .+; `staffroom doctor` says more\.\n$",
            result.Error);
    }

    [Theory]
    [InlineData("--cluster is 'moon'; a silo takes local", "--cluster", "moon")]
    [InlineData("--address is '0.0.0.0'; it must be an IP address of this machine", "--address", "0.0.0.0")]
    [InlineData("--address is 'here'; it must be an IP address of this machine", "--address", "here")]
    [InlineData("--port is '65536'; it must be a whole number from 0 to 65535", "--port", "65536")]
    [InlineData("--require-client-certificate needs --certificate.", "--require-client-certificate")]
    [InlineData("--certificate-key needs --certificate.", "--certificate-key", "key.pem")]
    [InlineData("Name the database with --connection or the environment variable STAFFROOM_POSTGRES.", "--cluster", "postgres")]
    [InlineData("--join is for silos of one machine", "--cluster", "postgres", "--connection", "Host=localhost", "--join", "11111")]
    public void What_cannot_be_is_said_before_anything_starts(string message, params string[] options)
    {
        var result = _host.Invoke(["silo", .. options]);
        Assert.Equal(ExitCode.Usage, result.Exit);
        Assert.StartsWith($"error: {message}", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A text that tells when a line with some words was written.</summary>
    private sealed class Heard(string words) : StringWriter
    {
        private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => _line.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(words, StringComparison.Ordinal) == true)
            {
                _line.TrySetResult(value);
            }
        }
    }
}

/// <summary>A test of what only a build with Orleans can do; skipped, visibly, in others.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithOrleansFactAttribute : FactAttribute
{
    public WithOrleansFactAttribute() => Skip = OrleansChoice.OfThisBuild.HasOrleans ? null : "This build has no Orleans.";
}

/// <summary>A test of what a build without Orleans says; skipped, visibly, in others.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithoutOrleansFactAttribute : FactAttribute
{
    public WithoutOrleansFactAttribute() => Skip = OrleansChoice.OfThisBuild.HasOrleans ? "This build has Orleans." : null;
}
