using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Events.Channels;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>
/// What reading shows without a conversation. Listings are asked for what does not exist, so that nothing of the organization is read.
/// </summary>
internal static class ReadAssumptions
{
    private const string NoSuchName = "no code has this name 5f0e3c1a";
    private const string TokenRequest = "POST /oauth/token of the login host";
    private static readonly int[] s_pages = [25, 50, 100, 200, 250, 500, 1000, 5000];
    private static readonly int[] s_days = [1, 7, 31, 90, 180, 365];
    private static readonly int[] s_ids = [25, 50, 100, 200];

    /// <summary>Read by its method alone: the path exists for POST.</summary>
    private static readonly Operation s_wrongMethod =
        new("getConversationDisconnect", "GET", "/api/v2/conversations/{conversationId}/disconnect", [], Permit.None);

    private static readonly Operation s_removed = MediaKind.Chat.Of("GET", "/participants/{participantId}/wrapupcodes")!;

    public static IReadOnlyList<Assumption> All { get; } =
    [
        new("RateLimitHeaders", AssumptionReach.Reads, "Reads the token's description and looks for the inin-ratelimit headers.",
            async (bench, stop) => await bench.TokenAsync(stop).ConfigureAwait(false) is var answer && answer.IsSuccess
                ? Observation.Of(answer.RateLimit is null ? "Absent" : "Present", answer)
                : Observation.Unsettled(answer))
        { Sends = [$"{Operations.GetTokensMe}"] },
        new("RequestsPerMinute", AssumptionReach.Reads, "Reads the token's description and takes the number from inin-ratelimit-allowed.",
            async (bench, stop) => await bench.TokenAsync(stop).ConfigureAwait(false) is var answer && answer.RateLimit is { } limit
                ? Observation.Of(
                    limit.Allowed.ToString(CultureInfo.InvariantCulture), answer, $"{answer} with inin-ratelimit-allowed {limit.Allowed}.")
                : Observation.Unsettled("The answer has no inin-ratelimit headers."))
        { Sends = [$"{Operations.GetTokensMe}"] },
        new(
            "DeclaredUserOnly",
            AssumptionReach.Reads,
            "As client credentials, lists one of the caller's own queues, which declares not.a.user.",
            DeclaredUserOnlyAsync)
        { Sends = [$"{Operations.GetRoutingQueuesMe}"] },
        new("MalformedId", AssumptionReach.Reads, "Reads a conversation by an id that is no GUID.",
            async (bench, stop) => (await bench.AskAsync(
                new ApiCall(Operations.GetConversation, "not-a-guid"), PlatformJson.Default.WireConversation, stop).ConfigureAwait(false))
                is var answer && answer.Status is 400 or 404
                    ? Observation.Of(answer.Status == 400 ? "BadRequest" : "NotFound", answer)
                    : Observation.Unsettled(answer))
        { Sends = [$"{Operations.GetConversation}"] },
        new("UndeclaredError", AssumptionReach.Reads, "Reads a conversation by a GUID that was just made up, and looks at the " +
            "error's code.",
            async (bench, stop) => await bench.AskAsync(
                new ApiCall(Operations.GetConversation, MadeUp()), PlatformJson.Default.WireConversation, stop).ConfigureAwait(false)
                is { Status: 404 } answer
                    ? Observation.Of(answer.ErrorCode == KnownErrors.NotFound.Code ? "General" : "Specific", answer)
                    : Observation.Unsettled("The answer was no 404."))
        { Sends = [$"{Operations.GetConversation}"] },
        new("WrongMethod", AssumptionReach.Reads, "Sends GET to a path that has only POST: the disconnect of a conversation that is " +
            "made up.",
            async (bench, stop) => await bench.SendAsync(new ApiCall(s_wrongMethod, MadeUp()), stop).ConfigureAwait(false)
                is var answer && answer.Status is 405 or 404
                    ? Observation.Of(answer.Status == 405 ? "MethodNotAllowed" : "NotFound", answer)
                    : Observation.Unsettled(answer))
        { Sends = [$"{s_wrongMethod}"] },
        new("RemovedOperation", AssumptionReach.Reads, "Reads the wrap-up codes of a web chat that is made up, an operation that was " +
            "removed.",
            async (bench, stop) => await bench.SendAsync(
                new ApiCall(s_removed, MadeUp(), MadeUp()), stop)
                .ConfigureAwait(false) is var answer && answer.Status is 404 or 410
                    ? Observation.Of(answer.Status == 404 ? "NotFound" : "Gone", answer)
                    : Observation.Unsettled(answer))
        { Sends = [$"{s_removed}"] },
        new("AcwSetting", AssumptionReach.Reads, "Reads the settings of conversations and looks for communicationBasedACW.",
            async (bench, stop) => await bench.SettingsAsync(stop).ConfigureAwait(false) is { IsSuccess: true } answer
                ? answer.Value?.CommunicationBasedAcw is true
                    ? Observation.Unsettled("The setting is on; whether it shows while it is off cannot be seen.")
                    : Observation.Of(answer.Value?.CommunicationBasedAcw is null ? "Absent" : "Present", answer)
                : Observation.Unsettled("The settings could not be read."))
        { Sends = [$"{Operations.GetConversationsSettings}"] },
        new("LargestPage", AssumptionReach.Reads,
            "Lists wrap-up codes by a name that none has, with a pageSize that grows from 25 to 5,000 until it is refused.",
            (bench, stop) => LargestPageAsync(bench, stop))
        { Sends = [$"{Operations.GetRoutingWrapupcodes}"] },
        new("AnalyticsLargestPage", AssumptionReach.Reads,
            "Queries the details of a conversation that is made up, with a pageSize that grows from 25 to 5,000 until it is refused.",
            (bench, stop) => Ladder.ClimbAsync(s_pages, size => QueryAsync(bench, TimeSpan.FromMinutes(1), size, stop)))
        { Sends = [$"{Operations.PostAnalyticsConversationsDetailsQuery}"] },
        new("AnalyticsLongestDays", AssumptionReach.Reads,
            "Queries the details of a conversation that is made up, over an interval that grows from a day to a year until it is refused.",
            (bench, stop) => Ladder.ClimbAsync(s_days, days => QueryAsync(bench, TimeSpan.FromDays(days), 1, stop)))
        { Sends = [$"{Operations.PostAnalyticsConversationsDetailsQuery}"] },
        new("AnalyticsMostIds", AssumptionReach.Reads,
            "Reads the details of conversations that are made up, 25 to 200 at once, until it is refused.",
            (bench, stop) => Ladder.ClimbAsync(s_ids, count => bench.AskAsync(
                new ApiCall(Operations.GetAnalyticsConversationsDetails)
                {
                    Query = [.. Enumerable.Range(0, count).Select(static _ => new KeyValuePair<string, string>("id", MadeUp()))],
                },
                PlatformJson.Default.WireDetailsPage,
                stop)))
        { Sends = [$"{Operations.GetAnalyticsConversationsDetails}"] },
        new("AnalyticsJobLag", AssumptionReach.Reads, "Reads how far the data of asynchronous jobs reaches.", JobLagAsync)
        { Sends = [$"{Operations.GetAnalyticsConversationsDetailsJobsAvailability}"] },
        new("TokenErrorBody", AssumptionReach.Reads, "Asks for a token with a client id and a secret that are made up, once.",
            (bench, stop) => RefusedTokenAsync(bench, static (refusal, _) =>
                refusal.ResponseBody?.Contains("\"error\"") == true ? "OAuth" : "Platform", stop))
        { Sends = [TokenRequest] },
        new("BadSecretStatus", AssumptionReach.Reads, "The same request, and its status.",
            (bench, stop) => RefusedTokenAsync(bench, static (_, status) => status is 400 or 401
                ? status.ToString(CultureInfo.InvariantCulture)
                : null, stop))
        { Sends = [TokenRequest] },
        new("UnknownClient", AssumptionReach.Reads, "The same request, and its words.",
            (bench, stop) => RefusedTokenAsync(bench, static (refusal, _) =>
                refusal.PlatformMessage?.IndexOf("not found", StringComparison.OrdinalIgnoreCase) >= 0 ? "NotFound" : "AsBadSecret", stop))
        { Sends = [TokenRequest] },
        new("Sockets", AssumptionReach.Reads, "Makes a notification channel without topics and opens its socket.", SocketsAsync)
        { Sends = [$"{Operations.PostNotificationsChannels}"] },
        new("Heartbeat", AssumptionReach.Reads,
            "Makes a notification channel without topics and waits for two heartbeats, three minutes at most.", HeartbeatAsync)
        { Sends = [$"{Operations.PostNotificationsChannels}"] },
    ];

