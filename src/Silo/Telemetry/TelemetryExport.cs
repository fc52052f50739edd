using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Staffroom.Grains.Telemetry;

namespace Staffroom.Silo.Telemetry;

/// <summary>
/// Sends traces and metrics over OTLP, if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; otherwise nothing is made, loaded or sent.
/// The other variables of OpenTelemetry (protocol, headers, service name, resource attributes) work as its specification says.
/// </summary>
public static class TelemetryExport
{
    /// <summary>The variable that turns it on.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Orleans = "Microsoft.Orleans";

    /// <summary>Whether traces and metrics are asked for.</summary>
    public static bool IsAsked => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable));

    /// <summary>Starts sending; what is returned sends the rest when it is disposed, or is null if nothing was asked for.</summary>
    public static IDisposable? Start() => IsAsked ? new Providers() : null;

    private sealed class Providers : IDisposable
    {
        private readonly TracerProvider _traces;
        private readonly MeterProvider _metrics;

        public Providers()
        {
            var resource = ResourceBuilder.CreateDefault().AddService("staffroom", autoGenerateServiceInstanceId: true).AddEnvironmentVariableDetector();
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(Instruments.Name)
                .AddOtlpExporter()
                .Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(Instruments.Name, Orleans)
                .AddOtlpExporter()
                .Build();
        }

        public void Dispose()
        {
            _traces.Dispose();
            _metrics.Dispose();
        }
    }
}
