using System;
using System.Linq;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

using var platform = new SimulatedPlatform();
if (StartArguments.Apply(platform, args) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal).ConfigureAwait(false);
    return 2;
}

WebApplication app = SimulatorHost.Build(platform, args);
await app.StartAsync().ConfigureAwait(false);
if (Exposure.WarningFor(app.Urls) is { } warning)
{
    await Console.Error.WriteLineAsync(warning).ConfigureAwait(false);
}

// The only line on standard output, for whoever started the server.
await Console.Out.WriteLineAsync(StartLine.Of(platform, app.Urls.First())).ConfigureAwait(false);
await Console.Out.FlushAsync().ConfigureAwait(false);
await app.WaitForShutdownAsync().ConfigureAwait(false);
return 0;
