using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AudioEdition.Newsroom.Telemetry;

/// <summary>Sends what is measured to a collector, where the environment names one.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private TelemetryExport(MeterProvider metrics, TracerProvider traces) => (_metrics, _traces) = (metrics, traces);

    /// <summary>Starts to send, by OTLP and the variables of OpenTelemetry's specification; null where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is not set.</summary>
    public static TelemetryExport? Start() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable))
        ? null
        : new TelemetryExport(
            Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(NewsroomMeter.Name).AddOtlpExporter().Build(),
            Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(NewsroomMeter.Name).AddOtlpExporter().Build());

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    // A name of the environment's (OTEL_SERVICE_NAME) stays in force.
    private static void Name(ResourceBuilder resource) => resource.AddService("audioedition-newsroom").AddEnvironmentVariableDetector();
}
