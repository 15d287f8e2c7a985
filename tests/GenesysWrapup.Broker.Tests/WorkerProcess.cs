using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Broker.Tests;

/// <summary>A worker in a process of its own, as Invoke-WrapupWorker runs it, which tells each outcome in a line.</summary>
internal static class WorkerProcess
{
    /// <param name="args">The platform's address, the token, the broker's address, the list, and the clock's origin and speed.</param>
    public static async Task Main(string[] args)
    {
        var clock = new FastClock(
            new DateTimeOffset(long.Parse(args[4], CultureInfo.InvariantCulture), TimeSpan.Zero),
            double.Parse(args[5], CultureInfo.InvariantCulture));
        using GenesysSession session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = new Uri(args[0]),
                Grant = new AccessTokenGrant(args[1]),
                Clock = clock,
            },
            SilentActivity.Instance,
            CancellationToken.None);
        TextWriter output = TextWriter.Synchronized(Console.Out);
        var list = WorkListName.Of(args[3]);
        var address = BrokerAddress.Of(new Uri(args[2]), null, allowUnencrypted: false);
        var worker = new ListWorker(
            session,
            list,
            new WorkerOptions { AtOnce = 4, MaxTries = 2 },
            new WrapupEngine(session).SetAsync,
            stop => RabbitBroker.ConnectAsync(address, list, SilentActivity.Instance, stop),
            TimeProvider.System,
            SilentActivity.Instance,
            outcome => output.WriteLineAsync($"{outcome.Result.Outcome} {outcome.Result.ConversationId}"));
        await worker.RunAsync(CancellationToken.None);
    }

    /// <summary>Starts one; whoever starts it ends it.</summary>
    public static Process Start(params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(WorkerProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It lives too short to be worth what the runtime does for the long run.
        start.Environment["DOTNET_TieredPGO"] = "0";
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
    }
}
