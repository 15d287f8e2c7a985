using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>Reports each call once, in plain words. <see cref="AttemptHandler"/> reports its attempts in the debug stream.</summary>
internal sealed class LoggingHandler(TimeProvider clock) : DelegatingHandler
{
    private const int LongestBody = 2_000;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallContext call = CallContext.Of(request);
        long start = clock.GetTimestamp();
        if (request.Content is { Headers.ContentEncoding.Count: > 0 } packed)
        {
            call.Activity.Debug(
                $"{call.Name} body: {packed.Headers.ContentLength} bytes, {string.Join(", ", packed.Headers.ContentEncoding)}");
        }
        else if (request.Content is { } content)
        {
#if NETFRAMEWORK
            string body = await content.ReadAsStringAsync().ConfigureAwait(false);
#else
            string body = await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
#endif
            if (body.Length > 0)
            {
                call.Activity.Debug($"{call.Name} body: {ShortText.Of(body, LongestBody)}");
            }
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        TimeSpan took = clock.GetElapsedTime(start);
        call.Activity.Verbose(
            $"{request.Method} {request.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode} after {took.TotalMilliseconds:0} ms.");
        return answer;
    }
}
