using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Bench;

/// <summary>How many rows a minute the platform's limit of 300 requests a minute lets through, on the simulated clock.</summary>
internal static class Pace
{
    private const int Rows = 3_000;
    private const int AtOnce = 8;

    public static async Task MeasureAsync()
    {
        await MeasureAsync("as usual", economy: false);
        await MeasureAsync("-Economy", economy: true);
    }

    private static async Task MeasureAsync(string title, bool economy)
    {
        var clock = new LockstepClock();
        using var platform = new SimulatedPlatform(clock);
        platform.Policies.Set(SimulatorPolicies.WriteAfterEnd, "Accept");
        var coded = new NewConversationOptions { State = SimulatedState.Coded, Queue = "Support" };
        WrapupRequest[] rows =
        [
            .. Enumerable.Range(0, Rows).Select(_ => new WrapupRequest
            {
                ConversationId = platform.World.NewConversation(coded).Id,
                WrapupCode = "Sales follow-up",
            }),
        ];
        using GenesysSession session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = SimulatedPlatform.BaseUri,
                Grant = new ClientCredentialsGrant(platform.ClientId, platform.ClientSecret),
                Network = new Network(platform.CreateHandler, platform.OpenSocketAsync),
                Clock = platform.Clock,
            },
            SilentActivity.Instance,
            CancellationToken.None);
        platform.Requests.Clear();
        platform.Faults.Add(new Fault { Delay = TimeSpan.FromMilliseconds(80) });
        int set = 0;
        var engine = new WrapupEngine(session);
        var requester = new Requester<TargetOutcome>(
            static _ => Task.FromResult(true),
            outcome =>
            {
                Interlocked.Add(ref set, outcome.Result.Outcome == WrapupOutcome.Set ? 1 : 0);
                return Task.CompletedTask;
            },
            SilentActivity.Instance);
        await DoAsync(rows[..1], places: 1);
        var saving = new Economy(session, static _ => false, proves: true);
        foreach (WrapupRequest[] batch in rows[1..].Chunk(saving.MostTogether))
        {
            clock.Count(1);
            using PreparedRows? prepared = economy
                ? await Task.Run(() => saving.PrepareAsync(batch, SilentActivity.Instance, CancellationToken.None))
                : null;
            clock.Count(-1);
            await DoAsync(prepared?.Rows ?? batch, AtOnce);
        }

        DateTime[] times = [.. platform.Requests.All.Select(static request => request.Time).Order()];
        double minutes = (times[^1] - times[0]).TotalMinutes;
        Console.WriteLine(FormattableString.Invariant(
            $"{title}: {set} of {Rows} rows set, {set / minutes:F0} a minute, {(double)times.Length / Rows:F3} requests a row, ") +
            $"{platform.Requests.All.Count(static request => request.Status == 429)} refused with 429");

        async Task DoAsync(IReadOnlyList<WrapupRequest> some, int places)
        {
            var waiting = new ConcurrentQueue<WrapupRequest>(some);
            clock.Count(places);
            await Task.WhenAll(Enumerable.Range(0, places).Select(_ => Task.Run(async () =>
            {
                while (waiting.TryDequeue(out WrapupRequest? row))
                {
                    await engine.SetAsync(row, requester, CancellationToken.None);
                }

                clock.Count(-1);
            })));
        }
    }
}
