using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The wrap-up of a participant or a communication, the codes it may have, and setting it on a communication.</summary>
internal static class ConversationWrapupEndpoints
{
    private const string OfParticipant = "/participants/{participantId}/wrapup";
    private const string CodesOfParticipant = "/participants/{participantId}/wrapupcodes";

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetConversationParticipantWrapup, call => ReadParticipant(call, world, null));
        table.Add(Operations.GetConversationParticipantWrapupcodes, call => Codes(call, world, null));
        var rules = new WrapupRules(world);
        foreach (MediaKind media in MediaKind.All.Where(static one => !one.Removed && one.CommunicationLevel))
        {
            table.Add(media.GetCommunicationWrapup!, call => ReadCommunication(call, world, media));
            table.Add(media.PostCommunicationWrapup!, call => Write(call, world, media, rules));
            if (media.ParticipantLevel)
            {
                table.Add(media.Of("GET", OfParticipant)!, call => ReadParticipant(call, world, media));
                table.Add(media.Of("GET", CodesOfParticipant)!, call => Codes(call, world, media));
            }
        }
    }

    private static SimulatedAnswer ReadParticipant(SimulatedCall call, SimulatedWorld world, MediaKind? media) =>
        ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target)
        ?? Assigned(world, Provisional(call) ? target.Participant.Provisional : target.Participant.Wrapup);

    private static SimulatedAnswer ReadCommunication(SimulatedCall call, SimulatedWorld world, MediaKind media) =>
        ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target)
        ?? Assigned(world, Provisional(call) ? target.Communication.Provisional : target.Communication.Wrapup);

    private static bool Provisional(SimulatedCall call) =>
        string.Equals(call.Query.First("provisional"), "true", StringComparison.OrdinalIgnoreCase);

    private static SimulatedAnswer Assigned(SimulatedWorld world, SimulatedWrapup? wrapup)
    {
        if (wrapup is not null)
        {
            // AssignedWrapupCode has no provisional member; the query says which one was requested.
            return SimulatedAnswer.Ok(ConversationJson.Wrapup(wrapup with { Provisional = false })!);
        }

        return world.Policies[SimulatorPolicies.WrapupReadWhenNone] switch
        {
            "NotFound" => KnownErrors.NotFound.Answer(),
            "NoContent" => new SimulatedAnswer(204),
            _ => SimulatedAnswer.Ok(WireJson.Of()),
        };
    }

    private static SimulatedAnswer Codes(SimulatedCall call, SimulatedWorld world, MediaKind? media) =>
        ConversationTarget.Refusal(call, world, media, null, out ConversationTarget target)
        ?? SimulatedAnswer.Ok(WireJson.List(
            (target.Participant.Queue?.CodeIds ?? []).Select(world.FindCode).Where(static code => code is not null),
            static code => RoutingJson.Code(code!)));

    private static SimulatedAnswer Write(SimulatedCall call, SimulatedWorld world, MediaKind media, WrapupRules rules)
    {
        if (ConversationTarget.Refusal(call, world, media, "conversation:participant:wrapup", out ConversationTarget target) is { } absent)
        {
            return absent;
        }

        if (WrapupInput.Read(call.Body, world.Policies, out WrapupInput request) is { } unreadable)
        {
            return unreadable;
        }

        SimulatedAnswer answer =
            rules.Judge(call.Caller, target.Conversation, target.Participant, target.Communication, request, out Action? apply);
        apply?.Invoke();
        return answer;
    }
}
