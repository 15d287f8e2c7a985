using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Bulk;

/// <summary>
/// A long run under the platform's limit of 300 requests a minute, on the simulated clock: how much of it is used, and never more.
/// </summary>
public sealed class PaceTests
{
    private const int Allowed = 300;
    private const int AtOnce = 8;

    /// <summary>Between two periods there is silence; within one there is none.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_long_run_uses_nearly_all_that_is_allowed_and_meets_no_refusal()
    {
        var clock = new LockstepClock();
        using Desk desk = await Desk.OpenAsync(clock: clock);
        WrapupRequest[] rows = Rows(desk, 3_000);
        desk.Platform.Faults.Add(new Fault { Delay = TimeSpan.FromMilliseconds(80) });

        IReadOnlyList<string> outcomes = await RunAsync(clock, desk, desk.Session, rows);

        Assert.Equal(rows.Length, outcomes.Count(static outcome => outcome == WrapupOutcome.Set));
        AssertUsed(desk, least: 0.97);
    }

    [Fact]
    public async Task Two_sessions_with_one_token_share_its_window()
    {
        var clock = new LockstepClock();
        using Desk desk = await Desk.OpenAsync(clock: clock);
        string token = desk.Platform.Access.Issue(desk.Platform.Access.FullRights, null).Value;
        using GenesysSession first = await ConnectAsync(desk, token);
        using GenesysSession second = await ConnectAsync(desk, token);
        desk.Forget();
        WrapupRequest[] rows = Rows(desk, 800);
        desk.Platform.Faults.Add(new Fault { Delay = TimeSpan.FromMilliseconds(80) });

        await Task.WhenAll(RunAsync(clock, desk, first, rows[..400]), RunAsync(clock, desk, second, rows[400..]));

        AssertUsed(desk, least: 0.97);
    }

    [Fact]
    public async Task Somebody_else_with_the_same_token_is_seen_and_left_room()
    {
        var clock = new LockstepClock();
        using Desk desk = await Desk.OpenAsync(clock: clock);
        string token = desk.Platform.Access.Issue(desk.Platform.Access.FullRights, null).Value;
        using GenesysSession ours = await ConnectAsync(desk, token);
        using var stranger = new Stranger(desk, clock, token);
        WrapupRequest[] rows = Rows(desk, 700);
        desk.Forget();
        desk.Platform.Faults.Add(new Fault { Delay = TimeSpan.FromMilliseconds(80) });
        clock.Count(1);
        Task strangers = Task.Run(() => stranger.AskAsync(every: TimeSpan.FromSeconds(2)));

        await RunAsync(clock, desk, ours, rows);

        stranger.Leave();
        await strangers;
        Assert.True(stranger.Asked > 100, $"The other asked only {stranger.Asked} times.");

        // In the first period nobody could know; from then on it has its room.
        Assert.Equal(0, stranger.RefusedLater);
        Assert.DoesNotContain(
            desk.Asked, static request => request.Operation != Stranger.Operation && request.Status == 429);
    }

    private static void AssertUsed(Desk desk, double least)
    {
        Assert.DoesNotContain(desk.Asked, static request => request.Status == 429);
        DateTime[] times = [.. desk.Asked.Select(static request => request.Time).Order()];
        DateTime[] begun =
        [
            times[0],
            .. times.Zip(times.Skip(1)).Where(static pair => pair.Second - pair.First > s_silence).Select(static pair => pair.Second),
        ];
        Assert.True(begun.Length > 3, $"{begun.Length} periods are too few to tell.");
        int asked = times.Count(time => time < begun[^1]);
        double used = asked / (begun[^1] - begun[0]).TotalMinutes / Allowed;
        Assert.True(used >= least, $"{used:P1} of what is allowed was used: {asked} requests in {begun[^1] - begun[0]}.");
    }

    private static WrapupRequest[] Rows(Desk desk, int count) =>
    [
        .. Enumerable.Range(0, count)
            .Select(_ => new WrapupRequest { ConversationId = desk.Awaiting().Conversation.Id, WrapupCode = "Resolved" }),
    ];

    private static Task<GenesysSession> ConnectAsync(Desk desk, string token) => SessionFactory.ConnectAsync(
        new ConnectOptions
        {
            BaseUri = SimulatedPlatform.BaseUri,
            Grant = new AccessTokenGrant(token),
            Network = new Network(desk.Platform.CreateHandler, desk.Platform.OpenSocketAsync),
            Clock = desk.Platform.Clock,
        },
        SilentActivity.Instance,
        CancellationToken.None);

    /// <summary>The first row alone, then so many at once.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(
        LockstepClock clock,
        Desk desk,
        GenesysSession session,
        WrapupRequest[] rows)
    {
        var engine = new WrapupEngine(session);
        var outcomes = new ConcurrentQueue<string>();
        var waiting = new ConcurrentQueue<WrapupRequest>(rows.Skip(1));
        var requester = new Requester<TargetOutcome>(
            static _ => Task.FromResult(true),
            outcome =>
            {
                outcomes.Enqueue(outcome.Result.Outcome);
                return Task.CompletedTask;
            },
            SilentActivity.Instance);
        clock.Count(1);
        await Task.Run(() => engine.SetAsync(rows[0], requester, CancellationToken.None));
        clock.Count(AtOnce - 1);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out WrapupRequest? row))
            {
                await engine.SetAsync(row, requester, CancellationToken.None);
            }

            clock.Count(-1);
        })));
        return [.. outcomes];
    }

    /// <summary>Another program with the same token, which does not look at what is left.</summary>
    private sealed class Stranger(Desk desk, LockstepClock clock, string token) : IDisposable
    {
        public const string Operation = "getUsersMe";
        private static readonly TimeSpan s_period = TimeSpan.FromMinutes(1);
        private readonly HttpClient _http = new(desk.Platform.CreateHandler());
        private bool _leaves;

        public int Asked { get; private set; }

        public int RefusedLater { get; private set; }

        public void Leave() => Volatile.Write(ref _leaves, true);

        public async Task AskAsync(TimeSpan every)
        {
            DateTimeOffset later = clock.GetUtcNow() + s_period + every;
            while (!Volatile.Read(ref _leaves))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(SimulatedPlatform.BaseUri, "/api/v2/users/me"));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using HttpResponseMessage answer = await _http.SendAsync(request);
                Asked++;
                RefusedLater += (int)answer.StatusCode == 429 && clock.GetUtcNow() > later ? 1 : 0;
                await Task.Delay(every, clock);
            }

            clock.Count(-1);
        }

        public void Dispose() => _http.Dispose();
    }
}
