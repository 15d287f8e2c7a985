using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenesysWrapup.Simulator.Server;

/// <summary>
/// Keeps the control API for programs on this machine. A page in a browser on this machine is no such program: it names itself as its
/// requests' origin, reaches loopback by a host name of its own (DNS rebinding), and may send JSON to another origin only after asking.
/// </summary>
internal sealed class StrangersRefused(RequestDelegate next)
{
    /// <summary>Far more than any of the control API's bodies has.</summary>
    private const long LargestBody = 1024 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(ControlApi.Root))
        {
            return next(context);
        }

        if (WhyNot(context) is not { } refusal)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = LargestBody;
            }

            return next(context);
        }

        context.Response.StatusCode = refusal.Status;
        return context.Response.WriteAsync(refusal.Reason, context.RequestAborted);
    }

    private static (int Status, string Reason)? WhyNot(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
        {
            return (StatusCodes.Status403Forbidden, "The control API answers this machine alone.");
        }

        if (!IsLoopback(request.Host.Host))
        {
            return (StatusCodes.Status403Forbidden, "The control API is reached as localhost, 127.0.0.1 or [::1] only.");
        }

        if (request.Headers.Origin.Any(static origin => !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && IsLoopback(page.Host))))
        {
            return (StatusCodes.Status403Forbidden, "The control API does not answer pages of other origins.");
        }

        bool hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        return hasBody && !request.HasJsonContentType()
            ? (StatusCodes.Status415UnsupportedMediaType, "The control API takes JSON: send Content-Type: application/json.")
            : null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
