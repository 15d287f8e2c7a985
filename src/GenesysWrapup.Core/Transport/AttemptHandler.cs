using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// One attempt on the wire, limited in time and in size. It reads the whole answer, so that a body that is cut off counts as a failed
/// attempt, and it turns what each runtime throws into one kind of fault.
/// </summary>
internal sealed class AttemptHandler(TimeProvider clock, TimeSpan timeout) : DelegatingHandler
{
    /// <summary>Far above the largest page the platform sends, and small enough for an automation sandbox.</summary>
    internal const int LargestAnswer = 32 * 1024 * 1024;

    /// <summary>The platform's error bodies have a few hundred bytes; a proxy's page can have any size.</summary>
    internal const int LargestErrorAnswer = 64 * 1024;

    private const int BufferSize = 16 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallContext call = CallContext.Of(request);
        call.Attempts++;
        long start = clock.GetTimestamp();
        using CancellationTokenSource late = Pause.Deadline(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        HttpResponseMessage? answer = null;
        try
        {
            answer = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            await BufferAsync(answer, either.Token).ConfigureAwait(false);
            Tell(call, request, clock.GetElapsedTime(start), $"{(int)answer.StatusCode}{CorrelationOf(call, answer)}");
            return answer;
        }
        catch (Exception exception) when (exception is not WireFault)
        {
            answer?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            WireFault fault = FaultOf(exception, late.IsCancellationRequested, call.Text);
            Tell(call, request, clock.GetElapsedTime(start), fault.Message);
            throw fault;
        }
        catch (WireFault)
        {
            answer?.Dispose();
            throw;
        }
    }

    private WireFault FaultOf(Exception exception, bool late, WireText text) =>
        late || (exception is OperationCanceledException && !WireFault.NothingWasSent(exception))
        ? new WireFault(WireFaultKind.TimedOut, $"no answer within {timeout.TotalSeconds:0.#} s", exception)
        : WireFault.From(exception, text);

    private static async Task BufferAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.Content is not { } content)
        {
            return;
        }

        int most = answer.IsSuccessStatusCode ? LargestAnswer : LargestErrorAnswer;
#if NETFRAMEWORK
        // There, reading a network stream ignores the token; disposing of the response ends the read.
        using CancellationTokenRegistration registration = stop.Register(answer.Dispose);
        using Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#else
        using Stream stream = await content.ReadAsStreamAsync(stop).ConfigureAwait(false);
#endif
        using var read = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        int count;
        while (read.Length <= most && (count = await stream.ReadAsync(buffer, 0, buffer.Length, stop).ConfigureAwait(false)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        if (read.Length > most && answer.IsSuccessStatusCode)
        {
            throw new WireFault(WireFaultKind.AnswerTooLarge, $"the answer is larger than {most / 1024 / 1024} MB");
        }

        read.SetLength(Math.Min(read.Length, most));
        answer.Content = new BufferedBody(read.ToArray()) { Headers = { ContentType = content.Headers.ContentType } };
        content.Dispose();
    }

    private static void Tell(CallContext call, HttpRequestMessage request, TimeSpan took, string end) =>
        call.Activity.Debug(
            $"{request.Method} {request.RequestUri!.AbsolutePath} -> {end}, {took.TotalMilliseconds:0} ms, attempt {call.Attempts}");

    private static string CorrelationOf(CallContext call, HttpResponseMessage answer) =>
        AnswerHeaders.CorrelationId(answer, call.Text) is { } id ? $", correlation id {id}" : string.Empty;
}
