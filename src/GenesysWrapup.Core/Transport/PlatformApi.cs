using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>Sends the catalogue's operations over a session's wire.</summary>
internal sealed class PlatformApi : IPlatformApi
{
    private readonly Wire _wire;
    private readonly Uri _api;
    private readonly TimeProvider _clock;
    private readonly Redaction _redaction;
    private readonly CancellationToken _end;
    private readonly AnswerReader _reader;
    private readonly PlatformFailures _failures;

    /// <param name="wire">The session's wire.</param>
    /// <param name="api">The address that operations' paths follow.</param>
    /// <param name="clock">The session's clock.</param>
    /// <param name="redaction">Knows the session's secrets.</param>
    /// <param name="end">Comes when the session is closed. Calls under way then end at once.</param>
    public PlatformApi(Wire wire, Uri api, TimeProvider clock, Redaction redaction, CancellationToken end)
    {
        (_wire, _api, _clock, _redaction, _end) = (wire, api, clock, redaction, end);
        _reader = new AnswerReader(redaction);
        _failures = new PlatformFailures(clock, _reader, api);
    }

    public Task<ApiReply<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> answer, IActivitySink activity, CancellationToken stop) =>
        SendAsync(call, activity, (context, reply, body) => Parse(call, context, reply, body, answer), stop);

    public Task<ApiReply<bool>> SendAsync(ApiCall call, IActivitySink activity, CancellationToken stop) =>
        SendAsync(call, activity, static (_, _, _) => true, stop);

    private async Task<ApiReply<T>> SendAsync<T>(
        ApiCall call, IActivitySink activity, Func<CallContext, HttpResponseMessage, byte[], T?> read, CancellationToken stop)
    {
        if (call.PathValues.Any(static value => !PlatformId.IsPathSegment(value)))
        {
            throw _failures.NotAnId(call);
        }

        var context = new CallContext(call.Operation.Name, call.Repeatable, activity, _redaction);
        long start = _clock.GetTimestamp();
        using HttpRequestMessage request = RequestOf(call);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _end);
        string? correlation = null;
        try
        {
            using HttpResponseMessage reply = await _wire.SendAsync(request, context, either.Token).ConfigureAwait(false);
            correlation = AnswerHeaders.CorrelationId(reply, context.Text);
            byte[] body = BufferedBody.Of(reply);
            if (!reply.IsSuccessStatusCode)
            {
                throw _failures.From(call, context, reply, body);
            }

            T? value = read(context, reply, body);
            if (call.Operation.ReadsOneObject && value is IWireObject { Id: { } id } && !PlatformId.Same(id, call.PathValues.Last()))
            {
                throw _failures.NotThisOne(call, context, reply, id);
            }

            return new ApiReply<T>(value, (int)reply.StatusCode, correlation, context.Attempts, _clock.GetElapsedTime(start))
            {
                Bytes = body.Length,
                RateLimit = AnswerHeaders.RateLimit(reply),
            };
        }
        catch (Exception closed) when (IsEnd(closed, stop))
        {
            throw PlatformFailures.Disconnected(call, context, closed);
        }
        catch (WireFault fault)
        {
            throw _failures.From(call, context, fault);
        }
        finally
        {
            (activity as IRequestMeter)?.Sent(call.Operation, context.Attempts, correlation);
        }
    }

    /// <summary>What a call comes to when the session is closed under it, however that shows.</summary>
    private bool IsEnd(Exception exception, CancellationToken stop) =>
        exception is ObjectDisposedException || (_end.IsCancellationRequested && !stop.IsCancellationRequested);

    private HttpRequestMessage RequestOf(ApiCall call)
    {
        var address = new StringBuilder(_api.AbsoluteUri.TrimEnd('/')).Append(call.Operation.PathFor(call.PathValues));
        char separator = '?';
        foreach (KeyValuePair<string, string> member in call.Query)
        {
            address.Append(separator).Append(AddressText.Escaped(member.Key)).Append('=').Append(AddressText.Escaped(member.Value));
            separator = '&';
        }

        var request = new HttpRequestMessage(new HttpMethod(call.Operation.Method), address.ToString());
        request.Headers.Accept.ParseAdd("application/json");
        if (call.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        else if (!call.Repeatable)
        {
            // A request without content is sent again by the runtime itself when the connection closes unanswered.
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    /// <summary>An empty body is a success without a value (202, 204).</summary>
    private T? Parse<T>(ApiCall call, CallContext context, HttpResponseMessage reply, byte[] body, JsonTypeInfo<T> answer)
    {
        if (body.All(static letter => letter is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
        {
            return default;
        }

        try
        {
            return _reader.Read(body, answer);
        }
        catch (JsonException exception)
        {
            throw _failures.Unreadable(call, context, reply, body, exception);
        }
    }
}
