using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
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
            "Lists wrap-up codes by a name that none has, with a pageSize that grows from 25 to 5,000 until it is refused or cut.",
            async (bench, stop) =>
            {
                (Observation seen, int? cut) = await LargestPageAsync(bench, stop).ConfigureAwait(false);
                return cut is null ? seen : seen with { Position = cut.Value.ToString(CultureInfo.InvariantCulture) };
            })
        { Sends = [$"{Operations.GetRoutingWrapupcodes}"] },
        new("TooLargePage", AssumptionReach.Reads, "The same, and whether it is refused or cut.",
            async (bench, stop) =>
            {
                (Observation seen, int? cut) = await LargestPageAsync(bench, stop).ConfigureAwait(false);
                return seen with { Position = cut is not null ? "Cut" : seen.Position is null ? null : "Refuse" };
            })
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
        new("UnusableToken", AssumptionReach.Reads, "Reads the token's description with a token that is made up.", UnusableTokenAsync)
        { Sends = [$"{Operations.GetTokensMe}"] },
    ];

    public static string MadeUp() => Guid.NewGuid().ToString();

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

    /// <summary>What was seen, and to how many a larger page is cut; null where it is not.</summary>
    private static async Task<(Observation Seen, int? CutTo)> LargestPageAsync(AssumptionBench bench, CancellationToken stop)
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
        return (cut is null ? seen : Observation.Unsettled($"A larger page is not refused: its pageSize is {cut}."), cut);
    }

    private static Task<Answer<WireDetailsPage>> QueryAsync(AssumptionBench bench, TimeSpan span, int size, CancellationToken stop) =>
        bench.AskAsync(
            new ApiCall(Operations.PostAnalyticsConversationsDetailsQuery)
            {
                Body = QueryOfNothing(bench, span, new WirePaging { PageSize = size, PageNumber = 1 }),
            },
            PlatformJson.Default.WireDetailsPage,
            stop);

    /// <summary>A query, or a job without paging, for a conversation that is made up.</summary>
    public static string QueryOfNothing(AssumptionBench bench, TimeSpan span, WirePaging? paging)
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
            Paging = paging,
        };
        return JsonSerializer.Serialize(body, PlatformJson.Default.WireDetailsQuery);
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

    private static async Task<Observation> UnusableTokenAsync(AssumptionBench bench, CancellationToken stop)
    {
        if (await bench.UnusableTokenAsync(stop).ConfigureAwait(false) is not { } refusal)
        {
            return Observation.Unsettled("A token that is made up was not refused.");
        }

        string? position = refusal.ErrorCode == KnownErrors.BadCredentials.Code ? "BadCredentials"
            : refusal.ErrorCode == KnownErrors.AuthenticationRequired.Code ? "AuthenticationRequired"
            : null;
        return new Observation(position, $"A token that is made up got {refusal.StatusCode} {refusal.ErrorCode}.")
        {
            CorrelationId = refusal.CorrelationId,
        };
    }
}
