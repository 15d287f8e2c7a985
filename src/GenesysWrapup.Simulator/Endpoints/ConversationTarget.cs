using System;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>
/// What a call's path names: a conversation, perhaps a participant and a communication; or the answer where one does not exist.
/// </summary>
internal sealed record ConversationTarget(SimulatedConversation Conversation)
{
    /// <summary>Set where the path names a participant.</summary>
    public SimulatedParticipant Participant { get; private init; } = null!;

    /// <summary>Set where the path names a communication.</summary>
    public SimulatedCommunication Communication { get; private init; } = null!;

    /// <summary>Finds it all, or says what is missing.</summary>
    /// <param name="media">The media of the path; null for the generic paths.</param>
    /// <param name="permission">What the caller must hold in the conversation's division; null where none is asked.</param>
    public static SimulatedAnswer? Refusal(
        SimulatedCall call,
        SimulatedWorld world,
        MediaKind? media,
        string? permission,
        out ConversationTarget target)
    {
        target = null!;
        foreach (string id in call.PathValues)
        {
            if (!Guid.TryParse(id, out _) && world.Policies.Is(SimulatorPolicies.MalformedId, "BadRequest"))
            {
                return KnownErrors.BadRequest.Answer();
            }
        }

        SimulatedConversation? conversation = world.Find(call.PathValues[0]);
        if (conversation is null || (media is not null && !conversation.Has(media)))
        {
            return media == MediaKind.Callback && call.Operation.Method == "PATCH"
                ? KnownErrors.CallbackConversationNotFound.Answer()
                : KnownErrors.ConversationNotFound.Answer();
        }

        if (permission is not null && !call.Caller.Holds(permission, conversation.Division.Id))
        {
            return KnownErrors.MissingDivisionPermission.Answer(permission);
        }

        target = new ConversationTarget(conversation);
        if (call.PathValues.Count < 2)
        {
            return null;
        }

        SimulatedParticipant? participant = conversation.Find(call.PathValues[1]);
        if (participant is null || (media is not null && !participant.Communications.Exists(one => one.Media == media)))
        {
            return KnownErrors.NotConversationParticipant.Answer();
        }

        target = target with { Participant = participant };
        if (call.PathValues.Count < 3)
        {
            return null;
        }

        SimulatedCommunication? communication = participant.Find(call.PathValues[2]);
        if (communication is null || (media is not null && communication.Media != media))
        {
            return KnownErrors.CommunicationNotFound.Answer();
        }

        target = target with { Communication = communication };
        return null;
    }
}