    private static string MadeUp() => Guid.NewGuid().ToString();

    private static async Task<Observation> DeclaredUserOnlyAsync(AssumptionBench bench, CancellationToken stop)
    {
        if (bench.Session.HasUser)
        {
            return Observation.Unsettled("The session is a user's; only client credentials show it.");
        }

        var call = new ApiCall(Operations.GetRoutingQueuesMe) { Query = [new("pageSize", "1")] };
        Answer<bool> answer = await bench.SendAsync(call, stop).ConfigureAwait(false);
        return answer.ErrorCode == KnownErrors.NotAUser.Code ? Observation.Of("Refuse", answer)
            : answer.IsSuccess ? Observation.Of("Accept", answer)
            : Observation.Unsettled(answer);
    }

    private static async Task<Observation> LargestPageAsync(AssumptionBench bench, CancellationToken stop)
    {
        int? cut = null;
        Observation seen = await Ladder.ClimbAsync(s_pages, async size =>
        {
            Answer<WirePage<WireWrapupCode>> answer = await bench.AskAsync(
                new ApiCall(Operations.GetRoutingWrapupcodes)
                {
                    Query = [new("name", NoSuchName), new("pageSize", size.ToString(CultureInfo.InvariantCulture))],
                },
                PlatformJson.Default.WirePageWireWrapupCode,
                stop).ConfigureAwait(false);
            cut ??= answer.Value?.PageSize < size ? answer.Value!.PageSize : null;
            return answer;
        }).ConfigureAwait(false);
        return cut is null ? seen : Observation.Unsettled($"A larger page is not refused but cut to {cut}.");
    }

