using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Conversation details by id and by query, with the delay of analytics.</summary>
internal static class AnalyticsDetailEndpoints
{
    private const int UsualPage = 25;

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetAnalyticsConversationDetails, call => ById(call, world));
        table.Add(Operations.GetAnalyticsConversationsDetails, call => ByIds(call, world));
        table.Add(Operations.PostAnalyticsConversationsDetailsQuery, call => Query(call, world));
        table.Add(Operations.PostAnalyticsConversationDetailsProperties, call => Index(call, world));
    }

    /// <summary>Whether the caller may see the details of conversations in this one's division.</summary>
    public static bool MaySee(SimulatedCall call, SimulatedConversation conversation) =>
        Operations.PostAnalyticsConversationsDetailsQuery.Permit.IsMetBy(
            permission => call.Caller.Holds(permission, conversation.Division.Id));

    /// <summary>A conversation's details, with agents' names where the policy says so.</summary>
    public static JsonObject Describe(SimulatedConversation conversation, SimulatedWorld world, DateTimeOffset knownBy, bool withAttributes)
    {
        var shape = new AnalyticsShape(
            withAttributes,
            world.Policies.Is(SimulatorPolicies.AnalyticsParticipantCode, "EverySession"),
            world.Policies[SimulatorPolicies.AnalyticsSocialMedia].ToLowerInvariant());
        JsonObject details = AnalyticsJson.Of(conversation, knownBy, shape);
        if (world.Policies.Is(SimulatorPolicies.AnalyticsAgentNames, "Absent"))
        {
            foreach (JsonNode? participant in details["participants"]!.AsArray()
                .Where(static participant => participant!["userId"] is not null))
            {
                participant!.AsObject().Remove("participantName");
            }
        }

        return details;
    }

    public static SimulatedAnswer? TooLong(AnalyticsQuery query, SimulatedWorld world)
    {
        int days = world.Policies.NumberOf(SimulatorPolicies.AnalyticsLongestDays);
        return query.To - query.From <= TimeSpan.FromDays(days)
            ? null
            : KnownErrors.ConstraintValidation.Answer($"interval may have {days} days at most");
    }

    private static DateTimeOffset KnownBy(SimulatedWorld world) => world.Now - world.Policies.DurationOf(SimulatorPolicies.AnalyticsLag);

    private static SimulatedAnswer ById(SimulatedCall call, SimulatedWorld world)
    {
        if (Known(call.PathValues[0], world) is not { } conversation)
        {
            return KnownErrors.NotFound.Answer();
        }

        return MaySee(call, conversation)
            ? SimulatedAnswer.Ok(Describe(conversation, world, KnownBy(world), withAttributes: false))
            : KnownErrors.MissingDivisionPermission.Answer(call.Operation.Permit.Permissions[0]);
    }

    private static SimulatedAnswer ByIds(SimulatedCall call, SimulatedWorld world)
    {
        // The contract repeats the parameter, and its text speaks of commas. Both are accepted.
        string[] ids = call.Query["id"].SelectMany(static value => value.Split([','], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        int most = world.Policies.NumberOf(SimulatorPolicies.AnalyticsMostIds);
        return ids.Length > most
            ? KnownErrors.ConstraintValidation.Answer($"id takes {most} values at most")
            : SimulatedAnswer.Ok(WireJson.Of(("conversations", WireJson.List(
            ids.Select(id => Known(id, world)).Where(conversation => conversation is not null && MaySee(call, conversation)),
            conversation => Describe(conversation!, world, KnownBy(world), withAttributes: false)))));
    }

    private static SimulatedAnswer Query(SimulatedCall call, SimulatedWorld world)
    {
        var body = (JsonObject)call.Body!;
        if ((AnalyticsQuery.Refusal(body, out AnalyticsQuery query) ?? TooLong(query, world)) is { } wrong)
        {
            return wrong;
        }

        int size = (int?)body["paging"]?["pageSize"] ?? UsualPage;
        int number = (int?)body["paging"]?["pageNumber"] ?? 1;
        int largest = world.Policies.NumberOf(SimulatorPolicies.AnalyticsLargestPage);
        if (size < 1 || size > largest || number < 1)
        {
            return KnownErrors.ConstraintValidation.Answer($"paging takes a pageSize of 1 to {largest} and a pageNumber from 1");
        }

        // Documented: everything that started on a day which the interval touches.
        DateTimeOffset from = new(query.From.UtcDateTime.Date, TimeSpan.Zero);
        DateTimeOffset to = new(query.To.UtcDateTime.AddTicks(-1).Date.AddDays(1), TimeSpan.Zero);
        DateTimeOffset knownBy = KnownBy(world);
        world.Settle();
        List<JsonObject> found = query.Order(world.Conversations.Where(conversation =>
                conversation.Start >= from && conversation.Start < to && conversation.Start <= knownBy && MaySee(call, conversation)))
            .Select(conversation => Describe(conversation, world, knownBy, withAttributes: false))
            .Where(query.Takes)
            .ToList();
        return SimulatedAnswer.Ok(WireJson.Of(
            ("conversations", WireJson.List(found.Skip((int)Math.Min((number - 1L) * size, int.MaxValue)).Take(size), static json => json)),
            ("totalHits", found.Count)));
    }

    private static SimulatedAnswer Index(SimulatedCall call, SimulatedWorld world)
    {
        if (Known(call.PathValues[0], world) is not { } conversation)
        {
            return KnownErrors.NotFound.Answer();
        }

        bool complete = call.Body!["sessionId"] is not null && call.Body["targetDate"] is not null && call.Body["properties"] is JsonArray;
        bool hasSession = complete && conversation.Communications.Any(one => one.Id == (string?)call.Body["sessionId"]);
        return hasSession ? new SimulatedAnswer(202, call.Body.DeepClone()) : KnownErrors.BadRequest.Answer();
    }

    private static SimulatedConversation? Known(string id, SimulatedWorld world) =>
        world.FindRecorded(id) is { } found && found.Start <= KnownBy(world) ? found : null;
}
