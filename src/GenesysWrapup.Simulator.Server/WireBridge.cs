using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using GenesysWrapup.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace GenesysWrapup.Simulator.Server;

/// <summary>Carries a request from the wire to the platform and its answer back, broken connections included.</summary>
internal sealed class WireBridge(HttpMessageInvoker platform)
{
    public async Task ServeAsync(HttpContext context)
    {
        using HttpRequestMessage request = Take(context.Request);
        HttpResponseMessage response;
        try
        {
            response = await platform.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // In memory a cut connection is this exception; on the wire it is an aborted connection.
            context.Abort();
            return;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        using (response)
        {
            await GiveAsync(context, response).ConfigureAwait(false);
        }
    }

    private static HttpRequestMessage Take(HttpRequest from)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), from.GetEncodedUrl());
        if (from.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var header in from.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
            }
        }

        return request;
    }

    private static async Task GiveAsync(HttpContext context, HttpResponseMessage response)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var header in response.Headers.Concat(response.Content.Headers))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        if (response.Content is TruncatedContent truncated)
        {
            context.Response.ContentLength = truncated.PromisedLength;
            await context.Response.Body.WriteAsync(truncated.FirstHalf, context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
            return;
        }

        if (context.Response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            context.Response.Headers.ContentLength = null;
            return;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            Stream body = await response.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
            context.Response.ContentLength = body.Length;
            await body.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
