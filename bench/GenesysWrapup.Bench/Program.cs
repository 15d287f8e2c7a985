using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Bench;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.Server;
using Microsoft.AspNetCore.Builder;

if (args is ["pace"])
{
    await Pace.MeasureAsync();
    return;
}

const int Conversations = 1_000;
const int Agents = 1;
const int Readers = 16;
TimeSpan reading = TimeSpan.FromSeconds(5);

Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");

using var platform = new SimulatedPlatform();
var options = new NewConversationOptions { Agents = Agents, Queue = "Support" };
var watch = Stopwatch.StartNew();
string[] ids = [.. Enumerable.Range(0, Conversations).Select(_ => platform.World.NewConversation(options).Id)];
watch.Stop();
int participants = platform.World.Conversation(ids[0]).Participants.Count;
Console.WriteLine(
    $"{Conversations} conversations of {participants} participants created in {watch.ElapsedMilliseconds} ms (wanted: under 1000 ms)");

platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, int.MaxValue);
await using WebApplication app = SimulatorHost.Build(platform, ["--urls", "http://127.0.0.1:0"]);
await app.StartAsync();
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
http.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Bearer", platform.Access.Issue(platform.Access.FullRights, null).Value);
await ReadAsync(TimeSpan.FromSeconds(1));
int read = await ReadAsync(reading);
Console.WriteLine(
    $"{read / reading.TotalSeconds:F0} GETs of a conversation per second over {Readers} connections (wanted: 2000 on two cores)");
await app.StopAsync();

async Task<int> ReadAsync(TimeSpan howLong)
{
    int done = 0;
    long until = Stopwatch.GetTimestamp() + (long)(howLong.TotalSeconds * Stopwatch.Frequency);
    await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
    {
        for (int next = reader; Stopwatch.GetTimestamp() < until; next++)
        {
            using HttpResponseMessage answer = await http.GetAsync("/api/v2/conversations/" + ids[next % ids.Length]);
            answer.EnsureSuccessStatusCode();
            Interlocked.Increment(ref done);
        }
    })));
    return done;
}
