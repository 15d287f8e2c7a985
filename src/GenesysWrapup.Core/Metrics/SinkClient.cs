using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Sends one batch and says what came of it. It never throws for what a sink does.</summary>
internal sealed class SinkClient(Sink sink, EventOptions options, Wire wire, TimeProvider clock, Redaction redaction)
{
    private readonly WireText _text = new(redaction);

    private const int LongestAnswer = 300;

    public async Task<(SendResult Result, Failure? Failure)> SendAsync(EventBatch batch, IActivitySink activity, CancellationToken stop)
    {
        long start = clock.GetTimestamp();
        byte[] body = batch.Body();
        byte[] sent = sink.Format.TakesGzip ? EventBatch.Compress(body) : body;
        var call = new CallContext($"the batch of {batch.Rows.Count} events", repeatable: true, activity, redaction)
        {
            Server = sink.Format.Title,
            IsTransient = static answer => (int)answer.StatusCode is 408 or >= 500,
        };
        SendResult result = Begin(batch).With(copy => (copy.Bytes, copy.SentBytes) = (body.Length, sent.Length));
        using HttpRequestMessage request = RequestOf(sent);
        Failure? failure;
        try
        {
            using HttpResponseMessage answer = await wire.SendAsync(request, call, stop).ConfigureAwait(false);
            string said = Encoding.UTF8.GetString(BufferedBody.Of(answer));
            result = result.With(copy => copy.StatusCode = (int)answer.StatusCode);
            (result, failure) = answer.IsSuccessStatusCode ? Taken(result, batch, answer, said) : Declined(result, answer, said);
        }
        catch (WireFault fault)
        {
            (result, failure) = Unreachable(result, fault);
        }

        result = result.With(copy =>
        {
            copy.NotAccepted = result.Outcome == SendOutcome.Sent ? [] : Sources(batch.Rows);
            copy.Attempts = call.Attempts;
            copy.ElapsedSeconds = Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3);
            copy.FindingId = failure?.FindingId;
        });
        return (result, failure is null ? null : failure.With(copy => copy.Target = result));
    }

    /// <summary>For rows that are not sent at all.</summary>
    public SendResult NotTried(IReadOnlyList<FlatRow> rows, string outcome, string message, string? nextStep) => Begin(rows).With(copy =>
    {
        copy.Outcome = outcome;
        copy.Message = message;
        copy.NextStep = nextStep;
        copy.DroppedBecause = outcome == SendOutcome.NotConfirmed ? null : message;
        copy.NotAccepted = Sources(rows);
    });

    private static ItemList<object> Sources(IReadOnlyList<FlatRow> rows) => [.. rows.Select(static row => row.Source)];

    private string Words(string said) => ShortText.Of(_text.Said(said.Trim()), LongestAnswer);

    private SendResult Begin(EventBatch batch) => Begin(batch.Rows).With(copy =>
    {
        copy.BatchId = batch.Id;
        copy.Shortened = batch.Shortened;
        copy.Query = QueryOf(batch, requestId: null);
    });

    private string? QueryOf(EventBatch batch, string? requestId) =>
        sink.Format.Query(sink.Address, options with { BatchId = batch.Id }, requestId);

    private SendResult Begin(IReadOnlyList<FlatRow> rows)
    {
        DateTimeOffset[] times = [.. rows.Select(static row => row.Time).OfType<DateTimeOffset>().OrderBy(static time => time)];
        return new SendResult
        {
            Outcome = SendOutcome.NotSent,
            Sink = sink.Name,
            Format = sink.Format.Name,
            Events = rows.Count,
            From = times.Length > 0 ? times[0].UtcDateTime : null,
            To = times.Length > 0 ? times[times.Length - 1].UtcDateTime : null,
            Time = clock.GetUtcNow().UtcDateTime,
        };
    }

    private HttpRequestMessage RequestOf(byte[] sent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, sink.Address) { Content = new ByteArrayContent(sent) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (sink.Format.TakesGzip)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        foreach (KeyValuePair<string, string> header in sink.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return request;
    }

    private (SendResult Result, Failure? Failure) Taken(SendResult result, EventBatch batch, HttpResponseMessage answer, string said)
    {
        SinkReceipt receipt = sink.Format.Read(answer, said);
        string? requestId = _text.Line(receipt.RequestId);
        result = result.With(copy =>
        {
            copy.Outcome = receipt.Rejected == 0 ? SendOutcome.Sent : SendOutcome.Partial;
            copy.Accepted = Math.Max(0, result.Events - receipt.Rejected);
            copy.RequestId = requestId;
            copy.Query = QueryOf(batch, PlatformId.Clean(requestId));
            copy.Message = $"{sink.Format.Title} took {result.Events} events; that it kept them, only a query shows.";
        });
        if (receipt.Rejected == 0)
        {
            return (result, null);
        }

        string why = Words(receipt.Why ?? "it does not say why");
        return Ended(
            result.With(copy => copy.DroppedBecause = why),
            FailureId.SinkRefused,
            FailureCategory.InvalidData,
            $"{sink.Format.Title} left out {receipt.Rejected} of {result.Events} events: {why}",
            "It does not say which; NotAccepted has the whole batch. Events that are sent twice have the same eventId.");
    }

    private (SendResult Result, Failure? Failure) Declined(SendResult result, HttpResponseMessage answer, string said)
    {
        int status = (int)answer.StatusCode;
        string words = said.Trim().Length == 0 ? "no words" : $"'{Words(said)}'";
        string what = $"{sink.Name} answered {status} with {words}";
        TimeSpan? wait = AnswerHeaders.RetryAfter(answer, clock.GetUtcNow());
        return status switch
        {
            401 or 403 => Ended(
                result, FailureId.SinkRefused, FailureCategory.AuthenticationError, $"{what}: it refuses the key.", sink.Format.KeyAdvice),
            408 or 429 or >= 500 => Ended(
                result,
                FailureId.SinkUnavailable,
                FailureCategory.ResourceUnavailable,
                $"{what}; nothing of this batch was taken.",
                (wait is { } later ? $"It asks to wait {Math.Ceiling(later.TotalSeconds):0} s. " : string.Empty) + SendAgain),
            >= 300 and < 400 => Ended(
                result,
                FailureId.SinkRefused,
                FailureCategory.InvalidOperation,
                $"{what}: it points elsewhere, and no key follows a redirect.",
                "Give the address of the call itself with -Uri."),
            _ => Ended(
                result, FailureId.SinkRefused, FailureCategory.InvalidData, $"{what}; nothing of this batch was taken.",
                "Its words say what it did not accept: check -Uri, -Format and -Header."),
        };
    }

    private (SendResult Result, Failure? Failure) Unreachable(SendResult result, WireFault fault) => Ended(
        result,
        FailureId.SinkUnavailable,
        FailureCategory.ResourceUnavailable,
        $"{sink.Name} could not be reached: {Words(fault.Message)}" +
            (fault.MayHaveArrived ? "; the batch may have arrived all the same." : "."),
        "Check address, network and proxy. " + SendAgain);

    private const string SendAgain =
        "NotAccepted has the rows: pipe this result to Send-WrapupEvent to send them again; a row keeps its eventId.";

    private static (SendResult Result, Failure? Failure) Ended(
        SendResult result, string id, FailureCategory category, string message, string nextStep) => (
            result.With(copy => (copy.Message, copy.NextStep, copy.DroppedBecause) = (message, nextStep, result.DroppedBecause ?? message)),
            new Failure(id, category, message, nextStep));
}
