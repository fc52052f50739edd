using System.Runtime.InteropServices;
using System.Text.Json;
using Staffroom.Silo;

namespace Staffroom.Runner.Tests.Verbs;

public sealed class DoctorVerbTests : IDisposable
{
    private static readonly OrleansChoice None = new(
        HasOrleans: false, "10.4.2", "NU1101: Unable to find package Microsoft.Orleans.Core.", "packages/", ["https://one.example/", "https://two.example/"]);

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_build_with_Orleans_says_so()
    {
        var result = _host.Invoke("doctor");
        Assert.Equal(ExitCode.Done, result.Exit);
        Assert.Empty(result.Error);
        Assert.Matches(@"(?m)^\s*grains\s+on Orleans 10\.4\.2:", result.Out);
        Assert.Matches(@"(?m)^\s*why\s+NuGet restored it\.$", result.Out);
        Assert.Matches(@"(?m)^\s*NuGet, then\s+packages in packages/$", result.Out);
        Assert.DoesNotContain("to have it", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_Orleans_says_why_and_how_to_get_it()
    {
        _host.Orleans = None;
        string text = _host.Invoke("doctor").Out;
        Assert.Matches(@"(?m)^\s*grains\s+on the embedded host, .* this build has no Orleans 10\.4\.2$", text);
        Assert.Matches(@"(?m)^\s*why\s+NU1101: Unable to find package Microsoft\.Orleans\.Core\.$", text);
        Assert.Matches(@"(?m)^\s*to have it\s+Build again .* 10\.4\.2 .* eng/orleans/obj ", text);
        Assert.Matches(@"(?m)^\s*NuGet, then\s+packages in packages/, from https://one\.example/, https://two\.example/$", text);
    }

    [Fact]
    public void The_machine_is_described()
    {
        string text = _host.Invoke("doctor").Out;
        Assert.Contains(RuntimeInformation.FrameworkDescription, text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\s*cores\s+2$", text);
        Assert.Matches(@"(?m)^\s*memory\s+\d+\.\d GiB for this process$", text);
        Assert.Matches(@"(?m)^\s*figures\s+(plotly\.js and d3-force are in|This build has no plotly\.js)", text);
    }

    [Fact]
    public void Telemetry_goes_where_the_environment_says()
    {
        Assert.Matches(@"(?m)^\s*telemetry\s+none: OTEL_EXPORTER_OTLP_ENDPOINT is not set$", _host.Invoke("doctor").Out);
        _host.Variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317";
        Assert.Matches(@"(?m)^\s*telemetry\s+to http://127\.0\.0\.1:4317$", _host.Invoke("doctor").Out);
    }

    [Fact]
    public void Machines_get_the_same_as_json()
    {
        _host.Orleans = None;
        using var json = JsonDocument.Parse(_host.Invoke("doctor", "--json").Out);
        var orleans = json.RootElement.GetProperty("orleans");
        Assert.False(orleans.GetProperty("hasOrleans").GetBoolean());
        Assert.Equal(None.Reason, orleans.GetProperty("reason").GetString());
        Assert.Equal(["https://one.example/", "https://two.example/"], orleans.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal(2, json.RootElement.GetProperty("cores").GetInt32());
        Assert.True(json.RootElement.GetProperty("memoryBytes").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("telemetryEndpoint").ValueKind);
    }
}