    private static Task<Answer<WireDetailsPage>> QueryAsync(AssumptionBench bench, TimeSpan span, int size, CancellationToken stop)
    {
        DateTimeOffset to = bench.Now;
        var body = new WireDetailsQuery
        {
            Interval = $"{Time(to - span)}/{Time(to)}",
            ConversationFilters =
            [
                new WireDetailsFilter
                {
                    Type = "and",
                    Predicates = [new WireDetailsPredicate { Dimension = "conversationId", Operator = "matches", Value = MadeUp() }],
                },
            ],
            Paging = new WirePaging { PageSize = size, PageNumber = 1 },
        };
        return bench.AskAsync(
            new ApiCall(Operations.PostAnalyticsConversationsDetailsQuery)
            {
                Body = JsonSerializer.Serialize(body, PlatformJson.Default.WireDetailsQuery),
            },
            PlatformJson.Default.WireDetailsPage,
            stop);
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task<Observation> JobLagAsync(AssumptionBench bench, CancellationToken stop)
    {
        Answer<WireDataAvailability> answer = await bench.AskAsync(
            new ApiCall(Operations.GetAnalyticsConversationsDetailsJobsAvailability), PlatformJson.Default.WireDataAvailability, stop)
            .ConfigureAwait(false);
        if (answer.Value?.DataAvailabilityDate is not { } date)
        {
            return Observation.Unsettled(answer);
        }

        double seconds = Math.Max(0, Math.Floor((bench.Now - date).TotalSeconds));
        return Observation.Of(
            Observation.Text(TimeSpan.FromSeconds(seconds)), answer, $"{answer} with dataAvailabilityDate {Time(date)}.");
    }

    /// <summary>One request for all that its refusal shows: the login host counts them.</summary>
    private static async Task<Observation> RefusedTokenAsync(
        AssumptionBench bench, Func<PlatformException, int, string?> judge, CancellationToken stop)
    {
        if (await bench.RefusedTokenAsync(stop).ConfigureAwait(false) is not { StatusCode: { } status } refusal)
        {
            return Observation.Unsettled("The login host did not refuse it.");
        }

        string evidence = $"The login host answered {status} {refusal.ErrorCode} \"{refusal.PlatformMessage}\".";
        return new Observation(status is 400 or 401 ? judge(refusal, status) : null, evidence) { CorrelationId = refusal.CorrelationId };
    }

    private static async Task<Observation> SocketsAsync(AssumptionBench bench, CancellationToken stop)
    {
        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        try
        {
            using ChannelSocket socket = await calls.ConnectAsync(channel, stop).ConfigureAwait(false);
            return new Observation("Open", "The channel's socket was opened.");
        }
        catch (GenesysException refused) when (refused.Failure.Id == FailureId.SocketRefused)
        {
            return new Observation("Refuse", refused.Message);
        }
    }

    private static async Task<Observation> HeartbeatAsync(AssumptionBench bench, CancellationToken stop)
    {
        var calls = new ChannelCalls(bench.Session);
        WireChannel channel = await calls.CreateAsync(bench.Activity, stop).ConfigureAwait(false);
        using ChannelSocket socket = await calls.ConnectAsync(channel, stop).ConfigureAwait(false);
        using CancellationTokenSource late = Pause.Deadline(TimeSpan.FromMinutes(3), bench.Session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        bench.Activity.Waiting(TimeSpan.FromSeconds(30), "Waiting for the channel's first heartbeat.");
        DateTimeOffset? first = null;
        try
        {
            while (await socket.ReceiveAsync(either.Token).ConfigureAwait(false) is { } message)
            {
                if (message.IndexOf("heartbeat", StringComparison.OrdinalIgnoreCase) < 0)
                {
                    continue;
                }

                if (first is { } before)
                {
                    var between = TimeSpan.FromSeconds(Math.Round((bench.Now - before).TotalSeconds));
                    return new Observation(Observation.Text(between), $"Two heartbeats came {between.TotalSeconds:0} seconds apart.");
                }

                first = bench.Now;
                bench.Activity.Waiting(TimeSpan.FromSeconds(30), "Waiting for the channel's second heartbeat.");
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Observation.Unsettled($"In three minutes, {(first is null ? "no heartbeat" : "one heartbeat")} came.");
        }

        return Observation.Unsettled("The platform closed the socket.");
    }
}
