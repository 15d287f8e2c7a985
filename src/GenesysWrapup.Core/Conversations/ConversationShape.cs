using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Makes what users see from what the wire says.</summary>
internal static class ConversationShape
{
    public static ConversationRead Of(WireConversation wire, string conversationId, DateTimeOffset now, Func<string, string?> nameOf)
    {
        WireParticipant[] present = (wire.Participants ?? []).Where(participant => participant?.Id is not null).ToArray();
        bool dialed = CampaignTrace.IsIn(present);
        ReadParticipant[] participants = present
            .Select(participant => new ReadParticipant(
                participant,
                Of(participant, conversationId, now, nameOf).With(copy => copy.DialedByCampaign = dialed)))
            .ToArray();
        ReadParticipant[] agents = participants
            .Where(participant => participant.Shown.CanBeWrappedUp)
            .OrderBy(participant => participant.Wire.ConnectedTime ?? participant.Wire.StartTime)
            .ToArray();

        var shown = new Conversation
        {
            ConversationId = conversationId,
            StartTime = wire.StartTime?.UtcDateTime,
            EndTime = wire.EndTime?.UtcDateTime,
            State = wire.EndTime is null ? "Active" : "Ended",
            MediaType = participants
                .SelectMany(participant => participant.Wire.Communications())
                .Select(entry => entry.Media.Name)
                .Distinct()
                .ToArray(),
            QueueName = agents.Concat(participants.Where(participant => participant.Shown.Purpose == "acd"))
                .LastOrDefault(participant => participant.Shown.QueueName is not null)?.Shown.QueueName,
            Agents = agents.Select(agent => agent.Shown.UserName ?? agent.Shown.UserId!).Distinct().ToArray(),
            AwaitingWrapup = participants.Count(participant => participant.Shown.WrapupState == WrapupState.Pending),
            DivisionId = (wire.Divisions ?? []).Select(membership => membership.Division?.Id).OfType<string>().Distinct().ToArray(),
            Participants = participants.Select(participant => participant.Shown).ToArray(),
        };
        return new ConversationRead(wire, shown, participants) { ReadAt = now };
    }

    private static ConversationParticipant Of(WireParticipant wire, string conversationId, DateTimeOffset now, Func<string, string?> nameOf)
    {
        WrapupJudgement judged = WrapupJudgement.Of(wire, now, nameOf);
        (MediaKind Media, WireCommunication Communication)? chosen = CommunicationChoice.Of(wire);
        return new ConversationParticipant
        {
            ConversationId = conversationId,
            ParticipantId = wire.Id!,
            CommunicationId = chosen?.Communication.Id,
            Purpose = wire.Purpose,
            UserId = wire.UserId,
            UserName = wire.Name,
            QueueId = wire.QueueId,
            QueueName = wire.QueueName,
            MediaType = chosen?.Media.Name,
            State = chosen?.Communication.State,
            StartTime = wire.StartTime?.UtcDateTime,
            ConnectedTime = (wire.ConnectedTime ?? chosen?.Communication.ConnectedTime)?.UtcDateTime,
            EndTime = WrapupJudgement.EndOf(wire, wire.Communications())?.UtcDateTime,
            WrapupState = judged.State,
            WrapupStatus = judged.Status,
            WrapupDeadline = judged.Deadline?.UtcDateTime,
            WrapupRequired = wire.WrapupRequired ?? chosen?.Communication.AfterCallWorkRequired ?? false,
            WrapupPrompt = wire.WrapupPrompt,
            AfterCallWorkStart = judged.AfterCallWorkStart?.UtcDateTime,
            AfterCallWorkEnd = judged.AfterCallWorkEnd?.UtcDateTime,
            AssignedCode = judged.Assigned?.Code,
            AssignedCodeName = judged.Assigned?.Name,
            AssignedNotes = judged.Assigned?.Notes,
            AssignedLevel = judged.AssignedLevel,
            IsSupervising = ParticipantRole.Supervision(wire) is not null,
            CanBeWrappedUp = ParticipantRole.CanBeWrappedUp(wire),
        };
    }
}
