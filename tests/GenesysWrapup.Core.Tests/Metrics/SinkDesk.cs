using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Tests.Transport;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.Core.Tests.Metrics;

/// <summary>A run towards a vendor's sink, on a test's clock.</summary>
internal sealed class SinkDesk : IDisposable
{
    private readonly Wire _wire;

    public SinkDesk(
        string format, SimulatedClock clock, EventOptions? options = null, int most = 1_000, string? address = null, int maxRetries = 5)
    {
        Format = EventFormats.Of(format);
        Vendor = new VendorSink(format, clock);
        Uri uri = address is not null ? new Uri(address) : AddressOf(format);
        (string name, string value) = Format.KeyHeader(VendorSink.Key);
        var sink = new Sink(Format, SinkAddress.Of(uri, Format), new Dictionary<string, string> { [name] = value });
        _wire = new Wire(new WireSettings(clock, TimeSpan.FromSeconds(180), maxRetries, TimeSpan.FromSeconds(30))
        {
            Network = Vendor.AsNetwork(),
            Jitter = static () => 0,
        });
        var redaction = new Redaction();
        redaction.Know(VendorSink.Key);
        options ??= new EventOptions();
        Run = new SendRun(
            sink,
            options,
            new SendPace(most, TimeSpan.FromSeconds(5)),
            new SinkClient(sink, options, _wire, clock, redaction),
            clock,
            Activity);
    }

    public IEventFormat Format { get; }

    public VendorSink Vendor { get; }

    public SendRun Run { get; }

    public KeptActivity Activity { get; } = new();

    /// <summary>What has been told so far.</summary>
    public List<(SendResult Result, Failure? Failure)> Told { get; } = [];

    public async Task AddAsync(params object[] rows)
    {
        foreach (object row in rows)
        {
            Told.AddRange(await Run.AddAsync(RowReader.Read(row), CancellationToken.None));
        }
    }

    public async Task EndAsync() => Told.AddRange(await Run.EndAsync(CancellationToken.None));

    public void Dispose()
    {
        Run.Dispose();
        _wire.Dispose();
        Vendor.Dispose();
    }

    public static Uri AddressOf(string format) => new(format switch
    {
        "NewRelic" => "https://insights-collector.newrelic.com/v1/accounts/1234567/events",
        "SplunkHec" => "https://splunk.example:8088",
        "Datadog" => "https://http-intake.logs.datadoghq.eu",
        "AzureMonitor" =>
            "https://rule.ingest.monitor.azure.com/dataCollectionRules/dcr-1/streams/Custom-Wrapups_CL?api-version=2023-01-01",
        _ => "https://otlp.example:4318",
    });
}
