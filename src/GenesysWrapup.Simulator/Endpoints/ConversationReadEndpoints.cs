using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Conversations by id, and the active ones of the user who is signed in.</summary>
internal static class ConversationReadEndpoints
{
    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetConversation, call =>
            ConversationTarget.Refusal(call, world, null, "conversation:communication:view", out ConversationTarget target)
            ?? SimulatedAnswer.Ok(ConversationJson.Of(target.Conversation, WorkShown.By(call.Policies))));
        table.Add(Operations.GetConversations, call => ActiveOfCaller(call, world));
        foreach (MediaKind media in MediaKind.All.Where(static one => one.GetConversation is { Removed: false }))
        {
            table.Add(media.GetConversation!, call =>
                ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target)
                ?? SimulatedAnswer.Ok(MediaConversationJson.Of(target.Conversation, media, WorkShown.By(call.Policies))));
            Operation listing = Operations.Find("GET", $"/api/v2/conversations/{media.Segment}", out _)!;
            table.Add(listing, call => Listing(
                call,
                Active(call, world).Where(conversation => conversation.Has(media)),
                conversation => MediaConversationJson.Of(conversation, media, WorkShown.By(call.Policies))));
        }
    }

    private static SimulatedAnswer ActiveOfCaller(SimulatedCall call, SimulatedWorld world)
    {
        IEnumerable<SimulatedConversation> active = Active(call, world);
        if (call.Query.First("communicationType") is { } type)
        {
            if (MediaKind.Find(type) is not { } media)
            {
                return KnownErrors.InvalidQueryParamValue.Answer(
                    type, "communicationType", string.Join(", ", MediaKind.All.Select(static one => one.Name)));
            }

            active = active.Where(conversation => conversation.Has(media));
        }

        return Listing(call, active, conversation => ConversationJson.Of(conversation, WorkShown.By(call.Policies)));
    }

    /// <summary>Client credentials have no user, so nothing is active for them.</summary>
    private static IEnumerable<SimulatedConversation> Active(SimulatedCall call, SimulatedWorld world)
    {
        world.Settle();
        return world.Conversations
            .Where(conversation => conversation.Participants.Exists(
                one => one.Member?.Id == call.Caller.UserId && call.Caller.HasUser && (!one.IsOver || one.WorkIsPending)))
            .OrderBy(static conversation => conversation.Start);
    }

    /// <summary>These lists are never cut into pages, whatever page is requested.</summary>
    private static SimulatedAnswer Listing(
        SimulatedCall call,
        IEnumerable<SimulatedConversation> conversations,
        Func<SimulatedConversation, JsonObject> describe)
    {
        JsonArray entities = WireJson.List(conversations, describe);
        return SimulatedAnswer.Ok(new JsonObject
        {
            ["entities"] = entities,
            ["pageSize"] = Math.Max(entities.Count, 25),
            ["pageNumber"] = 1,
            ["total"] = entities.Count,
            ["pageCount"] = 1,
            ["selfUri"] = call.Operation.PathFor(),
        });
    }
}
