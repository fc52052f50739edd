using System.Diagnostics;
using Staffroom.Silo.Telemetry;

namespace Staffroom.Runner.Tests.Telemetry;

/// <summary>The command as a process of its own, since OpenTelemetry reads the environment of the process.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Scenario = "schema: 1\nname: told\nquestion: Is it told?\nnetwork: { schools: 3, staffPerSchool: 5 }\nrun: { weeks: 6, replicates: 2 }\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("network", new string[0])]
    [InlineData("school", new[] { "staffroom.barrier.wait" })]
    [InlineData("teacher", new[] { "staffroom.barrier.wait" })]
    public void A_run_is_told_from_the_command_down_with_its_numbers(string granularity, string[] more)
    {
        using var receiver = new OtlpReceiver();
        Run($"http://127.0.0.1:{receiver.Port}", "--granularity", granularity);
        var spans = receiver.Spans;
        var command = Assert.Single(spans, span => string.Equals(span.Name, "staffroom run", StringComparison.Ordinal));
        var experiment = Assert.Single(spans, span => string.Equals(span.Name, "experiment", StringComparison.Ordinal));
        var runs = spans.Where(span => string.Equals(span.Name, "run", StringComparison.Ordinal)).ToList();
        Assert.Equal("", command.Parent);
        Assert.Equal(command.Id, experiment.Parent);
        Assert.Equal(2, runs.Count);
        Assert.All(runs, run => Assert.Equal((command.Trace, experiment.Id), (run.Trace, run.Parent)));
        Assert.DoesNotContain(spans, span => string.Equals(span.Name, "week", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>(["staffroom.runs", "staffroom.teacher_weeks", "staffroom.grain.calls", "staffroom.grain.activations", .. more]),
            receiver.Metrics.ToHashSet());
    }

    [Fact]
    public void Weeks_are_told_when_asked_for()
    {
        using var receiver = new OtlpReceiver();
        Run($"http://127.0.0.1:{receiver.Port}", "--granularity", "school", "--trace-weeks");
        var run = receiver.Spans.First(span => string.Equals(span.Name, "run", StringComparison.Ordinal));
        Assert.Equal(3 * 6, receiver.Spans.Count(span => string.Equals(span.Name, "week", StringComparison.Ordinal) && string.Equals(span.Parent, run.Id, StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_endpoint_nothing_is_made() => Assert.Null(TelemetryExport.Start());

    private void Run(string endpoint, params string[] options)
    {
        File.WriteAllText(_folder["told.yaml"], Scenario);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string word in (string[])[typeof(CommandLine).Assembly.Location, "run", "told.yaml", "--no-report", "--out", "out", .. options])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result + output);
    }
}
