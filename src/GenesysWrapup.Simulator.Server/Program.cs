using System;
using System.Linq;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

string scenario = args.SkipWhile(static argument => argument != "--scenario").Skip(1).FirstOrDefault() ?? ContactCenterScenario.Name;
if (!string.Equals(scenario, ContactCenterScenario.Name, StringComparison.OrdinalIgnoreCase))
{
    await Console.Error.WriteLineAsync($"There is no scenario '{scenario}'. There is: {ContactCenterScenario.Name}.").ConfigureAwait(false);
    return 2;
}

using var platform = new SimulatedPlatform();
WebApplication app = SimulatorHost.Build(platform, args);
await app.StartAsync().ConfigureAwait(false);

// The only line on standard output, for whoever started the server.
await Console.Out.WriteLineAsync(StartLine.Of(platform, app.Urls.First())).ConfigureAwait(false);
await Console.Out.FlushAsync().ConfigureAwait(false);
await app.WaitForShutdownAsync().ConfigureAwait(false);
return 0;
