using System;
using System.Linq;
using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GenesysWrapup.Simulator.Server;

/// <summary>The simulated platform behind Kestrel: the same code answers as in memory, and faults happen on a real wire.</summary>
internal static class SimulatorHost
{
    private const string AnyFreePort = "http://127.0.0.1:0";

    public static WebApplication Build(SimulatedPlatform platform, string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;

            // The platform's own limit answers with the platform's own 413.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        if (!args.Contains("--urls") && builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls(AnyFreePort);
        }

        WebApplication app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        app.UseMiddleware<StrangersRefused>();
        ControlApi.MapTo(app, platform);
        app.Map("/channels/{channelId}", (HttpContext context, string channelId) => ChannelSocket.ServeAsync(context, platform, channelId));
        var bridge = new WireBridge(new HttpMessageInvoker(platform.CreateHandler()));
        app.MapFallback("{**path}", (RequestDelegate)bridge.ServeAsync);
        return app;
    }
}
