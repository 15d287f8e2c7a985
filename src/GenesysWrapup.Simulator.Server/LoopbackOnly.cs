using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace GenesysWrapup.Simulator.Server;

/// <summary>Refuses the control API to anybody who is not on this machine.</summary>
internal sealed class LoopbackOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        bool control = context.Request.Path.StartsWithSegments(ControlApi.Root);
        if (!control || context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("The control API answers this machine alone.");
    }
}
