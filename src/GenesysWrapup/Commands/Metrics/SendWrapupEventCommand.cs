using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Sends rows of other commands to New Relic or another sink, in batches, and says of each batch what came of it.</summary>
[Cmdlet(
    VerbsCommunications.Send,
    "WrapupEvent",
    DefaultParameterSetName = ToNewRelic,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SendResult))]
public sealed class SendWrapupEventCommand : AsyncCommand
{
    private const string ToNewRelic = "NewRelic";
    private const string ToUri = "Uri";
    private const string KeyVariable = "NEW_RELIC_LICENSE_KEY";
    private const string AccountVariable = "NEW_RELIC_ACCOUNT_ID";
    private const int LongestPreview = 1_000;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan s_longestFlush = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_requestTimeout = TimeSpan.FromSeconds(30);
    private Wire? _wire;
    private SendRun? _run;
    private bool _asked;

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    [Parameter(ParameterSetName = ToNewRelic)]
    public string? NewRelicAccountId { get; set; }

    [Parameter(ParameterSetName = ToNewRelic)]
    [ValidateSet(SinkAddress.UnitedStates, SinkAddress.EuropeanUnion)]
    public string NewRelicRegion { get; set; } = SinkAddress.UnitedStates;

    [Parameter(ParameterSetName = ToUri, Mandatory = true)]
    public Uri? Uri { get; set; }

    [Parameter(ParameterSetName = ToUri)]
    [ArgumentCompleter(typeof(EventFormatCompleter))]
    public string? Format { get; set; }

    [Parameter]
    [Secret]
    public SecureString? ApiKey { get; set; }

    [Parameter]
    public IDictionary? Header { get; set; }

    [Parameter]
    [ValidatePattern("^[A-Za-z0-9:_]{1,255}$")]
    public string? EventType { get; set; }

    [Parameter]
    public SwitchParameter IncludeNotes { get; set; }

    [Parameter]
    public SwitchParameter AllowStale { get; set; }

    [Parameter]
    [ValidateRange(1, 1_000)]
    public int BatchSize { get; set; } = 1_000;

    [Parameter]
    [Duration]
    public TimeSpan FlushAfter { get; set; } = TimeSpan.FromSeconds(5);

    [Parameter]
    [ValidateRange(0, 20)]
    public int MaxRetries { get; set; } = 5;

    internal Network Network { get; set; } = Network.OfThisMachine;

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Func<string, string?> Variable { get; set; } = Environment.GetEnvironmentVariable;

    internal override PipelineWork OnBegin()
    {
        var redaction = new Redaction();
        Sink sink = SinkOf(redaction);
        EventOptions options = EventOptions.Of(EventType, IncludeNotes) with { AllowStale = AllowStale };
        SendPace pace = FlushAfter >= TimeSpan.Zero && FlushAfter <= s_longestFlush
            ? new SendPace(BatchSize, FlushAfter)
            : throw Unusable(FailureId.InvalidValue, $"-FlushAfter cannot be {FlushAfter}.", "Give a time from 0 to a day.");
        TimeProvider clock = Clock;
        Wire wire = _wire = new Wire(new WireSettings(clock, s_longestWait, MaxRetries, s_requestTimeout) { Network = Network });
        return (pipe, stop) =>
        {
            _run = new SendRun(sink, options, pace, new SinkClient(sink, options, wire, clock, redaction), clock, pipe);
            return Task.CompletedTask;
        };
    }

    internal override PipelineWork OnRecord()
    {
        object[] rows = [.. RowInput.Each(InputObject)];
        SendRun run = _run!;
        return (pipe, stop) => PerItem.EachAsync(pipe, rows, async row =>
        {
            FlatRow flat = RowInput.Read(row);
            await AskOnceAsync(pipe, run, flat).ConfigureAwait(false);
            await TellAsync(pipe, await run.AddAsync(flat, stop).ConfigureAwait(false)).ConfigureAwait(false);
        });
    }

    internal override PipelineWork OnEnd()
    {
        SendRun run = _run!;
        return async (pipe, stop) => await TellAsync(pipe, await run.EndAsync(stop).ConfigureAwait(false)).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _run?.Dispose();
            _wire?.Dispose();
        }
    }

    private Sink SinkOf(Redaction redaction)
    {
        bool direct = Uri is null;
        IEventFormat format = direct ? EventFormats.Of(ToNewRelic)
            : Format is not null ? EventFormats.Of(Format)
            : throw Unusable(
                FailureId.MissingInput,
                "An address alone does not say what it takes.",
                "Give -Format: NewRelic, SplunkHec, Datadog, AzureMonitor or Otlp.");
        Uri address = direct
            ? SinkAddress.NewRelic(PipelineValues.Given(NewRelicAccountId ?? Variable(AccountVariable)), NewRelicRegion)
            : SinkAddress.Of(Uri!, format);
        Dictionary<string, string> headers = HeaderTable.Read(Header);
        if (KeyOf(format) is { } key)
        {
            (string name, string value) = format.KeyHeader(key);
            headers[name] = value;
            redaction.Know(key);
        }
        else if (format.Name == ToNewRelic && !headers.ContainsKey(format.KeyHeader(string.Empty).Name))
        {
            throw Unusable(
                FailureId.MissingCredential,
                "There is no license key for New Relic.",
                $"Give -ApiKey as a SecureString, or set the environment variable {KeyVariable}.");
        }

        foreach (string value in headers.Values)
        {
            // With and without the scheme in front.
            redaction.Know(value);
            redaction.Know(value.Substring(value.LastIndexOf(' ') + 1));
        }

        return new Sink(format, address, headers);
    }

    private string? KeyOf(IEventFormat format) => ApiKey is { Length: > 0 } given ? SecretText.Of(given)
        : format.Name == ToNewRelic ? PipelineValues.Given(Variable(KeyVariable))
        : null;

    /// <summary>One question for the whole run, with what the sink will see of the first row.</summary>
    private async Task AskOnceAsync(IPipelineWriter pipe, SendRun run, FlatRow first)
    {
        if (!_asked)
        {
            _asked = true;
            string preview = ShortText.Of(run.Preview(first), LongestPreview);
            run.IsConfirmed = await pipe.ShouldProcessAsync(run.SinkName, $"Send wrap-up events, the first of which is {preview}")
                .ConfigureAwait(false);
        }
    }

    private static async Task TellAsync(IPipelineWriter pipe, IReadOnlyList<(SendResult Result, Failure? Failure)> told)
    {
        foreach ((SendResult result, Failure? failure) in told)
        {
            await PerItem.TellAsync(pipe, result, failure).ConfigureAwait(false);
        }
    }

    private static GenesysException Unusable(string id, string message, string nextStep) =>
        new(new Failure(id, FailureCategory.InvalidArgument, message, nextStep) { EndsCommand = true });
}
