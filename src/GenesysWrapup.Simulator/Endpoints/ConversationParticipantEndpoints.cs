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

/// <summary>Changes to a participant: its state and wrap-up, its data, and what it still owes on a communication.</summary>
internal static class ConversationParticipantEndpoints
{
    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        var rules = new ParticipantRules(world, new WrapupRules(world));
        table.Add(Operations.PatchConversationParticipant, call => Change(call, world, rules, null));
        table.Add(Operations.PatchConversationParticipantAttributes, call => SetAttributes(call, world));
        table.Add(Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication, call => RequestWork(call, world));
        foreach (MediaKind media in MediaKind.All.Where(static one => !one.Removed && one.ParticipantLevel))
        {
            table.Add(media.PatchParticipant!, call => Change(call, world, rules, media));
            table.Add(media.Of("PATCH", "/participants/{participantId}/communications/{communicationId}")!, call =>
                EndCommunication(call, world, media));
        }
    }

    private static SimulatedAnswer Change(SimulatedCall call, SimulatedWorld world, ParticipantRules rules, MediaKind? media)
    {
        if (ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target) is { } absent)
        {
            return absent;
        }

        // The front has checked that the caller holds one of them in some division; here the conversation's division counts.
        if (!call.Operation.Permit.IsMetBy(permission => call.Caller.Holds(permission, target.Conversation.Division.Id)))
        {
            return KnownErrors.MissingDivisionPermission.Answer(call.Operation.Permit.Permissions[0]);
        }

        bool another = media == MediaKind.Call && call.Caller.HasUser && target.Participant.Member?.Id != call.Caller.UserId;
        if (another && world.Policies.Is(SimulatorPolicies.OtherUsersParticipant, "Refuse"))
        {
            return KnownErrors.UserNotParty.Answer();
        }

        return ParticipantChange.Read(call.Body, world.Policies, out ParticipantChange change)
            ?? rules.Apply(call.Caller, target.Conversation, target.Participant, media, change);
    }

    /// <summary>Takes the same body as the participant's PATCH and ignores its wrap-up, as documented.</summary>
    private static SimulatedAnswer EndCommunication(SimulatedCall call, SimulatedWorld world, MediaKind media)
    {
        if (ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target) is { } absent)
        {
            return absent;
        }

        if (ParticipantChange.Read(call.Body, world.Policies, out ParticipantChange change) is { } wrong)
        {
            return wrong;
        }

        if (change.State != "disconnected")
        {
            return KnownErrors.CommunicationStateRequired.Answer();
        }

        if (target.Communication.IsOver)
        {
            return KnownErrors.CallDisconnected.Answer();
        }

        world.HangUp(target.Conversation, target.Participant, target.Communication);
        return SimulatedAnswer.Ok(WireJson.Of());
    }

    private static SimulatedAnswer SetAttributes(SimulatedCall call, SimulatedWorld world)
    {
        if (ConversationTarget.Refusal(call, world, null, null, out ConversationTarget target) is { } absent)
        {
            return absent.Error?.Known == KnownErrors.NotConversationParticipant ? KnownErrors.ParticipantNotFound.Answer() : absent;
        }

        // Captured: a wrap-up sent here is malformed, whatever the organization makes of unknown members elsewhere.
        var body = (JsonObject)call.Body!;
        if (body.Any(static member => member.Key != "attributes") || body["attributes"] is not (null or JsonObject))
        {
            return KnownErrors.BadRequest.Answer();
        }

        if (body["attributes"] is not JsonObject attributes)
        {
            return KnownErrors.ParticipantAttributeNull.Answer();
        }

        Dictionary<string, string> given = attributes.Where(static entry => entry.Value is not null)
            .ToDictionary(static entry => entry.Key, static entry => (string)entry.Value!);
        world.SetAttributesLater(target.Conversation, target.Participant, given);
        return SimulatedAnswer.Accepted;
    }

    private static SimulatedAnswer RequestWork(SimulatedCall call, SimulatedWorld world)
    {
        if (ConversationTarget.Refusal(call, world, null, "conversation:participant:wrapup", out ConversationTarget target) is { } absent)
        {
            return absent;
        }

        var body = (JsonObject)call.Body!;
        if (BodyMembers.Unknown(body, "AfterCallWorkUpdate", ["afterCallWorkRequired"], world.Policies) is { } unknown)
        {
            return unknown;
        }

        if ((bool?)body["afterCallWorkRequired"] is not { } wanted)
        {
            return KnownErrors.BadRequest.Answer();
        }

        if (!target.Communication.IsConnected)
        {
            return KnownErrors.ParticipantNoActiveConversations.Answer();
        }

        if (target.Participant.Mode != AfterCallMode.AgentRequested)
        {
            return world.Policies.Is(SimulatorPolicies.RequestedAcwElsewhere, "Refuse")
                ? KnownErrors.BadRequest.Answer()
                : SimulatedAnswer.Ok(new JsonObject { ["afterCallWorkRequired"] = wanted });
        }

        world.RequestWork(target.Conversation, target.Participant, target.Communication, wanted);
        return SimulatedAnswer.Ok(new JsonObject { ["afterCallWorkRequired"] = wanted });
    }
}
